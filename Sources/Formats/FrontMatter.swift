import Base

/// What stands between the `---` lines of a page, and where its text begins.
package struct FrontMatter: Sendable {
  /// A map; an empty one where the file has no front matter.
  package let root: Node
  /// The bytes of the file behind the closing `---` line; the whole file where there is no front matter.
  package let body: Range<Int>
}

/// The front matter of a page and the range of its body. The body may hold what is no text: its reader says so.
package func frontMatter(of file: SourceFile) -> Checked<FrontMatter> {
  let bytes = file.bytes
  let start = bytes.starts(with: byteOrderMark) ? 3 : 0
  let empty = Node(.map([]), at: file.span(start..<start))
  guard let open = fence(bytes, start) else {
    return Checked(FrontMatter(root: empty, body: start..<bytes.count), foreignFence(file, start))
  }
  var line = open
  while line < bytes.count {
    if let end = fence(bytes, line) ?? fence(bytes, line, UInt8(ascii: ".")) {
      return read(file, open..<line, body: end..<bytes.count, empty)
    }
    line = bytes[line...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
  }
  return unclosed(file, open, fenceStart: start, empty)
}

private func read(
  _ file: SourceFile, _ range: Range<Int>, body: Range<Int>, _ empty: Node
) -> Checked<FrontMatter> {
  let checked = checkedText(file, range, code: "yaml")
  let tree = yaml(YAMLText(file: file.id, bytes: checked.bytes, base: range.lowerBound), checked)
  switch tree.result.content {
  case .map: return Checked(FrontMatter(root: tree.result, body: body), tree.diagnostics)
  case .null: return Checked(FrontMatter(root: empty, body: body), tree.diagnostics)
  case .bool, .int, .number, .string, .date, .list:
    return Checked(
      FrontMatter(root: empty, body: body), tree.diagnostics + [.frontMatterIsNoMap(tree.result)])
  }
}

// Without its end the front matter is taken to reach to the first blank line, so that other faults in it show too.
private func unclosed(_ file: SourceFile, _ open: Int, fenceStart: Int, _ empty: Node) -> Checked<FrontMatter>
{
  var line = open
  while line < file.bytes.count, file.bytes[line] != 0x0A, file.bytes[line] != 0x0D {
    line = file.bytes[line...].firstIndex(of: 0x0A).map { $0 + 1 } ?? file.bytes.count
  }
  var result = read(file, open..<line, body: line..<file.bytes.count, empty)
  result.diagnostics.insert(.unclosedFrontMatter(at: file.span(fenceStart..<fenceStart + 3)), at: 0)
  return result
}

/// The offset behind a line of exactly three dashes, blanks allowed behind them.
private func fence(_ bytes: [UInt8], _ start: Int, _ mark: UInt8 = UInt8(ascii: "-")) -> Int? {
  guard start + 2 < bytes.count, bytes[start] == mark, bytes[start + 1] == mark, bytes[start + 2] == mark
  else {
    return nil
  }
  var i = start + 3
  while i < bytes.count, isBlank(bytes[i]) || bytes[i] == 0x0D { i += 1 }
  guard i < bytes.count else { return i }
  return bytes[i] == 0x0A ? i + 1 : nil
}

// Other generators' front matter would otherwise be printed as the page's text.
private func foreignFence(_ file: SourceFile, _ start: Int) -> [Diagnostic] {
  guard fence(file.bytes, start, UInt8(ascii: "+")) != nil else { return [] }
  return [
    Diagnostic(
      .error, "yaml/front-matter", "front matter in TOML", at: file.span(start..<start + 3),
      help: "write it as YAML between lines of “---”")
  ]
}

extension Diagnostic {
  fileprivate static func unclosedFrontMatter(at span: Span) -> Diagnostic {
    Diagnostic(
      .error, "yaml/unclosed-front-matter", "the front matter that begins here has no end", at: span,
      help: "close it with a line of “---”")
  }

  fileprivate static func frontMatterIsNoMap(_ node: Node) -> Diagnostic {
    Diagnostic(
      .error, "yaml/front-matter", "front matter must be “key: value” lines, not \(node.kindName)",
      at: node.span,
      help: "write “title: …”")
  }
}
