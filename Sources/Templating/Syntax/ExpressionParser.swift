// A recursive descent over Jinja's grammar, with its precedences (a filter binds tighter than `*`, `**` goes from
// left to right) and one operator more: `series@period`.

import Base

struct ExpressionParser {
  var lexer: Lexer
  var token: Token
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
    case .symbol("="):
      throw fault("template/assignment", "“=” assigns, and nothing is assigned here", help: "write “==” to compare")
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

  func make(
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
