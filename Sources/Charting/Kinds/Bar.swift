// Bars: one per name, growing from the zero line, so that length is proportional to value. The domain therefore always
// holds zero. Names stand beside their bars where there is room and above them where there is not; names along the
// bottom that do not fit turn the picture. Who is withheld comes after a gap, hatched, and has no rank.

import Base

extension ChartKind {
  static let bar = ChartKind(
    name: "bar", title: "Bar chart",
    summary: "One bar per name or period, from zero; for amounts that are compared by length.",
    needs: barNeeds, takes: barKeys, places: [.x, .y], isZeroBased: true, sketch: { sketchBars($0, .bar) })

  static let divergingBar = ChartKind(
    name: "diverging-bar", title: "Diverging bar chart",
    summary: "Bars to both sides of zero; for growth and decline.",
    needs: barNeeds, takes: barKeys, places: [.x, .y], isZeroBased: true, sketch: { sketchBars($0, .bar) })

  static let lollipop = ChartKind(
    name: "lollipop", title: "Lollipop chart",
    summary: "A dot on a stem from zero for each name; lighter than bars where there are many.",
    needs: barNeeds, takes: barKeys, places: [.x, .y], isZeroBased: true, sketch: { sketchBars($0, .lollipop) })

  static let dot = ChartKind(
    name: "dot", title: "Dot plot",
    summary: "A dot for each name on a scale that need not start at zero; with intervals where they are known.",
    needs: barNeeds + [.optional(.low, .number), .optional(.high, .number)],
    takes: barKeys, places: [.x, .y], sketch: { sketchBars($0, .dot) })
}

private let barNeeds: [Need] = [
  .required(.x, .any, .either), .required(.y, .any, .either), .optional(.label, .any)
]

private let barKeys: ChartKeys = [.reference, .sort, .scale, .format, .suppressed]

/// What stands for a value.
enum BarMark: Sendable { case bar, lollipop, dot }

private func sketchBars(_ plan: Plan, _ mark: BarMark) -> ChartKind.Sketch {
  guard let x = plan[.x], let y = plan[.y] else { return { _ in } }
  guard x.isNumber != y.isNumber else {
    let fault = Diagnostic(
      .error, "chart/encoding", "bars take a number on one axis and names or periods on the other", at: plan.spec.span,
      help: "for two numbers use kind: scatter")
    return { $0.diagnostics.append(fault) }
  }
  if x.isNumber {
    let rows = BarRows(plan, name: y, value: x, mark: mark)
    return { rows.draw(&$0) }
  }
  let columns = BarColumns(plan, name: x, value: y, mark: mark)
  return { scene in
    if columns.fit(scene.width) {
      columns.draw(&scene)
    } else {
      BarRows(plan, name: x, value: y, mark: mark).draw(&scene)
    }
  }
}

/// Rows in the order to draw them: by value from the largest unless told otherwise; periods in time.
func sortedRows(_ plan: Plan, name: Field, value: Field, _ rows: [Int]) -> [Int] {
  let sort = plan.spec.sort?.value ?? name.channel.order?.value
  if sort == "data" { return rows }
  let isTurned = sort?.hasPrefix("-") ?? false
  let by = sort.map { isTurned ? String($0.dropFirst()) : $0 }
  func order(_ rows: [Int], _ key: (Int) -> Double, descending: Bool) -> [Int] {
    let keyed = rows.enumerated().map { (place: $0, row: $1, key: key($1)) }
    return keyed.sorted { a, b in
      a.key == b.key ? a.place < b.place : descending ? a.key > b.key : a.key < b.key
    }.map(\.row)
  }
  if by == nil || by == "value" {
    if by == nil, name.isPeriod { return order(rows, { name.periods?[$0]?.axisPosition ?? 0 }, descending: false) }
    return order(rows, { value.quantity($0).middle ?? -.infinity }, descending: !isTurned)
  }
  if by == "label" || by == name.column.name {
    return rows.sorted {
      isTurned ? (name.text($0), $0) > (name.text($1), $1) : (name.text($0), $0) < (name.text($1), $1)
    }
  }
  guard let by, let column = plan.table[by], case .numbers(let cells) = column.cells else { return rows }
  return order(rows, { cells[$0].middle ?? -.infinity }, descending: isTurned)
}

extension Quantity {
  /// The value, or the middle of a range; `nil` where absent.
  var middle: Double? {
    switch amount {
    case .value(let value): value
    case .range(let low, let high): (low + high) / 2
    case .absent: nil
    }
  }
}
