// Marks on common axes, in the order in which they are written. What a kind decides by itself, an author decides here;
// scales, ticks, states and the table stay those of every chart.

import Base

extension ChartKind {
  static let layers = ChartKind(
    name: "layers", title: "Chart",
    summary: "Marks of one's own on common axes: line, area, bar, dot, rule, text; written as layers: without a kind.",
    needs: [.required(.x, .any), .required(.y, .number, .axis), .optional(.label, .any)],
    takes: [.reference, .scale, .format], sketch: sketchLayers)
}

private func sketchLayers(_ plan: Plan) -> ChartKind.Sketch {
  guard let layers = Layers(plan) else { return { _ in } }
  return { layers.draw(&$0) }
}

private struct Layers {
  let plan: Plan
  let x: Field
  let positions: Positions
  let ends: (Double, Double)
  let axis: ValueAxis
  /// How many bars stand side by side; 0 without bars.
  let slots: Int

  init?(_ plan: Plan) {
    guard let x = plan[.x], let y = plan.axisField(.y) else { return nil }
    self.plan = plan
    self.x = x
    let rows = plan.allRows
    let positions = Positions(x, rows: rows)
    self.positions = positions
    let places = Set(rows.compactMap { positions($0) }).sorted()
    ends = (places.first ?? 0, places.last ?? 1)
    let extents = plan.all(.y).map { field in extent(of: rows.lazy.map { field.quantity($0) }) }
    let grows = plan.spec.layers.contains { $0.mark == .bar || $0.mark == .area && $0.y != nil }
    axis = valueAxis(
      extents.reduce(nil) { union($0, $1) }, y, plan, zero: grows ? .always : .whenNear,
      target: plan.fixedHeight ?? 300 < 160 ? 3 : 5)
    slots = plan.spec.layers.contains { $0.mark == .bar } ? places.count : 0
  }

  func draw(_ scene: inout Scene) {
    key(&scene)
    let start = scene.height
    var part = Scene(scene.layout, width: scene.width)
    let (frame, axis) = part.upright(
      axis, height: plan.fixedHeight ?? (scene.isNarrow ? 220 : 300), right: 12, bottom: 24, plan)
    part.grid(axis, frame)
    let inset = slots > 0 ? frame.width / Double(slots) / 2 : 4
    let scale = Scale(from: ends.0, to: ends.1, onto: frame.left + inset, frame.right - inset)
    let ticks = AxisTicks(x, plan.allRows, positions, plan)
    part.along(ticks(room: frame.width - 2 * inset, isNarrow: scene.isNarrow), frame, y: frame.bottom + 18) {
      scale($0)
    }
    part.references(plan, frame, y: axis.scale, x: x.isNumber ? scale : nil)
    let place = Place(
      x: scale, y: axis.scale, bottom: frame.bottom, bar: slots > 0 ? min(frame.width / Double(slots) * 0.7, 64) : 0)
    for (i, layer) in plan.spec.layers.enumerated() { draw(layer, look(i), place, &part) }
    scene.embed(part, x: 0, y: start)
    scene.height = start + part.height
  }

  private struct Place {
    let x: Scale
    let y: Scale
    let bottom: Double
    let bar: Double
  }

  private func rows(_ layer: LayerSpec) -> [Int] {
    guard let kept = layer.rows else { return plan.rows }
    return plan.rows.filter { kept.contains($0) }
  }

  private func field(_ name: Located<String>?) -> Field? {
    name.flatMap { name in plan.all(.y).first { $0.column.name == name.value } }
  }

  // Layers without a role are told apart by hues, and named in a key where there are several.
  private func look(_ i: Int) -> Look {
    let layers = plan.spec.layers
    switch layers[i].role {
    case .accent: return .accent
    case .mark: return .mark
    case .interval: return .interval
    case .reference: return .reference
    case nil:
      let free = layers.indices.filter { layers[$0].role == nil && layers[$0].mark != .text }
      return free.count == 1 ? .accent : .hue(Hue((free.firstIndex(of: i) ?? 0) + 1))
    }
  }

  private func key(_ scene: inout Scene) {
    let entries = plan.spec.layers.indices.compactMap { i -> KeyEntry? in
      let layer = plan.spec.layers[i]
      guard layer.mark != .text else { return nil }
      let names = (layer.y.map { [$0] } ?? [layer.y1, layer.y2].compactMap(\.self)).compactMap { field($0)?.label }
      let look = look(i)
      let swatch =
        switch layer.mark {
        case .line, .rule: look.line.solid
        case .area: look.area
        case .bar, .dot, .text: look.fill
        }
      return KeyEntry(swatch: swatch, label: names.joined(separator: "–"))
    }
    if entries.count < 2 { return }
    if plan.isFacet { scene.surround.series = entries } else { scene.swatches(entries) }
  }

  private func draw(_ layer: LayerSpec, _ look: Look, _ place: Place, _ scene: inout Scene) {
    switch layer.mark {
    case .line: line(layer, look, place, &scene)
    case .area: area(layer, look, place, &scene)
    case .bar, .dot: marks(layer, look, place, &scene)
    case .rule: rules(layer, look, place, &scene)
    case .text: texts(layer, look, place, &scene)
    }
  }

  private func line(_ layer: LayerSpec, _ look: Look, _ place: Place, _ scene: inout Scene) {
    guard let y = field(layer.y) else { return }
    let points = rows(layer).compactMap { row in
      positions(row).map { Point(x: $0, quantity: y.quantity(row), row: row) }
    }.sorted { $0.x < $1.x }
    let series = Series(
      key: y.column.name, label: y.label, href: nil, isSubject: look.line.isSubject, field: y, points: points)
    var pen = LinePen(style: look.line, x: place.x, y: place.y)
    pen.draw(series, &scene)
    scene.withheldStubs([series], [look.line], place.x, bottom: place.bottom)
  }

  private func area(_ layer: LayerSpec, _ look: Look, _ place: Place, _ scene: inout Scene) {
    let high = field(layer.y2) ?? field(layer.y)
    let low = layer.y == nil ? field(layer.y1) : nil
    guard let high else { return }
    let edge = rows(layer).compactMap { row -> (x: Double, low: Double?, high: Double?)? in
      guard let x = positions(row) else { return nil }
      return (place.x(x), low.map { $0.quantity(row).middle } ?? 0, high.quantity(row).middle)
    }.sorted { $0.x < $1.x }
    for run in edge.split(whereSeparator: { $0.low == nil || $0.high == nil }) where run.count > 1 {
      var path = PathWriter()
      var box = Bounded()
      for (i, point) in run.enumerated() {
        let y = place.y(point.high ?? 0)
        if i == 0 { path.move(point.x, y) } else { path.line(point.x, y) }
        box.add(point.x, y)
      }
      for point in run.reversed() {
        path.line(point.x, place.y(point.low ?? 0))
        box.add(point.x, place.y(point.low ?? 0))
      }
      path.close()
      scene.path(path, look.area, box: box.box)
    }
    if edge.contains(where: { $0.high == nil }) { scene.states.insert(.gap) }
  }

  private func marks(_ layer: LayerSpec, _ look: Look, _ place: Place, _ scene: inout Scene) {
    guard let y = field(layer.y) else { return }
    let zero = place.y(0)
    for row in rows(layer) {
      guard let position = positions(row) else { continue }
      let (quantity, px) = (y.quantity(row), place.x(position))
      let isBar = layer.mark == .bar
      guard let value = quantity.middle else {
        if quantity.isSuppressed {
          scene.states.insert(.withheld)
          scene.rect(px - (isBar ? place.bar / 2 : 4), place.bottom - 10, isBar ? place.bar : 8, 10, .hatch)
        } else {
          scene.states.insert(.gap)
        }
        continue
      }
      let style = scene.look(look.fill, of: quantity)
      let title = "\(x.text(row)): \(plan.cell(y, row))"
      if quantity.isBreak { scene.breakMark(px, isBar ? zero : place.y(value)) }
      if let bounds = quantity.extent, bounds.low < bounds.high {
        scene.whisker(upright: px, place.y(bounds.low), place.y(bounds.high))
        if quantity.value == nil, !isBar { continue }
      }
      if isBar {
        let end = place.y(quantity.shown)
        scene.rect(px - place.bar / 2, min(zero, end), place.bar, max(0.5, (zero - end).magnitude), style, title: title)
      } else {
        scene.circle(px, place.y(value), 4, style, title: title)
      }
    }
  }

  private func rules(_ layer: LayerSpec, _ look: Look, _ place: Place, _ scene: inout Scene) {
    guard let low = field(layer.y1), let high = field(layer.y2) else { return }
    for row in rows(layer) {
      guard let position = positions(row), let a = low.quantity(row).middle, let b = high.quantity(row).middle else {
        continue
      }
      scene.line(place.x(position), place.y(a), place.x(position), place.y(b), look.line.solid)
    }
  }

  private func texts(_ layer: LayerSpec, _ look: Look, _ place: Place, _ scene: inout Scene) {
    guard let y = field(layer.y), let written = layer.text else { return }
    let named = plan.all(.label).first { $0.column.name == written.value }
    let anchor: TextStyle.Anchor =
      switch layer.anchor {
      case .start: .start
      case .end: .end
      case .middle, nil: .middle
      }
    for row in rows(layer) {
      guard let position = positions(row), let value = y.quantity(row).middle else { continue }
      guard let words = layer.words?[row] ?? named.map({ $0.isNumber ? plan.cell($0, row) : $0.text(row) }) else {
        continue
      }
      let width = textWidth(words)
      // Words at the end of the axis stay in the picture.
      let px = min(
        max(place.x(position), anchor == .start ? 0 : anchor == .middle ? width / 2 : width),
        scene.width - (anchor == .end ? 0 : anchor == .middle ? width / 2 : width))
      scene.text(words, px, place.y(value) - 8, TextStyle(role: look.text, anchor: anchor, halo: true))
    }
  }
}

/// How the marks of one layer look.
private enum Look {
  case accent, mark, interval, reference, hue(Hue)

  var line: LineStyle {
    switch self {
    case .accent: .subject
    case .mark, .interval: .faint
    case .reference:
      LineStyle(solid: .reference, point: .mark, label: .second, isSubject: false)
    case .hue(let hue): .hue(hue)
    }
  }

  var fill: Style {
    switch self {
    case .accent: .accent
    case .mark, .reference, .interval: .mark
    case .hue(let hue): .series(hue)
    }
  }

  var area: Style {
    switch self {
    case .accent: .areaAccent
    case .mark, .reference: .areaMark
    case .interval: .interval
    case .hue(let hue): .area(hue)
    }
  }

  var text: TextStyle.Role {
    switch self {
    case .accent: .bold
    case .mark, .interval, .hue: .plain
    case .reference: .second
    }
  }
}
