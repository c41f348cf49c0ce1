// The heads of tags: what stands between the tag's name and its end.

import Base

extension ExpressionParser {
  mutating func name() throws(SyntaxFault) -> String {
    guard case .name(let name) = token.kind, !reserved.contains(name) else { throw unexpected("a name") }
    try advance()
    return name
  }

  /// The names that are assigned: `a`, `a, b`, `(a, b)`.
  mutating func targets() throws(SyntaxFault) -> [String] {
    let hasParentheses = token.isSymbol("(")
    if hasParentheses { try advance() }
    var names = [try name()]
    while token.isSymbol(",") {
      try advance()
      if hasParentheses && token.isSymbol(")") || token.isWord("in") || token.isSymbol("=") { break }
      names.append(try name())
    }
    if hasParentheses { _ = try close(")") }
    return names
  }

  mutating func loopHead() throws(SyntaxFault) -> (
    targets: [String], items: ExpressionSyntax, condition: ExpressionSyntax?
  ) {
    let targets = try targets()
    if targets.contains("loop") {
      throw fault("template/syntax", "“loop” is the name of the loop itself", help: "choose another name")
    }
    guard token.isWord("in") else { throw unexpected("“in”") }
    try advance()
    var items = try disjunction()
    if token.isSymbol(",") {
      var list = [items]
      while token.isSymbol(",") {
        try advance()
        if startsNoExpression { break }
        list.append(try disjunction())
      }
      let depth = (list.map(\.depth).max() ?? 0) + 1
      items = ExpressionSyntax(
        kind: .list(list), range: items.range.lowerBound..<list[list.count - 1].range.upperBound, depth: depth)
    }
    var condition: ExpressionSyntax?
    if token.isWord("if") {
      try advance()
      condition = try expression()
    }
    if token.isWord("recursive") {
      throw fault("template/syntax", "loops do not call themselves", help: "write a macro that calls itself")
    }
    return (targets, items, condition)
  }

  /// `a=1, b=2`, also without the commas.
  mutating func assignments() throws(SyntaxFault) -> [(String, ExpressionSyntax)] {
    var result: [(String, ExpressionSyntax)] = []
    while token.kind != .end, !token.isWord("only") {
      let name = try name()
      guard token.isSymbol("=") else { throw unexpected("“=”") }
      try advance()
      result.append((name, try expression()))
      if token.isSymbol(",") { try advance() }
    }
    return result
  }

  mutating func include() throws(SyntaxFault) -> IncludeSyntax {
    let name = try expression()
    var (ignoresMissing, isAlone) = (false, false)
    var variables: [(String, ExpressionSyntax)] = []
    if token.isWord("ignore") {
      try advance()
      guard token.isWord("missing") else { throw unexpected("“missing”") }
      try advance()
      ignoresMissing = true
    }
    if token.isWord("with") {
      try advance()
      // `with context` is what Jinja calls the rule that holds here anyway.
      let before = self
      if token.isWord("context") {
        try advance()
        if token.isSymbol("=") { self = before }
      }
      variables = try assignments()
    } else if token.isWord("without") {
      try advance()
      guard token.isWord("context") else { throw unexpected("“context”") }
      try advance()
      isAlone = true
    }
    if token.isWord("only") {
      try advance()
      isAlone = true
    }
    return IncludeSyntax(name: name, ignoresMissing: ignoresMissing, variables: variables, isAlone: isAlone)
  }

  mutating func importModule() throws(SyntaxFault) -> StatementSyntax.Kind {
    let file = try expression()
    guard token.isWord("as") else { throw unexpected("“as”") }
    try advance()
    let alias = try name()
    try skipContext()
    return .importModule(file, as: alias)
  }

  mutating func importNames() throws(SyntaxFault) -> StatementSyntax.Kind {
    let file = try expression()
    guard token.isWord("import") else { throw unexpected("“import”") }
    try advance()
    var names: [(name: String, alias: String, range: Range<Int>)] = []
    repeat {
      if token.isSymbol(",") { try advance() }
      if token.kind == .end { break }
      let range = token.range
      let name = try name()
      var alias = name
      if token.isWord("as") {
        try advance()
        alias = try self.name()
      }
      names.append((name, alias, range))
    } while token.isSymbol(",")
    try skipContext()
    return .importNames(file, names)
  }

  private mutating func skipContext() throws(SyntaxFault) {
    guard token.isWord("with") || token.isWord("without") else { return }
    try advance()
    guard token.isWord("context") else { throw unexpected("“context”") }
    try advance()
  }

  /// `(a, b=1)` behind the name of a macro.
  mutating func parameters() throws(SyntaxFault) -> [(name: String, standard: ExpressionSyntax?)] {
    guard token.isSymbol("(") else { throw unexpected("“(”") }
    try advance()
    var parameters: [(name: String, standard: ExpressionSyntax?)] = []
    while !token.isSymbol(")") {
      let here = self
      let name = try name()
      if parameters.contains(where: { $0.name == name }) {
        throw here.fault("template/parameter", "the parameter “\(name)” occurs twice")
      }
      var standard: ExpressionSyntax?
      if token.isSymbol("=") {
        try advance()
        standard = try expression()
      } else if parameters.last?.standard != nil {
        throw here.fault("template/parameter", "“\(name)” has no default but stands after one that has")
      }
      parameters.append((name, standard))
      guard token.isSymbol(",") else { break }
      try advance()
    }
    _ = try close(")")
    return parameters
  }

  /// `upper | indent(2)` behind `filter`; `| upper` behind the name of a block `set`.
  mutating func filterChain(isFirst: Bool) throws(SyntaxFault) -> [CallSyntax] {
    var calls: [CallSyntax] = []
    if isFirst { calls.append(try filterCall().0) }
    while token.isSymbol("|") {
      try advance()
      calls.append(try filterCall().0)
    }
    return calls
  }
}
