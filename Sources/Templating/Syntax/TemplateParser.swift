// Splits a template into text and tags, with Jinja's whitespace rules (`trim_blocks` and `lstrip_blocks` are on): a
// line that holds only a block tag prints nothing, `-` strips all white space on its side, `+` strips none.
//
// A fault in one tag does not hide those of the next: it is noted, the tag is skipped, reading goes on.

import Base

struct TemplateParser {
  let bytes: [UInt8]
  let file: ID<SourceFile>
  private(set) var diagnostics: [Diagnostic] = []
  private let end: Int
  private var position = 0
  /// Whether what was consumed last ended a line: only then is white space before a tag the line's beginning.
  private var isAtLineStart = true
  private var nesting = 0
  /// After an unknown tag its end tag is unknown too, and not worth a second message.
  private var hasUnknownTag = false

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

  private struct Tag {
    let name: String
    let range: Range<Int>
  }

  // Statements up to a tag in `ends`, or up to any other tag that only ends something. The end tag's name has been
  // read, the rest of it has not.
  private mutating func body(until ends: Set<String>) -> (statements: [StatementSyntax], stop: Tag?) {
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

  private func nextTag(from start: Int) -> Int? {
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
  private func before(_ open: Int, _ kind: UInt8, from start: Int) -> Range<Int> {
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
  private func text(_ range: Range<Int>) -> [UInt8] {
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

  private func append(_ text: [UInt8], at start: Int, to statements: inout [StatementSyntax]) {
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

  private mutating func skipSpace() { while position < end, isSpace(bytes[position]) { position += 1 } }

  private mutating func print(from open: Int) -> StatementSyntax? {
    do throws(SyntaxFault) {
      var parser = try expressionParser()
      if parser.token.kind == .end { throw parser.fault("template/syntax", "there is no expression between these braces") }
      let expression = try parser.tuple()
      try finish(&parser, closing: UInt8(ascii: "}"))
      return StatementSyntax(kind: .print(expression), range: open..<position)
    } catch {
      diagnostics.append(error.diagnostic)
      skip(to: UInt8(ascii: "}"))
      return nil
    }
  }

  private func expressionParser() throws(SyntaxFault) -> ExpressionParser {
    try ExpressionParser(bytes[..<end], in: file, at: position)
  }

  // The end of a tag: moves behind it and strips what it strips.
  private mutating func finish(_ parser: inout ExpressionParser, closing: UInt8) throws(SyntaxFault) {
    guard parser.token.kind == .end else { throw parser.unexpected("the end of the tag") }
    position = parser.token.range.lowerBound
    try close(closing)
  }

  private mutating func close(_ closing: UInt8) throws(SyntaxFault) {
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
    while position + 1 < end, !(bytes[position] == closing && bytes[position + 1] == UInt8(ascii: "}")) { position += 1 }
    position = min(end, position + 2)
    isAtLineStart = position > 0 && bytes[position - 1] == 0x0A
  }

  private mutating func skipTag() { skip(to: UInt8(ascii: "%")) }

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

  private mutating func report(_ range: Range<Int>, _ code: String, _ message: String, help: String? = nil) {
    diagnostics.append(Diagnostic(.error, code, message, at: Span(file, range), help: help))
  }

  // MARK: statements

  private mutating func statement(_ tag: Tag, from open: Int) -> StatementSyntax? {
    do throws(SyntaxFault) {
      guard let kind = try kind(of: tag, from: open) else { return nil }
      return StatementSyntax(kind: kind, range: open..<max(open, min(position, tag.range.upperBound + 2)))
    } catch {
      diagnostics.append(error.diagnostic)
      return nil
    }
  }

  private mutating func kind(of tag: Tag, from open: Int) throws(SyntaxFault) -> StatementSyntax.Kind? {
    switch tag.name {
    case "if": return conditional(tag)
    case "for": return loop(tag)
    case "set": return set(tag)
    case "with": return with(tag)
    case "block": return block(tag)
    case "extends": return simple { parser throws(SyntaxFault) in .extends(try parser.expression()) }
    case "include": return simple { parser throws(SyntaxFault) in .include(try parser.include()) }
    case "import": return simple { parser throws(SyntaxFault) in try parser.importModule() }
    case "from": return simple { parser throws(SyntaxFault) in try parser.importNames() }
    case "macro": return macro(tag)
    case "call": return call(tag)
    case "filter": return filter(tag)
    case "raw": return raw(tag)
    case "else", "elif":
      report(tag.range, "template/syntax", "“\(tag.name)” belongs to no “if” or “for” here")
      skipTag()
      return nil
    default:
      hasUnknownTag = true
      let help =
        Self.helps[tag.name] ?? nearest(to: tag.name, among: Self.tagNames).asSuggestion
      report(tag.range, "template/unknown-tag", "no tag named “\(tag.name)”", help: help)
      skipTag()
      return nil
    }
  }

  static let tagNames = [
    "if", "elif", "else", "endif", "for", "endfor", "set", "endset", "with", "endwith", "block", "endblock", "extends",
    "include", "import", "from", "macro", "endmacro", "call", "endcall", "filter", "endfilter", "raw", "endraw",
  ]

  private static let helps = [
    "elseif": "write “elif”", "elsif": "write “elif”", "autoescape": "values are always escaped for their place",
    "do": "write “{% set name = … %}”", "assign": "write “{% set name = … %}”", "unless": "write “{% if not … %}”",
    "break": "write “{% for … if … %}”", "continue": "write “{% for … if … %}”", "print": "write “{{ … }}”",
    "verbatim": "write “raw”", "comment": "write “{# … #}”", "partial": "write “include”", "layout": "write “extends”",
  ]

  // The head of a tag: what `read` finds up to the end of the tag. `nil` after a fault, which is noted.
  private mutating func head<Result>(
    _ read: (inout ExpressionParser) throws(SyntaxFault) -> Result
  ) -> Result? {
    do throws(SyntaxFault) {
      var parser = try expressionParser()
      let result = try read(&parser)
      try finish(&parser, closing: UInt8(ascii: "%"))
      return result
    } catch {
      diagnostics.append(error.diagnostic)
      skipTag()
      return nil
    }
  }

  private mutating func simple(
    _ read: (inout ExpressionParser) throws(SyntaxFault) -> StatementSyntax.Kind
  ) -> StatementSyntax.Kind? { head(read) }

  // The body of `tag` and what ended it; where the file ends first, that is reported at the tag that opened.
  private mutating func body(of tag: Tag, until ends: Set<String>) -> ([StatementSyntax], stop: String) {
    let (statements, stop) = body(until: ends)
    let expected = "end\(tag.name)"
    guard let stop else {
      report(tag.range, "template/unclosed", "this “\(tag.name)” has no end", help: "write “{% \(expected) %}”")
      return (statements, expected)
    }
    if ends.contains(stop.name) { return (statements, stop.name) }
    // Another construct's end: this one was forgotten. The other tag is put back for whoever opened it.
    report(
      stop.range, "template/unclosed", "“\(stop.name)” stands where “\(expected)” is expected",
      help: "write “{% \(expected) %}” before it")
    hasUnknownTag = true
    skipTag()
    return (statements, expected)
  }

  private mutating func endTag() { _ = head { parser throws(SyntaxFault) in if case .name = parser.token.kind { try parser.advance() } } }

  private mutating func conditional(_ tag: Tag) -> StatementSyntax.Kind {
    var branches: [(ExpressionSyntax, [StatementSyntax])] = []
    var condition = head { parser throws(SyntaxFault) in try parser.tuple() }
    while true {
      let before = diagnostics.count
      let (statements, stop) = body(of: tag, until: ["elif", "else", "endif"])
      branches.append((condition ?? placeholder, statements))
      switch stop {
      case "elif" where diagnostics.count >= before:
        condition = head { parser throws(SyntaxFault) in try parser.tuple() }
        continue
      case "else":
        _ = head { _ throws(SyntaxFault) in }
        let (otherwise, stop) = body(of: tag, until: ["endif", "elif", "else"])
        if stop == "endif" {
          endTagUnlessDone()
        } else {
          report(position..<position, "template/syntax", "“\(stop)” stands after “else”")
          skipTag()
        }
        return .conditional(branches, otherwise: otherwise)
      default:
        endTagUnlessDone()
        return .conditional(branches, otherwise: nil)
      }
    }
  }

  // After the name of an end tag: its closing. Nothing is left to read where the file ended or the tag was skipped.
  private mutating func endTagUnlessDone() {
    guard position < end, position > 0, isWordByte(bytes[position - 1]) else { return }
    endTag()
  }

  private var placeholder: ExpressionSyntax {
    ExpressionSyntax(kind: .literal(.none), range: position..<position, depth: 1)
  }

  private mutating func loop(_ tag: Tag) -> StatementSyntax.Kind {
    let head = head { parser throws(SyntaxFault) in try parser.loopHead() }
    let (statements, stop) = body(of: tag, until: ["else", "endfor"])
    var otherwise: [StatementSyntax]?
    if stop == "else" {
      _ = self.head { _ throws(SyntaxFault) in }
      otherwise = body(of: tag, until: ["endfor"]).0
    }
    endTagUnlessDone()
    return .loop(
      LoopSyntax(
        targets: head?.targets ?? [], items: head?.items ?? placeholder, condition: head?.condition, body: statements,
        otherwise: otherwise))
  }

  private mutating func set(_ tag: Tag) -> StatementSyntax.Kind? {
    enum Head { case done(StatementSyntax.Kind), block(String, [CallSyntax]) }
    let head = head { parser throws(SyntaxFault) -> Head in
      let names = try parser.targets()
      if names.count == 1, parser.token.isSymbol(".") {
        try parser.advance()
        guard case .name(let attribute) = parser.token.kind else { throw parser.unexpected("a name") }
        try parser.advance()
        guard parser.token.isSymbol("=") else { throw parser.unexpected("“=”") }
        try parser.advance()
        return .done(.setNamespace(names[0], attribute, try parser.tuple()))
      }
      if parser.token.isSymbol("=") {
        try parser.advance()
        return .done(.set(names, try parser.tuple()))
      }
      guard names.count == 1 else { throw parser.unexpected("“=”") }
      return .block(names[0], try parser.filterChain(isFirst: false))
    }
    switch head {
    case .done(let kind): return kind
    case .block(let name, let filters):
      let (statements, _) = body(of: tag, until: ["endset"])
      endTagUnlessDone()
      return .setBlock(name, filters, statements)
    case nil: return nil
    }
  }

  private mutating func with(_ tag: Tag) -> StatementSyntax.Kind {
    let variables = head { parser throws(SyntaxFault) in try parser.assignments() }
    let (statements, _) = body(of: tag, until: ["endwith"])
    endTagUnlessDone()
    return .with(variables ?? [], statements)
  }

  private mutating func block(_ tag: Tag) -> StatementSyntax.Kind {
    let head = head { parser throws(SyntaxFault) in
      let name = try parser.name()
      var (isScoped, isRequired) = (false, false)
      while case .name(let word) = parser.token.kind, word == "scoped" || word == "required" {
        if word == "scoped" { isScoped = true } else { isRequired = true }
        try parser.advance()
      }
      return (name, isScoped, isRequired)
    }
    let (statements, _) = body(of: tag, until: ["endblock"])
    endTagUnlessDone()
    return .block(
      BlockSyntax(name: head?.0 ?? "", isScoped: head?.1 ?? false, isRequired: head?.2 ?? false, body: statements))
  }

  private mutating func macro(_ tag: Tag) -> StatementSyntax.Kind {
    let head = head { parser throws(SyntaxFault) in
      let name = try parser.name()
      return (name, try parser.parameters())
    }
    let (statements, _) = body(of: tag, until: ["endmacro"])
    endTagUnlessDone()
    return .macro(MacroSyntax(name: head?.0 ?? "", parameters: head?.1 ?? [], body: statements))
  }

  private mutating func call(_ tag: Tag) -> StatementSyntax.Kind {
    let head = head { parser throws(SyntaxFault) in
      let parameters = parser.token.isSymbol("(") ? try parser.parameters() : []
      let call = try parser.expression()
      guard case .call = call.kind else { throw parser.fault("template/syntax", "“call” takes a macro with its arguments") }
      return (parameters, call)
    }
    let (statements, _) = body(of: tag, until: ["endcall"])
    endTagUnlessDone()
    return .call(head?.1 ?? placeholder, MacroSyntax(name: "caller", parameters: head?.0 ?? [], body: statements))
  }

  private mutating func filter(_ tag: Tag) -> StatementSyntax.Kind {
    let calls = head { parser throws(SyntaxFault) in try parser.filterChain(isFirst: true) }
    let (statements, _) = body(of: tag, until: ["endfilter"])
    endTagUnlessDone()
    return .filter(calls ?? [], statements)
  }

  // Everything up to `{% endraw %}` as it stands.
  private mutating func raw(_ tag: Tag) -> StatementSyntax.Kind? {
    skipSpace()
    let sign = position < end ? bytes[position] : 0
    do throws(SyntaxFault) {
      let before = position
      try close(UInt8(ascii: "%"))
      // Unlike other tags this one keeps the line feed behind it.
      if sign != UInt8(ascii: "-") { position = before + (sign == UInt8(ascii: "+") ? 3 : 2) }
    } catch {
      diagnostics.append(error.diagnostic)
      skipTag()
    }
    let start = position
    isAtLineStart = false
    var search = position
    while let open = nextTag(from: search) {
      search = open + 2
      guard bytes[open + 1] == UInt8(ascii: "%") else { continue }
      position = open + 2
      if position < end, bytes[position] == UInt8(ascii: "-") || bytes[position] == UInt8(ascii: "+") { position += 1 }
      skipSpace()
      let nameStart = position
      while position < end, isWordByte(bytes[position]) { position += 1 }
      guard bytes[nameStart..<position].string == "endraw" else { continue }
      let content = text(before(open, UInt8(ascii: "%"), from: start))
      endTag()
      return .text(content)
    }
    position = end
    report(tag.range, "template/unclosed", "this “raw” has no end", help: "write “{% endraw %}”")
    return nil
  }
}

private let endings: Set<String> = [
  "elif", "else", "endif", "endfor", "endset", "endwith", "endblock", "endmacro", "endcall", "endfilter", "endraw",
]

// Python's white space in ASCII: what Jinja strips.
private func isSpace(_ byte: UInt8) -> Bool { isWhitespace(byte) || byte == 0x0B || byte &- 0x1C < 4 }
