// Bars: one per name, growing from the zero line, so that length is proportional to value. The domain therefore always
// holds zero. Names stand beside their bars where there is room and above them where there is not; names along the
// bottom that do not fit turn the picture. Who is withheld comes after a gap, hatched, and has no rank.

import Base

extension ChartKind {
  static let bar = ChartKind(
    name: "bar", summary: "One bar per name or period, from zero; for amounts that are compared by length.",
    needs: barNeeds, isZeroBased: true, draw: { plan, scene in drawBars(plan, &scene, mark: .bar) })

  static let divergingBar = ChartKind(
    name: "diverging-bar", summary: "Bars to both sides of zero; for growth and decline.",
    needs: barNeeds, isZeroBased: true, draw: { plan, scene in drawBars(plan, &scene, mark: .bar) })

  static let lollipop = ChartKind(
    name: "lollipop", summary: "A dot on a stem from zero for each name; lighter than bars where there are many.",
    needs: barNeeds, isZeroBased: true, draw: { plan, scene in drawBars(plan, &scene, mark: .lollipop) })

  static let dot = ChartKind(
    name: "dot", summary: "A dot for each name on a scale that need not start at zero; with intervals where they are known.",
    needs: barNeeds + [.optional(.low, .number), .optional(.high, .number)], draw: { plan, scene in drawBars(plan, &scene, mark: .dot) })
}

private let barNeeds: [Need] = [.required(.x, .any), .required(.y, .any), .optional(.label, .any)]

/// What stands for a value.
enum BarMark: Sendable { case bar, lollipop, dot }

private func drawBars(_ plan: Plan, _ scene: inout Scene, mark: BarMark) {
  guard let x = plan[.x], let y = plan[.y] else { return }
  guard x.isNumber != y.isNumber else {
    return scene.diagnostics.append(Diagnostic(
      .error, "chart/encoding", "bars take a number on one axis and names or periods on the other", at: plan.spec.span,
      help: "for two numbers use kind: scatter"))
  }
  if x.isNumber { return BarRows(plan, name: y, value: x, mark: mark).draw(&scene) }
  var columns = BarColumns(plan, name: x, value: y, mark: mark)
  if columns.fit(scene.width) { columns.draw(&scene) } else { BarRows(plan, name: x, value: y, mark: mark).draw(&scene) }
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
    return rows.sorted { isTurned ? (name.text($0), $0) > (name.text($1), $1) : (name.text($0), $0) < (name.text($1), $1) }
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

  var isTentative: Bool { !flags.isEmpty && (flags.contains(.provisional) || flags.contains(.forecast)) }
}

/// Bars that lie: names at the left.
private struct BarRows {
  let plan: Plan
  let name: Field
  let value: Field
  let mark: BarMark
  let present: [Int]
  private let items: [Item]
  let withheld: [Int]
  let absent: [Int]

  init(_ plan: Plan, name: Field, value: Field, mark: BarMark) {
    self.plan = plan
    self.name = name
    self.value = value
    self.mark = mark
    let sorted = sortedRows(plan, name: name, value: value, plan.rows)
    items = sorted.compactMap { row in
      let quantity = value.quantity(row)
      return quantity.extent.map { Item(row: row, quantity: quantity, extent: $0, words: value.style.text(quantity), isSubject: plan.isSubject(row, name)) }
    }
    present = items.map(\.row)
    withheld = plan.spec.suppressed == .omit ? [] : plan.rows.filter { value.quantity($0).isSuppressed }
    absent = plan.rows.filter { value.quantity($0).absence.map { $0 != .suppressed } ?? false }
  }

  /// A row with its words, which both measuring and drawing need.
  private struct Item {
    let row: Int
    let quantity: Quantity
    let extent: Bounds
    let words: String
    let isSubject: Bool
  }

  func draw(_ scene: inout Scene) {
    let everything = present + withheld + absent
    let names = everything.map { textWidth(name.text($0), size: 13, bold: plan.isSubject($0, name)) }
    let widest = names.max() ?? 0
    let isAbove = scene.isNarrow && widest > scene.width * 0.38
    let left = isAbove ? 0 : min(widest + 9, scene.width * 0.42)
    let pitch = isAbove ? 40.0 : everything.count > 60 ? 18 : 24
    let values = items.map { ($0.isSubject ? TextStyle(role: .subject) : .plain).width($0.words) }
    let right = min((values.max() ?? 0) + (mark == .bar ? 8 : 13), scene.width * 0.4)

    var bounds = extent(of: (plan.isFacet ? plan.allRows : present).lazy.map { value.quantity($0) })
    for field in plan.all(.low) + plan.all(.high) { bounds = union(bounds, extent(of: present.lazy.map { field.quantity($0) })) }
    for reference in plan.spec.references { bounds = union(bounds, Bounds(low: reference.value, high: reference.value)) }
    let axis = valueAxis(bounds, value, plan, zero: mark == .dot ? .whenNear : .always, target: scene.isNarrow ? 3 : 5)
    let hasNegative = bounds.map { $0.low < 0 } ?? false
    let negativeRoom = hasNegative ? min(values.max() ?? 0, 60) + 6 : 0
    let low = mark == .dot ? axis.scale.low : min(0, bounds?.low ?? 0)
    let high = mark == .dot ? axis.scale.high : max(0, bounds?.high ?? 1)
    let scale = Scale(axis.scale.form, from: low, to: high == low ? low + 1 : high, onto: left + negativeRoom + (mark == .dot ? 6 : 0), scene.width - right - (mark == .dot ? 6 : 0))

    var y = plan.spec.references.contains { $0.label != nil } ? 20.0 : 4
    let top = y
    if mark == .dot { y = dotAxis(axis.scaleCopy(scale), top: y, left: left, bottom: y + Double(present.count) * pitch, &scene) }
    let first = y
    if mark != .dot, !present.isEmpty {
      let zero = scale(0)
      scene.line(zero, first, zero, first + Double(present.count) * pitch, .reference)
    }
    for reference in plan.spec.references where scale.contains(reference.value) {
      let px = scale(reference.value)
      scene.line(px, first - 2, px, first + Double(present.count) * pitch, .reference)
      if let label = reference.label {
        let width = textWidth(label)
        scene.text(label, min(max(px, width / 2), scene.width - width / 2), top - 6, .secondMiddle)
      }
    }
    for item in items {
      bar(item, y, pitch, left, scale, isAbove, &scene)
      y += pitch
    }
    y = absentRows(withheld, head: filled(plan.strings.withheldHead, [("label", value.label)]), y, pitch, left, isAbove, &scene)
    y = absentRows(absent, head: nil, y, pitch, left, isAbove, &scene)
    scene.height = y + 4
  }

  private func dotAxis(_ axis: ValueAxis, top: Double, left: Double, bottom: Double, _ scene: inout Scene) -> Double {
    let frame = PlotFrame(left: left, top: top + 20, right: scene.width, bottom: bottom + 20)
    var path = PathWriter()
    for tick in axis.ticks where axis.scale.contains(tick) {
      path.move(axis.scale(tick), frame.top)
      path.line(axis.scale(tick), frame.bottom)
    }
    scene.path(path, .grid, box: Box(x: left, y: frame.top, width: frame.width, height: frame.height))
    scene.along(zip(axis.ticks, axis.labels).filter { axis.scale.contains($0.0) }.map { TimeTick(position: $0, label: $1) }, frame, y: top + 10) { axis.scale($0) }
    return frame.top
  }

  private func bar(_ item: Item, _ y: Double, _ pitch: Double, _ left: Double, _ scale: Scale, _ isAbove: Bool, _ scene: inout Scene) {
    let (row, quantity, extent, isSubject) = (item.row, item.quantity, item.extent, item.isSubject)
    nameText(row, y, pitch, left, isAbove, isSubject, &scene)
    let thick = isAbove ? 14.0 : (pitch * 0.58).rounded()
    let top = isAbove ? y + 18 : y + (pitch - thick) / 2
    let middle = top + thick / 2
    let shown = quantity.value ?? extent.low
    let (zero, end) = (scale(mark == .dot ? scale.low : 0), scale(shown))
    if quantity.isTentative { scene.states.insert(quantity.flags.contains(.forecast) ? .forecast : .provisional) }
    let style: Style = quantity.isTentative ? (isSubject ? .hollowAccent : .hollow) : (isSubject ? .accent : .mark)
    var tip = max(end, zero)
    switch mark {
    case .bar:
      scene.rect(min(zero, end), top, max(0.5, (end - zero).magnitude), thick, style)
      if quantity.value == nil {
        scene.rect(end, top, scale(extent.high) - end, thick, isSubject ? .intervalAccent : .interval)
        tip = scale(extent.high)
      }
    case .lollipop:
      scene.line(zero, middle, end, middle, isSubject ? .lineAccent : .lineMark)
      scene.circle(end, middle, 5, style)
      tip += 5
    case .dot:
      tip = dotMark(row, quantity, extent, middle, scale, isSubject, style, &scene)
    }
    if mark != .dot, quantity.value != nil, quantity.bounds != nil {
      whisker(extent, middle, scale, &scene)
      tip = max(tip, scale(extent.high) + 1)
    }
    let label = TextStyle(role: isSubject ? .subject : .plain)
    if shown < 0, mark != .dot {
      scene.text(item.words, min(end, scale(extent.low)) - (mark == .lollipop ? 9 : 5), middle + 4, TextStyle(role: label.role, anchor: .end))
    } else {
      scene.text(item.words, tip + 5, middle + 4, label)
    }
  }

  private func dotMark(_ row: Int, _ quantity: Quantity, _ extent: Bounds, _ y: Double, _ scale: Scale, _ isSubject: Bool, _ style: Style, _ scene: inout Scene) -> Double {
    var bounds = extent
    if let low = plan[.low]?.quantity(row).value, let high = plan[.high]?.quantity(row).value { bounds = Bounds(low: low, high: high) }
    if bounds.low < bounds.high { whisker(bounds, y, scale, &scene) }
    guard let shown = quantity.value else { return scale(bounds.high) }
    scene.circle(scale(shown), y, 5, style)
    return max(scale(shown) + 5, scale(bounds.high))
  }

  private func whisker(_ bounds: Bounds, _ y: Double, _ scale: Scale, _ scene: inout Scene) {
    var path = PathWriter()
    path.move(scale(bounds.low), y)
    path.line(scale(bounds.high), y)
    for end in [bounds.low, bounds.high] {
      path.move(scale(end), y - 3)
      path.line(scale(end), y + 3)
    }
    scene.path(path, .whisker, box: Box(x: scale(bounds.low), y: y - 3, width: scale(bounds.high) - scale(bounds.low), height: 6))
  }

  private func nameText(_ row: Int, _ y: Double, _ pitch: Double, _ left: Double, _ isAbove: Bool, _ isSubject: Bool, _ scene: inout Scene) {
    let style = TextStyle(role: isSubject ? .subject : .plain, anchor: isAbove ? .start : .end)
    let room = isAbove ? scene.width : left - 9
    let words = ellipsis(name.text(row), to: max(room, 20), size: style.size, bold: style.isBold)
    scene.text(words, isAbove ? 0 : left - 8, isAbove ? y + 12 : y + pitch / 2 + 4, style, href: plan.href(row, name))
  }

  // A small head of their own, the mark, the words, and what is public beside them.
  private func absentRows(_ rows: [Int], head: String?, _ start: Double, _ pitch: Double, _ left: Double, _ isAbove: Bool, _ scene: inout Scene) -> Double {
    if rows.isEmpty { return start }
    var y = start + (present.isEmpty ? 0 : 10)
    if let head {
      scene.text(ellipsis(head, to: scene.width - left), left, y + 12, .second)
      y += 22
      scene.states.insert(.withheld)
    }
    for row in rows {
      nameText(row, y, pitch, left, isAbove, plan.isSubject(row, name), &scene)
      let middle = isAbove ? y + 25 : y + pitch / 2
      let isHatched = value.quantity(row).isSuppressed && plan.spec.suppressed == .hatch
      if isHatched { scene.rect(left, middle - 6, 36, 12, .hatch) }
      var words = value.style.words(value.quantity(row), plan.strings)
      if let label = plan[.label], label.channel.fields.count == 1 { words += ", \(label.text(row)) \(label.isNumber ? label.label.lowercased() : "")" }
      let x = left + (isHatched ? 43 : 4)
      scene.text(ellipsis(words, to: scene.width - x), x, middle + 4, .second)
      y += pitch
    }
    return y
  }
}

extension ValueAxis {
  /// The same ticks on another scale.
  func scaleCopy(_ scale: Scale) -> ValueAxis {
    var copy = self
    copy.scale = scale
    return copy
  }
}

/// Bars that stand: names or periods along the bottom.
private struct BarColumns {
  let plan: Plan
  let name: Field
  let value: Field
  let mark: BarMark
  let rows: [Int]
  private var axis: ValueAxis
  private let slots: Int
  private let firstSlot: Double
  private let slotsPerUnit: Double

  init(_ plan: Plan, name: Field, value: Field, mark: BarMark) {
    self.plan = plan
    self.name = name
    self.value = value
    self.mark = mark
    rows = sortedRows(plan, name: name, value: value, plan.rows)
    let all = plan.isFacet ? plan.allRows : rows
    var bounds = extent(of: all.lazy.map { value.quantity($0) })
    for reference in plan.spec.references where reference.axis == .y { bounds = union(bounds, Bounds(low: reference.value, high: reference.value)) }
    axis = valueAxis(bounds, value, plan, zero: mark == .dot ? .whenNear : .always, target: (plan.fixedHeight ?? 300) < 160 ? 3 : 5)
    // Periods keep their distance: a year without a row is an empty place, not a missing one.
    let places = all.compactMap { name.periods?[$0]?.axisPosition }
    if let low = places.min(), let high = places.max() {
      let perYear = Double(name.periods?.compactMap(\.self).first?.frequency.perYear ?? 365)
      slots = min(Int(((high - low) * perYear).rounded()) + 1, 4000)
      firstSlot = low
      slotsPerUnit = perYear
    } else {
      slots = all.count
      firstSlot = 0
      slotsPerUnit = 1
    }
  }

  // Names that need more than two lines in their column lie better.
  func fit(_ width: Double) -> Bool {
    if name.isPeriod { return true }
    let step = (width - axis.labelWidth - 10) / Double(max(1, rows.count))
    return rows.allSatisfy { row in
      let lines = wrapped(name.text(row), width: step - 6, lines: 2)
      return lines.count <= 2 && !lines.contains { $0.hasSuffix("…") }
    }
  }

  mutating func draw(_ scene: inout Scene) {
    let height = plan.fixedHeight ?? (scene.isNarrow ? 200 : 260)
    let (frame, placed) = scene.upright(axis, height: height, right: 0, bottom: 24 + labelDrop, plan)
    axis = placed
    scene.grid(axis, frame)
    scene.references(plan, frame, y: axis.scale, x: nil)
    let bands = BandScale(count: max(1, slots), from: frame.left, to: frame.right, padding: slots > 40 ? 0.1 : 0.3)
    for (place, row) in rows.enumerated() { column(row, slot(row, place), bands, frame, &scene) }
    labels(bands, frame, &scene)
  }

  // Words under a column that falls stand between it and the names.
  private var labelDrop: Double { axis.scale.low < 0 && slots <= 12 && !plan.isFacet ? 16 : 0 }

  private func slot(_ row: Int, _ place: Int) -> Int {
    guard let position = name.periods?[row]?.axisPosition else { return place }
    return min(slots - 1, max(0, Int(((position - firstSlot) * slotsPerUnit).rounded())))
  }

  private func column(_ row: Int, _ slot: Int, _ bands: BandScale, _ frame: PlotFrame, _ scene: inout Scene) {
    let quantity = value.quantity(row)
    let isSubject = plan.isSubject(row, name) || plan.highlight.isEmpty && plan.isFacet && plan.isSubject(row, plan[.facet])
    let wide = min(bands.bandwidth, 64)
    let x = bands.center(slot) - wide / 2
    let zero = axis.scale(max(axis.scale.low, 0))
    guard let extent = quantity.extent else { return absentColumn(quantity, x, wide, zero, &scene) }
    let shown = quantity.value ?? extent.low
    let end = axis.scale(shown)
    if quantity.isTentative { scene.states.insert(quantity.flags.contains(.forecast) ? .forecast : .provisional) }
    if quantity.flags.contains(.breakInSeries) {
      scene.states.insert(.breaks)
      scene.line(x - (bands.step - wide) / 2 - 3, zero + 4, x - (bands.step - wide) / 2 + 3, zero - 4, .whisker)
    }
    let style: Style = quantity.isTentative ? (isSubject ? .hollowAccent : .hollow) : (isSubject ? .accent : .mark)
    let words = value.style.text(quantity)
    let isLabelled = textWidth(words) < bands.step - 2 && slots <= 12 && !plan.isFacet
    let title = isLabelled ? nil : "\(name.text(row)): \(plan.cell(value, row))"
    switch mark {
    case .bar: scene.rect(x, min(zero, end), wide, max(0.5, (zero - end).magnitude), style, title: title)
    case .lollipop, .dot:
      if mark == .lollipop { scene.line(bands.center(slot), zero, bands.center(slot), end, isSubject ? .lineAccent : .lineMark) }
      scene.circle(bands.center(slot), end, min(5, wide / 2), style, title: title)
    }
    if quantity.value == nil { scene.rect(x, axis.scale(extent.high), wide, end - axis.scale(extent.high), .interval) }
    if isLabelled {
      let edge = mark == .bar ? 0.0 : 5
      let y = shown < 0 ? max(end, axis.scale(extent.low)) + 14 + edge : min(end, axis.scale(extent.high)) - 5 - edge
      scene.text(words, bands.center(slot), y, TextStyle(role: isSubject ? .bold : .plain, anchor: .middle, halo: true))
    }
  }

  private func absentColumn(_ quantity: Quantity, _ x: Double, _ wide: Double, _ zero: Double, _ scene: inout Scene) {
    switch quantity.absence {
    case .suppressed where plan.spec.suppressed != .omit:
      scene.states.insert(.withheld)
      scene.rect(x, zero - 24, wide, 24, .hatch)
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
      guard let first = present.min(by: { $0.axisPosition < $1.axisPosition }), let last = present.max(by: { $0.axisPosition < $1.axisPosition }) else { return }
      let ticks = calendarTicks(first, last, room: frame.width - bands.step, in: plan.language)
      return scene.along(ticks, frame, y: frame.bottom + 18 + labelDrop) { bands.center(Int((($0 - firstSlot) * slotsPerUnit).rounded())) }
    }
    var lowest = 0.0
    for (i, row) in rows.enumerated() {
      let isSubject = plan.isSubject(row, name)
      for (n, line) in wrapped(name.text(row), width: bands.step - 4, lines: 2).enumerated() {
        scene.text(line, bands.center(i), frame.bottom + 18 + labelDrop + Double(n) * 15, TextStyle(role: isSubject ? .bold : .second, anchor: .middle), href: n == 0 ? plan.href(row, name) : nil)
        lowest = max(lowest, Double(n) * 15)
      }
    }
    scene.height = frame.bottom + 24 + labelDrop + lowest
  }
}
