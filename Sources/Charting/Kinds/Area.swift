// Areas: amounts over time from zero; stacked, the parts of a total. Where one part is not known the total is not
// either, so the stack has a gap there.

import Base

extension ChartKind {
  static let area = ChartKind(
    name: "area", summary: "One amount over time, filled from zero.",
    needs: lineNeeds, keys: ["curve"], isZeroBased: true, draw: drawArea)

  static let stackedArea = ChartKind(
    name: "stacked-area", summary: "The parts of a total over time, on each other.",
    needs: [.required(.x, .any), .required(.y, .number), .optional(.series, .textOrPeriod)], isZeroBased: true, draw: drawStackedArea)
}

private func drawArea(_ plan: Plan, _ scene: inout Scene) {
  guard let picture = LinePicture(plan, &scene, zero: .always) else { return }
  let zero = picture.axis.scale(0)
  for (one, style) in zip(picture.series, picture.styles) where picture.series.count == 1 || one.isSubject {
    for run in one.points.split(whereSeparator: { $0.quantity.value == nil }) where run.count > 1 {
      var path = PathWriter()
      var box = Bounded()
      path.move(picture.x(run.first?.x ?? 0), zero)
      let edge = run.map { point in (x: picture.x(point.x), y: picture.axis.scale(point.quantity.value ?? 0)) }
      let slopes = picture.isCurved ? monotoneSlopes(edge) : []
      for (i, point) in edge.enumerated() {
        if i > 0, picture.isCurved { path.curve(edge[i - 1], slopes[i - 1], point, slopes[i]) } else { path.line(point.x, point.y) }
        box.add(point.x, point.y)
      }
      path.line(picture.x(run.last?.x ?? 0), zero)
      path.close()
      scene.path(path, style.isSubject ? .areaAccent : .areaMark, box: box.box)
    }
  }
  picture.draw(plan, &scene)
}

private func drawStackedArea(_ plan: Plan, _ scene: inout Scene) {
  guard let xField = plan[.x] else { return }
  let positions = Positions(xField, rows: plan.isFacet ? plan.allRows : plan.rows)
  let all = series(plan) { positions($0) }
  let places = Set(all.flatMap { $0.points.map(\.x) }).sorted()
  var layers = all.map { one in
    var values = [Double?](repeating: nil, count: places.count)
    for point in one.points { if let i = place(point.x, places) { values[i] = point.quantity.value } }
    return values
  }
  // Where one layer lacks a value, none is drawn.
  let whole = places.indices.map { i in layers.allSatisfy { $0[i] != nil } }
  var below = [Double](repeating: 0, count: places.count)
  var bands: [[(low: Double, high: Double)]] = []
  for (n, layer) in layers.enumerated() {
    let band = places.indices.map { i in (low: below[i], high: below[i] + max(layer[i] ?? 0, 0)) }
    bands.append(band)
    below = band.map(\.high)
    layers[n] = []
  }
  let top = places.indices.filter { whole[$0] }.map { below[$0] }.max()
  guard let picture = LinePicture(plan, &scene, zero: .always, extent: Bounds(low: 0, high: top ?? 1)) else { return }
  for (n, one) in all.enumerated() {
    let style: Style = one.isSubject ? .areaAccentSolid : all.contains(where: \.isSubject) ? .area(7) : .area(n + 1)
    for run in places.indices.split(whereSeparator: { !whole[$0] }) where run.count > 1 { band(bands[n], run, places, picture, style, &scene) }
    if whole.contains(false) { scene.states.insert(.gap) }
    if all.flatMap(\.points).contains(where: { $0.quantity.isSuppressed }) { scene.states.insert(.withheld) }
  }
  guard picture.hasEndLabels, let last = places.indices.last(where: { whole[$0] }) else { return }
  let labels = all.enumerated().map { n, one in
    EndLabel(
      text: one.label, y: picture.axis.scale((bands[n][last].low + bands[n][last].high) / 2), x: picture.x(places[last]),
      style: TextStyle(role: one.isSubject ? .subject : all.contains(where: \.isSubject) ? .second : .series(n + 1)),
      priority: bands[n][last].high - bands[n][last].low, href: one.href)
  }
  _ = scene.endLabels(labels, picture.frame)
  if all.count > 6, !scene.isNarrow {
    scene.diagnostics.append(Diagnostic(
      .warning, "chart/too-many-series", "\(all.count) layers cannot be told apart", at: plan.spec.span,
      help: "keep the largest and sum the others, or use facet: with the field of the series"))
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

private func band(_ band: [(low: Double, high: Double)], _ run: Range<Int>.SubSequence, _ places: [Double], _ picture: LinePicture, _ style: Style, _ scene: inout Scene) {
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
