// The ticks along the bottom of a line chart: calendar steps for periods, every name, or rounded numbers. What does not
// depend on the width is looked up once.

import Base

struct AxisTicks {
  private let field: Field
  private let names: [String]
  private let ends: (first: Period, last: Period)?
  private let bounds: Bounds?
  private let plan: Plan

  init(_ field: Field, _ rows: [Int], _ positions: Positions, _ plan: Plan) {
    self.field = field
    self.plan = plan
    names = positions.names.map(\.label)
    ends = field.periods.flatMap { periodEnds($0, rows) }
    bounds = field.isNumber ? extent(of: rows.lazy.map { field.quantity($0) }) : nil
  }

  func callAsFunction(room: Double, isNarrow: Bool) -> [TimeTick] {
    if let ends {
      let isMixed = ends.first.frequency != ends.last.frequency
      let (first, last) = isMixed ? (.year(ends.first.firstYear), .year(ends.last.lastYear)) : ends
      return calendarTicks(first, last, room: room, in: plan.language)
    }
    if field.isText {
      let each = max(24, room / Double(names.count) - 6)
      return names.enumerated().map { TimeTick(position: Double($0), label: ellipsis($1, to: each)) }
    }
    guard let bounds else { return [] }
    let axis = valueAxis(bounds, field, plan, zero: .never, target: isNarrow ? 4 : 6)
    return zip(axis.ticks, axis.labels).filter { $0.0 >= bounds.low && $0.0 <= bounds.high }
      .map { TimeTick(position: $0, label: $1) }
  }
}

private func periodEnds(_ periods: [Period?], _ rows: [Int]) -> (first: Period, last: Period)? {
  var (first, last): (Period?, Period?)
  var (low, high) = (Double.infinity, -Double.infinity)
  for row in rows {
    guard let period = periods[row] else { continue }
    let position = period.axisPosition
    if position < low { (first, low) = (period, position) }
    if position > high { (last, high) = (period, position) }
  }
  guard let first, let last else { return nil }
  return (first, last)
}
