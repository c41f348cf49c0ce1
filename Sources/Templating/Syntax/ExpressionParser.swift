// A recursive descent over Jinja's grammar, with its precedences (a filter binds tighter than `*`, `**` goes from
// left to right) and one operator more: `series@period`.

import Base

struct ExpressionParser {
  var lexer: Lexer
  private(set) var token: Token
  private var nesting = 0

  init(_ bytes: ArraySlice<UInt8>, in file: ID<SourceFile>, at position: Int) throws(SyntaxFault) {
    lexer = Lexer(bytes, in: file, at: position)
    token = Token(kind: .end, range: position..<position)
    token = try lexer.next()
  }

  mutating func advance() throws(SyntaxFault) { token = try lexer.next() }

  // MARK: from loose to tight

  /// An expression, or several with commas between them, which make a list.
  mutating func tuple() throws(SyntaxFault) -> ExpressionSyntax {
    let first = try expression()
    guard token.isSymbol(",") else { return first }
    var items = [first]
    while token.isSymbol(",") {
      try advance()
      if startsNoExpression { break }
      items.append(try expression())
    }
    return try make(.list(items), first.range.lowerBound..<items[items.count - 1].range.upperBound, items)
  }

  mutating func expression() throws(SyntaxFault) -> ExpressionSyntax {
    nesting += 1
    defer { nesting -= 1 }
    guard nesting <= 60 else { throw tooDeep(token.range) }
    var result = try disjunction()
    while token.isWord("if") {
      try advance()
      let condition = try disjunction()
      var otherwise: ExpressionSyntax?
      if token.isWord("else") {
        try advance()
        otherwise = try expression()
      }
      let end = (otherwise ?? condition).range.upperBound
      result = try make(
        .conditional(result, condition: condition, otherwise: otherwise), result.range.lowerBound..<end,
        [result, condition] + (otherwise.map { [$0] } ?? []))
    }
    return result
  }

  mutating func disjunction() throws(SyntaxFault) -> ExpressionSyntax {
    var left = try conjunction()
    while token.isWord("or") {
      try advance()
      let right = try conjunction()
      left = try join(left, right) { .or($0, $1) }
    }
    return left
  }

  private mutating func conjunction() throws(SyntaxFault) -> ExpressionSyntax {
    var left = try negation()
    while token.isWord("and") {
      try advance()
      let right = try negation()
      left = try join(left, right) { .and($0, $1) }
    }
    return left
  }

  private mutating func negation() throws(SyntaxFault) -> ExpressionSyntax {
    guard token.isWord("not") else { return try comparison() }
    let start = token.range.lowerBound
    try advance()
    nesting += 1
    defer { nesting -= 1 }
    guard nesting <= 60 else { throw tooDeep(token.range) }
    let operand = try negation()
    return try make(.unary(.not, operand), start..<operand.range.upperBound, [operand])
  }

  private mutating func comparison() throws(SyntaxFault) -> ExpressionSyntax {
    let first = try sum()
    var rest: [(ComparisonOperator, ExpressionSyntax)] = []
    while let sign = try comparisonOperator() { rest.append((sign, try sum())) }
    guard let last = rest.last else { return first }
    return try make(
      .comparison(first, rest), first.range.lowerBound..<last.1.range.upperBound, [first] + rest.map(\.1))
  }

  private mutating func comparisonOperator() throws(SyntaxFault) -> ComparisonOperator? {
    switch token.kind {
    case .symbol("=="): try advance(); return .equal
    case .symbol("!="): try advance(); return .unequal
    case .symbol("<"): try advance(); return .less
    case .symbol("<="): try advance(); return .lessOrEqual
    case .symbol(">"): try advance(); return .greater
    case .symbol(">="): try advance(); return .greaterOrEqual
    case .name("in"): try advance(); return .isIn
    case .name("not"):
      try advance()
      guard token.isWord("in") else { throw unexpected("“in” after “not”") }
      try advance()
      return .isNotIn
    case .symbol("="): throw fault("template/assignment", "“=” assigns, and nothing is assigned here", help: "write “==” to compare")
    case .name, .int, .double, .string, .symbol, .end: return nil
    }
  }

  private mutating func sum() throws(SyntaxFault) -> ExpressionSyntax {
    var left = try concatenation()
    while token.isSymbol("+") || token.isSymbol("-") {
      let sign: BinaryOperator = token.isSymbol("+") ? .add : .subtract
      try advance()
      let right = try concatenation()
      left = try join(left, right) { .binary(sign, $0, $1) }
    }
    return left
  }

  private mutating func concatenation() throws(SyntaxFault) -> ExpressionSyntax {
    let first = try product()
    guard token.isSymbol("~") else { return first }
    var parts = [first]
    while token.isSymbol("~") {
      try advance()
      parts.append(try product())
    }
    return try make(
      .concatenation(parts), first.range.lowerBound..<parts[parts.count - 1].range.upperBound, parts)
  }

  private mutating func product() throws(SyntaxFault) -> ExpressionSyntax {
    var left = try power()
    while case .symbol(let text) = token.kind, let sign = factors[text] {
      try advance()
      let right = try power()
      left = try join(left, right) { .binary(sign, $0, $1) }
    }
    return left
  }

  private mutating func power() throws(SyntaxFault) -> ExpressionSyntax {
    var left = try unary()
    while token.isSymbol("**") {
      try advance()
      let right = try unary()
      left = try join(left, right) { .binary(.power, $0, $1) }
    }
    return left
  }

  private mutating func unary(withFilters: Bool = true) throws(SyntaxFault) -> ExpressionSyntax {
    nesting += 1
    defer { nesting -= 1 }
    guard nesting <= 60 else { throw tooDeep(token.range) }
    var result: ExpressionSyntax
    if token.isSymbol("-") || token.isSymbol("+") {
      let sign: UnaryOperator = token.isSymbol("-") ? .minus : .plus
      let start = token.range.lowerBound
      try advance()
      let operand = try unary(withFilters: false)
      result = try make(.unary(sign, operand), start..<operand.range.upperBound, [operand])
    } else {
      result = try postfix(primary())
    }
    return withFilters ? try filters(result) : result
  }

  // MARK: operands

  private mutating func primary() throws(SyntaxFault) -> ExpressionSyntax {
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

  private mutating func list(until end: String) throws(SyntaxFault) -> [ExpressionSyntax] {
    var items: [ExpressionSyntax] = []
    while !token.isSymbol(end) {
      items.append(try expression())
      guard token.isSymbol(",") else { break }
      try advance()
    }
    return items
  }

  private mutating func map() throws(SyntaxFault) -> ExpressionSyntax {
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

  private mutating func postfix(_ operand: ExpressionSyntax) throws(SyntaxFault) -> ExpressionSyntax {
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

  private mutating func argument() throws(SyntaxFault) -> ArgumentSyntax {
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
        help: "write a period such as 2017, 2017-Q4, 2017-11, 2016/17 or 2000..2009, “first”, “last”, or “@(expression)”")
    }
  }

  // MARK: filters and tests

  mutating func filters(_ operand: ExpressionSyntax) throws(SyntaxFault) -> ExpressionSyntax {
    var result = operand
    while true {
      if token.isSymbol("|") {
        try advance()
        let (call, end) = try filterCall()
        result = try make(
          .filter(result, call), result.range.lowerBound..<end, [result] + call.arguments.map(\.value))
      } else if token.isWord("is") {
        result = try test(result)
      } else if token.isSymbol("(") || token.isSymbol(".") || token.isSymbol("[") {
        result = try postfix(result)
      } else {
        return result
      }
    }
  }

  /// A filter's name and its arguments.
  mutating func filterCall() throws(SyntaxFault) -> (CallSyntax, end: Int) {
    guard case .name(let name) = token.kind else { throw unexpected("the name of a filter") }
    let nameRange = token.range
    try advance()
    guard token.isSymbol("(") else {
      return (CallSyntax(name: name, nameRange: nameRange, arguments: []), nameRange.upperBound)
    }
    let (arguments, end) = try arguments()
    return (CallSyntax(name: name, nameRange: nameRange, arguments: arguments), end)
  }

  private mutating func test(_ operand: ExpressionSyntax) throws(SyntaxFault) -> ExpressionSyntax {
    try advance()
    let isNegated = token.isWord("not")
    if isNegated { try advance() }
    guard case .name(let name) = token.kind else { throw unexpected("the name of a test") }
    let nameRange = token.range
    var end = nameRange.upperBound
    try advance()
    var given: [ArgumentSyntax] = []
    if token.isSymbol("(") {
      (given, end) = try arguments()
    } else if startsBareArgument {
      let value = try postfix(primary())
      given = [ArgumentSyntax(name: nil, nameRange: value.range, value: value)]
      end = value.range.upperBound
    }
    let call = CallSyntax(name: name, nameRange: nameRange, arguments: given)
    return try make(
      .test(operand, call, isNegated: isNegated), operand.range.lowerBound..<end, [operand] + given.map(\.value))
  }

  // `x is divisibleby 3`: a single argument needs no parentheses.
  private var startsBareArgument: Bool {
    switch token.kind {
    case .name(let name): !reserved.contains(name) && name != "recursive" && name != "only"
    case .int, .double, .string: true
    case .symbol(let sign): sign == "[" || sign == "{"
    case .end: false
    }
  }

  // MARK: small parts

  /// Whether nothing that could be an expression follows.
  var startsNoExpression: Bool {
    switch token.kind {
    case .end: true
    case .symbol(let sign): !["(", "[", "{", "-", "+"].contains(sign)
    case .name(let name): name != "not" && reserved.contains(name)
    case .int, .double, .string: false
    }
  }

  mutating func close(_ sign: String) throws(SyntaxFault) -> Int {
    guard token.isSymbol(sign) else { throw unexpected("“\(sign)”") }
    let end = token.range.upperBound
    try advance()
    return end
  }

  func unexpected(_ wanted: String) -> SyntaxFault {
    if case .name(let name) = token.kind, reserved.contains(name), wanted == "a value" {
      return fault(
        "template/syntax", "“\(name)” is a word of the language and cannot stand here",
        help: "an entity with this id is written entity(\"\(name)\")")
    }
    return fault("template/syntax", "expected \(wanted), found \(token.words)")
  }

  func fault(_ code: String, _ message: String, help: String? = nil) -> SyntaxFault {
    lexer.fault(code, message, token.range, help: help)
  }

  private func tooDeep(_ range: Range<Int>) -> SyntaxFault {
    lexer.fault("template/depth", "this expression nests too deeply", range, help: "use “set” to name its parts")
  }

  private func join(
    _ left: ExpressionSyntax, _ right: ExpressionSyntax,
    _ kind: (ExpressionSyntax, ExpressionSyntax) -> ExpressionSyntax.Kind
  ) throws(SyntaxFault) -> ExpressionSyntax {
    try make(kind(left, right), left.range.lowerBound..<right.range.upperBound, [left, right])
  }

  private func make(
    _ kind: ExpressionSyntax.Kind, _ range: Range<Int>, _ children: [ExpressionSyntax]
  ) throws(SyntaxFault) -> ExpressionSyntax {
    let depth = (children.lazy.map(\.depth).max() ?? 0) + 1
    guard depth <= 150 else { throw tooDeep(range) }
    return ExpressionSyntax(kind: kind, range: range, depth: depth)
  }
}

/// Words that cannot be names.
let reserved: Set<String> = ["and", "or", "not", "in", "is", "if", "else"]

private let factors: [String: BinaryOperator] = ["*": .multiply, "/": .divide, "//": .floorDivide, "%": .remainder]
