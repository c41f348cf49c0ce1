// How a diagnostic reads in text. One place, so that the terminal, golden files and the overlay agree:
//
//     Content/articles/hub.md:14:1: error: the text says 18 percent, the data says 16.9 percent [figure/mismatch]
//        |
//     14 | [18 percent]{=massachusetts.vc_share@2011} of the state's venture capital
//        | ^^^^^^^^^^^^ reads as 17.5 to 18.5
//        = data: Content/data/shares.csv:31, column vc_share (massachusetts.vc_share@2011, source mva-2011, revised)
//        = help: write “16.9 percent”, or widen with tol=2

extension Diagnostic {
  /// The message as text with its source line and caret; ends with a line feed.
  package func printed(_ files: [SourceFile]) -> String {
    var out = headline(files) + "\n"
    guard let span, files.indices.contains(span.file.position) else { return out + trailer(files, gutter: "") }
    let file = files[span.file]
    let position = file.position(of: span.range.lowerBound)
    let (lineStart, lineBytes) = file.line(at: span.range.lowerBound)
    let number = String(position.line)
    let gutter = String(repeating: " ", count: number.utf8.count)
    let (shown, shift) = window(lineBytes, around: span.range.lowerBound - lineStart)
    let caretStart = span.range.lowerBound - lineStart - shift
    let caretEnd = max(caretStart + 1, min(span.range.upperBound - lineStart - shift, shown.count))
    out += "\(gutter) |\n\(number) | \(String(decoding: shown.map(visible), as: UTF8.self))\n"
    out += "\(gutter) | \(indentation(shown.prefix(max(0, caretStart))))"
    out += String(
      repeating: "^", count: max(1, scalars(shown.dropFirst(max(0, caretStart)).prefix(caretEnd - caretStart))))
    if let label { out += " " + label }
    return out + "\n" + trailer(files, gutter: gutter)
  }

  /// The first line alone: `file:line:column: error: sentence [code]`.
  package func headline(_ files: [SourceFile]) -> String {
    let place = span.flatMap { files.place(of: $0) }.map { $0 + ": " } ?? ""
    return "\(place)\(severity.name): \(message) [\(code)]"
  }

  private func trailer(_ files: [SourceFile], gutter: String) -> String {
    var out = ""
    for note in notes {
      let place = note.span.flatMap { files.place(of: $0) }.map { " (\($0))" } ?? ""
      // "data: jobs.csv:14" says what it is by itself.
      let head = note.message.hasPrefix("data: ") ? "" : "note: "
      out += "\(gutter) = \(head)\(note.message)\(place)\n"
    }
    if let help { out += "\(gutter) = help: \(help)\n" }
    return out
  }
}

extension [SourceFile] {
  /// A place as messages name it: `Content/articles/hub.md:14:1`; nil where it is in none of these files.
  package func place(of span: Span) -> String? {
    guard indices.contains(span.file.position) else { return nil }
    let position = self[span.file].position(of: span.range.lowerBound)
    return "\(self[span.file].path):\(position.line):\(position.column)"
  }
}

// A line of a data file can be a megabyte long: show about 120 bytes of it around the caret.
private func window(_ line: ArraySlice<UInt8>, around offset: Int) -> (shown: ArraySlice<UInt8>, shift: Int) {
  guard line.count > 160 else { return (line, 0) }
  var start = line.startIndex + max(0, min(offset, line.count) - 60)
  while start > line.startIndex, line[start] & 0xC0 == 0x80 { start -= 1 }
  var end = min(line.endIndex, start + 140)
  while end < line.endIndex, line[end] & 0xC0 == 0x80 { end += 1 }
  return (line[start..<end], start - line.startIndex)
}

private func visible(_ byte: UInt8) -> UInt8 { byte < 0x20 && byte != 0x09 || byte == 0x7F ? UInt8(ascii: "?") : byte }

// Tabs stay tabs under the line, so that the caret stands where the terminal puts the character above.
private func indentation(_ bytes: ArraySlice<UInt8>) -> String {
  var out = ""
  for byte in bytes where byte & 0xC0 != 0x80 { out += byte == 0x09 ? "\t" : " " }
  return out
}

private func scalars(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) } }

extension [Diagnostic] {
  /// Sorted by file, offset, then code: the order in which a reader meets them, and the same on every machine. What is
  /// wrong with a chart or a partial is found on every page that uses it, and is there once.
  ///
  /// - Parameter rank: Puts some files before others; those without a file come first of all.
  package func sorted(_ files: [SourceFile], by rank: (String) -> Int = { _ in 0 }) -> [Diagnostic] {
    func key(_ d: Diagnostic) -> (Int, String, Int, String, String) {
      guard let span = d.span, files.indices.contains(span.file.position) else { return (-1, "", 0, d.code, d.message) }
      let path = files[span.file].path
      return (rank(path), path, Int(span.start), d.code, d.message)
    }
    let sorted = map { (key($0), $0) }.sorted { $0.0 < $1.0 }
    return sorted.indices.filter { index in
      index == 0 || sorted[index - 1].0 != sorted[index].0 || sorted[index - 1].1.span != sorted[index].1.span
    }.map { sorted[$0].1 }
  }
}
