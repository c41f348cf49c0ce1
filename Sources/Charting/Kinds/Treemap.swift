// A rectangle divided in proportion: squarified, the largest first, so that most parts are near to squares and can be
// named. What is withheld has no area and is named in the note.
//
// Source: Bruls, Huizing, van Wijk (2000), *Squarified Treemaps*.

import Base

extension ChartKind {
  static let treemap = ChartKind(
    name: "treemap", summary: "Areas that share a rectangle; for the parts of a whole when there are many.",
    needs: [.required(.label, .text), .required(.size, .number)], draw: drawTreemap)
}

private func drawTreemap(_ plan: Plan, _ scene: inout Scene) {
  guard let name = plan[.label], let size = plan[.size] else { return }
  let rows = plan.rows.compactMap { row in size.quantity(row).middle.map { (row: row, value: $0) } }.filter {
    $0.value > 0
  }
  .sorted { ($0.value, -$0.row) > ($1.value, -$1.row) }
  let height = plan.fixedHeight ?? (scene.isNarrow ? 340 : 320)
  let boxes = squarified(rows.map(\.value), Box(x: 0, y: 0, width: scene.width, height: height))
  for (item, box) in zip(rows, boxes) {
    let isSubject = plan.isSubject(item.row, name)
    let inner = Box(
      x: box.x + 0.75, y: box.y + 0.75, width: max(box.width - 1.5, 0.2), height: max(box.height - 1.5, 0.2))
    let fill: Style = isSubject ? .accent : .tone(.teal, 2)
    scene.rect(
      inner.x, inner.y, inner.width, inner.height, fill, title: "\(name.text(item.row)): \(plan.cell(size, item.row))")
    label(item.row, inner, fill, name, size, plan, &scene)
  }
  let undrawn = plan.rows.filter { size.quantity($0).middle.map { $0 <= 0 } ?? true }
  if !undrawn.isEmpty {
    scene.remarks.append(
      filled(
        plan.strings.notDrawn,
        [
          (
            "names",
            undrawn.prefix(6).map { "\(name.text($0)) (\(size.style.words(size.quantity($0), plan.strings)))" }.joined(
              separator: ", ")
          )
        ]))
  }
  scene.height = height
  scene.head(with: size, plan)
}

private func label(
  _ row: Int, _ box: Box, _ fill: Style, _ name: Field, _ size: Field, _ plan: Plan, _ scene: inout Scene
) {
  let room = box.width - 12
  let lines = wrapped(name.text(row), width: room, lines: max(1, min(3, Int((box.height - 22) / 15))))
  guard box.height >= 20, !lines.contains(where: { $0.hasSuffix("…") && textWidth($0) < 40 }), room > 30,
    lines.first.map({ !$0.isEmpty }) ?? false
  else { return }
  for (i, line) in lines.enumerated() {
    scene.text(
      line, box.x + 6, box.y + 15 + Double(i) * 15, TextStyle(role: .on(fill)),
      href: i == 0 ? plan.href(row, name) : nil)
  }
  let value = size.style.text(size.quantity(row))
  let y = box.y + 15 + Double(lines.count) * 15
  if y + 4 <= box.bottom, textWidth(value) <= room { scene.text(value, box.x + 6, y, TextStyle(role: .on(fill))) }
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
