// Two values of each name and the way between them: then and now. The earlier one is small and pale, the later one
// filled.

import Base

extension ChartKind {
  static let dumbbell = ChartKind(
    name: "dumbbell", title: "Dumbbell chart",
    summary: "Two values for each name, joined; for then and now, or for two groups.",
    needs: [.required(.x, .number, .axis), .required(.y, .text, .order), .optional(.series, .textOrPeriod)],
    takes: [.sort, .scale, .format], places: [.y, .series], draw: drawDumbbells)

  static let range = ChartKind(
    name: "range", title: "Range chart",
    summary: "From a lowest to a highest value for each name, with a value between if there is one.",
    needs: [
      .required(.low, .number, .axis), .required(.high, .number), .required(.y, .text, .order),
      .optional(.x, .number, .axis)
    ], takes: [.sort, .scale, .format], places: [.y],
    draw: drawRanges)
}

private func drawDumbbells(_ plan: Plan, _ scene: inout Scene) {
  guard let name = plan[.y], let value = plan[.x] else { return }
  let grid = matrix(plan, plan.rows, down: name, across: plan[.series], values: plan.all(.x), among: plan.allRows)
  if let row = grid.repeated { return scene.diagnostics.append(.repeated(row, plan)) }
  guard grid.across.count == 2 else {
    return scene.diagnostics.append(
      Diagnostic(
        .error, "chart/encoding", "a dumbbell joins two values, but here are \(grid.across.count)", at: plan.spec.span,
        help: "write x: [jobs_2019, jobs_2024], or series: with a field of two values"))
  }
  let order = grid.order(plan, name) { grid.quantity($0, 1).middle ?? -.infinity }
  let all = plan.isFacet ? plan.allRows : plan.rows
  var bounds: Bounds?
  for field in plan.all(.x) { bounds = union(bounds, extent(of: all.lazy.map { field.quantity($0) })) }
  let axis = valueAxis(bounds, plan.axisField(.x) ?? value, plan, zero: .whenNear, target: scene.isNarrow ? 3 : 5)
  let words = all.flatMap { row in plan.all(.x).map { $0.style.text($0.quantity(row)) } }
  let room = (words.map { textWidth($0) }.max() ?? 0) + 14
  scene.dotKey([(.areaMark, grid.across[0].label), (.mark, grid.across[1].label)])
  let frame = RowFrame(
    order.map { grid.down[$0].label }, axis, &scene, plan, others: plan.otherNames(name), ends: (room, room))
  for (n, i) in order.enumerated() {
    let isSubject = plan.isSubject(grid.down[i].row, name)
    frame.name(n, grid.down[i].label, isSubject: isSubject, href: plan.href(grid.down[i].row, name), &scene)
    let (a, b) = (grid.quantity(i, 0), grid.quantity(i, 1))
    let (from, to) = (a.middle.map { frame.axis.scale($0) }, b.middle.map { frame.axis.scale($0) })
    let y = frame.middle(n)
    func low(_ one: Quantity) -> Double { one.extent.map { frame.axis.scale($0.low) } ?? 0 }
    func high(_ one: Quantity) -> Double { one.extent.map { frame.axis.scale($0.high) } ?? 0 }
    guard from != nil || to != nil else {
      frame.absent(n, b, plan, &scene)
      continue
    }
    if let from, let to {
      let line: Style = isSubject ? .lineAccent : .lineMark
      scene.line(from, y, to, y, scene.look(line, of: b.isTentative ? b : a))
      if a.isBreak || b.isBreak { scene.breakMark((from + to) / 2, y) }
    }
    for (quantity, subject, other, radius) in [(a, Style.areaAccent, Style.areaMark, 4.0), (b, .accent, .mark, 5)] {
      end(quantity, isSubject ? subject : other, y, radius, frame.axis.scale, &scene)
    }
    let role: TextStyle.Role = isSubject ? .bold : .plain
    if let from {
      let isLeft = to.map { from <= $0 } ?? true
      scene.text(
        grid.field(0).style.text(a), isLeft ? min(from, low(a)) - 9 : max(from, high(a)) + 9, y + 4,
        TextStyle(role: .second, anchor: isLeft ? .end : .start, halo: true))
    }
    if let to {
      let isRight = from.map { $0 <= to } ?? true
      scene.text(
        grid.field(1).style.text(b), isRight ? max(to, high(b)) + 9 : min(to, low(b)) - 9, y + 4,
        TextStyle(role: role, anchor: isRight ? .start : .end, halo: true))
    }
    let lacking = from == nil ? a : to == nil ? b : nil
    if let reason = lacking?.absence { lack(reason, beside: from ?? to ?? 0, y, room, frame, plan, &scene) }
  }
}

private func end(
  _ quantity: Quantity, _ style: Style, _ y: Double, _ radius: Double, _ scale: Scale, _ scene: inout Scene
) {
  if let bounds = quantity.extent, bounds.low < bounds.high {
    scene.whisker(along: y, scale(bounds.low), scale(bounds.high))
  }
  if let value = quantity.value { scene.circle(scale(value), y, radius, scene.look(style, of: quantity)) }
}

// The end that is not there is said at the side that has the room.
private func lack(
  _ reason: Absence, beside x: Double, _ y: Double, _ room: Double, _ frame: RowFrame, _ plan: Plan,
  _ scene: inout Scene
) {
  let words = reason.words(plan.strings)
  let isRight = x < (frame.left + frame.right) / 2
  var start = isRight ? x + room : x - room
  if reason == .suppressed {
    scene.states.insert(.withheld)
    scene.rect(isRight ? start : start - 20, y - 6, 20, 12, .hatch)
    start += isRight ? 26 : -26
  }
  let space = isRight ? frame.right - start : start - frame.left
  if textWidth(words) > space { return }
  scene.text(words, start, y + 4, TextStyle(role: .second, anchor: isRight ? .start : .end, halo: true))
}

private func drawRanges(_ plan: Plan, _ scene: inout Scene) {
  guard let name = plan[.y], let low = plan[.low], let high = plan[.high] else { return }
  let rows =
    plan[.x].map { sortedRows(plan, name: name, value: $0, plan.rows) }
    ?? sortedRows(plan, name: name, value: high, plan.rows)
  let all = plan.isFacet ? plan.allRows : rows
  let both = Field(channel: low.channel, column: high.column, label: "\(low.label) – \(high.label)", style: high.style)
  let bounds = union(extent(of: all.lazy.map { low.quantity($0) }), extent(of: all.lazy.map { high.quantity($0) }))
  let axis = valueAxis(bounds, plan[.x] ?? both, plan, zero: .whenNear, target: scene.isNarrow ? 3 : 5)
  let room =
    (all.flatMap { [low.style.text(low.quantity($0)), high.style.text(high.quantity($0))] }.map { textWidth($0) }.max()
      ?? 0) + 10
  let frame = RowFrame(
    rows.map { name.text($0) }, axis, &scene, plan, others: plan.otherNames(name), ends: (room, room))
  for (n, row) in rows.enumerated() {
    let isSubject = plan.isSubject(row, name)
    frame.name(n, name.text(row), isSubject: isSubject, href: plan.href(row, name), &scene)
    guard let a = low.quantity(row).middle, let b = high.quantity(row).middle else {
      frame.absent(n, low.quantity(row).middle == nil ? low.quantity(row) : high.quantity(row), plan, &scene)
      continue
    }
    let (x1, x2, y) = (frame.axis.scale(min(a, b)), frame.axis.scale(max(a, b)), frame.middle(n))
    scene.rect(
      x1, y - 5, max(x2 - x1, 1), 10,
      plan[.x] == nil ? (isSubject ? .accent : .mark) : (isSubject ? .intervalAccent : .interval))
    if let value = plan[.x]?.quantity(row).middle {
      scene.rect(frame.axis.scale(value) - 1.5, y - 8, 3, 16, isSubject ? .accent : .mark)
    }
    scene.text(low.style.text(low.quantity(row)), x1 - 6, y + 4, TextStyle(role: .second, anchor: .end, halo: true))
    scene.text(
      high.style.text(high.quantity(row)), x2 + 6, y + 4, TextStyle(role: isSubject ? .bold : .plain, halo: true))
  }
}

extension Scene {
  /// Dots with their names in a row at the top.
  mutating func dotKey(_ entries: [(Style, String)]) {
    var x = 0.0
    for (style, label) in entries {
      circle(x + 6, height + 8, 5, style)
      text(ellipsis(label, to: width / 2), x + 17, height + 12, .second)
      x += 17 + textWidth(label) + 18
    }
    height += 24
  }
}
