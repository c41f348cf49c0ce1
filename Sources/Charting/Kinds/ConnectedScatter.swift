// Two measures over time as one path: each point a moment, in the order of the periods (or of the rows).

import Base

extension ChartKind {
  static let connectedScatter = ChartKind(
    name: "connected-scatter", title: "Connected scatter plot",
    summary: "The path of two measures over time, its moments named.",
    needs: [
      .required(.x, .number, .axis), .required(.y, .number, .axis), .optional(.label, .textOrPeriod),
      .optional(.series, .text)
    ], takes: [.reference, .scale, .format], draw: drawPath)
}

private func drawPath(_ plan: Plan, _ scene: inout Scene) {
  guard let x = plan[.x], let y = plan[.y] else { return }
  let all = plan.isFacet ? plan.allRows : plan.rows
  let yAxis = valueAxis(extent(of: all.lazy.map { y.quantity($0) }), y, plan, zero: .never, target: 5)
  let xAxis = valueAxis(
    extent(of: all.lazy.map { x.quantity($0) }), x, plan, zero: .never, target: scene.isNarrow ? 4 : 6)
  let (frame, placedY) = scene.upright(
    yAxis, height: plan.fixedHeight ?? (scene.isNarrow ? 260 : 320), right: 10, bottom: 30, plan)
  let placedX = xAxis.onto(frame.left + 8, frame.right - 8)
  scene.grid(placedY, frame)
  scene.gridAlong(placedX, frame, plan, labelY: frame.bottom + 18)
  scene.references(plan, frame, y: placedY.scale, x: placedX.scale)
  let paths = plan[.series].map { groups(plan.rows, by: $0) } ?? [("", plan.rows)]
  let hasSubject = plan[.series].map { by in paths.contains { plan.isSubject($0.rows[0], by) } } ?? false
  var labels = PointLabels(
    frame: Box(x: frame.left, y: frame.top - 6, width: scene.width - frame.left, height: frame.height + 14))
  let keys = plan[.series].map { groups(plan.allRows, by: $0).map(\.key) } ?? [""]
  let hues = keys.count > LineStyle.mostLooks ? [:] : Dictionary(zip(keys, plan.hues(keys))) { first, _ in first }
  var named: [(points: [(row: Int, x: Double, y: Double)], isSubject: Bool)] = []
  var undrawn: [(name: String, quantity: Quantity)] = []
  for path in paths {
    let isSubject = keys.count == 1 || plan[.series].map { plan.isSubject(path.rows[0], $0) } ?? false
    let look = isSubject ? .subject : hasSubject ? .faint : hues[path.0].map(LineStyle.hue) ?? .faint
    let order =
      plan[.label]?.periods.map { periods in
        path.rows.sorted { (periods[$0]?.axisPosition ?? 0, $0) < (periods[$1]?.axisPosition ?? 0, $1) }
      } ?? path.rows
    let points = order.map { row -> (row: Int, x: Double, y: Double)? in
      guard let a = x.quantity(row).value, let b = y.quantity(row).value else {
        let name = [plan[.series]?.text(row), plan[.label]?.text(row)].compactMap(\.self).joined(separator: " ")
        undrawn.append((name, x.quantity(row).value == nil ? x.quantity(row) : y.quantity(row)))
        return nil
      }
      return (row, placedX.scale(a), placedY.scale(b))
    }
    var pen = PathWriter()
    var box = Bounded()
    for (i, point) in points.enumerated() {
      guard let point else {
        scene.states.insert(.gap)
        continue
      }
      if i > 0, points[i - 1] != nil { pen.line(point.x, point.y) } else { pen.move(point.x, point.y) }
      box.add(point.x, point.y)
    }
    scene.path(pen, look.solid, box: box.box)
    let drawn = points.compactMap(\.self)
    for point in drawn {
      labels.block(circle: point.x, point.y, 3.5)
      scene.circle(
        point.x, point.y, 3.5, scene.look(look.point, of: y.quantity(point.row)),
        title: "\(x.label) \(plan.cell(x, point.row)), \(y.label) \(plan.cell(y, point.row))")
    }
    for (a, b) in zip(points, points.dropFirst()) { if let a, let b { labels.block(line: (a.x, a.y), (b.x, b.y)) } }
    named.append((drawn, isSubject))
  }
  scene.remark(undrawn: undrawn, y, plan)
  if plan.isFacet, keys.count > 1 {
    scene.surround.series = paths.compactMap { path in
      plan[.series].flatMap { by in hues[path.0].map { LineStyle.hue($0).entry(by.text(path.rows[0])) } }
    }
  }
  for path in named { name(path.points, path.isSubject, plan, &labels, &scene) }
}

// The first, the last, then every other that has room.
private func name(
  _ points: [(row: Int, x: Double, y: Double)], _ isSubject: Bool, _ plan: Plan, _ labels: inout PointLabels,
  _ scene: inout Scene
) {
  if points.isEmpty { return }
  let ends = [points[points.count - 1], points[0]]
  let between = plan.isFacet ? [] : points.dropFirst().dropLast()
  for (i, point) in (ends + between).enumerated() where !(i == 1 && points.count == 1) {
    let moment = plan[.label]?.text(point.row)
    let series = i == 0 && !plan.isFacet ? plan[.series]?.text(point.row) : nil
    let words = [series, moment].compactMap(\.self).joined(separator: " ")
    if words.isEmpty { continue }
    let style = TextStyle(role: i < 2 ? (isSubject ? .bold : .plain) : .second, halo: true)
    let found =
      i < 2
      ? labels.placeOverMarks(words, style, x: point.x, y: point.y, radius: 3.5)
      : labels.place(words, style, x: point.x, y: point.y, radius: 3.5)
    guard let place = found else { continue }
    scene.text(words, place.x, place.y, TextStyle(role: style.role, anchor: place.anchor, halo: true))
  }
}
