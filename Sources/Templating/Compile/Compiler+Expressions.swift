// Expressions: names to slots, calls matched with their parameters, everything that can be known now checked now.

import Base

extension Compiler {
  /// - Parameter isLenient: An unknown name is not a fault here but a value that is undefined: for `default` and
  ///   `is defined`.
  func expression(_ syntax: ExpressionSyntax, isLenient: Bool = false) -> Int32 {
    let range = syntax.range
    switch syntax.kind {
    case .literal(let value): return constant(value, range)
    case .name(let name): return variable(name, range, isLenient: isLenient)
    case .attribute(let base, let name, let nameRange): return attribute(of: base, name, nameRange, range)
    case .item(let base, let index):
      let node = expression(base)
      return add(.item(node, expression(index)), range)
    case .slice(let base, let start, let stop, let step):
      let node = expression(base)
      let parts = [start, stop, step].map { part in part.map { expression($0) } ?? -1 }
      return add(.slice(node, parts: numbers(parts)), range)
    case .unary(let sign, let operand): return unary(sign, operand, range)
    case .binary(let sign, let left, let right):
      if sign == .subtract, let found = hyphenated(syntax) { return found }
      let node = expression(left)
      return add(.binary(sign, node, expression(right)), range)
    case .and(let left, let right):
      let node = expression(left)
      return add(.and(node, expression(right)), range)
    case .or(let left, let right):
      let node = expression(left)
      return add(.or(node, expression(right)), range)
    case .comparison(let first, let rest):
      let node = expression(first)
      if rest.count == 1 { return add(.comparison(rest[0].0, node, expression(rest[0].1)), range) }
      let pairs = rest.flatMap { [Int32($0.0.rawValue), expression($0.1)] }
      return add(.chain(node, first: numbers(pairs), count: Int32(rest.count)), range)
    case .conditional(let value, let condition, let otherwise):
      let test = expression(condition)
      let node = expression(value, isLenient: isLenient)
      return add(
        .conditional(node, condition: test, otherwise: otherwise.map { expression($0, isLenient: isLenient) } ?? -1),
        range)
    case .concatenation(let parts):
      let nodes = parts.map { expression($0) }
      return add(.concatenation(first: numbers(nodes), count: Int32(nodes.count)), range)
    case .list(let items):
      let nodes = items.map { expression($0) }
      if let values = constants(nodes) { return constant(.list(values), range) }
      return add(.list(first: numbers(nodes), count: Int32(nodes.count)), range)
    case .map(let entries):
      let nodes = entries.flatMap { [expression($0.0), expression($0.1)] }
      return add(.map(first: numbers(nodes), count: Int32(entries.count)), range)
    case .call(let callee, let arguments): return call(callee, arguments, range)
    case .filter(let operand, let call):
      let takesUndefined = environment.library.filterPositions[call.name].map {
        environment.library.filters[$0].takesUndefined
      }
      return filter(expression(operand, isLenient: takesUndefined == true), call, range)
    case .test(let operand, let call, let isNegated):
      let takesUndefined = environment.library.testPositions[call.name].map {
        environment.library.tests[$0].takesUndefined
      }
      return test(expression(operand, isLenient: takesUndefined == true), call, isNegated, range)
    case .period(let base, let selector):
      let node = expression(base)
      switch selector {
      case .literal(let selector):
        program.selectors.append(selector)
        return add(.period(node, selector: Int32(program.selectors.count - 1)), range)
      case .computed(let inner): return add(.computedPeriod(node, expression(inner)), range)
      }
    }
  }

  // MARK: constants

  func constant(_ value: Value, _ range: Range<Int>) -> Int32 {
    program.constants.append(value)
    return add(.constant(Int32(program.constants.count - 1)), range)
  }

  func constants(_ nodes: [Int32]) -> [Value]? {
    var values: [Value] = []
    for node in nodes {
      guard case .constant(let number) = program.nodes[Int(node)] else { return nil }
      values.append(program.constants[Int(number)])
    }
    return values
  }

  private func unary(_ sign: UnaryOperator, _ operand: ExpressionSyntax, _ range: Range<Int>) -> Int32 {
    if sign == .minus, case .literal(.int(let value)) = operand.kind { return constant(.int(-value), range) }
    if sign == .minus, case .literal(.double(let value)) = operand.kind { return constant(.double(-value), range) }
    return add(.unary(sign, expression(operand)), range)
  }

  func numbers(_ values: [Int32]) -> Int32 {
    program.numbers += values
    return Int32(program.numbers.count - values.count)
  }
}
