// Conditions: what `if` asks, answered without making a value of the answer.

import Base

extension Machine {
  mutating func isTrue(_ node: Int32) throws(Fault) -> Bool {
    switch code.nodes[Int(node)] {
    case .unary(.not, let operand): return try !isTrue(operand)
    case .and(let left, let right):
      guard try isTrue(left) else { return false }
      return try isTrue(right)
    case .or(let left, let right):
      if try isTrue(left) { return true }
      return try isTrue(right)
    case .comparison(let sign, let left, let right): return try comparison(left, sign, right, at: node)
    case .chain(let first, let start, let count): return try chain(first, start, count, at: node)
    case .test(let operand, let test, let call, let isNegated):
      return try holds(operand, Int(test), call, at: node) != isNegated
    case .isNone(let operand, let isNegated):
      if let place = address(operand) { return isNone(place.pointee) != isNegated }
      return try isNone(value(operand)) != isNegated
    case .constant, .undefined, .local, .outer, .global, .attribute, .field, .item, .slice, .unary, .binary,
      .conditional, .concatenation,
      .list, .map, .filter, .function, .macro, .callMacro, .callValue, .capture, .loopField, .cycle, .period,
      .computedPeriod:
      if let place = address(node) { return try isTrue(place.pointee, at: node) }
      return try isTrue(value(node), at: node)
    }
  }

  mutating func isTrue(_ value: Value, at node: Int32) throws(Fault) -> Bool {
    if case .series = value { return try resolved(value, at: node).isTrue }
    return value.isTrue
  }

  private mutating func isNone(_ value: Value) -> Bool { if case .none = value { true } else { false } }

  private mutating func comparison(
    _ left: Int32, _ sign: ComparisonOperator, _ right: Int32, at node: Int32
  ) throws(Fault) -> Bool {
    // Two addresses can be looked at together: finding one evaluates nothing.
    if let a = address(left), let b = address(right) {
      if case .int(let x) = a.pointee, case .int(let y) = b.pointee, let result = Templating.holds(x, sign, y) {
        return result
      }
      return try holds(a.pointee, sign, b.pointee, left, right, at: node)
    }
    let a = try value(left)
    let b = try value(right)
    return try holds(a, sign, b, left, right, at: node)
  }

  private mutating func holds(
    _ a: Value, _ sign: ComparisonOperator, _ b: Value, _ left: Int32, _ right: Int32, at node: Int32
  ) throws(Fault) -> Bool {
    let (a, b) = (try resolved(a, at: left), try resolved(b, at: right))
    do throws(Refusal) { return try context.compare(a, sign, b) } catch { throw Fault(error, at: node) }
  }

  private mutating func chain(_ first: Int32, _ start: Int32, _ count: Int32, at node: Int32) throws(Fault) -> Bool {
    var (left, leftNode) = (try value(first), first)
    for position in 0..<Int(count) {
      let rightNode = code.numbers[Int(start) + 2 * position + 1]
      let right = try value(rightNode)
      let sign = ComparisonOperator(rawValue: UInt8(code.numbers[Int(start) + 2 * position])) ?? .equal
      guard try holds(left, sign, right, leftNode, rightNode, at: node) else { return false }
      (left, leftNode) = (right, rightNode)
    }
    return true
  }
}

// One comparison of whole numbers is what most conditions are.
@inline(__always) private func holds(_ x: Int, _ sign: ComparisonOperator, _ y: Int) -> Bool? {
  switch sign {
  case .equal: x == y
  case .unequal: x != y
  case .less: x < y
  case .lessOrEqual: x <= y
  case .greater: x > y
  case .greaterOrEqual: x >= y
  case .isIn, .isNotIn: nil
  }
}
