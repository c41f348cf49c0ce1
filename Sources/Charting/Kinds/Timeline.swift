// Events and spans on one axis of time, each with its words beside it, in the order in which they began.

import Base

extension ChartKind {
  static let timeline = ChartKind(
    name: "timeline", title: "Timeline",
    summary: "Events and spans in time, each with its words.",
    needs: [.required(.x, .period), .required(.label, .text), .optional(.end, .period)], draw: drawTimeline)
}

private func drawTimeline(_ plan: Plan, _ scene: inout Scene) {
  guard let x = plan[.x], let periods = x.periods, let label = plan[.label] else { return }
  let rows = plan.rows.filter { periods[$0] != nil }.sorted {
    (periods[$0]?.axisPosition ?? 0, $0) < (periods[$1]?.axisPosition ?? 0, $1)
  }
  let spans = rows.map { span($0, periods, plan) }
  let all = plan.isFacet ? plan.allRows.filter { periods[$0] != nil }.map { span($0, periods, plan) } : spans
  guard let first = all.map(\.from).min(), let last = all.map(\.to).max() else { return }
  let scale = Scale(from: first, to: last, onto: 6, scene.width - 8)
  let entries = rows.indices.map { n in
    let row = rows[n]
    let (a, b) = (scale(spans[n].from), scale(spans[n].to))
    return Entry(row, "\(x.text(row))  \(label.text(row))", a, b, isSubject: plan.isSubject(row, label), scene)
  }
  let depth = entries.reduce(0) { $0 + $1.height }
  let frame = PlotFrame(left: 0, top: 26, right: scene.width, bottom: 26 + depth)
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
  var y = frame.top
  for entry in entries {
    entry.draw(y, href: plan.href(entry.row, label), &scene)
    y += entry.height
  }
  scene.height = frame.bottom + 8
}

/// A mark and its words: right of it, left of it, or below on a phone, in as many lines as they need.
private struct Entry {
  let row: Int
  let height: Double
  private let a: Double
  private let b: Double
  private let style: TextStyle
  private let lines: [String]
  private let x: Double
  private let isBelow: Bool

  init(_ row: Int, _ text: String, _ a: Double, _ b: Double, isSubject: Bool, _ scene: borrowing Scene) {
    (self.row, self.a, self.b) = (row, a, b)
    isBelow = scene.isNarrow
    let role: TextStyle.Role = isSubject ? .subject : .plain
    let plain = TextStyle(role: role, halo: true)
    let end = max(b, a + 5) + 7
    let (right, left) = (scene.width - end, a - 12)
    let isRight = plain.width(text) <= right || plain.width(text) > left && right > left
    let room = isBelow ? scene.width : max(isRight ? right : left, 60)
    let lines = wrapped(text, width: room, lines: 4, size: plain.size, bold: plain.isBold)
    if isBelow {
      let wide = lines.map { plain.width($0) }.max() ?? 0
      x = min(max(a - 5, 0), max(0, scene.width - wide))
      style = plain
    } else {
      x = isRight ? end : left
      style = TextStyle(role: role, anchor: isRight ? .start : .end, halo: true)
    }
    height = (isBelow ? 38 : 26) + 15 * Double(lines.count - 1)
    self.lines = lines
  }

  func draw(_ top: Double, href: String?, _ scene: inout Scene) {
    let y = top + (isBelow ? 10 : 13)
    let fill: Style = if case .subject = style.role { .accent } else { .mark }
    if b - a > 1 { scene.rect(a, y - 5, b - a, 10, fill) } else { scene.circle(a, y, 5, fill) }
    for (n, line) in lines.enumerated() {
      scene.text(line, x, y + (isBelow ? 19 : 4) + 15 * Double(n), style, href: n == 0 ? href : nil)
    }
  }
}

private func span(_ row: Int, _ periods: [Period?], _ plan: Plan) -> (from: Double, to: Double) {
  let start = periods[row].map { $0.first.axisPosition } ?? 0
  let end =
    plan[.end]?.periods?[row].map { $0.last.advanced(by: 1).axisPosition }
    ?? (periods[row]?.isSpan == true ? periods[row]?.last.advanced(by: 1).axisPosition : nil)
  return (start, max(end ?? start, start))
}
