// A rectangle divided in proportion: squarified, the largest first, so that most parts are near to squares and can be
// named. What is withheld has no area and is named in the note.
//
// Source: Bruls, Huizing, van Wijk (2000), *Squarified Treemaps*.

import Base

extension ChartKind {
  static let treemap = ChartKind(
    name: "treemap", title: "Treemap",
    summary: "Areas that share a rectangle; for the parts of a whole when there are many, grouped by `parent`.",
    needs: [.required(.label, .text), .required(.size, .number), .optional(.parent, .text)],
    takes: .format, places: [.label, .parent], view: listOfParts, draw: drawTreemap)
}

private func drawTreemap(_ plan: Plan, _ scene: inout Scene) {
  guard let name = plan[.label], let size = plan[.size] else { return }
  if let row = plan.rows.first(where: { size.quantity($0).extent.map { $0.low < 0 } ?? false }) {
    return scene.diagnostics.append(.negativeArea("\(name.text(row)) \(size.text(row))", row, plan))
  }
  TreemapPicture(plan: plan, name: name, size: size, parent: plan[.parent]).draw(&scene)
}

private struct TreemapPicture {
  let plan: Plan
  let name: Field
  let size: Field
  let parent: Field?

  typealias Part = (row: Int, value: Double)

  func draw(_ scene: inout Scene) {
    let groups = groups(parts(plan.rows))
    let hues = hues
    // Of several panels the one with the largest sum fills its frame, and an area means the same in all.
    let total = groups.reduce(0) { $0 + $1.value }
    let largest = plan.panels.map { parts($0).reduce(0) { $0 + $1.value } }.max() ?? total
    let side = largest > 0 ? (total / largest).squareRoot() : 1
    let height = (plan.fixedHeight.map { $0 * 1.6 } ?? (scene.isNarrow ? 340 : 320)) * side
    let frames = squarified(groups.map(\.value), Box(x: 0, y: 0, width: scene.width * side, height: height))
    var unnamed: [String] = []
    for (group, frame) in zip(groups, frames) {
      let hue = parent.flatMap { hues[$0.key(group.parts[0].row)] }
      for (part, box) in zip(group.parts, squarified(group.parts.map(\.value), frame)) {
        if !draw(part.row, box, hue, &scene) { unnamed.append(name.text(part.row)) }
      }
    }
    key(hues, &scene)
    scene.remark(plan.strings.unnamed, unnamed, plan)
    let undrawn = plan.rows.filter { size.quantity($0).middle.map { $0 <= 0 } ?? true }
    scene.remark(undrawn: undrawn.map { (name.text($0), size.quantity($0)) }, size, plan)
    scene.height = height
    scene.head(with: size, plan)
  }

  /// Those that have an area, the largest first.
  private func parts(_ rows: [Int]) -> [Part] {
    rows.compactMap { row in size.quantity(row).middle.map { (row: row, value: $0) } }.filter { $0.value > 0 }
      .sorted { ($0.value, -$0.row) > ($1.value, -$1.row) }
  }

  private func groups(_ parts: [Part]) -> [(parts: [Part], value: Double)] {
    guard let parent else { return parts.isEmpty ? [] : [(parts, parts.reduce(0) { $0 + $1.value })] }
    return Charting.groups(parts.map(\.row), by: parent).map { group in
      let own = self.parts(group.rows)
      return (own, own.reduce(0) { $0 + $1.value })
    }.sorted { ($0.value, -$0.parts[0].row) > ($1.value, -$1.parts[0].row) }
  }

  // Six groups are told apart, the others are grey.
  private var hues: [String: Hue] {
    guard let parent else { return [:] }
    let keys = groups(parts(plan.allRows)).map { parent.key($0.parts[0].row) }
    let hues = plan.hues(keys).map { $0.color > Hue.palette ? .grey : $0 }
    return Dictionary(zip(keys, hues), uniquingKeysWith: { first, _ in first })
  }

  private func key(_ hues: [String: Hue], _ scene: inout Scene) {
    guard let parent else { return }
    let rows = groups(parts(plan.allRows)).map { $0.parts[0].row }
    let named = rows.compactMap { row -> KeyEntry? in
      guard let hue = hues[parent.key(row)], hue != .grey else { return nil }
      return KeyEntry(swatch: .series(hue), label: parent.text(row))
    }
    let others = named.count < rows.count ? [KeyEntry(swatch: .series(.grey), label: plan.strings.other)] : []
    scene.key += (named + others).filter { !scene.key.contains($0) }
  }

  /// - Returns: Whether it has its name.
  private func draw(_ row: Int, _ box: Box, _ hue: Hue?, _ scene: inout Scene) -> Bool {
    let inner = Box(
      x: box.x + 0.75, y: box.y + 0.75, width: max(box.width - 1.5, 0.2), height: max(box.height - 1.5, 0.2))
    let own: Style = hue.map { .series($0) } ?? .tone(.teal, 2)
    let fill = scene.look(plan.isSubject(row, name) ? .accent : own, of: size.quantity(row))
    let words = parent.map { "\($0.text(row)), \(name.text(row))" } ?? name.text(row)
    scene.rect(
      inner.x, inner.y, inner.width, inner.height, fill, title: "\(words): \(plan.cell(size, row))")
    return label(row, inner, fill, &scene)
  }

  // The name and the number in the corner; the name alone upwards where the box is slim; nothing where neither fits.
  private func label(_ row: Int, _ box: Box, _ fill: Style, _ scene: inout Scene) -> Bool {
    let ink: TextStyle.Role = fill.isData && fill.carriesText ? .on(fill) : .plain
    let words = name.text(row)
    let room = box.width - 12
    let lines = wrapped(words, width: room, lines: max(1, min(3, Int((box.height - 7) / 15))))
    guard box.height >= 20, room > 24, !lines.contains(where: { $0.hasSuffix("…") }) else {
      return scene.slimLabel(words, box, ink)
    }
    for (i, line) in lines.enumerated() {
      scene.text(
        line, box.x + 6, box.y + 15 + Double(i) * 15, TextStyle(role: ink), href: i == 0 ? plan.href(row, name) : nil)
    }
    let value = size.style.text(size.quantity(row))
    let y = box.y + 15 + Double(lines.count) * 15
    if y + 4 <= box.bottom, textWidth(value) <= room { scene.text(value, box.x + 6, y, TextStyle(role: ink)) }
    return true
  }
}

// A group has its own row of rows: each part with the group that it is in.
@Sendable private func listOfParts(_ plan: Plan) -> DataView? {
  guard let parent = plan[.parent], let name = plan[.label], let size = plan[.size], plan[.facet] == nil else {
    return nil
  }
  let heads = [parent, name, size].map { DataView.Head(text: $0.title, isNumber: $0.isNumber) }
  let rows = groups(plan.rows, by: parent).flatMap(\.rows).map { row in
    DataView.Row(
      cells: [parent.text(row), name.text(row), plan.cell(size, row)], href: plan.href(row, name),
      isSubject: plan.isSubject(row, name))
  }
  return DataView(heads: heads, rows: rows)
}

extension Scene {
  /// - Returns: Whether there is room for all of it.
  fileprivate mutating func slimLabel(_ words: String, _ box: Box, _ ink: TextStyle.Role) -> Bool {
    let long = textWidth(words) + 10
    if box.width >= 16, box.height >= long {
      textUp(words, box.x + 12, box.y + 5 + textWidth(words), TextStyle(role: ink))
      return true
    }
    let cut = ellipsis(words, to: box.width - 8)
    guard box.width >= 44, box.height >= 16, textWidth(cut) >= 36 else { return false }
    text(cut, box.x + 4, box.y + 13, TextStyle(role: ink))
    return cut == words
  }
}

extension Diagnostic {
  static func negativeArea(_ amount: String, _ row: Int, _ plan: Plan) -> Diagnostic {
    Diagnostic(
      .error, "chart/negative-area", "an area cannot be less than nothing: \(amount)",
      at: plan.span(row) ?? plan.spec.span, help: "use kind: bar for amounts below zero")
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
