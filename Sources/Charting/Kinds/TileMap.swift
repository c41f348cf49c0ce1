// A map of equal tiles: every region has the same area, so that small ones are seen. Needs no boundaries, only a column
// and a row for each region.

import Base

extension ChartKind {
  static let tileMap = ChartKind(
    name: "tile-map", title: "Tile map",
    summary: "Regions as equal tiles at the column x and the row y, coloured by a value.",
    needs: [
      .required(.x, .number), .required(.y, .number), .required(.label, .text), .required(.color, .number, .colors)
    ], takes: .format,
    draw: drawTiles)
}

private func drawTiles(_ plan: Plan, _ scene: inout Scene) {
  guard let x = plan[.x], let y = plan[.y], let label = plan[.label], let color = plan[.color] else { return }
  let rows = plan.rows.filter { x.quantity($0).value != nil && y.quantity($0).value != nil }
  let places = rows.map { (column: x.quantity($0).value ?? 0, line: y.quantity($0).value ?? 0) }
  let columns = plan.allRows.compactMap { x.quantity($0).value }
  let lines = plan.allRows.compactMap { y.quantity($0).value }
  guard let left = columns.min(), let right = columns.max(), let top = lines.min(), let bottom = lines.max() else {
    return
  }
  let cell = min(scene.width / (right - left + 1), 56)
  let classes = ColorClasses(color, of: plan)
  var marks = ClassedMarks(classes)
  var subject = PathWriter()
  var seen: Set<String> = []
  for (row, place) in zip(rows, places) {
    if !seen.insert("\(place.column) \(place.line)").inserted { scene.diagnostics.append(.repeated(row, plan)) }
    let tile = { (path: inout PathWriter) in
      path.rect((place.column - left) * cell + 1, (place.line - top) * cell + 1, cell - 2, cell - 2)
    }
    marks.add(color.quantity(row), outline: tile)
    if plan.isSubject(row, label) { tile(&subject) }
  }
  let box = Box(x: 0, y: 0, width: cell * (right - left + 1), height: cell * (bottom - top + 1))
  marks.draw(box, &scene)
  scene.path(subject, .lineAccent, box: box)
  for (row, place) in zip(rows, places) {
    words(row, (place.column - left + 0.5) * cell, (place.line - top) * cell, cell, label, color, classes, plan, &scene)
  }
  scene.height = box.height
  scene.key = classes.key(plan)
}

private func words(
  _ row: Int, _ x: Double, _ y: Double, _ cell: Double, _ label: Field, _ color: Field, _ classes: ColorClasses,
  _ plan: Plan, _ scene: inout Scene
) {
  let quantity = color.quantity(row)
  let role: TextStyle.Role = classes.ink(quantity)
  let key = label.key(row)
  let name =
    textWidth(label.text(row)) <= cell - 4
    ? label.text(row) : key.utf8.count <= 3 ? key.uppercased() : ellipsis(label.text(row), to: cell - 4)
  let value = quantity.middle.map { _ in color.style.text(quantity) } ?? (quantity.absence == .notApplicable ? "–" : "")
  let hasValue = cell >= 34 && textWidth(value) <= cell - 4 && !value.isEmpty
  let isHaloed = quantity.isSuppressed
  if textWidth(name) > cell { return }
  scene.text(
    name, x, y + cell / 2 + (hasValue ? -2 : 4), TextStyle(role: role, anchor: .middle, halo: isHaloed),
    href: plan.href(row, label))
  if hasValue { scene.text(value, x, y + cell / 2 + 13, TextStyle(role: role, anchor: .middle)) }
}
