import Base

extension SeriesBars {
  func drawColumns(_ scene: inout Scene) {
    key(&scene)
    let start = scene.height
    var part = Scene(scene.layout, width: scene.width)
    let (frame, fullAxis) = part.upright(
      self.axis(5), height: plan.fixedHeight ?? (scene.isNarrow ? 200 : 260), right: 0, bottom: 24, plan)
    // Parts without a number move those above them up.
    let axis = fullAxis.onto(frame.bottom, frame.top + Double(mostLacking) * lackingLength)
    part.grid(axis, frame)
    let bands = BandScale(count: grid.down.count, from: frame.left, to: frame.right, padding: 0.28)
    let order = order
    for (n, i) in order.enumerated() {
      if arrangement == .grouped { group(i, bands(n), bands, axis.scale, &part) } else {
        stack(i, bands(n), bands, axis.scale, &part)
      }
    }
    names(order, bands, frame, &part)
    scene.embed(part, x: 0, y: start)
    scene.height = start + part.height
  }

  private func group(_ i: Int, _ left: Double, _ bands: BandScale, _ scale: Scale, _ scene: inout Scene) {
    let thin = bands.bandwidth / Double(layers.count)
    for (j, part) in parts(i).enumerated() {
      let x = left + thin * Double(j)
      let wide = max(thin - 1, 1)
      switch part {
      case .lacking(_, .suppressed): scene.withheldColumn(x, wide, base: scale(0), plan)
      case .lacking: scene.states.insert(.gap)
      case .known(let from, let to):
        let (a, b) = (scale(from), scale(to))
        let quantity = quantity(i, j)
        let look = scene.look(layers[j].style, of: quantity)
        scene.rect(x, min(a, b), wide, max((a - b).magnitude, 0.5), look, title: title(i, j))
        if quantity.isBreak { scene.breakMark(x, scale(0)) }
        guard let bounds = quantity.extent, bounds.low < bounds.high else { continue }
        scene.states.insert(.interval)
        if quantity.value == nil {
          scene.rect(x, scale(bounds.high), wide, scale(bounds.low) - scale(bounds.high), .interval)
        } else {
          scene.whisker(upright: x + wide / 2, scale(bounds.low), scale(bounds.high))
        }
      }
    }
  }

  private func stack(_ i: Int, _ x: Double, _ bands: BandScale, _ scale: Scale, _ scene: inout Scene) {
    let parts = parts(i)
    let wide = bands.bandwidth
    var moved = 0.0
    for (j, part) in parts.enumerated() {
      switch part {
      case .known(let from, let to):
        let shift = to >= from ? moved : 0
        let (a, b) = (scale(from) - shift, scale(to) - shift)
        if a == b { continue }
        let look = scene.look(layers[j].style, of: quantity(i, j))
        scene.rect(x, min(a, b), wide, max((a - b).magnitude - 1, 1), look, title: title(i, j))
        if quantity(i, j).isBreak { scene.breakMark(x, (a + b) / 2) }
      case .lacking(let place, let reason):
        let box = Box(
          x: x, y: scale(place) - moved - lackingLength + 1, width: wide, height: lackingLength - 1)
        scene.lacking(reason, box)
        moved += lackingLength
      }
    }
    if !parts.isEmpty { return }
    let absences = layers.indices.compactMap { quantity(i, $0).absence }
    if absences.contains(.suppressed) { return scene.withheldColumn(x, wide, base: scale(0), plan) }
    if absences.isEmpty {
      return scene.text(value.style.text(0), x + wide / 2, scale(0) - 5, .secondMiddle)
    }
    scene.states.insert(.gap)
  }

  private func names(_ order: [Int], _ bands: BandScale, _ frame: PlotFrame, _ scene: inout Scene) {
    if let periods = name.periods {
      let ticks = order.enumerated().map {
        TimeTick(position: Double($0), label: periods[grid.down[$1].row]?.words(in: plan.language) ?? "")
      }
      return scene.along(ticks, frame, y: frame.bottom + 18) { bands.center(Int($0)) }
    }
    for (place, i) in order.enumerated() {
      let down = grid.down[i]
      for (n, line) in wrapped(down.label, width: bands.step - 4, lines: 2).enumerated() {
        scene.text(
          line, bands.center(place), frame.bottom + 18 + Double(n) * 15,
          TextStyle(role: plan.isSubject(down.row, name) ? .bold : .second, anchor: .middle))
        scene.height = max(scene.height, frame.bottom + 24 + Double(n) * 15)
      }
    }
  }
}
