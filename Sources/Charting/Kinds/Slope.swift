// Two moments, a line for each name between them: who rose and who fell. And the same with ranks over many moments:
// the bump chart. Who is withheld has no rank, and ranks count only who publishes.

import Base

extension ChartKind {
  static let slope = ChartKind(
    name: "slope", summary: "The first and the last value of each series, joined; for who rose and who fell.",
    needs: [.required(.x, .textOrPeriod), .required(.y, .number), .required(.series, .text)], draw: drawSlope)

  static let bump = ChartKind(
    name: "bump", summary: "The rank of each series over time, the largest value first.",
    needs: [.required(.x, .textOrPeriod), .required(.y, .number), .required(.series, .text)], draw: drawBump)
}

private func drawSlope(_ plan: Plan, _ scene: inout Scene) {
  guard let x = plan[.x], let y = plan[.y], let by = plan[.series] else { return }
  let grid = matrix(plan, plan.rows, down: by, across: x, values: [y])
  if let row = grid.repeated { return scene.diagnostics.append(.repeated(row, plan)) }
  guard grid.across.count >= 2 else {
    return scene.diagnostics.append(
      Diagnostic(
        .error, "chart/encoding", "a slope needs two moments, but here is \(grid.across.count)", at: plan.spec.span))
  }
  let (a, b) = (0, grid.across.count - 1)
  let drawn = grid.down.indices.filter { grid.quantity($0, a).middle != nil && grid.quantity($0, b).middle != nil }
  // Only rise and fall are compared, so the scale holds no zero.
  let values = drawn.flatMap { [grid.quantity($0, a).middle, grid.quantity($0, b).middle] }.compactMap(\.self)
  let hasSubject = grid.down.contains { plan.isSubject($0.row, by) }
  func label(_ i: Int, _ j: Int, named: Bool) -> String {
    named ? "\(grid.down[i].label) \(y.style.text(grid.quantity(i, j)))" : y.style.text(grid.quantity(i, j))
  }
  let leftWidth = (drawn.map { textWidth(label($0, a, named: false), size: 13, bold: true) }.max() ?? 0) + 14
  let right = min(
    (drawn.map { textWidth(label($0, b, named: true), size: 13, bold: true) }.max() ?? 0) + 16, scene.width * 0.6)
  let height = plan.fixedHeight ?? max(140, min(420, Double(drawn.count) * 26))
  let frame = PlotFrame(left: leftWidth, top: 34, right: max(scene.width - right, leftWidth + 40), bottom: 34 + height)
  let scale = Scale(from: values.min() ?? 0, to: values.max() ?? 1, onto: frame.bottom, frame.top)
  scene.head(with: y, plan)
  for px in [frame.left, frame.right] { scene.line(px, frame.top - 6, px, frame.bottom + 6, .grid) }
  let (first, last) = (grid.across[a].label, grid.across[b].label)
  let start = max(0, frame.left - 8)
  scene.text(first, start, 16, .second)
  // Beside each other, where the moments are so near.
  let end = max(frame.right, start + textWidth(first) + 8 + textWidth(last))
  scene.text(last, min(end, scene.width), 16, .secondEnd)
  var (starts, ends): ([EndLabel], [EndLabel]) = ([], [])
  for i in drawn.sorted(by: { !plan.isSubject(grid.down[$0].row, by) && plan.isSubject(grid.down[$1].row, by) }) {
    guard let from = grid.quantity(i, a).middle, let to = grid.quantity(i, b).middle else { continue }
    let isSubject = plan.isSubject(grid.down[i].row, by)
    let (y1, y2) = (scale(from), scale(to))
    scene.line(frame.left, y1, frame.right, y2, isSubject ? .lineAccent : .lineMark)
    for (px, py) in [(frame.left, y1), (frame.right, y2)] { scene.circle(px, py, 3.5, isSubject ? .accent : .mark) }
    let role: TextStyle.Role = isSubject ? .subject : hasSubject ? .second : .plain
    let words = ellipsis(
      label(i, b, named: true), to: scene.width - frame.right - 12, size: isSubject ? 13 : 12, bold: isSubject)
    starts.append(
      EndLabel(
        text: label(i, a, named: false), y: y1, x: frame.left, style: TextStyle(role: role, anchor: .end),
        priority: isSubject ? .infinity : from))
    ends.append(
      EndLabel(
        text: words, y: y2, x: frame.right, style: TextStyle(role: role), priority: isSubject ? .infinity : to,
        href: plan.href(grid.down[i].row, by)))
  }
  scene.startLabels(starts, frame)
  _ = scene.endLabels(ends, PlotFrame(left: frame.left, top: frame.top, right: frame.right, bottom: frame.bottom))
  remark(grid, drawn, plan, &scene)
  scene.height = frame.bottom + 16
}

private func remark(_ grid: Matrix, _ drawn: [Int], _ plan: Plan, _ scene: inout Scene) {
  let lacking = grid.down.indices.filter { !drawn.contains($0) }
  if lacking.isEmpty { return }
  scene.remarks.append(
    filled(plan.strings.notDrawn, [("names", lacking.prefix(6).map { grid.down[$0].label }.joined(separator: ", "))]))
}

extension Scene {
  /// Labels left of the frame, spread as those at the end.
  mutating func startLabels(_ labels: [EndLabel], _ frame: PlotFrame) {
    let fitting = max(1, Int((frame.height + 10) / 14) + 1)
    let kept = labels.enumerated().sorted { ($0.element.priority, -$0.offset) > ($1.element.priority, -$1.offset) }
      .prefix(fitting)
      .map(\.element).sorted { ($0.y, $0.text) < ($1.y, $1.text) }
    for (label, y) in zip(kept, spread(kept.map(\.y), gap: 14, top: frame.top, bottom: frame.bottom)) {
      text(label.text, frame.left - 9, y + 4, label.style)
    }
  }
}

private func drawBump(_ plan: Plan, _ scene: inout Scene) {
  guard let x = plan[.x], let y = plan[.y], let by = plan[.series] else { return }
  let grid = matrix(plan, plan.rows, down: by, across: x, values: [y])
  if let row = grid.repeated { return scene.diagnostics.append(.repeated(row, plan)) }
  let ranks = grid.across.indices.map { j -> [Int?] in
    let values = grid.down.indices.map { grid.quantity($0, j).middle }
    return values.map { value in value.map { own in 1 + values.count { ($0 ?? -.infinity) > own } } }
  }
  let deepest = ranks.joined().compactMap(\.self).max() ?? 1
  let pitch = scene.isNarrow ? 24.0 : 28
  let labelWidth = grid.down.map { textWidth($0.label, size: 13, bold: true) }.max() ?? 0
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
  let hues = plan.hues(grid.down.map(\.key))
  var ends: [EndLabel] = []
  for i in order {
    let isSubject = plan.isSubject(grid.down[i].row, by)
    let hue: Style = isSubject ? .lineAccent : hasSubject || grid.down.count > 6 ? .lineMark : .lineSeries(hues[i])
    var path = PathWriter()
    var before = false
    var box = Bounded()
    for j in grid.across.indices {
      guard let rank = ranks[j][i] else {
        if let reason = grid.quantity(i, j).absence { scene.states.insert(reason == .suppressed ? .withheldGap : .gap) }
        before = false
        continue
      }
      if before { path.line(place(j), down(rank)) } else { path.move(place(j), down(rank)) }
      box.add(place(j), down(rank))
      before = true
    }
    scene.path(path, hue, box: box.box)
    let dot: Style = isSubject ? .accent : hasSubject || grid.down.count > 6 ? .mark : .series(hues[i])
    for j in grid.across.indices {
      if let rank = ranks[j][i] { scene.circle(place(j), down(rank), isSubject ? 5 : 4, dot) }
    }
    guard let last = grid.across.indices.last(where: { ranks[$0][i] != nil }), let rank = ranks[last][i] else {
      continue
    }
    let style = TextStyle(role: isSubject ? .subject : hasSubject ? .second : .plain)
    ends.append(
      EndLabel(
        text: ellipsis(grid.down[i].label, to: right - 14, size: style.size, bold: isSubject), y: down(rank),
        x: place(last), style: style, priority: isSubject ? .infinity : -Double(rank),
        href: plan.href(grid.down[i].row, by)))
  }
  // Equal ranks share a place, but not the place of their names.
  var labelled = frame
  labelled.bottom = max(frame.bottom, frame.top + 14 * Double(ends.count - 1))
  _ = scene.endLabels(ends, labelled)
  scene.height = labelled.bottom + 14
}
