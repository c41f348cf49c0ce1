// Statements: what each tag reads up to its end tag.

import Base

extension TemplateParser {
  mutating func statement(_ tag: Tag, from open: Int) -> StatementSyntax? {
    do throws(SyntaxFault) {
      guard let kind = try kind(of: tag, from: open) else { return nil }
      return StatementSyntax(kind: kind, range: open..<max(open, min(position, tag.range.upperBound + 2)))
    } catch {
      diagnostics.append(error.diagnostic)
      return nil
    }
  }

  mutating func kind(of tag: Tag, from open: Int) throws(SyntaxFault) -> StatementSyntax.Kind? {
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
  mutating func body(of tag: Tag, until ends: Set<String>) -> ([StatementSyntax], stop: String) {
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

  private mutating func endTag() {
    _ = head { parser throws(SyntaxFault) in if case .name = parser.token.kind { try parser.advance() } }
  }

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

  mutating func set(_ tag: Tag) -> StatementSyntax.Kind? {
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

  mutating func with(_ tag: Tag) -> StatementSyntax.Kind {
    let variables = head { parser throws(SyntaxFault) in try parser.assignments() }
    let (statements, _) = body(of: tag, until: ["endwith"])
    endTagUnlessDone()
    return .with(variables ?? [], statements)
  }

  mutating func block(_ tag: Tag) -> StatementSyntax.Kind {
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
      guard case .call = call.kind else {
        throw parser.fault("template/syntax", "“call” takes a macro with its arguments")
      }
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
