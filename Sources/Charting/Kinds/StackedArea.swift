// The parts of a total over time, on each other. Where one part is not known, neither is the total, nor where the parts
// above it stand: those below it are drawn, what is withheld is hatched on top of them, and the rest is a gap.

import Base

extension ChartKind {
  static let stackedArea = ChartKind(
    name: "stacked-area", title: "Stacked area chart",
    summary: "The parts of a total over time, on each other.",
    needs: [
      .required(.x, .numberOrPeriod), .required(.y, .number, .axis), .optional(.series, .textOrPeriod, .labels)
    ],
    takes: [.scale, .format], places: [.x, .series], isZeroBased: true, sketch: sketchStackedArea)
}

private func sketchStackedArea(_ plan: Plan) -> ChartKind.Sketch {
  guard let x = plan[.x] else { return { _ in } }
  let positions = Positions(x, rows: plan.allRows)
  let stacks = plan.panels.map { Stack(plan, $0, positions) }
  let top = stacks.map(\.top).max() ?? 0
  guard let lines = Lines(plan, zero: .always, extent: Bounds(low: 0, high: top > 0 ? top : 1)) else { return { _ in } }
  let stack = Stack(plan, plan.rows, positions)
  return { scene in stack.draw(LinePicture(lines, &scene), &scene) }
}

/// Layers on each other, place by place.
private struct Stack {
  private typealias Band = (low: Double, high: Double)

  private let layers: [Series]
  private let places: [Double]
  private let quantities: [[Quantity]]
  /// Of each layer at each place; `nil` where it or one below it has no value.
  private let bands: [[Band?]]

  var top: Double { bands.joined().reduce(0) { max($0, $1?.high ?? 0) } }

  init(_ plan: Plan, _ rows: [Int], _ positions: Positions) {
    layers = series(plan, of: rows) { positions($0) }
    let places = Set(layers.flatMap { $0.points.map(\.x) }).sorted()
    let indices = Dictionary(uniqueKeysWithValues: zip(places, places.indices))
    let quantities = layers.map { one in
      one.points.reduce(into: [Quantity](repeating: Quantity(.absent(.missing)), count: places.count)) { cells, point in
        if let i = indices[point.x] { cells[i] = point.quantity }
      }
    }
    var below = [Double?](repeating: 0, count: places.count)
    bands = quantities.map { layer in
      let band = places.indices.map { i -> Band? in
        guard let low = below[i], let value = layer[i].value else { return nil }
        return (low, low + max(value, 0))
      }
      below = band.map { $0?.high }
      return band
    }
    self.places = places
    self.quantities = quantities
  }

  func draw(_ picture: LinePicture, _ scene: inout Scene) {
    let hasSubject = layers.contains(where: \.isSubject)
    for (n, style) in picture.styles.enumerated() {
      let fill: Style =
        layers[n].isSubject ? .areaAccentSolid : hasSubject ? .area(.grey) : style.area
      for run in places.indices.split(whereSeparator: { bands[n][$0] == nil }) { draw(n, run, fill, picture, &scene) }
    }
    for i in places.indices { lack(at: i, picture, &scene) }
    picture.leaveSeries(&scene)
    label(picture, hasSubject, &scene)
    if layers.count > 6, !scene.isNarrow {
      scene.diagnostics.append(
        Diagnostic(
          .warning, "chart/too-many-series", "\(layers.count) layers cannot be told apart", at: picture.plan.spec.span,
          help: "keep the largest and sum the others, or use facet: with the field of the series"))
    }
  }

  // In pieces of one finality; a moment without a known neighbour is a column.
  private func draw(_ n: Int, _ run: Range<Int>, _ fill: Style, _ picture: LinePicture, _ scene: inout Scene) {
    guard run.count > 1 else {
      let style = scene.look(fill, of: quantities[n][run.lowerBound])
      guard let band = bands[n][run.lowerBound] else { return }
      let (high, low) = (picture.axis.scale(band.high), picture.axis.scale(band.low))
      let left = min(max(picture.x(places[run.lowerBound]) - 4, picture.frame.left), picture.frame.right - 8)
      return scene.rect(left, high, 8, low - high, style)
    }
    var start = run.lowerBound
    for i in run.dropFirst() {
      let isLast = i + 1 == run.upperBound
      let finality = quantities[n][i].finality
      if !isLast, quantities[n][i + 1].finality == finality { continue }
      scene.note(finality)
      piece(n, start...i, fill.open(finality), picture, &scene)
      start = i
    }
  }

  private func piece(
    _ n: Int, _ run: ClosedRange<Int>, _ style: Style, _ picture: LinePicture, _ scene: inout Scene
  ) {
    var path = PathWriter()
    var box = Bounded()
    func corner(_ i: Int, _ value: Double?) {
      let (x, y) = (picture.x(places[i]), picture.axis.scale(value ?? 0))
      if path.isEmpty { path.move(x, y) } else { path.line(x, y) }
      box.add(x, y)
    }
    for i in run { corner(i, bands[n][i]?.high) }
    for i in run.reversed() { corner(i, bands[n][i]?.low) }
    path.close()
    scene.path(path, style, box: box.box)
  }

  // What the total of a place lacks: the lowest layer without a value.
  private func lack(at i: Int, _ picture: LinePicture, _ scene: inout Scene) {
    guard let n = layers.indices.first(where: { bands[$0][i] == nil }) else { return }
    guard layers.indices.contains(where: { quantities[$0][i].isSuppressed }) else {
      scene.states.insert(.gap)
      return
    }
    scene.states.insert(.withheld)
    let y = picture.axis.scale(n > 0 ? bands[n - 1][i]?.high ?? 0 : 0)
    let left = min(max(picture.x(places[i]) - 7, picture.frame.left), picture.frame.right - 14)
    scene.rect(left, y - 10, 14, 10, .hatch)
  }

  private func label(_ picture: LinePicture, _ hasSubject: Bool, _ scene: inout Scene) {
    guard picture.hasEndLabels else { return }
    let labels = layers.enumerated().compactMap { n, one -> EndLabel? in
      guard let last = places.indices.last(where: { bands[n][$0] != nil }), let band = bands[n][last] else {
        return nil
      }
      let words = TextStyle(role: one.isSubject ? .subject : hasSubject ? .second : picture.styles[n].label)
      return EndLabel(
        text: picture.label(n, words), y: picture.axis.scale((band.low + band.high) / 2), x: picture.x(places[last]),
        style: words, priority: band.high - band.low, href: one.href)
    }
    _ = scene.endLabels(labels, picture.frame)
  }
}
