// Splits a template into text and tags, with Jinja's whitespace rules (`trim_blocks` and `lstrip_blocks` are on): a
// line that holds only a block tag prints nothing, `-` strips all white space on its side, `+` strips none.
//
// A fault in one tag does not hide those of the next: it is noted, the tag is skipped, reading goes on.

import Base

struct TemplateParser {
  let bytes: [UInt8]
  let file: ID<SourceFile>
  var diagnostics: [Diagnostic] = []
  let end: Int
  var position = 0
  /// Whether what was consumed last ended a line: only then is white space before a tag the line's beginning.
  var isAtLineStart = true
  private var nesting = 0
  /// After an unknown tag its end tag is unknown too, and not worth a second message.
  var hasUnknownTag = false

  init(_ source: SourceFile) {
    bytes = source.bytes
    file = source.id
    // Jinja leaves out the one line feed at the end of a file.
    var end = source.bytes.count
    if end > 0, source.bytes[end - 1] == 0x0A { end -= 1 }
    if end > 0, end < source.bytes.count, source.bytes[end - 1] == 0x0D { end -= 1 }
    self.end = end
  }

  /// The whole template.
  mutating func parse() -> [StatementSyntax] {
    var (statements, stop) = body(until: [])
    while let tag = stop {
      if !hasUnknownTag {
        report(tag.range, "template/syntax", "“\(tag.name)” ends nothing that is open here")
      }
      skipTag()
      let more = body(until: [])
      statements += more.statements
      stop = more.stop
    }
    return statements
  }

  // MARK: text and tags

  struct Tag {
    let name: String
    let range: Range<Int>
  }

  // Statements up to a tag in `ends`, or up to any other tag that only ends something. The end tag's name has been
  // read, the rest of it has not.
  mutating func body(until ends: Set<String>) -> (statements: [StatementSyntax], stop: Tag?) {
    var statements: [StatementSyntax] = []
    nesting += 1
    defer { nesting -= 1 }
    while position < end {
      let start = position
      guard let open = nextTag(from: position) else {
        append(text(start..<end), at: start, to: &statements)
        position = end
        break
      }
      let kind = bytes[open + 1]
      append(text(before(open, kind, from: start)), at: start, to: &statements)
      position = open + 2
      let sign = position < end ? bytes[position] : 0
      if sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") && kind != UInt8(ascii: "{") { position += 1 }
      switch kind {
      case UInt8(ascii: "#"): skipComment(from: open)
      case UInt8(ascii: "{"):
        if let statement = print(from: open) { statements.append(statement) }
      default:
        guard let tag = tagName(from: open) else { continue }
        if ends.contains(tag.name) || endings.contains(tag.name) { return (statements, tag) }
        if nesting > 60 {
          report(tag.range, "template/depth", "this tag nests too deeply")
          skipTag()
        } else if let statement = statement(tag, from: open) {
          statements.append(statement)
        }
      }
    }
    return (statements, nil)
  }

  func nextTag(from start: Int) -> Int? {
    var i = start
    while i + 1 < end {
      if bytes[i] == UInt8(ascii: "{") {
        let next = bytes[i + 1]
        if next == UInt8(ascii: "{") || next == UInt8(ascii: "%") || next == UInt8(ascii: "#") { return i }
      }
      i += 1
    }
    return nil
  }

  // The text before a tag, without what the tag strips.
  func before(_ open: Int, _ kind: UInt8, from start: Int) -> Range<Int> {
    let sign = open + 2 < end ? bytes[open + 2] : 0
    if sign == UInt8(ascii: "-") {
      var stop = open
      while stop > start, isSpace(bytes[stop - 1]) { stop -= 1 }
      return start..<stop
    }
    guard kind != UInt8(ascii: "{"), sign != UInt8(ascii: "+") else { return start..<open }
    var lineStart = open
    while lineStart > start, bytes[lineStart - 1] != 0x0A, isSpace(bytes[lineStart - 1]) { lineStart -= 1 }
    let isLineStart = lineStart > start ? bytes[lineStart - 1] == 0x0A : isAtLineStart
    return start..<(isLineStart ? lineStart : open)
  }

  // Line ends become line feeds, as in Jinja.
  func text(_ range: Range<Int>) -> [UInt8] {
    let run = bytes[range]
    guard run.contains(0x0D) else { return Array(run) }
    var out: [UInt8] = []
    for i in range {
      if bytes[i] != 0x0D {
        out.append(bytes[i])
      } else if i + 1 >= bytes.count || bytes[i + 1] != 0x0A {
        out.append(0x0A)
      }
    }
    return out
  }

  func append(_ text: [UInt8], at start: Int, to statements: inout [StatementSyntax]) {
    guard !text.isEmpty else { return }
    statements.append(StatementSyntax(kind: .text(text), range: start..<start + text.count))
  }

  private mutating func skipComment(from open: Int) {
    while position + 1 < end, !(bytes[position] == UInt8(ascii: "#") && bytes[position + 1] == UInt8(ascii: "}")) {
      position += 1
    }
    guard position + 1 < end else {
      report(open..<open + 2, "template/syntax", "this comment has no end", help: "write “#}”")
      position = end
      return
    }
    let sign = bytes[position - 1]
    position += 2
    strip(after: sign)
  }

  // What follows a block tag or a comment: the line feed goes, unless a sign says otherwise.
  private mutating func strip(after sign: UInt8) {
    if sign == UInt8(ascii: "-") {
      skipSpace()
    } else if sign != UInt8(ascii: "+") {
      if position + 1 < end, bytes[position] == 0x0D, bytes[position + 1] == 0x0A { position += 1 }
      if position < end, bytes[position] == 0x0A { position += 1 }
    }
    isAtLineStart = position > 0 && bytes[position - 1] == 0x0A
  }

  mutating func skipSpace() { while position < end, isSpace(bytes[position]) { position += 1 } }

  mutating func print(from open: Int) -> StatementSyntax? {
    do throws(SyntaxFault) {
      var parser = try expressionParser()
      if parser.token.kind == .end {
        throw parser.fault("template/syntax", "there is no expression between these braces")
      }
      let expression = try parser.tuple()
      try finish(&parser, closing: UInt8(ascii: "}"))
      return StatementSyntax(kind: .print(expression), range: open..<position)
    } catch {
      diagnostics.append(error.diagnostic)
      skip(to: UInt8(ascii: "}"))
      return nil
    }
  }

  func expressionParser() throws(SyntaxFault) -> ExpressionParser {
    try ExpressionParser(bytes[..<end], in: file, at: position)
  }

  // The end of a tag: moves behind it and strips what it strips.
  mutating func finish(_ parser: inout ExpressionParser, closing: UInt8) throws(SyntaxFault) {
    guard parser.token.kind == .end else { throw parser.unexpected("the end of the tag") }
    position = parser.token.range.lowerBound
    try close(closing)
  }

  mutating func close(_ closing: UInt8) throws(SyntaxFault) {
    let sign = position < end ? bytes[position] : 0
    let skip = sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") && closing == UInt8(ascii: "%") ? 1 : 0
    guard position + skip + 1 < end, bytes[position + skip] == closing, bytes[position + skip + 1] == UInt8(ascii: "}")
    else {
      let wanted = closing == UInt8(ascii: "%") ? "%}" : "}}"
      throw Lexer(bytes[..<end], in: file, at: position).fault(
        "template/syntax", "expected “\(wanted)”", min(position, end)..<min(position + 1, end))
    }
    position += skip + 2
    if closing == UInt8(ascii: "%") {
      strip(after: sign)
    } else {
      if skip == 1 { skipSpace() }
      isAtLineStart = position > 0 && bytes[position - 1] == 0x0A
    }
  }

  // After a fault: to behind the end of the tag, or to the end of the text.
  private mutating func skip(to closing: UInt8) {
    while position + 1 < end, !(bytes[position] == closing && bytes[position + 1] == UInt8(ascii: "}")) {
      position += 1
    }
    position = min(end, position + 2)
    isAtLineStart = position > 0 && bytes[position - 1] == 0x0A
  }

  mutating func skipTag() { skip(to: UInt8(ascii: "%")) }

  private mutating func tagName(from open: Int) -> Tag? {
    skipSpace()
    let start = position
    while position < end, isWordByte(bytes[position]) { position += 1 }
    guard position > start else {
      report(open..<min(open + 2, end), "template/syntax", "this tag has no name")
      skipTag()
      return nil
    }
    return Tag(name: bytes[start..<position].string, range: start..<position)
  }

  mutating func report(_ range: Range<Int>, _ code: String, _ message: String, help: String? = nil) {
    diagnostics.append(Diagnostic(.error, code, message, at: Span(file, range), help: help))
  }
}

private let endings: Set<String> = [
  "elif", "else", "endif", "endfor", "endset", "endwith", "endblock", "endmacro", "endcall", "endfilter", "endraw",
]

// Python's white space in ASCII: what Jinja strips.
private func isSpace(_ byte: UInt8) -> Bool { isWhitespace(byte) || byte == 0x0B || byte &- 0x1C < 4 }
