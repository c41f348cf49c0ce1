// Operands: literals, names, what is in brackets, and what may follow each of them: attributes, items, calls, periods.

import Base

extension ExpressionParser {
  mutating func primary() throws(SyntaxFault) -> ExpressionSyntax {
    let start = token
    switch token.kind {
    case .name("true"), .name("True"): return try literal(.bool(true))
    case .name("false"), .name("False"): return try literal(.bool(false))
    case .name("none"), .name("None"): return try literal(.none)
    case .name(let name):
      if reserved.contains(name) { throw unexpected("a value") }
      try advance()
      return ExpressionSyntax(kind: .name(name), range: start.range, depth: 1)
    case .int(let value): return try literal(.int(value))
    case .double(let value): return try literal(.double(value))
    case .string(var text):
      try advance()
      var end = start.range.upperBound
      while case .string(let more) = token.kind {
        text += more
        end = token.range.upperBound
        try advance()
      }
      return ExpressionSyntax(kind: .literal(.string(text)), range: start.range.lowerBound..<end, depth: 1)
    case .symbol("("):
      try advance()
      if token.isSymbol(")") {
        let end = try close(")")
        return ExpressionSyntax(kind: .list([]), range: start.range.lowerBound..<end, depth: 1)
      }
      let inner = try tuple()
      let end = try close(")")
      return ExpressionSyntax(kind: inner.kind, range: start.range.lowerBound..<end, depth: inner.depth)
    case .symbol("["):
      try advance()
      let items = try list(until: "]")
      let end = try close("]")
      return try make(.list(items), start.range.lowerBound..<end, items)
    case .symbol("{"): return try map()
    case .symbol, .end: throw unexpected("a value")
    }
  }

  private mutating func literal(_ value: Value) throws(SyntaxFault) -> ExpressionSyntax {
    let range = token.range
    try advance()
    return ExpressionSyntax(kind: .literal(value), range: range, depth: 1)
  }

  mutating func list(until end: String) throws(SyntaxFault) -> [ExpressionSyntax] {
    var items: [ExpressionSyntax] = []
    while !token.isSymbol(end) {
      items.append(try expression())
      guard token.isSymbol(",") else { break }
      try advance()
    }
    return items
  }

  mutating func map() throws(SyntaxFault) -> ExpressionSyntax {
    let start = token.range.lowerBound
    try advance()
    var entries: [(ExpressionSyntax, ExpressionSyntax)] = []
    // `}}` right after an entry is read as the end of a tag by the lexer: a brace that closes this map comes first.
    while !isClosingBrace {
      let key = try expression()
      guard token.isSymbol(":") else { throw unexpected("“:” after a key") }
      try advance()
      entries.append((key, try expression()))
      guard token.isSymbol(",") else { break }
      try advance()
    }
    guard isClosingBrace else { throw unexpected("“,” or “}”") }
    if token.kind == .end { lexer.position = token.range.lowerBound + 1 }
    let end = token.range.lowerBound + 1
    try advance()
    return try make(.map(entries), start..<end, entries.flatMap { [$0, $1] })
  }

  private var isClosingBrace: Bool {
    if token.isSymbol("}") { return true }
    guard token.kind == .end, token.range.lowerBound < lexer.bytes.endIndex else { return false }
    return lexer.bytes[token.range.lowerBound] == UInt8(ascii: "}")
  }

  mutating func postfix(_ operand: ExpressionSyntax) throws(SyntaxFault) -> ExpressionSyntax {
    var result = operand
    while case .symbol(let sign) = token.kind {
      switch sign {
      case ".": result = try attribute(of: result)
      case "[": result = try subscripted(result)
      case "(": result = try called(result)
      case "@": result = try atPeriod(result)
      default: return result
      }
    }
    return result
  }

  private mutating func attribute(of base: ExpressionSyntax) throws(SyntaxFault) -> ExpressionSyntax {
    try advance()
    let range = base.range.lowerBound..<token.range.upperBound
    switch token.kind {
    case .name(let name):
      let nameRange = token.range
      try advance()
      return try make(.attribute(base, name, at: nameRange), range, [base])
    case .int(let index):
      let position = ExpressionSyntax(kind: .literal(.int(index)), range: token.range, depth: 1)
      try advance()
      return try make(.item(base, position), range, [base])
    case .double, .string, .symbol, .end: throw unexpected("a name after “.”")
    }
  }

  private mutating func subscripted(_ base: ExpressionSyntax) throws(SyntaxFault) -> ExpressionSyntax {
    try advance()
    var parts: [ExpressionSyntax?] = [nil]
    while !token.isSymbol("]") {
      if token.isSymbol(":") {
        guard parts.count < 3 else { throw unexpected("“]”") }
        parts.append(nil)
        try advance()
      } else {
        guard parts[parts.count - 1] == nil else { throw unexpected("“]”") }
        parts[parts.count - 1] = try expression()
      }
    }
    let range = base.range.lowerBound..<token.range.upperBound
    if parts.count == 1 {
      guard let index = parts[0] else { throw unexpected("an index") }
      try advance()
      return try make(.item(base, index), range, [base, index])
    }
    try advance()
    let (start, stop, step) = (parts[0], parts[1], parts.count > 2 ? parts[2] : nil)
    return try make(.slice(base, start, stop, step), range, [base] + [start, stop, step].compactMap { $0 })
  }

  private mutating func called(_ base: ExpressionSyntax) throws(SyntaxFault) -> ExpressionSyntax {
    let (arguments, end) = try arguments()
    return try make(.call(base, arguments), base.range.lowerBound..<end, [base] + arguments.map(\.value))
  }

  /// From the opening parenthesis to behind the closing one.
  mutating func arguments() throws(SyntaxFault) -> ([ArgumentSyntax], end: Int) {
    try advance()
    var arguments: [ArgumentSyntax] = []
    while !token.isSymbol(")") {
      if token.isSymbol("*") || token.isSymbol("**") {
        throw fault("template/argument", "arguments cannot be unpacked with “*”", help: "write each argument")
      }
      arguments.append(try argument())
      guard token.isSymbol(",") else { break }
      try advance()
    }
    return (arguments, try close(")"))
  }

  mutating func argument() throws(SyntaxFault) -> ArgumentSyntax {
    if case .name(let name) = token.kind, !reserved.contains(name) {
      let (before, nameToken) = (lexer, token)
      try advance()
      if token.isSymbol("=") {
        try advance()
        return ArgumentSyntax(name: name, nameRange: nameToken.range, value: try expression())
      }
      (lexer, token) = (before, nameToken)
    }
    let value = try expression()
    return ArgumentSyntax(name: nil, nameRange: value.range, value: value)
  }

  // `@` and a period in the longest notation that matches, `first`, `last`, or an expression in parentheses.
  private mutating func atPeriod(_ base: ExpressionSyntax) throws(SyntaxFault) -> ExpressionSyntax {
    let start = token.range.upperBound
    if let (period, count) = Period.prefix(of: lexer.bytes[start...]) {
      lexer.position = start + count
      try advance()
      return try make(.period(base, .literal(.period(period))), base.range.lowerBound..<start + count, [base])
    }
    try advance()
    let range = base.range.lowerBound..<token.range.upperBound
    switch token.kind {
    case .name("first"):
      try advance()
      return try make(.period(base, .literal(.first)), range, [base])
    case .name("last"):
      try advance()
      return try make(.period(base, .literal(.last)), range, [base])
    case .symbol("("):
      try advance()
      let inner = try expression()
      let end = try close(")")
      return try make(.period(base, .computed(inner)), base.range.lowerBound..<end, [base, inner])
    case .name, .int, .double, .string, .symbol, .end:
      throw fault(
        "template/period", "\(token.words) is no period",
        help:
          "write a period such as 2017, 2017-Q4, 2017-11, 2016/17 or 2000..2009, “first”, “last”, or “@(expression)”")
    }
  }
}
