// Blocks that hold others: which of them go on in a line, and how they begin and end.

import Base

extension LinePass {
  /// Consumes the prefixes of the open blocks; how many of them go on in this line.
  mutating func matchOpenBlocks(cutting: Bool) -> Int {
    for index in stack.indices {
      switch stack[index].kind {
      case .container: continue
      case .quote:
        line.look(source)
        guard line.indent < 4, line.first < line.end, source[line.first] == 0x3E else { return index }
        line.advance(columns: line.indent + 1, source)
        if line.offset < line.end, isBlank(source[line.offset]) { line.advance(columns: 1, source) }
      case .item:
        line.look(source)
        if line.indent >= stack[index].need {
          line.advance(columns: stack[index].need, source)
        } else if line.isBlank, stack[index].hasContent {
          line.skipBlanks(source)
        } else {
          return index
        }
      case .footnote:
        line.look(source)
        guard line.indent >= 4 || line.isBlank else { return index }
        if cutting { pieces.append((pieceStart..<line.offset, pieceSpaces)) }
        if line.isBlank { line.skipBlanks(source) } else { line.advance(columns: 4, source) }
        if cutting { (pieceStart, pieceSpaces) = line.resumption }
      }
    }
    return stack.count
  }

  /// Ends the open blocks from `depth` on. Footnotes and containers get their closing marks, and what would swallow
  /// these (a fence, an HTML block) is ended first.
  mutating func close(to depth: Int, before offset: Int) {
    while stack.count > depth {
      let open = stack[stack.count - 1]
      switch open.kind {
      case .quote, .item:
        stack.removeLast()
      case .footnote, .container:
        endLeaf()
        if open.kind == .container { unclosed(open.mark, before: offset) }
        stack.removeLast()
        closingMark(open.mark)
      }
      leaf = .none
    }
  }

  mutating func endLeaf() {
    switch leaf {
    case .fence(let byte, let length):
      appendPrefix()
      out.append(byte, count: length)
      out.append(0x0A)
    case .html(let html):
      appendPrefix()
      out.append(html.endLine)
      out.append(0x0A)
    case .none, .paragraph, .indentedCode, .table, .behindTable: break
    }
  }

  mutating func itemBegins(_ marker: Int) {
    let indent = line.indent
    line.advance(columns: indent, source)
    line.skip(marker)
    let saved = line
    while line.column - saved.column <= 5, line.offset < line.end, isBlank(source[line.offset]) {
      line.advance(columns: 1, source)
    }
    let blanks = line.column - saved.column
    var need = indent + marker + blanks
    if blanks >= 5 || blanks < 1 || line.offset >= line.end {
      need = indent + marker + 1
      line = saved
      if blanks > 0 { line.advance(columns: 1, source) }
    }
    stack.append(Open(kind: .item, need: need))
  }

  /// 64 blocks within each other are more than a text needs, and cmark's work grows with depth times blank lines.
  /// Past that a backslash makes the rest of the line plain text.
  mutating func hasRoom(before offset: Int) -> Bool {
    guard stack.count >= 64 else { return true }
    if !saidNesting {
      result.diagnostics.append(
        .tooDeep("blocks", 64, at: span(line.first..<min(line.first + 1, line.end))))
      saidNesting = true
    }
    pieces.append((pieceStart..<offset, pieceSpaces))
    append(pieces)
    pieces.removeAll(keepingCapacity: true)
    out.append(0x5C)
    (pieceStart, pieceSpaces) = (offset, 0)
    return false
  }
}

extension Diagnostic {
  static func tooDeep(_ what: String, _ limit: Int, at span: Span) -> Diagnostic {
    Diagnostic(
      .error, "markdown/nesting", "\(what) stand more than \(limit) deep in each other", at: span,
      help: "what lies deeper is taken as plain text")
  }
}
