// Bars that stand: names or periods along the bottom. Names that need more than two lines in their column lie better.

import Base

struct BarColumns {
  let plan: Plan
  let name: Field
  let value: Field
  let mark: BarMark
  let rows: [Int]
  /// Those of all panels.
  private let all: [Int]
  private let axis: ValueAxis
  private let widestValue: Double
  private let slots: Int
  private let firstSlot: Double
  private let slotsPerUnit: Double

  init(_ plan: Plan, name: Field, value: Field, mark: BarMark) {
    self.plan = plan
    self.name = name
    self.value = value
    self.mark = mark
    rows = sortedRows(plan, name: name, value: value, plan.rows)
    all = plan.isFacet ? plan.allRows : rows
    var bounds = extent(of: all.lazy.map { value.quantity($0) })
    for reference in plan.spec.references where reference.axis == .y {
      bounds = union(bounds, Bounds(low: reference.value, high: reference.value))
    }
    axis = valueAxis(
      bounds, value, plan, zero: mark == .dot ? .whenNear : .always, target: (plan.fixedHeight ?? 300) < 160 ? 3 : 5)
    widestValue = rows.reduce(0) { max($0, textWidth(value.style.text(value.quantity($1)))) }
    // Periods keep their distance: a year without a row is an empty place, not a missing one.
    let places = all.compactMap { name.periods?[$0]?.axisPosition }
    if let low = places.min(), let high = places.max() {
      let perYear = Double(name.periods?.compactMap(\.self).first?.frequency.perYear ?? 365)
      slots = min(Int(((high - low) * perYear).rounded()) + 1, 4000)
      firstSlot = low
      slotsPerUnit = perYear
    } else {
      slots = plan.panels.map(\.count).max() ?? rows.count
      firstSlot = 0
      slotsPerUnit = 1
    }
  }

  func fit(_ width: Double) -> Bool {
    if name.isPeriod { return true }
    let step = (width - axis.labelWidth - 10) / Double(max(1, slots))
    return all.allSatisfy { row in
      let lines = wrapped(name.text(row), width: step - 6, lines: 2)
      return lines.count <= 2 && !lines.contains { $0.hasSuffix("…") }
    }
  }

  func draw(_ scene: inout Scene) {
    let height = plan.fixedHeight ?? (scene.isNarrow ? 200 : 260)
    let (frame, axis) = scene.upright(axis, height: height, right: 0, bottom: 24 + labelDrop, plan)
    scene.grid(axis, frame)
    scene.references(plan, frame, y: axis.scale, x: nil)
    let bands = BandScale(count: max(1, slots), from: frame.left, to: frame.right, padding: slots > 40 ? 0.1 : 0.3)
    for (place, row) in rows.enumerated() { column(row, slot(row, place), bands, axis, &scene) }
    labels(bands, frame, &scene)
  }

  // Words under a column that falls stand between it and the names.
  private var labelDrop: Double { axis.scale.low < 0 && slots <= 12 && !plan.isFacet ? 16 : 0 }

  private func slot(_ row: Int, _ place: Int) -> Int {
    guard let position = name.periods?[row]?.axisPosition else { return place }
    return min(slots - 1, max(0, Int(((position - firstSlot) * slotsPerUnit).rounded())))
  }

  private func column(_ row: Int, _ slot: Int, _ bands: BandScale, _ axis: ValueAxis, _ scene: inout Scene) {
    let quantity = value.quantity(row)
    let isSubject =
      plan.isSubject(row, name) || plan.highlight.isEmpty && plan.isFacet && plan.isSubject(row, plan[.facet])
    let wide = min(bands.bandwidth, 64)
    let x = bands.center(slot) - wide / 2
    let zero = axis.scale(max(axis.scale.low, 0))
    guard let extent = quantity.extent else { return absentColumn(quantity, x, wide, zero, &scene) }
    let shown = quantity.value ?? extent.low
    let end = axis.scale(shown)
    if quantity.isBreak { scene.breakMark(x - (bands.step - wide) / 2, zero) }
    let style = scene.look(isSubject ? .accent : .mark, of: quantity)
    let words = value.style.text(quantity)
    // All columns have their values or none: some of them would look chosen.
    let isLabelled = slots <= 12 && !plan.isFacet && widestValue < bands.step - 2
    let title = isLabelled ? nil : "\(name.text(row)): \(plan.cell(value, row))"
    switch mark {
    case .bar: scene.rect(x, min(zero, end), wide, max(0.5, (zero - end).magnitude), style, title: title)
    case .lollipop, .dot:
      if mark == .lollipop {
        scene.line(bands.center(slot), zero, bands.center(slot), end, isSubject ? .lineAccent : .lineMark)
      }
      if quantity.value != nil { scene.circle(bands.center(slot), end, min(5, wide / 2), style, title: title) }
    }
    if extent.low < extent.high { interval(quantity, extent, x, wide, axis.scale, &scene) }
    if isLabelled {
      let edge = mark == .bar ? 0.0 : 5
      let y = shown < 0 ? max(end, axis.scale(extent.low)) + 14 + edge : min(end, axis.scale(extent.high)) - 5 - edge
      scene.text(words, bands.center(slot), y, TextStyle(role: isSubject ? .bold : .plain, anchor: .middle, halo: true))
    }
  }

  // A range is a stretch above what is certain; an estimate has whiskers.
  private func interval(
    _ quantity: Quantity, _ extent: Bounds, _ x: Double, _ wide: Double, _ scale: Scale, _ scene: inout Scene
  ) {
    let (low, high) = (scale(extent.low), scale(extent.high))
    if quantity.value == nil, mark == .bar {
      scene.states.insert(.interval)
      scene.rect(x, high, wide, low - high, .interval)
    } else {
      scene.whisker(upright: x + wide / 2, low, high)
    }
  }

  private func absentColumn(_ quantity: Quantity, _ x: Double, _ wide: Double, _ zero: Double, _ scene: inout Scene) {
    switch quantity.absence {
    case .suppressed where plan.spec.suppressed != .omit:
      scene.withheldColumn(x, wide, base: zero, plan)
    case .notApplicable:
      scene.states.insert(.notApplicable)
      scene.text("–", x + wide / 2, zero - 5, .secondMiddle)
    case .missing, .unavailable: scene.states.insert(.gap)
    case .suppressed, nil: break
    }
  }

  private func labels(_ bands: BandScale, _ frame: PlotFrame, _ scene: inout Scene) {
    if let periods = name.periods {
      let present = rows.compactMap { periods[$0] }
      guard let first = present.min(by: { $0.axisPosition < $1.axisPosition }),
        let last = present.max(by: { $0.axisPosition < $1.axisPosition })
      else { return }
      let ticks = calendarTicks(first, last, room: frame.width - bands.step, in: plan.language)
      return scene.along(ticks, frame, y: frame.bottom + 18 + labelDrop) {
        bands.center(Int((($0 - firstSlot) * slotsPerUnit).rounded()))
      }
    }
    var lowest = 0.0
    for (i, row) in rows.enumerated() {
      let isSubject = plan.isSubject(row, name)
      for (n, line) in wrapped(name.text(row), width: bands.step - 4, lines: 2).enumerated() {
        scene.text(
          line, bands.center(i), frame.bottom + 18 + labelDrop + Double(n) * 15,
          TextStyle(role: isSubject ? .bold : .second, anchor: .middle), href: n == 0 ? plan.href(row, name) : nil)
        lowest = max(lowest, Double(n) * 15)
      }
    }
    scene.height = frame.bottom + 24 + labelDrop + lowest
  }
}
