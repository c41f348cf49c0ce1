// Bars of several series: side by side, on each other, or as shares of a whole. A stack with a withheld part has no
// known length: the parts that are known stand, and a hatched end says that there is more.

import Base

extension ChartKind {
  static let groupedBar = ChartKind(
    name: "grouped-bar", summary: "Bars of two to four series side by side; for comparing within and between names.",
    needs: seriesNeeds, isZeroBased: true, draw: { plan, scene in drawSeriesBars(plan, &scene, .grouped) })

  static let stackedBar = ChartKind(
    name: "stacked-bar", summary: "Parts on each other; for totals and what they are made of.",
    needs: seriesNeeds, isZeroBased: true, draw: { plan, scene in drawSeriesBars(plan, &scene, .stacked) })

  static let shareBar = ChartKind(
    name: "share-bar", summary: "Parts of 100 % for each name; for how wholes are composed.",
    needs: seriesNeeds, isZeroBased: true, draw: { plan, scene in drawSeriesBars(plan, &scene, .shares) })
}

private let seriesNeeds: [Need] = [.required(.x, .any), .required(.y, .any), .optional(.series, .textOrPeriod)]

private enum Arrangement: Sendable { case grouped, stacked, shares }

private func drawSeriesBars(_ plan: Plan, _ scene: inout Scene, _ arrangement: Arrangement) {
  guard let x = plan[.x], let y = plan[.y] else { return }
  guard x.isNumber != y.isNumber else {
    return scene.diagnostics.append(
      Diagnostic(
        .error, "chart/encoding", "bars take a number on one axis and names or periods on the other", at: plan.spec.span
      ))
  }
  let values = plan.all(x.isNumber ? .x : .y)
  let grid = matrix(plan, plan.rows, down: x.isNumber ? y : x, across: plan[.series], values: values)
  if let row = grid.repeated { return scene.diagnostics.append(.repeated(row, plan)) }
  guard !grid.down.isEmpty, !grid.across.isEmpty else { return }
  let limit = arrangement == .grouped ? 4 : 6
  if grid.across.count > limit, !scene.isNarrow, !plan.isFacet {
    scene.diagnostics.append(
      Diagnostic(
        .warning, "chart/too-many-series", "\(grid.across.count) series in one bar chart cannot be told apart",
        at: plan.spec.span,
        help: arrangement == .grouped
          ? "use facet: with the field of the series" : "keep the largest and sum the others, or use kind: heat-map"))
  }
  let bars = SeriesBars(
    plan: plan, name: x.isNumber ? y : x, value: plan.axisField(x.isNumber ? .x : .y) ?? values[0], grid: grid,
    arrangement: arrangement, hues: plan.hues(grid.across.map(\.key)))
  if x.isNumber || !bars.stands(scene.width) { bars.drawRows(&scene) } else { bars.drawColumns(&scene) }
}

private struct SeriesBars {
  let plan: Plan
  let name: Field
  let value: Field
  let grid: Matrix
  let arrangement: Arrangement
  let hues: [Int]

  func stands(_ width: Double) -> Bool {
    if name.isPeriod { return true }
    let step = (width - 50) / Double(grid.down.count)
    return grid.down.allSatisfy { !wrapped($0.label, width: step - 6, lines: 2).contains { $0.hasSuffix("…") } }
  }

  private func style(_ j: Int) -> Style {
    let isSubject = plan.highlight.contains(grid.across[j].key)
    let hasSubject = grid.across.contains { plan.highlight.contains($0.key) }
    return isSubject ? .accent : hasSubject ? .tone(.teal, j % 2 == 0 ? 2 : 1) : .series(hues[j])
  }

  /// From and to of each part of a name, in values; `nil` for a part without a number.
  private func parts(_ i: Int) -> [(from: Double, to: Double)?] {
    let values = grid.across.indices.map { grid.quantity(i, $0).middle }
    if arrangement == .grouped { return values.map { $0.map { (0, $0) } } }
    let total = values.reduce(0) { $0 + max($1 ?? 0, 0) }
    if arrangement == .shares, values.contains(where: { $0 == nil }) || total <= 0 { return values.map { _ in nil } }
    var (up, down) = (0.0, 0.0)
    return values.map { value in
      guard let value else { return nil }
      let part = arrangement == .shares ? max(value, 0) / total * 100 : value
      if part >= 0 {
        up += part
        return (up - part, up)
      }
      down += part
      return (down - part, down)
    }
  }

  private func axis(_ target: Int) -> ValueAxis {
    if arrangement == .shares {
      let style = NumberStyle(language: plan.language, unit: .percent, decimals: 0)
      let field = Field(
        channel: Channel(fields: [], span: plan.spec.span),
        column: ChartColumn(value.column.name, label: value.label, unit: .percent, .numbers([])), label: value.label,
        style: style)
      return valueAxis(Bounds(low: 0, high: 100), field, plan, zero: .always, target: target)
    }
    let ends = grid.down.indices.flatMap { parts($0).compactMap(\.self).flatMap { [$0.from, $0.to] } }
    return valueAxis(
      ends.min().map { Bounds(low: $0, high: ends.max() ?? $0) }, value, plan, zero: .always, target: target)
  }

  private func words(_ i: Int, _ j: Int) -> String {
    guard arrangement == .shares, let part = parts(i)[j] else { return grid.field(j).style.text(grid.quantity(i, j)) }
    var style = NumberStyle(language: plan.language, unit: .percent, decimals: 0)
    style.decimals = 0
    return style.text(part.to - part.from)
  }

  private func title(_ i: Int, _ j: Int) -> String {
    guard let row = grid.cells[i][j] else { return grid.across[j].label }
    return "\(grid.down[i].label), \(grid.across[j].label): \(plan.cell(grid.field(j), row))"
  }

  private func key(_ scene: inout Scene) {
    scene.swatches(
      grid.across.indices.map { KeyEntry(swatch: style($0), label: grid.across[$0].label) }, subject: .accent)
  }

  func drawRows(_ scene: inout Scene) {
    key(&scene)
    var order = Array(grid.down.indices)
    if plan.spec.sort?.value != "data", !name.isPeriod {
      let length: (Int) -> Double = { i in
        arrangement == .shares
          ? parts(i)[0].map { $0.to - $0.from } ?? -1 : parts(i).compactMap { $0?.to }.max() ?? -.infinity
      }
      order.sort { (length($0), -$0) > (length($1), -$1) }
    }
    let thick = arrangement == .grouped ? grid.across.count <= 4 ? 13 : max(6, 40 / Double(grid.across.count)) : 16.0
    let pitch = arrangement == .grouped ? thick * Double(grid.across.count) + 10 : 24
    let room =
      arrangement == .grouped
      ? (order.flatMap { i in grid.across.indices.map { textWidth(words(i, $0)) } }.max() ?? 0) + 6 : 8.0
    let frame = RowFrame(
      order.map { grid.down[$0].label }, axis(scene.isNarrow ? 3 : 5), &scene, plan, ends: (0, room), pitch: pitch)
    for (n, i) in order.enumerated() {
      frame.name(
        n, grid.down[i].label, isSubject: plan.isSubject(grid.down[i].row, name),
        href: plan.href(grid.down[i].row, name), &scene)
      let all = parts(i)
      let top = frame.middle(n) - (arrangement == .grouped ? thick * Double(grid.across.count) / 2 : thick / 2)
      var furthest = frame.axis.scale(0)
      for (j, part) in all.enumerated() {
        let y = arrangement == .grouped ? top + thick * Double(j) : top
        guard let part else {
          if arrangement == .grouped { absentStub(grid.quantity(i, j), frame.left, y, 24, thick - 1, &scene) }
          continue
        }
        let (a, b) = (frame.axis.scale(part.from), frame.axis.scale(part.to))
        scene.rect(
          min(a, b), y, max((b - a).magnitude - (arrangement == .grouped ? 0 : 1), 0.5),
          arrangement == .grouped ? thick - 1 : thick, style(j), title: title(i, j))
        furthest = max(furthest, a, b)
        let label = words(i, j)
        if arrangement == .grouped, thick >= 12 {
          scene.text(label, max(a, b) + 5, y + thick / 2 + 3.5, TextStyle(halo: true))
        } else if arrangement != .grouped, style(j).carriesText, textWidth(label) + 8 < (b - a).magnitude {
          scene.text(label, (a + b) / 2, y + 12, TextStyle(role: .on(style(j)), anchor: .middle))
        }
      }
      if arrangement != .grouped { rest(i, furthest, top, thick, all.allSatisfy { $0 == nil }, frame, &scene) }
    }
  }

  // The unknown rest of a stack.
  private func rest(
    _ i: Int, _ x: Double, _ y: Double, _ thick: Double, _ isWhole: Bool, _ frame: RowFrame, _ scene: inout Scene
  ) {
    let lacking = grid.across.indices.map { grid.quantity(i, $0) }.filter { $0.absence != nil }
    guard let reason = lacking.first(where: \.isSuppressed)?.absence ?? lacking.first?.absence else { return }
    guard reason == .suppressed else {
      if !isWhole { scene.states.insert(.gap) }
      if isWhole { scene.text(reason.words(plan.strings), x + 4, y + thick - 4, TextStyle(role: .second, halo: true)) }
      return
    }
    scene.states.insert(.withheld)
    scene.rect(x, y, isWhole ? 36 : 14, thick, .hatch)
    if isWhole { scene.text(plan.strings.withheld, x + 42, y + thick - 4, TextStyle(role: .second, halo: true)) }
  }

  private func absentStub(
    _ quantity: Quantity, _ x: Double, _ y: Double, _ width: Double, _ height: Double, _ scene: inout Scene
  ) {
    switch quantity.absence {
    case .suppressed:
      scene.states.insert(.withheld)
      scene.rect(x, y, width, height, .hatch)
    case .missing, .unavailable, .notApplicable: scene.states.insert(.gap)
    case nil: break
    }
  }

  func drawColumns(_ scene: inout Scene) {
    key(&scene)
    let start = scene.height
    var part = Scene(scene.layout, width: scene.width)
    let (frame, axis) = part.upright(
      self.axis(5), height: plan.fixedHeight ?? (scene.isNarrow ? 200 : 260), right: 0, bottom: 24, plan)
    part.grid(axis, frame)
    let bands = BandScale(count: grid.down.count, from: frame.left, to: frame.right, padding: 0.28)
    for i in grid.down.indices {
      let all = parts(i)
      let thin = arrangement == .grouped ? bands.bandwidth / Double(grid.across.count) : bands.bandwidth
      var highest = axis.scale(0)
      for (j, piece) in all.enumerated() {
        let x = bands(i) + (arrangement == .grouped ? thin * Double(j) : 0)
        guard let piece else {
          if arrangement == .grouped { absentStub(grid.quantity(i, j), x, axis.scale(0) - 24, thin - 1, 24, &part) }
          continue
        }
        let (a, b) = (axis.scale(piece.from), axis.scale(piece.to))
        part.rect(
          x, min(a, b), arrangement == .grouped ? max(thin - 1, 1) : thin,
          max((a - b).magnitude - (arrangement == .grouped ? 0 : 1), 0.5), style(j), title: title(i, j))
        highest = min(highest, a, b)
      }
      if arrangement != .grouped, grid.across.indices.contains(where: { grid.quantity(i, $0).isSuppressed }) {
        part.states.insert(.withheld)
        part.rect(bands(i), highest - 12, thin, 12, .hatch)
      }
    }
    if let periods = name.periods {
      let ticks = grid.down.enumerated().map {
        TimeTick(position: Double($0), label: periods[$1.row]?.words(in: plan.language) ?? "")
      }
      part.along(ticks, frame, y: frame.bottom + 18) { bands.center(Int($0)) }
    } else {
      for (i, down) in grid.down.enumerated() {
        for (n, line) in wrapped(down.label, width: bands.step - 4, lines: 2).enumerated() {
          part.text(
            line, bands.center(i), frame.bottom + 18 + Double(n) * 15,
            TextStyle(role: plan.isSubject(down.row, name) ? .bold : .second, anchor: .middle))
          part.height = max(part.height, frame.bottom + 24 + Double(n) * 15)
        }
      }
    }
    scene.embed(part, x: 0, y: start)
    scene.height = start + part.height
  }
}
