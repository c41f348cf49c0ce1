// One value a place. Where a chart means one, two are mostly a filter or a series that the author forgot: drawn, they
// would be a zigzag or two bars of one name, and nobody would know which is meant.

import Base

/// The first fault among the places of rows: two values at one, or moments of two lengths along one line.
func placeFaults(
  _ spec: ChartSpec, _ fields: [(name: ChannelName, field: Field)], _ table: ChartTable
) -> [Diagnostic] {
  if table.count < 2 { return [] }
  let facet = fields.first { $0.name == .facet }?.field
  if !spec.layers.isEmpty {
    guard let x = fields.first(where: { $0.name == .x })?.field else { return [] }
    let drawn = spec.layers.filter { [.line, .bar, .area].contains($0.mark) }
    let rules = PlaceRules(spec: spec, table: table, apart: [facet].compactMap(\.self), along: x)
    return drawn.lazy.compactMap { rules.fault($0.rows.map { $0.sorted() } ?? Array(0..<table.count)) }.prefix(1) + []
  }
  let places = fields.filter { spec.kind.places.contains($0.name) }
  // Of several value fields along an axis each has its own places.
  let named = places.filter { !$0.field.isNumber || !places.contains { !$0.field.isNumber } }.map(\.field)
  guard let along = named.first(where: \.isPeriod) ?? named.first(where: \.isNumber) ?? named.first else { return [] }
  let apart = named.filter { $0.column.name != along.column.name } + [facet].compactMap(\.self)
  let rules = PlaceRules(spec: spec, table: table, apart: apart, along: along)
  return rules.fault(Array(0..<table.count)).map { [$0] } ?? []
}

private struct PlaceRules {
  let spec: ChartSpec
  let table: ChartTable
  /// What tells runs of values from each other.
  let apart: [Field]
  /// Where the values of a run stand.
  let along: Field

  func fault(_ rows: [Int]) -> Diagnostic? {
    let runs = apart.reduce([rows]) { runs, field in runs.flatMap { groups($0, by: field).map(\.rows) } }
    for run in runs {
      if let periods = along.periods {
        if let fault = fault(run, periods) { return fault }
      } else if let pair = repeated(run) {
        return repeated(pair.0, pair.1)
      }
    }
    return nil
  }

  private func fault(_ run: [Int], _ periods: [Period?]) -> Diagnostic? {
    var last: (row: Int, period: Period)?
    var isAscending = true
    for row in run {
      guard let period = periods[row] else { continue }
      if let last {
        if last.period.frequency != period.frequency { return mixed(last.row, row) }
        isAscending = isAscending && last.period.start < period.start
      }
      last = (row, period)
    }
    return isAscending ? nil : repeated(run).map { repeated($0.0, $0.1) }
  }

  private func repeated(_ run: [Int]) -> (Int, Int)? {
    if run.count <= 40 { return repeatedAmongFew(run) }
    var seen: [String: Int] = [:]
    for row in run where isPlace(row) {
      if let before = seen.updateValue(row, forKey: along.key(row)) { return (before, row) }
    }
    return nil
  }

  // Sums of bytes are compared faster than a few names are hashed; names only where their sums are equal.
  private func repeatedAmongFew(_ run: [Int]) -> (Int, Int)? {
    let sums = run.map { row in along.key(row).utf8.reduce(0) { $0 &* 31 &+ Int($1) } }
    for i in sums.indices {
      for j in 0..<i where sums[i] == sums[j] && isPlace(run[i]) && along.key(run[i]) == along.key(run[j]) {
        return (run[j], run[i])
      }
    }
    return nil
  }

  // A cell without a period or a number stands nowhere.
  private func isPlace(_ row: Int) -> Bool {
    switch along.column.cells {
    case .numbers(let cells): cells[row].value != nil
    case .periods(let cells): cells[row] != nil
    case .texts: true
    }
  }

  private func place(_ row: Int) -> String { (apart + [along]).map { $0.text(row) }.joined(separator: ", ") }

  private func span(_ row: Int) -> Span? { table.rows.indices.contains(row) ? table.rows[row].span : nil }

  private func repeated(_ before: Int, _ row: Int) -> Diagnostic {
    Diagnostic(
      .error, "chart/repeated-place", "two rows of “\(table.name)” stand at one place, “\(place(row))”",
      at: spec.kindSpan, notes: [(before, "the first"), (row, "the second")].compactMap { row, words in
        span(row).map { Note(words, at: $0) }
      }, help: remedy(before, row))
  }

  // What tells the two rows apart is what the author left out.
  private func remedy(_ before: Int, _ row: Int) -> String {
    let differing = table.columns.first { column in
      switch column.cells {
      case .texts(let cells): cells[before].key != cells[row].key
      case .periods(let cells): cells[before] != cells[row]
      case .numbers: false
      }
    }
    guard let differing else { return "they differ in no name: keep one of them" }
    let takesSeries = spec.kind.channels.contains(.series) && spec[.series] == nil
    let ways = (takesSeries ? ["series: \(differing.name)"] : []) + ["facet: \(differing.name)"]
    return "they differ in “\(differing.name)”: add \(ways.joined(separator: " or ")), or a where: that leaves one"
  }

  private func mixed(_ before: Int, _ row: Int) -> Diagnostic {
    Diagnostic(
      .error, "chart/mixed-periods",
      "“\(along.key(before))” and “\(along.key(row))” are periods of different length on one line",
      at: along.channel.fields.first?.span ?? spec.kindSpan,
      help: "keep one length with where:, or draw a chart for each")
  }
}
