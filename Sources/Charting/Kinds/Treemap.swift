// A rectangle divided in proportion: squarified, the largest first, so that most parts are near to squares and can be
// named. What is withheld has no area and is named in the note.
//
// Source: Bruls, Huizing, van Wijk (2000), *Squarified Treemaps*.

import Base

extension ChartKind {
  static let treemap = ChartKind(
    name: "treemap", summary: "Areas that share a rectangle; for the parts of a whole when there are many.",
    needs: [.required(.label, .text), .required(.size, .number)],
    takes: .format, places: [.label], draw: drawTreemap)
}

private func drawTreemap(_ plan: Plan, _ scene: inout Scene) {
  guard let name = plan[.label], let size = plan[.size] else { return }
  if let row = plan.rows.first(where: { size.quantity($0).extent.map { $0.low < 0 } ?? false }) {
    return scene.diagnostics.append(.negativeArea("\(name.text(row)) \(size.text(row))", row, plan))
  }
  func parts(_ rows: [Int]) -> [(row: Int, value: Double)] {
    rows.compactMap { row in size.quantity(row).middle.map { (row: row, value: $0) } }.filter { $0.value > 0 }
  }
  let rows = parts(plan.rows).sorted { ($0.value, -$0.row) > ($1.value, -$1.row) }
  // Of several panels the one with the largest sum fills its frame, and an area means the same in all.
  let total = rows.reduce(0) { $0 + $1.value }
  let largest = plan.panels.map { parts($0).reduce(0) { $0 + $1.value } }.max() ?? total
  let side = largest > 0 ? (total / largest).squareRoot() : 1
  let height = (plan.fixedHeight.map { $0 * 1.6 } ?? (scene.isNarrow ? 340 : 320)) * side
  let boxes = squarified(rows.map(\.value), Box(x: 0, y: 0, width: scene.width * side, height: height))
  for (item, box) in zip(rows, boxes) {
    let isSubject = plan.isSubject(item.row, name)
    let inner = Box(
      x: box.x + 0.75, y: box.y + 0.75, width: max(box.width - 1.5, 0.2), height: max(box.height - 1.5, 0.2))
    let quantity = size.quantity(item.row)
    let fill = scene.look(isSubject ? .accent : .tone(.teal, 2), of: quantity)
    scene.rect(
      inner.x, inner.y, inner.width, inner.height, fill, title: "\(name.text(item.row)): \(plan.cell(size, item.row))")
    label(item.row, inner, fill, name, size, plan, &scene)
  }
  let undrawn = plan.rows.filter { size.quantity($0).middle.map { $0 <= 0 } ?? true }
  scene.remark(undrawn: undrawn.map { (name.text($0), size.quantity($0)) }, size, plan)
  scene.height = height
  scene.head(with: size, plan)
}

extension Diagnostic {
  static func negativeArea(_ amount: String, _ row: Int, _ plan: Plan) -> Diagnostic {
    Diagnostic(
      .error, "chart/negative-area", "an area cannot be less than nothing: \(amount)",
      at: plan.span(row) ?? plan.spec.span, help: "use kind: bar for amounts below zero")
  }
}

// The name and the number in the corner; the name alone upwards where the box is slim; nothing where neither fits.
private func label(
  _ row: Int, _ box: Box, _ fill: Style, _ name: Field, _ size: Field, _ plan: Plan, _ scene: inout Scene
) {
  let ink: TextStyle.Role = fill.isData && fill.carriesText ? .on(fill) : .plain
  let words = name.text(row)
  let room = box.width - 12
  let lines = wrapped(words, width: room, lines: max(1, min(3, Int((box.height - 7) / 15))))
  guard box.height >= 20, room > 24, !lines.contains(where: { $0.hasSuffix("…") }) else {
    return slimLabel(words, box, ink, &scene)
  }
  for (i, line) in lines.enumerated() {
    scene.text(
      line, box.x + 6, box.y + 15 + Double(i) * 15, TextStyle(role: ink), href: i == 0 ? plan.href(row, name) : nil)
  }
  let value = size.style.text(size.quantity(row))
  let y = box.y + 15 + Double(lines.count) * 15
  if y + 4 <= box.bottom, textWidth(value) <= room { scene.text(value, box.x + 6, y, TextStyle(role: ink)) }
}

private func slimLabel(_ words: String, _ box: Box, _ ink: TextStyle.Role, _ scene: inout Scene) {
  let long = textWidth(words) + 10
  if box.width >= 16, box.height >= long {
    scene.textUp(words, box.x + 12, box.y + 5 + textWidth(words), TextStyle(role: ink))
  } else if box.width >= 44, box.height >= 16 {
    let cut = ellipsis(words, to: box.width - 8)
    if textWidth(cut) >= 36 { scene.text(cut, box.x + 4, box.y + 13, TextStyle(role: ink)) }
  }
}

/// Boxes in the order of the values, which descend.
func squarified(_ values: [Double], _ frame: Box) -> [Box] {
  let total = values.reduce(0, +)
  guard total > 0 else { return [] }
  let unit = frame.width * frame.height / total
  var boxes: [Box] = []
  var rest = frame
  var i = 0
  while i < values.count {
    let side = max(min(rest.width, rest.height), 1e-9)
    var (count, sum) = (1, values[i] * unit)
    var worst = ratio(sum, values[i] * unit, values[i] * unit, side)
    while i + count < values.count {
      let next = sum + values[i + count] * unit
      let candidate = ratio(next, values[i] * unit, values[i + count] * unit, side)
      if candidate > worst { break }
      (worst, sum, count) = (candidate, next, count + 1)
    }
    let deep = sum / side
    var along = 0.0
    for value in values[i..<i + count] {
      let length = value * unit / max(deep, 1e-9)
      boxes.append(
        rest.width >= rest.height
          ? Box(x: rest.x, y: rest.y + along, width: deep, height: length)
          : Box(x: rest.x + along, y: rest.y, width: length, height: deep))
      along += length
    }
    if rest.width >= rest.height {
      rest = Box(x: rest.x + deep, y: rest.y, width: max(rest.width - deep, 0), height: rest.height)
    } else {
      rest = Box(x: rest.x, y: rest.y + deep, width: rest.width, height: max(rest.height - deep, 0))
    }
    i += count
  }
  return boxes
}

// The worst of a row's proportions, from its sum, its largest and its smallest area.
private func ratio(_ sum: Double, _ largest: Double, _ smallest: Double, _ side: Double) -> Double {
  max(side * side * largest / (sum * sum), sum * sum / (side * side * smallest))
}
