// Small multiples: the same picture for each value of a field, on one scale, so that panels compare.

import Base

func drawFacets(_ plan: Plan, _ scene: inout Scene) {
  guard let facet = plan[.facet] else { return }
  var panels = groups(plan.rows, by: facet)
  if let order = facet.channel.order?.value { panels = ordered(panels, order, plan) }
  let asked = plan.spec.columns ?? 3
  let columns = max(1, min(scene.isNarrow ? min(asked, 2) : asked, panels.count))
  let gap = 20.0
  let cell = (scene.width - gap * Double(columns - 1)) / Double(columns)
  var y = 0.0
  if let title = plan[.y]?.isNumber == true
    ? plan[.y].map({ "↑ " + $0.title }) : plan[.x].flatMap({ $0.isNumber ? $0.title + "\u{A0}→" : nil })
  {
    for line in wrapped(title, width: scene.width, lines: 2) {
      scene.text(line, 0, y + 12, .second)
      y += 16
    }
    y += 8
  }
  var index = 0
  while index < panels.count {
    var rowHeight = 0.0
    for column in 0..<columns where index + column < panels.count {
      let panel = panels[index + column]
      let part = draw(panel.rows, facet, plan, scene.layout, width: cell)
      scene.embed(part, x: Double(column) * (cell + gap), y: y)
      rowHeight = max(rowHeight, part.height)
    }
    y += rowHeight + 16
    index += columns
  }
  scene.height = y
}

private func draw(_ rows: [Int], _ facet: Field, _ plan: Plan, _ layout: Scene.Layout, width: Double) -> Scene {
  let panel = Plan(
    panel: rows, of: plan, height: layout == .narrow ? 100 : 120,
    sharesScales: facet.channel.shared && plan[.y]?.channel.shared ?? true)
  var inner = Scene(layout, width: width)
  panel.spec.kind.sketch(panel)(&inner)
  var part = Scene(layout, width: width)
  let isSubject = plan.isSubject(rows[0], facet)
  let style = TextStyle(role: isSubject ? .subject : .bold)
  part.text(
    ellipsis(facet.text(rows[0]), to: width, size: style.size, bold: true), 0, 12, style,
    href: plan.href(rows[0], facet))
  part.embed(inner, x: 0, y: 18)
  part.height = inner.height + 18
  return part
}

// `-last(jobs)`, `max(jobs)`, `jobs`, `-jobs`, `label`.
private func ordered(
  _ panels: [(key: String, rows: [Int])], _ order: String, _ plan: Plan
) -> [(key: String, rows: [Int])] {
  let isDescending = order.hasPrefix("-")
  let text = isDescending ? String(order.dropFirst()) : order
  let open = text.firstIndex(of: "(")
  let function = open.map { String(text[..<$0]) } ?? "last"
  let name = open.map { String(text[text.index(after: $0)...].dropLast()) } ?? text
  guard let field = plan.fields.map(\.field).first(where: { $0.column.name == name }) else {
    return panels.sorted { isDescending ? $0.key > $1.key : $0.key < $1.key }
  }
  func measure(_ rows: [Int]) -> Double {
    let values = rows.compactMap { field.quantity($0).value }
    switch function {
    case "max": return values.max() ?? -.infinity
    case "min": return values.min() ?? -.infinity
    case "first": return values.first ?? -.infinity
    default: return values.last ?? -.infinity
    }
  }
  return panels.map { ($0, measure($0.rows)) }.enumerated()
    .sorted {
      isDescending
        ? ($0.element.1, -$0.offset) > ($1.element.1, -$1.offset)
        : ($0.element.1, $0.offset) < ($1.element.1, $1.offset)
    }
    .map(\.element.0)
}
