// How values are spread: counted in bins, summed up by quartiles, or each as a dot that makes room for its neighbours.

import Base

extension ChartKind {
  static let histogram = ChartKind(
    name: "histogram", title: "Histogram",
    summary: "How many values fall into each of equal steps.",
    needs: [.required(.x, .number)], takes: .format, view: binTable, draw: drawHistogram)

  static let box = ChartKind(
    name: "box", title: "Box plot",
    summary: "Quartiles, whiskers to the last value within 1.5 of their distance, and what lies beyond.",
    needs: [.required(.x, .number, .axis), .required(.y, .text, .order)], takes: [.sort, .scale, .format],
    view: quartileTable, draw: drawBoxes)

  static let beeswarm = ChartKind(
    name: "beeswarm", title: "Beeswarm plot",
    summary: "Each value as a dot that makes room for its neighbours; for one measure of many names.",
    needs: [.required(.x, .number, .axis), .optional(.y, .text), .optional(.label, .any)],
    takes: [.scale, .format], namesRows: true, draw: drawBeeswarm)
}

private func drawHistogram(_ plan: Plan, _ scene: inout Scene) {
  guard let x = plan[.x] else { return }
  let values = plan.rows.compactMap { row in x.quantity(row).value.map { (row: row, value: $0) } }
  let bins = Bins(plan, x, most: scene.isNarrow ? Bins.mostNarrow : Bins.mostWide)
  let edges = bins.edges
  var subjects = Set<Int>()
  for (row, value) in values {
    if plan.isSubject(row)
      || plan.table.columns.contains(where: {
        if case .texts(let cells) = $0.cells { plan.highlight.contains(cells[row].key) } else { false }
      })
    {
      subjects.insert(bins.bin(value))
    }
  }
  let count = Field(
    channel: Channel(fields: [], span: plan.spec.span),
    column: ChartColumn("count", label: plan.strings.count, decimals: 0, .numbers([])),
    label: plan.strings.count, style: NumberStyle(language: plan.language, unit: nil, decimals: 0))
  let highest = plan.panels.flatMap { bins.counts($0) }.max() ?? 1
  let yAxis = valueAxis(
    Bounds(low: 0, high: Double(max(1, highest))), count, plan, zero: .always, target: max(2, min(5, highest + 1)))
  let (frame, placed) = scene.upright(
    yAxis, height: plan.fixedHeight ?? (scene.isNarrow ? 200 : 260), right: 8, bottom: 44, plan)
  scene.grid(placed, frame)
  let scale = Scale(from: edges[0], to: edges[edges.count - 1], onto: frame.left, frame.right)
  for (i, count) in bins.counts(plan.rows).enumerated() where count > 0 {
    let (a, b) = (scale(edges[i]), scale(edges[i + 1]))
    let top = placed.scale(Double(count))
    scene.rect(
      a + 0.5, top, b - a - 1, placed.scale(0) - top, subjects.contains(i) ? .accent : .mark,
      title: "\(bins.words(i, plan.strings)): \(count)")
  }
  let ticks = zip(edges, bins.labels).map { TimeTick(position: $0, label: $1) }
  scene.along(ticks, frame, y: frame.bottom + 18) { scale($0) }
  if plan.isFacet { return scene.surround.along = x.title }
  scene.text(ellipsis(x.title + "\u{A0}→", to: frame.width), frame.right, frame.bottom + 40, .secondEnd)
  scene.remark(rangesOf: x, plan)
  let absent = plan.rows.filter { x.quantity($0).absence != nil }
  let withheld = absent.count { x.quantity($0).isSuppressed }
  let words = plan.strings.absences(withheld: withheld, missing: absent.count - withheld)
  if !words.isEmpty { scene.remarks.append(words) }
}

/// A quantile of ascending values by linear interpolation between order statistics.
/// - Source: Hyndman and Fan (1996), *Sample Quantiles in Statistical Packages*, definition 7.
func quantile(_ sorted: [Double], _ p: Double) -> Double {
  let place = p * Double(sorted.count - 1)
  let low = Int(place.rounded(.down))
  guard low + 1 < sorted.count else { return sorted[sorted.count - 1] }
  return sorted[low] + (sorted[low + 1] - sorted[low]) * (place - Double(low))
}

private func drawBoxes(_ plan: Plan, _ scene: inout Scene) {
  guard let x = plan[.x], let y = plan[.y] else { return }
  scene.remark(rangesOf: x, plan)
  let all = groups(plan.rows, by: y).map { group in
    (rows: group.rows, values: group.rows.compactMap { x.quantity($0).value }.sorted())
  }
  let order = nameOrder(
    Array(all.indices), y, plan, label: { y.text(all[$0].rows[0]) }, rows: { all[$0].rows },
    by: { all[$0].values.isEmpty ? -.infinity : quantile(all[$0].values, 0.5) })
  let axis = valueAxis(
    extent(of: plan.allRows.lazy.map { x.quantity($0) }), x, plan, zero: .whenNear, target: scene.isNarrow ? 3 : 6)
  let frame = RowFrame(
    order.map { y.text(all[$0].rows[0]) }, axis, &scene, plan, others: plan.otherNames(y), ends: (8, 8), pitch: 30)
  // A quartile between two values has a digit more than they have.
  var quartiles = x.style
  let most = all.flatMap(\.values).reduce(0) { max($0, decimalsNeeded($1 * x.style.factor)) }
  quartiles.decimals = x.style.decimals ?? min(most + 1, 4)
  for (n, i) in order.enumerated() {
    let row = all[i].rows[0]
    let isSubject = plan.isSubject(row, y)
    frame.name(n, y.text(row), isSubject: isSubject, href: plan.href(row, y), &scene)
    let values = all[i].values
    guard !values.isEmpty else {
      frame.absent(n, x.quantity(row), plan, &scene)
      continue
    }
    let middle = frame.middle(n)
    // Quartiles of a few values would say more than is known: the values themselves.
    guard values.count >= 5 else {
      for value in values { scene.circle(frame.axis.scale(value), middle, 4, isSubject ? .bubbleAccent : .bubble) }
      continue
    }
    let (q1, q2, q3) = (quantile(values, 0.25), quantile(values, 0.5), quantile(values, 0.75))
    let fence = 1.5 * (q3 - q1)
    let inside = values.filter { $0 >= q1 - fence && $0 <= q3 + fence }
    let s = frame.axis.scale
    scene.line(s(inside[0]), middle, s(q1), middle, .whisker)
    scene.line(s(q3), middle, s(inside[inside.count - 1]), middle, .whisker)
    scene.rect(
      s(q1), middle - 8, max(s(q3) - s(q1), 1), 16, isSubject ? .areaAccent : .areaMark,
      title: "\(y.text(row)): \([q1, q2, q3].map { quartiles.text($0) }.joined(separator: ", "))")
    scene.line(s(q2), middle - 8, s(q2), middle + 8, .rule)
    for value in values where value < q1 - fence || value > q3 + fence {
      scene.circle(s(value), middle, 3, isSubject ? .hollowAccent : .hollow)
    }
  }
}

private func drawBeeswarm(_ plan: Plan, _ scene: inout Scene) {
  guard let x = plan[.x] else { return }
  scene.remark(rangesOf: x, plan)
  let rows = plan.rows.filter { x.quantity($0).value != nil }
  let name = plan[.label] ?? plan.shownFields.first { $0.isText && $0.column.name != plan[.y]?.column.name }
  let axis = valueAxis(
    extent(of: plan.allRows.lazy.map { x.quantity($0) }), x, plan, zero: .whenNear, target: scene.isNarrow ? 4 : 6)
  let lines = plan[.y].map { groups(rows, by: $0) } ?? [("", rows)]
  let most = plan.panels.map { rows in rows.count { x.quantity($0).value != nil } }.max() ?? 0
  let radius = most > 150 ? 2.5 : scene.isNarrow ? 3.5 : 4.5
  let labels = plan[.y].map { y in lines.map { y.text($0.rows[0]) } } ?? [""]
  // How high a swarm stands is known only after its dots are placed.
  let left =
    plan[.y] == nil ? 0 : min((labels.map { textWidth($0, size: 13, bold: true) }.max() ?? 0) + 10, scene.width * 0.4)
  let scale = Scale(axis.scale.form, from: axis.scale.low, to: axis.scale.high, onto: left + 12, scene.width - 12)
  let swarms = lines.map { line in swarm(line.rows.map { scale(x.quantity($0).value ?? 0) }, radius: radius) }
  let highest = swarms.joined().map(\.magnitude).max() ?? 0
  if !plan.isFacet, highest > 200 {
    return scene.diagnostics.append(.crowdedSwarm(rows.count, x, at: plan.spec.kindSpan))
  }
  // The highest is named beside its dot, for which there must be room.
  let topmost = plan.allRows.filter { x.quantity($0).value != nil }.max {
    (x.quantity($0).value ?? 0, -$0) < (x.quantity($1).value ?? 0, -$1)
  }
  let reserved = topmost.flatMap { row in name.map { textWidth($0.text(row)) + 8 } } ?? 0
  let frame = RowFrame(
    labels, axis, &scene, plan, others: plan[.y].map { plan.otherNames($0) } ?? [],
    ends: (12, reserved < scene.width * 0.3 ? 12 + reserved : 12),
    pitch: 2 * highest + 4 * radius + 22)
  let fitted = frame.axis.scale
  var places = PointLabels(
    frame: Box(x: frame.left, y: frame.top, width: scene.width - frame.left, height: frame.bottom - frame.top))
  var points: [(row: Int, x: Double, y: Double)] = []
  for (n, line) in lines.enumerated() {
    let offsets =
      frame.isAbove ? swarm(line.rows.map { fitted(x.quantity($0).value ?? 0) }, radius: radius) : swarms[n]
    if plan[.y] != nil {
      frame.name(
        n, labels[n], isSubject: plan.isSubject(line.rows[0], plan[.y]), href: plan.href(line.rows[0], plan[.y]), &scene
      )
    }
    for (row, offset) in zip(line.rows, offsets) {
      points.append((row, fitted(x.quantity(row).value ?? 0), frame.middle(n) + offset))
    }
  }
  for point in points {
    let isSubject = plan.isSubject(point.row, name)
    scene.circle(
      point.x, point.y, radius, isSubject ? .bubbleAccent : .bubble,
      title: name.map { "\($0.text(point.row)): \(plan.cell(x, point.row))" })
    places.block(circle: point.x, point.y, radius)
  }
  guard let name, let low = points.min(by: { $0.x < $1.x }), let high = points.max(by: { $0.x < $1.x }) else { return }
  for point in points.filter({ plan.isSubject($0.row, name) }) + [high, low] {
    let style = TextStyle(role: plan.isSubject(point.row, name) ? .subject : .plain, halo: true)
    let words = ellipsis(name.text(point.row), to: scene.width * 0.4, size: style.size, bold: style.isBold)
    guard let place = places.placeBeside(words, style, x: point.x, y: point.y, radius: radius) else { continue }
    scene.text(
      words, place.x, place.y, TextStyle(role: style.role, anchor: place.anchor, halo: true),
      href: plan.href(point.row, name))
    if low.row == high.row { break }
  }
}

extension Diagnostic {
  fileprivate static func crowdedSwarm(_ count: Int, _ field: Field, at span: Span) -> Diagnostic {
    Diagnostic(
      .error, "chart/crowded",
      "\(count) values of “\(field.column.name)” lie too near each other for dots side by side", at: span,
      help: "use kind: histogram, or box with a field of names")
  }
}

// Offsets from the middle: each dot as near to it as those before allow.
private func swarm(_ xs: [Double], radius: Double) -> [Double] {
  let order = xs.indices.sorted { (xs[$0], $0) < (xs[$1], $1) }
  var offsets = [Double](repeating: 0, count: xs.count)
  var placed: [Int] = []
  let gap = 2 * radius + 0.5
  for i in order {
    let near = placed.suffix(60).filter { xs[i] - xs[$0] < gap }
    var candidates = [0.0]
    for j in near {
      let dy = (gap * gap - (xs[i] - xs[j]) * (xs[i] - xs[j])).squareRoot()
      candidates += [offsets[j] + dy, offsets[j] - dy]
    }
    offsets[i] =
      candidates.filter { y in
        near.allSatisfy { j in
          (xs[i] - xs[j]) * (xs[i] - xs[j]) + (y - offsets[j]) * (y - offsets[j]) >= gap * gap - 0.01
        }
      }.min { ($0.magnitude, $0) < ($1.magnitude, $1) } ?? 0
    placed.append(i)
  }
  return offsets
}
