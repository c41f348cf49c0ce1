// Two moments, a line for each name between them: who rose and who fell. And the same with ranks over many moments:
// the bump chart. Who is withheld has no rank, and ranks count only who publishes.

import Base

extension ChartKind {
  static let slope = ChartKind(
    name: "slope", title: "Slope chart",
    summary: "The first and the last value of each series, joined; for who rose and who fell.",
    needs: [.required(.x, .textOrPeriod), .required(.y, .number), .required(.series, .text)],
    takes: .format, draw: drawSlope)

  static let bump = ChartKind(
    name: "bump", title: "Bump chart of ranks",
    summary: "The rank of each series over time, the largest value first.",
    needs: [.required(.x, .textOrPeriod), .required(.y, .number), .required(.series, .text)],
    takes: .format, view: rankTable, words: rankWords, draw: drawBump)
}

private func drawSlope(_ plan: Plan, _ scene: inout Scene) {
  guard let x = plan[.x], let y = plan[.y], let by = plan[.series] else { return }
  let grid = matrix(plan, plan.rows, down: by, across: x, values: [y], among: plan.allRows)
  if let row = grid.repeated { return scene.diagnostics.append(.repeated(row, plan)) }
  guard grid.across.count >= 2 else {
    return scene.diagnostics.append(
      Diagnostic(
        .error, "chart/encoding", "a slope needs two moments, but here is \(grid.across.count)", at: plan.spec.span))
  }
  SlopePicture(plan: plan, grid: grid, value: y, by: by).draw(&scene)
}

private struct SlopePicture {
  let plan: Plan
  let grid: Matrix
  let value: Field
  let by: Field

  private var last: Int { grid.across.count - 1 }

  func draw(_ scene: inout Scene) {
    let drawn = grid.down.indices.filter { i in ends(i).contains { $0.extent != nil } }
    let isNamedTwice = !scene.isNarrow && !plan.isFacet
    let wide = { (i: Int, j: Int, named: Bool) in textWidth(words(i, j, named: named), size: 13, bold: true) }
    let left = min((drawn.map { wide($0, 0, isNamedTwice) }.max() ?? 0) + 14, scene.width * 0.34)
    let right = min((drawn.map { wide($0, last, true) }.max() ?? 0) + 16, scene.width * (isNamedTwice ? 0.34 : 0.6))
    let height = plan.fixedHeight ?? max(140, min(420, Double(drawn.count) * 26))
    let frame = PlotFrame(left: left, top: 34, right: max(scene.width - right, left + (plan.isFacet ? 24 : 40)), bottom: 34 + height)
    // Only rise and fall are compared, so the scale holds no zero.
    let extent = extent(of: moments.lazy.map { value.quantity($0) })
    let scale = Scale(from: extent?.low ?? 0, to: extent?.high ?? 1, onto: frame.bottom, frame.top)
    scene.head(with: value, plan)
    heads(frame, &scene)
    let order = drawn.sorted { !isSubject($0) && isSubject($1) }
    for i in order { draw(i, frame, scale, &scene) }
    let hasSubject = drawn.contains(where: isSubject)
    scene.startLabels(order.compactMap { label($0, 0, hasSubject, isNamedTwice, frame, scale) }, frame)
    _ = scene.endLabels(order.compactMap { label($0, last, hasSubject, true, frame, scale, scene.width) }, frame)
    let undrawn = grid.down.indices.filter { !drawn.contains($0) }
    scene.remark(undrawn: undrawn.map { (grid.down[$0].label, grid.quantity($0, last)) }, value, plan)
    scene.height = frame.bottom + 16
  }

  // The rows of the two moments in all panels, which share a scale.
  private var moments: [Int] {
    guard let x = plan[.x] else { return [] }
    let keys = [grid.across[0].key, grid.across[last].key]
    return plan.allRows.filter { keys.contains(x.key($0)) }
  }

  private func ends(_ i: Int) -> [Quantity] { [grid.quantity(i, 0), grid.quantity(i, last)] }
  private func isSubject(_ i: Int) -> Bool { plan.isSubject(grid.down[i].row, by) }

  private func words(_ i: Int, _ j: Int, named: Bool) -> String {
    let number = value.style.text(grid.quantity(i, j))
    return named ? "\(grid.down[i].label) \(number)" : number
  }

  private func heads(_ frame: PlotFrame, _ scene: inout Scene) {
    for px in [frame.left, frame.right] { scene.line(px, frame.top - 6, px, frame.bottom + 6, .grid) }
    let (first, last) = (grid.across[0].label, grid.across[last].label)
    let start = max(0, frame.left - 8)
    scene.text(first, start, 16, .second)
    // Beside each other, where the moments are so near.
    let end = max(frame.right, start + textWidth(first) + 8 + textWidth(last))
    scene.text(last, min(end, scene.width), 16, .secondEnd)
  }

  // A line needs two numbers; of one alone its end is drawn, and beside it what the other is.
  private func draw(_ i: Int, _ frame: PlotFrame, _ scale: Scale, _ scene: inout Scene) {
    let (a, b) = (grid.quantity(i, 0), grid.quantity(i, last))
    let line: Style = isSubject(i) ? .lineAccent : .lineMark
    if let from = a.value, let to = b.value {
      let (y1, y2) = (scale(from), scale(to))
      scene.line(frame.left, y1, frame.right, y2, scene.look(line, of: b.isTentative ? b : a))
      if b.isBreak { scene.breakMark((frame.left + frame.right) / 2, (y1 + y2) / 2) }
    }
    for (quantity, other, x, side) in [(a, b, frame.left, 1.0), (b, a, frame.right, -1.0)] {
      guard let extent = quantity.extent else { continue }
      if let value = quantity.value {
        scene.circle(x, scale(value), 3.5, scene.look(isSubject(i) ? .accent : .mark, of: quantity))
      }
      if extent.low < extent.high {
        scene.states.insert(.interval)
        scene.whisker(upright: x, scale(extent.low), scale(extent.high))
      }
      if let reason = other.absence { lack(reason, x, scale((extent.low + extent.high) / 2), side, &scene) }
    }
  }

  private func lack(_ reason: Absence, _ x: Double, _ y: Double, _ side: Double, _ scene: inout Scene) {
    var start = x + 8 * side
    if reason == .suppressed {
      scene.states.insert(.withheld)
      scene.rect(side > 0 ? start : start - 20, y - 5, 20, 10, .hatch)
      start += 26 * side
    }
    scene.text(
      reason.words(plan.strings), start, y + 4, TextStyle(role: .second, anchor: side > 0 ? .start : .end, halo: true))
  }

  // Where there is no room for both, the name is cut and the number stays whole.
  private func fitted(_ i: Int, _ j: Int, named isNamed: Bool, _ style: TextStyle, _ room: Double) -> String {
    let isKnown = grid.quantity(i, j).extent != nil
    let text = isKnown ? words(i, j, named: isNamed) : grid.down[i].label
    if style.width(text) <= room { return text }
    if !isKnown || !isNamed { return ellipsis(text, to: room, size: style.size, bold: style.isBold) }
    let number = words(i, j, named: false)
    let rest = room - style.width(" " + number)
    let name = ellipsis(grid.down[i].label, to: max(rest, 0), size: style.size, bold: style.isBold)
    return rest > 16 ? name + " " + number : number
  }

  private func label(
    _ i: Int, _ j: Int, _ hasSubject: Bool, _ isNamed: Bool, _ frame: PlotFrame, _ scale: Scale, _ width: Double? = nil
  ) -> EndLabel? {
    // Whoever has no number here is named at the other side, or nowhere if that side has no names.
    let other = isNamed && j > 0 ? grid.quantity(i, 0).middle : nil
    guard let middle = grid.quantity(i, j).middle ?? other else { return nil }
    let role: TextStyle.Role = isSubject(i) ? .subject : hasSubject ? .second : .plain
    let style = TextStyle(role: role, anchor: j == 0 ? .end : .start)
    let room = width.map { $0 - frame.right - 12 } ?? frame.left - 10
    return EndLabel(
      text: fitted(i, j, named: isNamed, style, room), y: scale(middle),
      x: j == 0 ? frame.left : frame.right, style: style, priority: isSubject(i) ? .infinity : middle,
      href: j == 0 ? nil : plan.href(grid.down[i].row, by),
      before: grid.quantity(i, j == 0 ? last : 0).middle.map { scale($0) })
  }
}

extension Scene {
  /// Labels left of the frame, spread as those at the end.
  mutating func startLabels(_ labels: [EndLabel], _ frame: PlotFrame) {
    let fitting = max(1, Int((frame.height + 10) / 14) + 1)
    let kept = labels.enumerated().sorted { ($0.element.priority, -$0.offset) > ($1.element.priority, -$1.offset) }
      .prefix(fitting)
      .map(\.element).sorted { ($0.y, $0.before ?? $0.y, $0.text) < ($1.y, $1.before ?? $1.y, $1.text) }
    for (label, y) in zip(kept, spread(kept.map(\.y), gap: 14, top: frame.top, bottom: frame.bottom)) {
      text(label.text, frame.left - 9, y + 4, label.style)
    }
  }
}

private func drawBump(_ plan: Plan, _ scene: inout Scene) {
  guard let x = plan[.x], let y = plan[.y], let by = plan[.series] else { return }
  let grid = matrix(plan, plan.rows, down: by, across: x, values: [y], among: plan.allRows)
  if let row = grid.repeated { return scene.diagnostics.append(.repeated(row, plan)) }
  let ranks = ranks(grid)
  let deepest = ranks.joined().compactMap(\.self).max() ?? 1
  let pitch = scene.isNarrow ? 24.0 : 28
  // One that ends early says when.
  let names = grid.down.indices.map { i -> String in
    let last = grid.across.indices.last { ranks[$0][i] != nil }
    guard let last, last < grid.across.count - 1 else { return grid.down[i].label }
    return "\(grid.down[i].label) (\(grid.across[last].label))"
  }
  let labelWidth = names.map { textWidth($0, size: 13, bold: true) }.max() ?? 0
  let right = min(labelWidth + 20, scene.width * 0.42)
  let frame = PlotFrame(left: 34, top: 30, right: scene.width - right, bottom: 30 + pitch * Double(deepest - 1))
  let step = grid.across.count > 1 ? (frame.width - 12) / Double(grid.across.count - 1) : 0
  let place = { (j: Int) in frame.left + 6 + step * Double(j) }
  let down = { (rank: Int) in frame.top + pitch * Double(rank - 1) }
  scene.along(grid.across.enumerated().map { TimeTick(position: Double($0), label: $1.label) }, frame, y: 12) {
    place(Int($0))
  }
  for rank in 1...max(1, deepest) { scene.text(String(rank), frame.left - 16, down(rank) + 4, .secondEnd) }
  let hasSubject = grid.down.contains { plan.isSubject($0.row, by) }
  let order = grid.down.indices.sorted {
    !plan.isSubject(grid.down[$0].row, by) && plan.isSubject(grid.down[$1].row, by)
  }
  if grid.down.count > LineStyle.mostLooks, !hasSubject, !plan.isFacet, !scene.isNarrow {
    scene.diagnostics.append(
      Diagnostic(
        .warning, "chart/too-many-lines", "\(grid.down.count) lines cannot be told apart", at: plan.spec.span,
        help: "highlight one (highlight: its id), or use facet: with the field of the series"))
  }
  let hues = plan.hues(grid.down.map(\.key))
  var ends: [EndLabel] = []
  var withheld: [(i: Int, j: Int)] = []
  for i in order {
    let isSubject = plan.isSubject(grid.down[i].row, by)
    let look: LineStyle =
      isSubject ? .subject : hasSubject || grid.down.count > LineStyle.mostLooks ? .faint : .hue(hues[i])
    var path = PathWriter()
    var before = false
    var box = Bounded()
    for j in grid.across.indices {
      guard let rank = ranks[j][i] else {
        if grid.quantity(i, j).isSuppressed { withheld.append((i, j)) } else { scene.states.insert(.gap) }
        before = false
        continue
      }
      if before { path.line(place(j), down(rank)) } else { path.move(place(j), down(rank)) }
      box.add(place(j), down(rank))
      before = true
    }
    scene.path(path, look.solid, box: box.box)
    for j in grid.across.indices {
      guard let rank = ranks[j][i] else { continue }
      let dot = scene.look(look.isMarked ? .bubble : look.point, of: grid.quantity(i, j))
      scene.circle(place(j), down(rank), isSubject ? 5 : 4, dot)
      if grid.quantity(i, j).isBreak { scene.breakMark(place(j) - step / 2, down(rank)) }
    }
    guard let last = grid.across.indices.last(where: { ranks[$0][i] != nil }), let rank = ranks[last][i] else {
      continue
    }
    let style = TextStyle(role: isSubject ? .subject : hasSubject ? .second : .plain)
    ends.append(
      EndLabel(
        text: ellipsis(names[i], to: right - 14, size: style.size, bold: isSubject), y: down(rank),
        x: place(last), style: style, priority: isSubject ? .infinity : -Double(rank),
        href: plan.href(grid.down[i].row, by)))
  }
  // Equal ranks share a place, but not the place of their names.
  var labelled = frame
  labelled.bottom = max(frame.bottom, frame.top + 14 * Double(ends.count - 1))
  _ = scene.endLabels(ends, labelled)
  scene.height = labelled.bottom + 14
  strip(withheld, grid, place, by, plan, &scene)
}

// Whoever is withheld has no rank: their names stand hatched under the moment.
private func strip(
  _ withheld: [(i: Int, j: Int)], _ grid: Matrix, _ place: (Int) -> Double, _ by: Field, _ plan: Plan,
  _ scene: inout Scene
) {
  if withheld.isEmpty { return }
  scene.states.insert(.withheld)
  let lines = Dictionary(grouping: withheld, by: \.i).keys.sorted()
  for i in lines {
    let y = scene.height + 4
    for one in withheld where one.i == i { scene.rect(place(one.j) - 10, y, 20, 10, .hatch) }
    let start = place(grid.across.count - 1) + 16
    scene.text(ellipsis(grid.down[i].label, to: scene.width - start), start, y + 9, .second)
    scene.height += 18
  }
}
