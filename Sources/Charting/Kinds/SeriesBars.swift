// Bars of several series: side by side, on each other, or as shares of a whole. A stack with a part that is not known
// has no known length: a short hatched piece, or an empty one, holds the place of that part and moves on those after it.

import Base

extension ChartKind {
  static let groupedBar = ChartKind(
    name: "grouped-bar", title: "Grouped bar chart",
    summary: "Bars of two to four series side by side; for comparing within and between names.",
    needs: seriesNeeds, takes: [.sort, .scale, .format], places: [.x, .y, .series], isZeroBased: true,
    draw: { plan, scene in drawSeriesBars(plan, &scene, .grouped) })

  static let stackedBar = ChartKind(
    name: "stacked-bar", title: "Stacked bar chart",
    summary: "Parts on each other; for totals and what they are made of.",
    needs: seriesNeeds, takes: [.sort, .scale, .format], places: [.x, .y, .series], isZeroBased: true,
    draw: { plan, scene in drawSeriesBars(plan, &scene, .stacked) })

  static let shareBar = ChartKind(
    name: "share-bar", title: "Bar chart of shares",
    summary: "Parts of 100 % for each name; for how wholes are composed.",
    needs: shareNeeds, takes: [.sort, .format], places: [.x, .y, .series], isZeroBased: true,
    view: shareTable, draw: { plan, scene in drawSeriesBars(plan, &scene, .shares) })
}

private let seriesNeeds: [Need] = [
  .required(.x, .any, .either), .required(.y, .any, .either), .optional(.series, .textOrPeriod)
]

private let shareNeeds: [Need] = [
  .required(.x, .any, .order), .required(.y, .any, .order), .optional(.series, .textOrPeriod)
]

enum Arrangement: Sendable { case grouped, stacked, shares }

private func drawSeriesBars(_ plan: Plan, _ scene: inout Scene, _ arrangement: Arrangement) {
  guard let x = plan[.x], let y = plan[.y] else { return }
  guard x.isNumber != y.isNumber else {
    return scene.diagnostics.append(
      Diagnostic(
        .error, "chart/encoding", "bars take a number on one axis and names or periods on the other", at: plan.spec.span
      ))
  }
  let bars = SeriesBars(plan, arrangement)
  if let row = bars.grid.repeated { return scene.diagnostics.append(.repeated(row, plan)) }
  guard !bars.grid.down.isEmpty, !bars.grid.across.isEmpty else { return }
  let limit = arrangement == .grouped ? 4 : Hue.palette
  if bars.grid.across.count > limit, !scene.isNarrow, !plan.isFacet {
    scene.diagnostics.append(
      Diagnostic(
        .warning, "chart/too-many-series", "\(bars.grid.across.count) series in one bar chart cannot be told apart",
        at: plan.spec.span,
        help: arrangement == .grouped
          ? "use facet: with the field of the series" : "keep the largest and sum the others, or use kind: heat-map"))
  }
  if arrangement == .shares, let (i, j) = bars.negative {
    let names = "\(bars.grid.down[i].label), \(bars.layers[j].label)"
    return scene.diagnostics.append(
      .negativeShare(names, bars.quantity(i, j), bars.grid.cells[i][bars.layers[j].columns[0]], bars.value, plan))
  }
  if x.isNumber || !bars.stands(scene.width) { bars.drawRows(&scene) } else { bars.drawColumns(&scene) }
}

/// What bars of several series show, at any width.
struct SeriesBars {
  /// One series, or those that are summed as others.
  struct Layer {
    let columns: [Int]
    let label: String
    let style: Style
  }

  /// A piece of a bar.
  enum Part {
    case known(from: Double, to: Double)
    /// From the place that it would start at, to no place.
    case lacking(at: Double, Absence)
  }

  let plan: Plan
  let name: Field
  let value: Field
  let grid: Matrix
  let arrangement: Arrangement
  let layers: [Layer]

  init(_ plan: Plan, _ arrangement: Arrangement) {
    self.init(plan, plan.rows, arrangement)
  }

  private init(_ plan: Plan, _ rows: [Int], _ arrangement: Arrangement) {
    // Both are required, and binding saw to it.
    let (x, y) = (plan[.x]!, plan[.y]!)
    self.plan = plan
    self.arrangement = arrangement
    name = x.isNumber ? y : x
    let values = plan.all(x.isNumber ? .x : .y)
    value = plan.axisField(x.isNumber ? .x : .y) ?? values[0]
    grid = matrix(plan, rows, down: name, across: plan[.series], values: values, among: plan.allRows)
    layers = Layer.all(plan, grid, arrangement)
  }

  /// The same for each panel on this one's scale.
  private var panels: [SeriesBars] { plan.isFacet ? plan.panels.map { SeriesBars(plan, $0, arrangement) } : [self] }

  func quantity(_ i: Int, _ j: Int) -> Quantity {
    let columns = layers[j].columns
    if columns.count == 1 { return grid.quantity(i, columns[0]) }
    let all = columns.map { grid.quantity(i, $0) }
    let absences = all.compactMap(\.absence)
    return absences.isEmpty ? sum(all) : Quantity(.absent(absences.contains(.suppressed) ? .suppressed : absences[0]))
  }

  /// The first part below zero.
  var negative: (Int, Int)? {
    for i in grid.down.indices {
      for j in layers.indices where quantity(i, j).extent.map({ $0.low < 0 }) ?? false { return (i, j) }
    }
    return nil
  }

  func stands(_ width: Double) -> Bool {
    if name.isPeriod { return true }
    let labels = plan.isFacet ? groups(plan.allRows, by: name).map { name.text($0.rows[0]) } : grid.down.map(\.label)
    let step = (width - 50) / Double(panels.map { $0.grid.down.count }.max() ?? 1)
    return labels.allSatisfy { !wrapped($0, width: step - 6, lines: 2).contains { $0.hasSuffix("…") } }
  }

  /// The parts of a name, in values; of shares none where the whole is not known.
  func parts(_ i: Int) -> [Part] {
    let values = layers.indices.map { quantity(i, $0) }
    if arrangement == .grouped {
      return values.map { one in one.absence.map { .lacking(at: 0, $0) } ?? .known(from: 0, to: one.shown) }
    }
    let total = values.reduce(0) { $0 + $1.shown }
    if arrangement == .shares, total <= 0 || values.contains(where: { $0.absence != nil }) { return [] }
    let factor = arrangement == .shares ? 100 / total : 1
    var (up, down) = (0.0, 0.0)
    return values.map { one in
      if let reason = one.absence { return .lacking(at: up, reason) }
      let part = one.shown * factor
      if part >= 0 {
        up += part
        return .known(from: up - part, to: up)
      }
      down += part
      return .known(from: down - part, to: down)
    }
  }

  /// The names in the order of their bars: moments in time, others as `sort` says, else the longest first.
  var order: [Int] {
    grid.order(plan, name) { i in
      let ends = parts(i).compactMap { part -> Double? in if case .known(_, let to) = part { to } else { nil } }
      return (arrangement == .shares ? ends.first : ends.max()) ?? -.infinity
    }
  }

  /// How many parts of a name are not known: each takes a place of its own.
  var mostLacking: Int {
    if arrangement != .stacked { return 0 }
    return panels.flatMap { bars in
      bars.grid.down.indices.map { i in bars.layers.indices.count { bars.quantity(i, $0).absence != nil } }
    }.max() ?? 0
  }

  func axis(_ target: Int) -> ValueAxis {
    if arrangement == .shares {
      let style = NumberStyle(language: plan.language, unit: .percent, decimals: 0)
      let field = Field(
        channel: Channel(fields: [], span: plan.spec.span),
        column: ChartColumn(value.column.name, label: value.label, unit: .percent, .numbers([])), label: value.label,
        style: style)
      return valueAxis(Bounds(low: 0, high: 100), field, plan, zero: .always, target: target)
    }
    let ends = panels.flatMap { bars in bars.grid.down.indices.flatMap { bars.ends($0) } }
    return valueAxis(
      ends.min().map { Bounds(low: $0, high: ends.max() ?? $0) }, value, plan, zero: .always, target: target)
  }

  private func ends(_ i: Int) -> [Double] {
    let bounds = arrangement == .grouped ? layers.indices.compactMap { quantity(i, $0).extent } : []
    return bounds.flatMap { [$0.low, $0.high] } + parts(i).flatMap { part -> [Double] in
      if case .known(let from, let to) = part { [from, to] } else { [] }
    }
  }

  /// What stands at a part: its number, or its share in percent.
  func words(_ i: Int, _ j: Int) -> String {
    guard arrangement == .shares else { return grid.field(layers[j].columns[0]).style.text(quantity(i, j)) }
    guard let share = share(i, j) else { return "" }
    return NumberStyle(language: plan.language, unit: .percent, decimals: shareDecimals).text(share)
  }

  private func share(_ i: Int, _ j: Int) -> Double? {
    let parts = parts(i)
    guard parts.indices.contains(j), case .known(let from, let to) = parts[j] else { return nil }
    return to - from
  }

  // As few as leave no part at nothing and no part at all.
  private var shareDecimals: Int {
    let shares = panels.flatMap { bars in
      bars.grid.down.indices.flatMap { i in bars.layers.indices.compactMap { bars.share(i, $0) } }
    }.filter { $0 > 1e-9 && $0 < 100 - 1e-9 }
    return (0..<3).first { decimals in
      shares.allSatisfy { rounded($0, decimals: decimals) > 0 && rounded($0, decimals: decimals) < 100 }
    } ?? 3
  }

  func title(_ i: Int, _ j: Int) -> String {
    let names = "\(grid.down[i].label), \(layers[j].label): "
    let columns = layers[j].columns
    let amount = columns.count == 1 ? grid.cells[i][columns[0]].map { plan.cell(grid.field(columns[0]), $0) } : nil
    let number = amount ?? grid.field(columns[0]).style.words(quantity(i, j), plan.strings)
    return names + number + (arrangement == .shares && share(i, j) != nil ? " (\(words(i, j)))" : "")
  }

  func key(_ scene: inout Scene) {
    let entries = layers.map { KeyEntry(swatch: $0.style, label: $0.label) }
    if plan.isFacet { scene.surround.series = entries } else { scene.swatches(entries, subject: .accent) }
  }
}

extension SeriesBars.Layer {
  // Six are told apart; of more, the largest five keep their colours and the rest is one layer.
  fileprivate static func all(_ plan: Plan, _ grid: Matrix, _ arrangement: Arrangement) -> [SeriesBars.Layer] {
    let keys = grid.across.map(\.key)
    let hues = plan.hues(keys)
    let hasSubject = keys.contains { plan.highlight.contains($0) }
    func layer(_ j: Int, _ style: Style) -> SeriesBars.Layer {
      SeriesBars.Layer(columns: [j], label: grid.across[j].label, style: style)
    }
    if hasSubject {
      return keys.indices.map { j in
        layer(j, plan.highlight.contains(keys[j]) ? .accent : .tone(.teal, j % 2 == 0 ? 2 : 1))
      }
    }
    guard arrangement != .grouped, keys.count > Hue.palette else {
      return keys.indices.map { layer($0, .series(hues[$0])) }
    }
    let amounts = sums(plan, grid)
    let largest = keys.indices.sorted { (amounts[$0], -$0) > (amounts[$1], -$1) }.prefix(Hue.palette - 1).sorted()
    let colors = plan.hues(largest.map { keys[$0] })
    return zip(largest, colors).map { layer($0, .series($1)) } + [
      SeriesBars.Layer(
        columns: keys.indices.filter { !largest.contains($0) }, label: plan.strings.other, style: .series(.grey))
    ]
  }

  private static func sums(_ plan: Plan, _ grid: Matrix) -> [Double] {
    guard let by = plan[.series], grid.fields.count == 1 else {
      return grid.fields.map { field in plan.allRows.reduce(0) { $0 + (field.quantity($1).middle ?? 0) } }
    }
    let sums = plan.allRows.reduce(into: [String: Double]()) { sums, row in
      sums[by.key(row), default: 0] += grid.fields[0].quantity(row).middle ?? 0
    }
    return grid.across.map { sums[$0.key] ?? 0 }
  }
}

extension Quantity {
  /// The length that is certain: the value, or the lower end of a range.
  var shown: Double { value ?? extent?.low ?? 0 }
}

extension Diagnostic {
  fileprivate static func negativeShare(
    _ part: String, _ amount: Quantity, _ row: Int?, _ value: Field, _ plan: Plan
  ) -> Diagnostic {
    Diagnostic(
      .error, "chart/negative-share",
      "a share of a whole cannot be less than nothing: \(part): \(value.style.text(amount))",
      at: row.flatMap { plan.span($0) } ?? plan.spec.span, help: "use kind: stacked-bar or diverging-bar")
  }
}
