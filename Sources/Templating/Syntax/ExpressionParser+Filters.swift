// What stands behind an operand: filters after `|`, tests after `is`, and the arguments of both.

import Base

extension ExpressionParser {
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
}
