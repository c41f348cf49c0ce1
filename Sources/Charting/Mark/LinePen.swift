import Base

/// Draws the runs of one series: solid, dashed where not final, points where a value stands alone.
struct LinePen {
  let style: LineStyle
  let x: Scale
  let y: Scale
  let bottom: Double
  var isCurved = false

  mutating func draw(_ one: Series, single: Bool, _ scene: inout Scene) {
    var solid = PathWriter()
    var dashed = PathWriter()
    var curves = CurvePen()
    var lone: [(Double, Double, isFinal: Bool)] = []
    let step = usualStep(one.points)
    let points = one.points.count > 1000 ? thinned(one.points) : one.points
    var box = Bounded()
    // The last point that was drawn, and how many of its run were.
    var (before, ox, oy) = (0.0, 0.0, 0.0)
    var isFinal = true
    var isDashed = false
    var runLength = 0
    func endRun() {
      if runLength == 1 { lone.append((ox, oy, isFinal)) }
      runLength = 0
    }
    for i in points.indices {
      guard let value = points[i].quantity.value else {
        note(points[i], single: single, step: step, &scene)
        endRun()
        continue
      }
      let (px, py) = (x(points[i].x), y(value))
      box.add(px, py)
      let tentative = points[i].quantity.isTentative
      if tentative { scene.states.insert(points[i].quantity.flags.contains(.forecast) ? .forecast : .provisional) }
      let breaks = points[i].quantity.hasFlags && points[i].quantity.flags.contains(.breakInSeries)
      if breaks { mark(breakAt: px, &scene) }
      if runLength > 0, !breaks, step == 0 || points[i].x - before < step * 1.6 || one.points.count > 1000 {
        if isCurved {
          curves.add((ox, oy), (px, py), isDashed: tentative, continues: runLength > 1)
        } else if tentative {
          if !isDashed || runLength == 1 { dashed.move(ox, oy) }
          dashed.line(px, py)
        } else {
          if isDashed || runLength == 1 { solid.move(ox, oy) }
          solid.line(px, py)
        }
        runLength += 1
        isDashed = tentative
      } else {
        endRun()
        runLength = 1
        isDashed = false
      }
      (before, ox, oy, isFinal) = (points[i].x, px, py, !tentative)
    }
    endRun()
    if isCurved { curves.draw(&solid, &dashed) }
    scene.path(solid, style.solid, box: box.box)
    scene.path(dashed, style.dashed, box: box.box)
    for point in lone { scene.circle(point.0, point.1, 3.5, point.isFinal ? style.point : style.hollow) }
    // The end of the line is where its label points.
    if lone.isEmpty, style.isSubject, let last = one.last, let value = last.quantity.value {
      scene.circle(x(last.x), y(value), 3.5, last.quantity.isTentative ? style.hollow : style.point)
    }
  }

  // A withheld point of a single line stands on the axis, hatched; among several it would say nothing about which.
  private func note(_ point: Point, single: Bool, step: Double, _ scene: inout Scene) {
    guard let reason = point.quantity.absence else { return rangeMark(point, &scene) }
    switch reason {
    case .suppressed where !single: scene.states.insert(.withheldGap)
    case .suppressed:
      scene.states.insert(.withheld)
      let width = min(14, max(5, (x(point.x + step) - x(point.x)) * 0.8))
      scene.rect(x(point.x) - width / 2, bottom - 10, width, 10, .hatch)
    case .missing, .unavailable, .notApplicable: scene.states.insert(.gap)
    }
  }

  private func rangeMark(_ point: Point, _ scene: inout Scene) {
    guard let extent = point.quantity.extent else { return }
    scene.line(x(point.x), y(extent.low), x(point.x), y(extent.high), style.solid)
  }

  private func mark(breakAt px: Double, _ scene: inout Scene) {
    scene.states.insert(.breaks)
    scene.line(px - 3, bottom + 4, px + 3, bottom - 4, .whisker)
  }

  // The distance that most neighbours keep, in units of x: what is further apart has something missing between.
  private func usualStep(_ points: [Point]) -> Double {
    var steps: [Double] = []
    steps.reserveCapacity(points.count)
    for (a, b) in zip(points, points.dropFirst()) where b.x > a.x { steps.append(b.x - a.x) }
    guard steps.count > 2 else { return steps.min() ?? 0 }
    steps.sort()
    return steps[steps.count / 2]
  }

  // More points than pixels: the lowest and the highest of each half pixel, so that no extreme is lost.
  private func thinned(_ points: [Point]) -> [Point] {
    var kept: [Point] = []
    var bucket: [Point] = []
    func flush() {
      let values = bucket.filter { $0.quantity.value != nil }
      guard let low = values.min(by: { $0.quantity.value! < $1.quantity.value! }),  // filtered above
        let high = values.max(by: { $0.quantity.value! < $1.quantity.value! })
      else { return kept += bucket.prefix(1) }
      kept += low.x < high.x ? [low, high] : low.row == high.row ? [low] : [high, low]
    }
    for point in points {
      if let first = bucket.first, (x(point.x) * 2).rounded(.down) != (x(first.x) * 2).rounded(.down) {
        flush()
        bucket = []
      }
      bucket.append(point)
    }
    flush()
    return kept
  }
}

/// The box around points.
struct Bounded {
  private var low = (x: Double.infinity, y: Double.infinity)
  private var high = (x: -Double.infinity, y: -Double.infinity)

  mutating func add(_ x: Double, _ y: Double) {
    low = (min(low.x, x), min(low.y, y))
    high = (max(high.x, x), max(high.y, y))
  }

  var box: Box {
    low.x <= high.x
      ? Box(x: low.x, y: low.y, width: high.x - low.x, height: high.y - low.y) : Box(x: 0, y: 0, width: 0, height: 0)
  }
}
