// Events and spans on one axis of time, each with its words beside it, in the order in which they began.

import Base

extension ChartKind {
  static let timeline = ChartKind(
    name: "timeline", summary: "Events and spans in time, each with its words.",
    needs: [.required(.x, .period), .required(.label, .text), .optional(.end, .period)], draw: drawTimeline)
}

private func drawTimeline(_ plan: Plan, _ scene: inout Scene) {
  guard let x = plan[.x], let periods = x.periods, let label = plan[.label] else { return }
  let rows = plan.rows.filter { periods[$0] != nil }.sorted {
    (periods[$0]?.axisPosition ?? 0, $0) < (periods[$1]?.axisPosition ?? 0, $1)
  }
  let spans = rows.map { row -> (from: Double, to: Double) in
    let start = periods[row].map { $0.first.axisPosition } ?? 0
    let end =
      plan[.end]?.periods?[row].map { $0.last.advanced(by: 1).axisPosition }
      ?? (periods[row]?.isSpan == true ? periods[row]?.last.advanced(by: 1).axisPosition : nil)
    return (start, max(end ?? start, start))
  }
  guard let first = spans.map(\.from).min(), let last = spans.map(\.to).max() else { return }
  let scale = Scale(from: first, to: last, onto: 6, scene.width - 8)
  let pitch = scene.isNarrow ? 38.0 : 26
  let frame = PlotFrame(left: 0, top: 26, right: scene.width, bottom: 26 + pitch * Double(rows.count))
  let lastYear = Period.year(Int(last.rounded(.down)))
  let ticks = calendarTicks(
    .year(Int(first.rounded(.up))), lastYear.axisPosition >= first ? lastYear : .year(Int(first.rounded(.up))),
    room: frame.width, in: plan.language)
  var path = PathWriter()
  for tick in ticks where scale.contains(tick.position) {
    path.move(scale(tick.position), frame.top - 4)
    path.line(scale(tick.position), frame.bottom)
  }
  scene.path(path, .grid, box: Box(x: 0, y: frame.top, width: frame.width, height: frame.height))
  scene.along(ticks.filter { scale.contains($0.position) }, frame, y: 14) { scale($0) }
  for (n, row) in rows.enumerated() {
    let isSubject = plan.isSubject(row, label)
    let y = frame.top + pitch * Double(n) + (scene.isNarrow ? 10 : pitch / 2)
    let (a, b) = (scale(spans[n].from), scale(spans[n].to))
    if b - a > 1 {
      scene.rect(a, y - 5, b - a, 10, isSubject ? .accent : .mark)
    } else {
      scene.circle(a, y, 5, isSubject ? .accent : .mark)
    }
    words(row, label, "\(x.text(row))  \(label.text(row))", a, b, y, isSubject, plan, &scene)
  }
  scene.height = frame.bottom + 8
}

// Right of the mark, left of it, or below: where the words fit.
private func words(
  _ row: Int, _ label: Field, _ text: String, _ a: Double, _ b: Double, _ y: Double, _ isSubject: Bool, _ plan: Plan,
  _ scene: inout Scene
) {
  let style = TextStyle(role: isSubject ? .subject : .plain, halo: true)
  let width = style.width(text)
  let end = max(b, a + 5) + 7
  if scene.isNarrow {
    let shown = ellipsis(text, to: scene.width, size: style.size, bold: style.isBold)
    let left = min(max(a - 5, 0), max(0, scene.width - style.width(shown)))
    return scene.text(shown, left, y + 19, style, href: plan.href(row, label))
  }
  if end + width <= scene.width { return scene.text(text, end, y + 4, style, href: plan.href(row, label)) }
  if a - 12 - width >= 0 {
    return scene.text(
      text, a - 12, y + 4, TextStyle(role: style.role, anchor: .end, halo: true), href: plan.href(row, label))
  }
  let isRight = scene.width - end > a - 12
  let shown = ellipsis(text, to: isRight ? scene.width - end : a - 12, size: style.size, bold: style.isBold)
  scene.text(
    shown, isRight ? end : a - 12, y + 4, TextStyle(role: style.role, anchor: isRight ? .start : .end, halo: true),
    href: plan.href(row, label))
}
