// Points on two numbers. With a size they are bubbles: area, not radius, is proportional, the largest is painted first,
// and two or three rings say how large is how many. The portfolio adds quadrants around a specialisation of 1 and no
// growth, and names them. What lies beyond the scale stands at its edge, dashed, with its value; what has only one of
// its two numbers published stands hatched in a strip under the plot, at the place that is known.

import Base

extension ChartKind {
  static let scatter = ChartKind(
    name: "scatter", title: "Scatter plot",
    summary: "Points on two numbers, with sizes if given; for how two measures go together.",
    needs: scatterNeeds, takes: pointKeys, namesRows: true,
    draw: { plan, scene in PointPicture(plan, isPortfolio: false).draw(&scene) })

  static let bubble = ChartKind(
    name: "bubble", title: "Bubble chart",
    summary: "Points on two numbers whose areas are a third.",
    needs: scatterNeeds.map { $0.channel == .size ? .required(.size, .number) : $0 }, takes: pointKeys, namesRows: true,
    draw: { plan, scene in PointPicture(plan, isPortfolio: false).draw(&scene) })

  static let portfolio = ChartKind(
    name: "portfolio", title: "Portfolio chart",
    summary: "Specialisation against growth with jobs as area, and the quadrants named; the portfolio of a region.",
    needs: scatterNeeds, takes: [pointKeys, .quadrants], namesRows: true,
    draw: { plan, scene in PointPicture(plan, isPortfolio: true).draw(&scene) })
}

private let pointKeys: ChartKeys = [.reference, .scale, .format]

private let scatterNeeds: [Need] = [
  .required(.x, .number, .axis), .required(.y, .number, .axis), .optional(.size, .number),
  .optional(.label, .any, [.top, .by]),
  .optional(.color, .text)
]

/// One point of the picture.
struct Bubble {
  let row: Int
  let name: String
  var x: Double
  var y: Double
  let radius: Double
  let isSubject: Bool
  /// Greater is named first.
  var priority: Double
  /// The arrow and the value of what lies beyond the scale.
  var beyond: String?
  var hue: Hue?
}

/// What points show, at any width.
struct PointPicture {
  let plan: Plan
  let isPortfolio: Bool
  let xField: Field
  let yField: Field
  let name: Field?
  let size: Field?
  /// Of each value of the colour field.
  let hues: [String: Hue]

  init(_ plan: Plan, isPortfolio: Bool) {
    self.plan = plan
    self.isPortfolio = isPortfolio
    // Both are required, and binding saw to it.
    xField = plan[.x]!
    yField = plan[.y]!
    size = plan[.size]
    let colors = plan[.color].map { groups(plan.allRows, by: $0).map(\.key) } ?? []
    hues = Dictionary(zip(colors, plan.hues(colors)), uniquingKeysWith: { first, _ in first })
    let names = plan.shownFields.filter(\.isText)
    name = names.first { $0.column.name == plan[.label]?.column.name }
      ?? names.first { $0.column.name != plan[.color]?.column.name } ?? names.first
  }

  private typealias Scales = (x: Scale, y: Scale)

  func draw(_ scene: inout Scene) {
    if let size, let row = plan.rows.first(where: { size.quantity($0).extent.map { $0.low < 0 } ?? false }) {
      return scene.diagnostics.append(.negativeArea("\(name?.text(row) ?? "") \(size.text(row))", row, plan))
    }
    let rows = plan.isFacet ? plan.allRows : plan.rows
    let both = rows.filter { xField.quantity($0).middle != nil && yField.quantity($0).middle != nil }
    let strip = plan.rows.filter { xField.quantity($0).middle != nil && yField.quantity($0).isSuppressed }
    let xAxis = axis(xField, both + strip, .x, target: scene.isNarrow ? 4 : 6)
    let yAxis = axis(yField, both, .y, target: 5)
    let height = plan.fixedHeight ?? (scene.isNarrow ? 280 : 340)
    let stripHeight = strip.isEmpty ? 0.0 : 38
    let (frame, fullY) = scene.upright(yAxis, height: height, right: 10, bottom: 30 + stripHeight, plan)
    let fullX = xAxis.onto(frame.left + 8, frame.right - 8)
    let largest = plan[.size].map { size in extent(of: rows.lazy.map { size.quantity($0) })?.high ?? 1 } ?? 1
    let maxRadius = plan[.size] == nil ? 4.5 : plan.isFacet ? 12.0 : scene.isNarrow ? 18 : 28
    let over = overhang(size == nil ? [] : both, fullX.scale, fullY.scale, largest, maxRadius, frame)
    let placedX = fullX.onto(fullX.scale.start + over.left, fullX.scale.end - over.right)
    let placedY = fullY.onto(fullY.scale.start - over.bottom, fullY.scale.end + over.top)

    scene.grid(placedY, frame)
    scene.gridAlong(placedX, frame, plan, labelY: frame.bottom + 18 + stripHeight)
    if isPortfolio { crossings(placedX, placedY, frame, &scene) }
    scene.references(plan, frame, y: placedY.scale, x: placedX.scale)

    var bubbles = plan.rows.compactMap { bubble($0, placedX.scale, placedY.scale, largest, maxRadius) }
    bubbles.sort { ($0.radius, Double($1.row)) > ($1.radius, Double($0.row)) }
    if size == nil, plan[.label]?.channel.by == nil { rankByDistance(&bubbles, frame) }
    separateAtEdge(&bubbles, frame)
    var labels = PointLabels(
      frame: Box(x: frame.left - 2, y: frame.top - 6, width: scene.width - frame.left + 2, height: frame.height + 10))
    quadrantNames(bubbles, frame, placedX, &labels, &scene)
    let scales = (x: placedX.scale, y: placedY.scale)
    for bubble in bubbles where !bubble.isSubject { paint(bubble, scales, &scene) }
    for bubble in bubbles where bubble.isSubject { paint(bubble, scales, &scene) }
    if plan[.size] != nil { sizeKey(largest, maxRadius, frame, bubbles, &labels, &scene) }
    for bubble in bubbles where bubble.beyond == nil { block(bubble, scales, &labels) }
    label(bubbles, &labels, &scene)
    if !strip.isEmpty { hatchedStrip(strip, placedX.scale, frame, &scene) }
    remark(bubbles, &scene)
    if plan[.color] != nil { colorKey(bubbles, &scene) }
  }

  private func axis(_ field: Field, _ rows: [Int], _ side: ReferenceLine.Axis, target: Int) -> ValueAxis {
    var bounds = extent(of: rows.lazy.map { field.quantity($0) })
    if isPortfolio, let low = bounds?.low, side == .x, low > 0 { bounds = union(bounds, Bounds(low: 1, high: 1)) }
    if isPortfolio, side == .y { bounds = union(bounds, Bounds(low: 0, high: 0)) }
    for reference in plan.spec.references where reference.axis == side {
      bounds = union(bounds, Bounds(low: reference.value, high: reference.value))
    }
    // A few values far away would press all others together: they are drawn at the edge instead.
    if side == .y, isPortfolio, field.channel.domain.isEmpty { bounds = withoutFar(field, rows) ?? bounds }
    return valueAxis(bounds, field, plan, zero: .never, target: target, clamps: true)
  }

  // Beyond three times the spread of the middle half, if that keeps at least nine of ten points.
  private func withoutFar(_ field: Field, _ rows: [Int]) -> Bounds? {
    let values = rows.compactMap { field.quantity($0).middle }.sorted()
    guard values.count >= 8 else { return nil }
    let (q1, q3) = (values[values.count / 4], values[values.count * 3 / 4])
    let (low, high) = (q1 - 3 * (q3 - q1), q3 + 3 * (q3 - q1))
    let kept = values.filter { $0 >= low && $0 <= high }
    guard kept.count < values.count, kept.count * 10 >= values.count * 8, let a = kept.first, let b = kept.last else {
      return nil
    }
    return Bounds(low: min(a, 0), high: max(b, 0))
  }

  /// `nil` for what has no area: an amount of zero or less. An unknown amount is drawn small.
  private func radius(_ row: Int, _ largest: Double, _ maxRadius: Double) -> Double? {
    guard let size else { return maxRadius }
    guard let amount = size.quantity(row).middle else { return 5 }
    return amount > 0 ? max(2.5, maxRadius * (amount / largest).squareRoot()) : nil
  }

  private func bubble(_ row: Int, _ x: Scale, _ y: Scale, _ largest: Double, _ maxRadius: Double) -> Bubble? {
    guard let vx = xField.quantity(row).middle, let vy = yField.quantity(row).middle,
      let radius = radius(row, largest, maxRadius)
    else { return nil }
    let isSubject = plan.isSubject(row, name)
    let by = plan[.label]?.channel.by.flatMap { plan.table[$0.value] }
    var priority = size.flatMap { $0.quantity(row).middle } ?? -Double(row)
    if let by, case .numbers(let cells) = by.cells { priority = cells[row].middle ?? -.infinity }
    let (clampedX, clampedY) = (x.held(vx), y.held(vy))
    var bubble = Bubble(
      row: row, name: name?.text(row) ?? "", x: x(clampedX), y: y(clampedY), radius: radius, isSubject: isSubject,
      priority: isSubject ? .infinity : priority)
    if clampedY != vy { bubble.beyond = " \(yField.style.text(yField.quantity(row))) \(vy > clampedY ? "↑" : "↓")" }
    if clampedX != vx { bubble.beyond = " \(xField.style.text(xField.quantity(row))) \(vx > clampedX ? "→" : "←")" }
    if let color = plan[.color] { bubble.hue = hues[color.key(row)] }
    return bubble
  }

  // Neighbours at the edge would lie on each other's labels.
  private func separateAtEdge(_ bubbles: inout [Bubble], _ frame: PlotFrame) {
    for i in bubbles.indices where bubbles[i].beyond != nil {
      bubbles[i].y = min(max(bubbles[i].y, frame.top), frame.bottom)
    }
  }

  // How far circles would reach over the frame, so that the scales can make room.
  private func overhang(
    _ rows: [Int], _ x: Scale, _ y: Scale, _ largest: Double, _ maxRadius: Double, _ frame: PlotFrame
  ) -> (left: Double, right: Double, top: Double, bottom: Double) {
    rows.reduce(into: (0, 0, 0, 0)) { over, row in
      guard let vx = xField.quantity(row).middle, let vy = yField.quantity(row).middle, x.contains(vx), y.contains(vy),
        let radius = radius(row, largest, maxRadius)
      else { return }
      let (px, py) = (x(vx), y(vy))
      over.0 = max(over.0, frame.left - px + radius)
      over.1 = max(over.1, px + radius - frame.right)
      over.2 = max(over.2, frame.top - py + radius)
      over.3 = max(over.3, py + radius - frame.bottom)
    }
  }

  // Points without a size: what lies far from the others is what readers ask about.
  private func rankByDistance(_ bubbles: inout [Bubble], _ frame: PlotFrame) {
    let count = Double(max(bubbles.count, 1))
    let middle = (x: bubbles.reduce(0) { $0 + $1.x } / count, y: bubbles.reduce(0) { $0 + $1.y } / count)
    for i in bubbles.indices where !bubbles[i].isSubject {
      let (dx, dy) = ((bubbles[i].x - middle.x) / frame.width, (bubbles[i].y - middle.y) / frame.height)
      bubbles[i].priority = dx * dx + dy * dy
    }
  }

  private func paint(_ bubble: Bubble, _ scales: Scales, _ scene: inout Scene) {
    let (x, y) = (xField.quantity(bubble.row), yField.quantity(bubble.row))
    if bubble.beyond == nil { intervals(x, y, bubble, scales, &scene) }
    // Known only to lie within bounds: the stretch between them is all that is drawn.
    if x.value == nil || y.value == nil { return }
    let isUnsized = size.map { $0.quantity(bubble.row).middle == nil } ?? false
    let style: Style =
      bubble.beyond != nil
      ? .outside
      : isUnsized ? .unsized : bubble.isSubject ? .bubbleAccent : bubble.hue.map { .series($0) } ?? .bubble
    let tentative = [x, y].first { $0.finality == .forecast } ?? [x, y].first { $0.isTentative } ?? x
    let look = bubble.beyond == nil && !isUnsized ? scene.look(style, of: tentative) : style
    scene.circle(bubble.x, bubble.y, bubble.radius, look, title: title(bubble.row))
    if x.isBreak || y.isBreak { scene.breakMark(bubble.x, bubble.y) }
  }

  // No name lies on a stretch.
  private func block(_ bubble: Bubble, _ scales: Scales, _ labels: inout PointLabels) {
    for (quantity, isAlong) in [(xField.quantity(bubble.row), true), (yField.quantity(bubble.row), false)] {
      guard let bounds = quantity.extent, bounds.low < bounds.high else { continue }
      let scale = isAlong ? scales.x : scales.y
      let (low, high) = (scale(scale.held(bounds.low)), scale(scale.held(bounds.high)))
      labels.block(
        line: isAlong ? (low, bubble.y) : (bubble.x, low), isAlong ? (high, bubble.y) : (bubble.x, high))
    }
  }

  private func intervals(_ x: Quantity, _ y: Quantity, _ bubble: Bubble, _ scales: Scales, _ scene: inout Scene) {
    for (quantity, isAlong) in [(x, true), (y, false)] {
      guard let bounds = quantity.extent, bounds.low < bounds.high else { continue }
      let scale = isAlong ? scales.x : scales.y
      let (low, high) = (scale(scale.held(bounds.low)), scale(scale.held(bounds.high)))
      if isAlong { scene.whisker(along: bubble.y, low, high) } else { scene.whisker(upright: bubble.x, low, high) }
    }
  }

  func title(_ row: Int) -> String {
    var words = name.map { $0.text(row) + ": " } ?? ""
    words += xField.label + " " + plan.cell(xField, row) + ", " + yField.label + " " + plan.cell(yField, row)
    if let size { words += ", " + size.label + " " + plan.cell(size, row) }
    return words
  }

  private func crossings(_ x: ValueAxis, _ y: ValueAxis, _ frame: PlotFrame, _ scene: inout Scene) {
    if x.scale.contains(1) { scene.line(x.scale(1), frame.top, x.scale(1), frame.bottom, .reference) }
  }

  private func quadrantNames(
    _ bubbles: [Bubble], _ frame: PlotFrame, _ x: ValueAxis, _ labels: inout PointLabels, _ scene: inout Scene
  ) {
    guard isPortfolio, plan.spec.quadrants.count == 4 else { return }
    let isSplit = x.scale.contains(1)
    let middle = isSplit ? x.scale(1) - 6 : frame.right
    for (i, name) in plan.spec.quadrants.map(\.value).enumerated() {
      let y = i < 2 ? frame.top + 22 : frame.bottom - 8
      let width = textWidth(name)
      // Left names stand against the line of specialisation, or in the corner; right names in the corner.
      let ends = i % 2 == 0 ? [middle, frame.left + 4 + width] : [frame.right - 4, middle + 12 + width]
      let boxes = ends.map { Box(x: $0 - width, y: y - 10, width: width, height: 13) }
      guard
        let box = boxes.first(where: { box in
          box.x >= frame.left && box.right <= frame.right && (i % 2 == 1 || box.right <= middle)
            && !bubbles.contains { circle in
              box.overlaps(
                Box(
                  x: circle.x - circle.radius, y: circle.y - circle.radius, width: 2 * circle.radius,
                  height: 2 * circle.radius), slack: -2)
            }
        })
      else { continue }
      scene.text(name, box.right, y, TextStyle(role: .quiet, anchor: .end, halo: true))
      labels.block(box)
    }
  }

  private func label(_ bubbles: [Bubble], _ labels: inout PointLabels, _ scene: inout Scene) {
    for bubble in bubbles { labels.block(circle: bubble.x, bubble.y, bubble.radius) }
    // A panel has room for the few that matter most.
    let limit =
      plan.isFacet ? 3 : plan[.label]?.channel.top
      ?? (plan[.label]?.channel.fields.isEmpty == false ? 1000 : bubbles.count <= 30 ? 30 : 12)
    let wanted = bubbles.filter { !$0.name.isEmpty }.sorted { ($0.priority, -$0.row) > ($1.priority, -$1.row) }
    // Cut in their middle where they begin alike.
    let names = NameLines(
      wanted.prefix(limit).map(\.name), width: scene.width * 0.4, most: 1, size: 13, bold: true)
    for bubble in wanted.prefix(limit)
      + wanted.dropFirst(limit).filter({ $0.beyond != nil || $0.isSubject })
    {
      let style = TextStyle(role: bubble.isSubject ? .subject : .plain, halo: true)
      let words =
        ellipsis(names[bubble.name][0], to: scene.width * 0.42, size: style.size, bold: style.isBold)
        + (bubble.beyond ?? "")
      let found =
        bubble.isSubject
        ? labels.placeOverMarks(words, style, x: bubble.x, y: bubble.y, radius: bubble.radius)
        : labels.place(words, style, x: bubble.x, y: bubble.y, radius: bubble.radius)
      guard let place = found else { continue }
      scene.text(
        words, place.x, place.y, TextStyle(role: style.role, anchor: place.anchor, halo: true),
        href: plan.href(bubble.row, name))
    }
  }
}
