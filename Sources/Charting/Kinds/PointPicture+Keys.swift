// What stands beside the points of a scatter: how large is how many, whose colour is whose, who has only one of the two
// numbers published, and in the note who is not drawn where he belongs.

import Base

extension PointPicture {
  // Nested rings in the corner that has the most room.
  func sizeKey(
    _ largest: Double, _ maxRadius: Double, _ frame: PlotFrame, _ bubbles: [Bubble], _ labels: inout PointLabels,
    _ scene: inout Scene
  ) {
    guard let size = plan[.size], largest > 0 else { return }
    let values = sizeSteps(largest)
    let words = values.map { size.style.text($0) }
    let rings = maxRadius * 2 + 14 + (words.map { textWidth($0) }.max() ?? 0)
    let wide = max(rings, min(textWidth(size.label), frame.width / 4))
    let title = ellipsis(size.label, to: wide)
    let high = max(maxRadius * 2, 14 * Double(values.count)) + 18
    let corners = [
      (frame.right - wide - 8, frame.bottom - high - 26), (frame.right - wide - 8, frame.top + 30),
      (frame.left + 8, frame.bottom - high - 26),
      (frame.left + 8, frame.top + 30)
    ]
    let box = { (corner: (Double, Double)) in Box(x: corner.0 - 6, y: corner.1 - 4, width: wide + 12, height: high + 8)
    }
    func clash(_ corner: (Double, Double)) -> Int {
      bubbles.count {
        box(corner).overlaps(
          Box(x: $0.x - $0.radius - 2, y: $0.y - $0.radius - 2, width: 2 * $0.radius + 4, height: 2 * $0.radius + 4))
      }
    }
    let radii = values.map { max(2.5, maxRadius * ($0 / largest).squareRoot()) }
    if plan.isFacet { return scene.surround.sizes = zip(words, radii).map(SizeStep.init) }
    guard let corner = corners.first(where: { clash($0) == 0 }) else {
      // No corner is empty: rings there would lie on data.
      scene.height += 10
      return scene.sizes(zip(words, radii).map(SizeStep.init), size, plan, from: frame.left)
    }
    let (cx, floor) = (corner.0 + maxRadius, corner.1 + high - 18)
    for radius in radii { scene.circle(cx, floor - radius, radius, .ring) }
    let ys = spread(radii.reversed().map { floor - 2 * $0 }.reversed(), gap: 14, top: corner.1, bottom: floor)
    for (i, radius) in radii.enumerated() {
      let y = ys[i]
      var path = PathWriter()
      path.move(cx, floor - 2 * radius)
      path.line(cx + maxRadius + 4, y)
      path.line(cx + maxRadius + 8, y)
      scene.path(path, .leader, box: Box(x: cx, y: y, width: maxRadius, height: 1))
      scene.text(words[i], cx + maxRadius + 11, y + 4, TextStyle(role: .second, halo: true))
    }
    scene.text(title, corner.0, floor + 15, TextStyle(role: .second, halo: true))
    labels.block(box(corner))
  }

  private func sizeSteps(_ largest: Double) -> [Double] {
    let power = tenTo(Int(logarithm(largest).rounded(.down)))
    let top = [5.0, 3, 2, 1].map { $0 * power }.first { $0 <= largest } ?? power
    return [top, top / 3 >= power ? power : top / 5, top / 20].map { nice($0) }
  }

  private func nice(_ value: Double) -> Double {
    let power = tenTo(Int(logarithm(value).rounded(.down)))
    return ([5.0, 2, 1].map { $0 * power }.first { $0 <= value * 1.0001 }) ?? power
  }

  func hatchedStrip(_ rows: [Int], _ x: Scale, _ frame: PlotFrame, _ scene: inout Scene) {
    scene.states.insert(.withheld)
    let (top, high) = (frame.bottom + 8, 24.0)
    scene.rect(frame.left, top, frame.width, high, .hatch)
    let radius = size == nil ? 4.5 : 7.0
    let marks = rows.compactMap { row in
      xField.quantity(row).middle.flatMap { x.contains($0) ? (row: row, x: x($0)) : nil }
    }
    var taken = marks.map { Box(x: $0.x - radius - 2, y: top, width: 2 * radius + 4, height: high) }
    func write(_ words: String, in box: Box, _ style: TextStyle, _ scene: inout Scene) {
      taken.append(box)
      scene.rect(box.x, top + 5, box.width, high - 10, .ground)
      scene.text(words, box.x + 4, top + 16, style)
    }
    // The words stand at the first end, or else the first place, where no mark is.
    let words = filled(plan.strings.withheldHead, [("label", yField.label)])
    let head = ellipsis(words, to: frame.width * 0.5)
    let wide = textWidth(head) + 8
    let last = frame.right - wide - 5
    let starts = [frame.left + 5, last] + stride(from: frame.left + 5, through: last, by: 8)
    let places = starts.map { Box(x: $0, y: top, width: wide, height: high) }
    let free = places.first { box in !taken.contains { $0.overlaps(box) } }
    if let free { write(head, in: free, .second, &scene) }
    for mark in marks {
      let style: Style = plan.isSubject(mark.row, name) ? .hollowAccent : .hollow
      scene.circle(mark.x, top + high / 2, radius, style, title: title(mark.row))
      let label = ellipsis(name?.text(mark.row) ?? "", to: 110)
      let width = textWidth(label) + 8
      let box = Box(x: mark.x - radius - 2 - width, y: top, width: width, height: high)
      if label.isEmpty || box.x < frame.left || taken.contains(where: { $0.overlaps(box) }) { continue }
      write(label, in: box, .plain, &scene)
    }
  }

  func remark(_ bubbles: [Bubble], _ scene: inout Scene) {
    let beyond = bubbles.filter { $0.beyond != nil }.map { "\($0.name)\($0.beyond ?? "")" }
    scene.remark(plan.strings.outside, beyond, plan)
    let undrawn = plan.rows.compactMap { row in reason(row).map { (name?.text(row) ?? "", $0) } }
    scene.remark(undrawn: undrawn, yField, plan)
  }

  // Which number keeps a row out of the picture; `nil` for those that are in it.
  private func reason(_ row: Int) -> Quantity? {
    let (x, y) = (xField.quantity(row), yField.quantity(row))
    if x.middle == nil { return x }
    if y.middle == nil { return y.isSuppressed ? nil : y }
    return size?.quantity(row).middle.map { $0 <= 0 } ?? false ? size?.quantity(row) : nil
  }

  func colorKey(_ bubbles: [Bubble], _ scene: inout Scene) {
    guard let color = plan[.color] else { return }
    for (i, group) in groups(plan.allRows, by: color).enumerated().prefix(7) {
      let swatch = hues[group.key].map { Style.series($0) } ?? .mark
      scene.key.append(
        KeyEntry(swatch: swatch, label: i < 6 ? color.text(group.rows[0]) : plan.strings.other, isRound: true))
    }
  }
}
