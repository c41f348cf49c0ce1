// `max(year)` in a filter of rows: the largest that any row has in a column. A filter sees a row at a time, so whoever
// filters hands the extremes in, each as a variable.

import Base

/// The smallest or the largest value of a column.
package struct Extreme: Equatable, Sendable {
  package enum Side: String, CaseIterable, Sendable { case min, max }

  package let side: Side
  package let column: String

  /// The variable that holds it: no name can be written like this.
  package var variable: String { "\(side.rawValue)(\(column))" }

  /// - Parameter values: Of all rows. What is empty or has no number is passed over.
  /// - Returns: `none` where no row has a value.
  package func value(among values: some Sequence<Value>) -> Value {
    var best = Value.none
    for value in values where value.hasOrder {
      if case .none = best { best = value }
      // Cells of a column have one type, so that nothing is refused.
      let isFurther = try? side == .max ? isLess(best, value) : isLess(value, best)
      if isFurther == true { best = value }
    }
    return best
  }
}

extension Value {
  fileprivate var hasOrder: Bool {
    switch self {
    case .undefined, .none: false
    case .observation(let observation): observation.quantity.value != nil
    case .bool, .int, .double, .string, .safe, .safeXML, .date, .moment, .period, .list, .record, .handle, .series,
      .macro, .namespace:
      true
    }
  }
}

extension Compiler {
  /// - Returns: `nil` where the call is none of an extreme.
  func extreme(_ name: String, _ arguments: [ArgumentSyntax], _ range: Range<Int>) -> Int32? {
    let columns = environment.names.columns
    guard let first = columns.first, let side = Extreme.Side(rawValue: name) else { return nil }
    guard arguments.count == 1, arguments[0].name == nil, case .name(let column) = arguments[0].value.kind else {
      report(
        "template/argument", "“\(name)” takes the name of one column", at: span(range), help: "write \(name)(\(first))")
      return add(.undefined, range)
    }
    guard columns.contains(column) else {
      report(
        "template/unknown-variable", "no column named “\(column)”", at: span(arguments[0].value.range),
        help: nearest(to: column, among: columns).asSuggestion)
      return add(.undefined, range)
    }
    let extreme = Extreme(side: side, column: column)
    if !extremes.contains(extreme) { extremes.append(extreme) }
    return add(.global(number(ofGlobal: extreme.variable)), range)
  }
}
