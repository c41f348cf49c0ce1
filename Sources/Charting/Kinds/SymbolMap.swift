// Amounts on a map as circles whose area is proportional: at the middle of a region, or at a longitude and a latitude.
// Amounts belong here and not into a choropleth, where large regions would look like large numbers.

import Base

extension ChartKind {
  static let symbolMap = ChartKind(
    name: "symbol-map", title: "Symbol map",
    summary: "Circles on a map whose areas are amounts, in the middle of regions or at longitude x and latitude y.",
    needs: [.required(.label, .text, .top), .required(.size, .number), .optional(.x, .number), .optional(.y, .number)],
    keys: mapKeys, takes: .format,
    draw: drawSymbols)
}

private func drawSymbols(_ plan: Plan, _ scene: inout Scene) {
  guard let label = plan[.label], let size = plan[.size] else { return }
  let isPlaced = plan[.x] != nil && plan[.y] != nil
  guard let map = BoundMap(plan, label, isColored: false, isJoined: !isPlaced, &scene) else { return }
  SymbolMap(plan: plan, map: map, label: label, size: size, isPlaced: isPlaced).draw(&scene)
}

private struct Symbol {
  let row: Int
  let center: MapFrame.Point
  let radius: Double
  let style: Style
  /// The radius of the most that a range may be.
  var most: Double?
}

private struct SymbolMap {
  let plan: Plan
  let map: BoundMap
  let label: Field
  let size: Field
  let isPlaced: Bool

  func draw(_ scene: inout Scene) {
    scene.height = map.frame.height
    let box = Box(x: 0, y: 0, width: scene.width, height: scene.height)
    var ground = PathWriter()
    for shape in map.frame.shapes { ground.append(shape) }
    scene.out.append("<g class=\"map\">")
    scene.path(ground, .track, box: box)
    scene.out.append("</g>")
    let largest = plan.allRows.compactMap { size.quantity($0).extent?.high }.max() ?? 0
    let full = scene.isNarrow ? 16.0 : 26
    var lost: [Int] = []
    var symbols: [Symbol] = []
    for row in plan.rows {
      guard let center = center(row) else {
        lost.append(row)
        continue
      }
      if let symbol = symbol(row, center, largest, full, &scene) { symbols.append(symbol) } else { lost.append(row) }
    }
    symbols.sort { ($0.radius, -$0.row) > ($1.radius, -$1.row) }
    for symbol in symbols {
      scene.circle(
        symbol.center.x, symbol.center.y, symbol.radius, symbol.style,
        title: "\(label.text(symbol.row)): \(plan.cell(size, symbol.row))")
      if let most = symbol.most {
        scene.states.insert(.interval)
        scene.circle(symbol.center.x, symbol.center.y, most, .interval)
      }
    }
    names(symbols, box, &scene)
    if largest > 0 { key(largest, full, &scene) }
    let names = lost.map { "\(label.text($0)) (\(size.style.words(size.quantity($0), plan.strings)))" }
    scene.remark(plan.strings.notShown, names, plan)
  }

  private func center(_ row: Int) -> MapFrame.Point? {
    if isPlaced {
      guard let x = plan[.x]?.quantity(row).middle, let y = plan[.y]?.quantity(row).middle, y.magnitude <= 90,
        x.magnitude <= 360
      else { return nil }
      let point = map.frame.point(Place(longitude: x, latitude: y))
      return point.flatMap { (0...map.frame.width).contains($0.x) && (0...map.frame.height).contains($0.y) ? $0 : nil }
    }
    guard let region = map.rows.firstIndex(of: row), let ring = map.frame.shapes[region].first else { return nil }
    return middle(ring)
  }

  // The centre of gravity; of its corners where a ring has no area.
  private func middle(_ ring: [MapFrame.Point]) -> MapFrame.Point {
    let whole = area(ring)
    var (x, y) = (0.0, 0.0)
    for i in ring.indices {
      let (a, b) = (ring[i], ring[(i + 1) % ring.count])
      let cross = a.x * b.y - b.x * a.y
      x += (a.x + b.x) * cross
      y += (a.y + b.y) * cross
    }
    if whole.magnitude > 0.01 { return MapFrame.Point(x: x / (3 * whole), y: y / (3 * whole)) }
    let count = Double(max(ring.count, 1))
    return MapFrame.Point(x: ring.reduce(0) { $0 + $1.x } / count, y: ring.reduce(0) { $0 + $1.y } / count)
  }

  private func symbol(
    _ row: Int, _ center: MapFrame.Point, _ largest: Double, _ full: Double, _ scene: inout Scene
  ) -> Symbol? {
    let quantity = size.quantity(row)
    if quantity.isSuppressed {
      scene.states.insert(.withheld)
      return Symbol(row: row, center: center, radius: 6, style: .hatch)
    }
    guard let value = quantity.extent?.high, value > 0 else { return nil }
    func radius(_ amount: Double) -> Double { max(full * (max(amount, 0) / largest).squareRoot(), 1) }
    scene.note(quantity.finality)
    let style: Style = quantity.isTentative ? .outside : plan.isSubject(row, label) ? .bubbleAccent : .bubble
    let isRange = quantity.value == nil
    return Symbol(
      row: row, center: center, radius: radius(quantity.shown), style: style, most: isRange ? radius(value) : nil)
  }

  private func names(_ symbols: [Symbol], _ box: Box, _ scene: inout Scene) {
    var labels = PointLabels(frame: box)
    for symbol in symbols { labels.block(circle: symbol.center.x, symbol.center.y, symbol.radius) }
    let limit = label.channel.top ?? (scene.isNarrow ? 6 : 12)
    let order = symbols.filter { plan.isSubject($0.row, label) } + symbols.filter { !plan.isSubject($0.row, label) }
    for symbol in order.prefix(limit) {
      let style = TextStyle(role: plan.isSubject(symbol.row, label) ? .subject : .plain, halo: true)
      let words = label.text(symbol.row)
      let (x, y, radius) = (symbol.center.x, symbol.center.y, symbol.radius)
      let found =
        plan.isSubject(symbol.row, label)
        ? labels.placeOverMarks(words, style, x: x, y: y, radius: radius)
        : labels.place(words, style, x: x, y: y, radius: radius)
      guard let place = found else { continue }
      scene.text(
        words, place.x, place.y, TextStyle(role: style.role, anchor: place.anchor, halo: true),
        href: plan.href(symbol.row, label))
    }
  }

  // Two or three circles in a row under the map, each with its amount.
  private func key(_ largest: Double, _ full: Double, _ scene: inout Scene) {
    let power = tenTo(Int(logarithm(largest).rounded(.down)))
    let top = [5.0, 2, 1].map { $0 * power }.first { $0 <= largest } ?? power
    let steps = [top, top / 5, top / 20].map { value in (value: value, radius: full * (value / largest).squareRoot()) }
      .filter { $0.radius >= 2 }
    scene.height += 10
    scene.sizes(steps.map { SizeStep(words: size.style.text($0.value), radius: $0.radius) }, size, plan, from: 1)
  }
}
