// Areas: amounts over time from zero; stacked, the parts of a total. Where one part is not known the total is not
// either, so the stack has a gap there.

import Base

extension ChartKind {
  static let area = ChartKind(
    name: "area", summary: "One amount over time, filled from zero.",
    needs: lineNeeds, keys: ["curve"], isZeroBased: true, sketch: sketchArea)

  static let stackedArea = ChartKind(
    name: "stacked-area", summary: "The parts of a total over time, on each other.",
    needs: [.required(.x, .any), .required(.y, .number), .optional(.series, .textOrPeriod)], isZeroBased: true,
    sketch: sketchStackedArea)
}

private func sketchArea(_ plan: Plan) -> ChartKind.Sketch {
  guard let lines = Lines(plan, zero: .always) else { return { _ in } }
  return { scene in draw(LinePicture(lines, &scene), &scene) }
}

private func draw(_ picture: LinePicture, _ scene: inout Scene) {
  let zero = picture.axis.scale(0)
  for (one, style) in zip(picture.series, picture.styles) where picture.series.count == 1 || one.isSubject {
    for run in one.points.split(whereSeparator: { $0.quantity.value == nil }) where run.count > 1 {
      var path = PathWriter()
      var box = Bounded()
      path.move(picture.x(run.first?.x ?? 0), zero)
      let edge = run.map { point in (x: picture.x(point.x), y: picture.axis.scale(point.quantity.value ?? 0)) }
      let slopes = picture.isCurved ? monotoneSlopes(edge) : []
      for (i, point) in edge.enumerated() {
        if i > 0, picture.isCurved {
          path.curve(edge[i - 1], slopes[i - 1], point, slopes[i])
        } else {
          path.line(point.x, point.y)
        }
        box.add(point.x, point.y)
      }
      path.line(picture.x(run.last?.x ?? 0), zero)
      path.close()
      scene.path(path, style.isSubject ? .areaAccent : .areaMark, box: box.box)
    }
  }
  picture.draw(&scene)
}

private func sketchStackedArea(_ plan: Plan) -> ChartKind.Sketch {
  guard let stack = Stack(plan), let lines = Lines(plan, zero: .always, extent: Bounds(low: 0, high: stack.top)) else {
    return { _ in }
  }
  return { scene in stack.draw(LinePicture(lines, &scene), &scene) }
}

/// Layers on each other, place by place.
private struct Stack {
  let layers: [Series]
  let places: [Double]
  /// Where no layer lacks a value: elsewhere none is drawn.
  let whole: [Bool]
  let bands: [[(low: Double, high: Double)]]
  let hues: [Int]
  let isWithheld: Bool

  var top: Double { places.indices.filter { whole[$0] }.map { bands.last?[$0].high ?? 0 }.max() ?? 1 }

  init?(_ plan: Plan) {
    guard let xField = plan[.x] else { return nil }
    let positions = Positions(xField, rows: plan.isFacet ? plan.allRows : plan.rows)
    layers = series(plan) { positions($0) }
    hues = plan.hues(layers.map(\.key))
    let places = Set(layers.flatMap { $0.points.map(\.x) }).sorted()
    let values = layers.map { one in
      var values = [Double?](repeating: nil, count: places.count)
      for point in one.points { if let i = place(point.x, places) { values[i] = point.quantity.value } }
      return values
    }
    var below = [Double](repeating: 0, count: places.count)
    bands = values.map { layer in
      let band = places.indices.map { i in (low: below[i], high: below[i] + max(layer[i] ?? 0, 0)) }
      below = band.map(\.high)
      return band
    }
    whole = places.indices.map { i in values.allSatisfy { $0[i] != nil } }
    isWithheld = layers.contains { $0.points.contains { $0.quantity.isSuppressed } }
    self.places = places
  }

  func draw(_ picture: LinePicture, _ scene: inout Scene) {
    let hasSubject = layers.contains(where: \.isSubject)
    for (n, one) in layers.enumerated() {
      let style: Style = one.isSubject ? .areaAccentSolid : hasSubject ? .area(7) : .area(hues[n])
      for run in places.indices.split(whereSeparator: { !whole[$0] }) where run.count > 1 {
        band(bands[n], run, places, picture, style, &scene)
      }
      if whole.contains(false) { scene.states.insert(.gap) }
      if isWithheld { scene.states.insert(.withheld) }
    }
    guard picture.hasEndLabels, let last = places.indices.last(where: { whole[$0] }) else { return }
    let labels = layers.enumerated().map { n, one in
      EndLabel(
        text: one.label, y: picture.axis.scale((bands[n][last].low + bands[n][last].high) / 2),
        x: picture.x(places[last]),
        style: TextStyle(role: one.isSubject ? .subject : hasSubject ? .second : .series(hues[n])),
        priority: bands[n][last].high - bands[n][last].low, href: one.href)
    }
    _ = scene.endLabels(labels, picture.frame)
    if layers.count > 6, !scene.isNarrow {
      scene.diagnostics.append(
        Diagnostic(
          .warning, "chart/too-many-series", "\(layers.count) layers cannot be told apart", at: picture.plan.spec.span,
          help: "keep the largest and sum the others, or use facet: with the field of the series"))
    }
  }
}

private func place(_ x: Double, _ places: [Double]) -> Int? {
  var (low, high) = (0, places.count)
  while low < high {
    let middle = (low + high) / 2
    if places[middle] < x { low = middle + 1 } else { high = middle }
  }
  return low < places.count && places[low] == x ? low : nil
}

private func band(
  _ band: [(low: Double, high: Double)], _ run: Range<Int>.SubSequence, _ places: [Double], _ picture: LinePicture,
  _ style: Style, _ scene: inout Scene
) {
  var path = PathWriter()
  var box = Bounded()
  for (n, i) in run.enumerated() {
    let (x, y) = (picture.x(places[i]), picture.axis.scale(band[i].high))
    if n == 0 { path.move(x, y) } else { path.line(x, y) }
    box.add(x, y)
  }
  for i in run.reversed() {
    let (x, y) = (picture.x(places[i]), picture.axis.scale(band[i].low))
    path.line(x, y)
    box.add(x, y)
  }
  path.close()
  scene.path(path, style, box: box.box)
}
