// Lines over time. Gaps stay gaps: joining them would draw a trend nobody measured. What is not final is dashed and
// joined to the last fact; a break in the series cuts the line. Lines are named at their ends, not in a legend.

import Base

extension ChartKind {
  static let line = ChartKind(
    name: "line", title: "Line chart",
    summary: "One line or several over time, named at their ends; for how amounts change.",
    needs: lineNeeds, keys: ["curve"], takes: lineKeys, places: [.x, .series], sketch: sketchLines)
}

let lineNeeds: [Need] = [
  .required(.x, .numberOrPeriod), .required(.y, .number, .axis), .optional(.series, .textOrPeriod, .labels),
  .optional(.low, .number), .optional(.high, .number)
]

let lineKeys: ChartKeys = [.annotations, .reference, .scale, .format, .band]

private func sketchLines(_ plan: Plan) -> ChartKind.Sketch {
  guard let lines = Lines(plan, zero: .whenNear) else { return { _ in } }
  return { scene in LinePicture(lines, &scene).draw(&scene) }
}

/// What lines and areas show, at any width.
struct Lines {
  let plan: Plan
  let xField: Field
  let rows: [Int]
  let positions: Positions
  let series: [Series]
  let styles: [LineStyle]
  let axis: ValueAxis
  /// The first and the last place along x.
  let ends: (Double, Double)
  let ticks: AxisTicks
  /// What each series is called at its end; one that ends early says when.
  let names: [String]
  /// The width of the widest name, where series have names.
  let labelRoom: Double
  /// Whether an estimate says within which bounds it lies.
  let hasBounds: Bool

  init?(_ plan: Plan, zero: ValueAxis.Zero, extent stacked: Bounds? = nil) {
    guard let xField = plan[.x], let yField = plan.axisField(.y) else { return nil }
    self.plan = plan
    self.xField = xField
    rows = plan.isFacet ? plan.allRows : plan.rows
    let positions = Positions(xField, rows: rows)
    self.positions = positions
    series = Charting.series(plan) { positions($0) }
    styles = LineStyle.choose(
      series, among: plan.seriesOfPanels.map { groups(plan.allRows, by: $0).map(\.key) }, plan,
      isPanel: plan.isFacet && !plan.highlight.isEmpty && !plan.isSubject(plan.rows.first ?? 0, plan[.facet]),
      most: stacked == nil ? LineStyle.mostLooks : .max)
    var extent = stacked ?? rowsExtent(plan, rows)
    for reference in plan.spec.references where reference.axis == .y {
      extent = union(extent, Bounds(low: reference.value, high: reference.value))
    }
    axis = valueAxis(extent, yField, plan, zero: zero, target: plan.fixedHeight ?? 300 < 160 ? 3 : 5)
    ends = Lines.ends(rows, positions)
    ticks = AxisTicks(xField, rows, positions, plan)
    hasBounds = plan[.low] == nil && series.contains(where: \.hasBounds)
    let isNamed = !plan.isFacet && (series.count > 1 || plan[.series] != nil)
    guard isNamed else {
      (names, labelRoom) = ([], 0)
      return
    }
    let end = ends.1
    names = series.map { one in
      guard let last = one.last, last.x < end else { return one.label }
      return "\(one.label) (\(xField.text(last.row)))"
    }
    labelRoom = zip(series, names).reduce(0) {
      max($0, textWidth($1.1, size: $1.0.isSubject ? 13 : 12, bold: $1.0.isSubject))
    }
  }

  private static func ends(_ rows: [Int], _ positions: Positions) -> (Double, Double) {
    var (first, last) = (Double.infinity, -Double.infinity)
    for row in rows {
      guard let place = positions(row) else { continue }
      (first, last) = (min(first, place), max(last, place))
    }
    return first <= last ? (first, last) : (0, 1)
  }
}

/// The parts that lines and areas share: where things are, and how each series looks.
struct LinePicture {
  let lines: Lines
  let frame: PlotFrame
  let axis: ValueAxis
  let x: Scale
  /// Labels stand at the ends; otherwise in a key above the plot.
  let hasEndLabels: Bool
  private let endRoom: Double
  let isCurved: Bool

  var plan: Plan { lines.plan }
  var series: [Series] { lines.series }
  var styles: [LineStyle] { lines.styles }

  init(_ lines: Lines, _ scene: inout Scene) {
    self.lines = lines
    let plan = lines.plan
    let room = lines.labelRoom
    let asked = plan[.series]?.channel.labels
    // Lines that look alike are named at their ends though names must be cut: a key would not tell which is which.
    let areAlike = lines.styles.count { $0.solid == .lineMark } > 1
    endRoom = min(room, (scene.width * (scene.isNarrow ? 0.3 : 0.36)).rounded())
    hasEndLabels = room > 0 && asked != .key && asked != SeriesLabels.none && (room <= endRoom || areAlike)
    if room > 0, !hasEndLabels, asked != SeriesLabels.none { scene.lineKey(lines.series, lines.styles) }
    let height = plan.fixedHeight ?? (scene.isNarrow ? 220 : 300)
    let keyHeight = scene.height
    let right = hasEndLabels ? endRoom + 14 : 12
    if keyHeight > 0 {
      var part = Scene(scene.layout, width: scene.width)
      let (frame, placed) = part.upright(lines.axis, height: height, right: right, bottom: 24, plan)
      scene.embed(part, x: 0, y: keyHeight)
      self.frame = PlotFrame(
        left: frame.left, top: frame.top + keyHeight, right: frame.right, bottom: frame.bottom + keyHeight)
      axis = placed.onto(self.frame.bottom, self.frame.top)
      scene.height = keyHeight + part.height
    } else {
      (frame, axis) = scene.upright(lines.axis, height: height, right: right, bottom: 24, plan)
    }
    isCurved = Charting.isCurved(plan, &scene)
    x = Scale(from: lines.ends.0, to: lines.ends.1, onto: self.frame.left + 4, self.frame.right - 4)
    scene.grid(axis, self.frame)
    scene.along(lines.ticks(room: self.frame.width, isNarrow: scene.isNarrow), self.frame, y: self.frame.bottom + 18) {
      x($0)
    }
  }

  func draw(_ scene: inout Scene) {
    let points = plan.spec.references.isEmpty ? [] : points
    scene.references(plan, frame, y: axis.scale, x: plan[.x]?.isNumber == true ? x : nil, points: points)
    if let low = plan[.low], let high = plan[.high] {
      intervals(&scene) { _, row in
        guard let low = low.quantity(row).value, let high = high.quantity(row).value else { return nil }
        return Bounds(low: low, high: high)
      }
    } else if lines.hasBounds {
      intervals(&scene) { field, row in field.quantity(row).bounds }
    }
    // The subject is painted last, above the others.
    for (index, one) in series.enumerated() where !one.isSubject { line(one, styles[index], &scene) }
    for (index, one) in series.enumerated() where one.isSubject { line(one, styles[index], &scene) }
    scene.withheldStubs(series, styles, x, bottom: frame.bottom)
    annotations(&scene)
    leaveSeries(&scene)
    if hasEndLabels { labels(&scene) }
    if series.count > LineStyle.mostLooks, !series.contains(where: \.isSubject), !plan.isFacet, !scene.isNarrow {
      scene.diagnostics.append(
        Diagnostic(
          .warning, "chart/too-many-lines", "\(series.count) lines cannot be told apart", at: plan.spec.span,
          help: "highlight one (highlight: its id), or use facet: with the field of the series"))
    }
  }

  /// Panels are too small for names at the ends of lines: they stand once above all.
  func leaveSeries(_ scene: inout Scene) {
    guard plan.isFacet, series.count > 1 || plan.seriesOfPanels != nil else { return }
    scene.surround.series = zip(series, styles).map { $1.entry($0.label) }
  }

  /// The name of a series as it stands at its end.
  func label(_ i: Int, _ style: TextStyle) -> String {
    ellipsis(lines.names[i], to: endRoom, size: style.size, bold: style.isBold)
  }

  private func line(_ one: Series, _ style: LineStyle, _ scene: inout Scene) {
    var pen = LinePen(style: style, x: x, y: axis.scale, isCurved: isCurved)
    pen.draw(one, &scene)
  }

  // Bands of a few lines; of many they would cover each other, and of a single value there is none: whiskers.
  private func intervals(_ scene: inout Scene, _ bounds: (Field, Int) -> Bounds?) {
    for (one, style) in zip(series, styles) {
      let edges = one.points.map { point in (x: x(point.x), bounds: bounds(one.field, point.row)) }
      for run in edges.split(whereSeparator: { $0.bounds == nil }) {
        let stretch = run.compactMap { edge in edge.bounds.map { (edge.x, axis.scale($0.low), axis.scale($0.high)) } }
        if stretch.count == 1 || series.count > 3 {
          for (x, low, high) in stretch { scene.whisker(upright: x, low, high) }
          continue
        }
        scene.states.insert(.interval)
        var path = PathWriter()
        for (i, edge) in stretch.enumerated() {
          if i == 0 { path.move(edge.0, edge.2) } else { path.line(edge.0, edge.2) }
        }
        for edge in stretch.reversed() { path.line(edge.0, edge.1) }
        path.close()
        scene.path(
          path, style.isSubject ? .intervalAccent : .interval,
          box: Box(x: stretch[0].0, y: frame.top, width: 0, height: frame.height))
      }
    }
  }

  private func labels(_ scene: inout Scene) {
    // More than eight names beside each other are a list, not labels: then the subject's alone, or the eight largest.
    let hasSubject = series.contains(where: \.isSubject)
    let largest =
      series.count <= 8
      ? []
      : Set(
        series.indices.sorted {
          (series[$0].last?.quantity.value ?? -.infinity, -$0) > (series[$1].last?.quantity.value ?? -.infinity, -$1)
        }.prefix(8).map { series[$0].key })
    let ends = series.indices.compactMap { i -> EndLabel? in
      let (one, style) = (series[i], styles[i])
      if series.count > 8, hasSubject ? !one.isSubject : !largest.contains(one.key) { return nil }
      guard let last = one.last, let value = last.quantity.value else { return nil }
      let words = TextStyle(role: style.label)
      return EndLabel(
        text: label(i, words), y: axis.scale(value), x: x(last.x), style: words,
        priority: one.isSubject ? .infinity : value, href: one.href,
        before: one.points.last { $0.x < last.x && $0.quantity.value != nil }?.quantity.value.map { axis.scale($0) })
    }
    _ = scene.endLabels(ends, frame)
  }

  // Where the lines run, one series after the other.
  private var points: [(x: Double, y: Double)] {
    series.flatMap { one in one.points.compactMap { p in p.quantity.value.map { (x: x(p.x), y: axis.scale($0)) } } }
  }

  // Words beside an upright line, as high as they lie on nothing.
  private func annotations(_ scene: inout Scene) {
    if plan.spec.annotations.isEmpty { return }
    let courses = Courses(points)
    var taken: [Box] = []
    for annotation in plan.spec.annotations {
      guard let place = position(annotation.at, &scene), x.contains(place) else { continue }
      let px = x(place)
      let words = wrapped(annotation.text.value, width: min(150, scene.width * 0.4), lines: 6)
      let (width, height) = (words.map { textWidth($0) }.max() ?? 0, Double(words.count) * 15)
      let sides = [px + 5, px - 5 - width].filter { $0 >= frame.left && $0 + width <= frame.right + 1 }
      let tops = stride(from: frame.top, through: max(frame.top, frame.bottom - height), by: 15)
      let boxes = tops.flatMap { top in sides.map { Box(x: $0, y: top, width: width, height: height) } }
      let free = boxes.filter { box in !taken.contains { $0.overlaps(box) } }.enumerated()
      guard let box = free.min(by: {
        (courses.crossings($0.element), $0.offset) < (courses.crossings($1.element), $1.offset)
      })?.element else {
        scene.diagnostics.append(.crowded(annotation.text.value, at: annotation.span))
        continue
      }
      taken.append(box)
      scene.line(px, frame.top, px, frame.bottom, .annotation)
      let isLeft = box.x < px
      for (i, word) in words.enumerated() {
        scene.text(
          word, isLeft ? px - 5 : px + 5, box.y + 10 + Double(i) * 15,
          TextStyle(anchor: isLeft ? .end : .start, halo: true))
      }
    }
  }

  private func position(_ at: Located<String>, _ scene: inout Scene) -> Double? {
    if plan[.x]?.isPeriod == true {
      if let period = Period(at.value) { return period.axisPosition }
    } else if let number = Double(at.value) {
      return number
    }
    scene.diagnostics.append(
      Diagnostic(.error, "chart/annotation", "“\(at.value)” is no place on this axis", at: at.span))
    return nil
  }
}

extension Series {
  // By index, since each look into an array by a closure would copy the whole point.
  fileprivate var hasBounds: Bool {
    for i in points.indices where points[i].quantity.bounds != nil { return true }
    return false
  }
}

// What the upright axis must hold.
private func rowsExtent(_ plan: Plan, _ rows: [Int]) -> Bounds? {
  var bounds: Bounds?
  for field in plan.all(.y) + plan.all(.low) + plan.all(.high) {
    bounds = union(bounds, extent(of: rows.lazy.map { field.quantity($0) }))
  }
  return bounds
}
