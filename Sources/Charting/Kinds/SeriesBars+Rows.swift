import Base

extension SeriesBars {
  /// Where one name's bars are.
  private struct Row {
    let frame: RowFrame
    let top: Double
    let thick: Double
  }

  func drawRows(_ scene: inout Scene) {
    key(&scene)
    let isGrouped = arrangement == .grouped
    let count = Double(layers.count)
    let thick = isGrouped ? layers.count <= 4 ? 13 : max(6, 40 / count) : 16.0
    let pitch = isGrouped ? thick * count + 10 : 24
    let room = isGrouped ? widestWords + 6 : 8 + Double(mostLacking) * lackingLength
    let order = order
    let frame = RowFrame(
      order.map { grid.down[$0].label }, axis(scene.isNarrow ? 3 : 5), &scene, plan, others: plan.otherNames(name),
      ends: (0, room), pitch: pitch)
    for (n, i) in order.enumerated() {
      let down = grid.down[i]
      frame.name(
        n, down.label, isSubject: plan.isSubject(down.row, name), href: plan.href(down.row, name), &scene)
      let row = Row(frame: frame, top: frame.middle(n) - (isGrouped ? thick * count : thick) / 2, thick: thick)
      if isGrouped { group(i, row, &scene) } else { stack(i, row, &scene) }
    }
  }

  var lackingLength: Double { 15 }

  private var widestWords: Double {
    let words = plan.allRows.flatMap { row in grid.fields.map { $0.style.text($0.quantity(row)) } }
    return words.reduce(0) { max($0, textWidth($1)) }
  }

  private func group(_ i: Int, _ row: Row, _ scene: inout Scene) {
    let scale = row.frame.axis.scale
    for (j, part) in parts(i).enumerated() {
      let y = row.top + row.thick * Double(j)
      let quantity = quantity(i, j)
      switch part {
      case .lacking(_, let reason): lack(reason, y, row, &scene)
      case .known(let from, let to):
        let (a, b) = (scale(from), scale(to))
        let look = scene.look(layers[j].style, of: quantity)
        scene.rect(min(a, b), y, max((b - a).magnitude, 0.5), row.thick - 1, look, title: title(i, j))
        let tip = interval(quantity, y, row, &scene) ?? max(a, b)
        if quantity.isBreak { scene.breakMark(scale(0), y + row.thick / 2) }
        if row.thick >= 12 {
          scene.text(words(i, j), max(tip, a, b) + 5, y + row.thick / 2 + 3.5, TextStyle(halo: true))
        }
      }
    }
  }

  // The stretch that a value may lie in; where it ends.
  private func interval(_ quantity: Quantity, _ y: Double, _ row: Row, _ scene: inout Scene) -> Double? {
    guard let bounds = quantity.extent, bounds.low < bounds.high else { return nil }
    let (low, high) = (row.frame.axis.scale(bounds.low), row.frame.axis.scale(bounds.high))
    scene.states.insert(.interval)
    if quantity.value == nil {
      scene.rect(low, y, high - low, row.thick - 1, .interval)
    } else {
      scene.whisker(along: y + (row.thick - 1) / 2, low, high)
    }
    return high
  }

  private func lack(_ reason: Absence, _ y: Double, _ row: Row, _ scene: inout Scene) {
    var x = row.frame.axis.scale(0)
    if reason == .suppressed {
      scene.states.insert(.withheld)
      scene.rect(x, y, 24, row.thick - 1, .hatch)
      x += 26
    }
    if row.thick >= 12 {
      scene.text(
        reason.words(plan.strings), x + 4, y + row.thick / 2 + 3.5, TextStyle(role: .second, halo: true))
    } else if reason != .suppressed {
      scene.states.insert(.gap)
    }
  }

  private func stack(_ i: Int, _ row: Row, _ scene: inout Scene) {
    let scale = row.frame.axis.scale
    let parts = parts(i)
    if parts.isEmpty || parts.allSatisfy({ if case .lacking = $0 { true } else { false } }) {
      return whole(i, row, &scene)
    }
    var moved = 0.0
    for (j, part) in parts.enumerated() {
      switch part {
      case .known(let from, let to):
        let shift = to >= from ? moved : 0
        let (a, b) = (scale(from) + shift, scale(to) + shift)
        if a == b { continue }
        let look = scene.look(layers[j].style, of: quantity(i, j))
        scene.rect(min(a, b), row.top, max((b - a).magnitude - 1, 1), row.thick, look, title: title(i, j))
        if quantity(i, j).isBreak { scene.breakMark(min(a, b), row.top + row.thick / 2) }
        let label = words(i, j)
        if look.carriesText, textWidth(label) + 8 < (b - a).magnitude {
          scene.text(label, (a + b) / 2, row.top + 12, TextStyle(role: .on(look), anchor: .middle))
        }
      case .lacking(let place, let reason):
        let box = Box(x: scale(place) + moved, y: row.top, width: lackingLength - 1, height: row.thick)
        scene.lacking(reason, box)
        moved += lackingLength
      }
    }
  }

  // A whole that is nothing, or that nobody knows.
  private func whole(_ i: Int, _ row: Row, _ scene: inout Scene) {
    let absences = layers.indices.compactMap { quantity(i, $0).absence }
    var x = row.frame.axis.scale(0) + 4
    if absences.contains(.suppressed) {
      scene.states.insert(.withheld)
      scene.rect(x - 4, row.top, 36, row.thick, .hatch)
      x += 38
    }
    let reason = absences.contains(.suppressed) ? .suppressed : absences.first
    scene.text(
      reason?.words(plan.strings) ?? value.style.text(0), x, row.top + row.thick - 4,
      TextStyle(role: .second, halo: true))
  }
}

extension Scene {
  /// The place of a part without a number among parts that have one.
  mutating func lacking(_ reason: Absence, _ box: Box) {
    switch reason {
    case .suppressed:
      states.insert(.withheld)
      rect(box.x, box.y, box.width, box.height, .hatch)
    case .missing, .unavailable:
      states.insert(.missing)
      rect(box.x + 0.5, box.y + 0.5, box.width - 1, box.height - 1, .ring)
    case .notApplicable:
      states.insert(.notApplicable)
      line(box.x + 4, box.y + box.height / 2, box.right - 4, box.y + box.height / 2, .whisker)
    }
  }
}
