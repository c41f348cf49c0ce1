import Base

/// Draws the runs of one series: solid, dashed or dotted where not final, points where a value stands alone.
struct LinePen {
  let style: LineStyle
  let x: Scale
  let y: Scale
  var isCurved = false

  /// A path for each finality that occurs.
  private struct Paths {
    var solid = PathWriter()
    var dashed = PathWriter()
    var dotted = PathWriter()

    subscript(finality: Finality) -> PathWriter {
      get {
        switch finality {
        case .final: solid
        case .provisional: dashed
        case .forecast: dotted
        }
      }
      _modify {
        switch finality {
        case .final: yield &solid
        case .provisional: yield &dashed
        case .forecast: yield &dotted
        }
      }
    }
  }

  mutating func draw(_ one: Series, _ scene: inout Scene) {
    var paths = Paths()
    var curves = CurvePen()
    var lone: [(x: Double, y: Double, finality: Finality)] = []
    let step = one.points.usualStep
    let points = one.points.count > 1000 ? thinned(one.points) : one.points
    var box = Bounded()
    // The last point that was drawn, how many of its run were, and with which of the paths.
    var (before, ox, oy) = (0.0, 0.0, 0.0)
    var last = Finality.final
    var drawn = Finality.final
    var runLength = 0
    func endRun() {
      if runLength == 1 { lone.append((ox, oy, last)) }
      runLength = 0
    }
    for i in points.indices {
      guard let value = points[i].quantity.value else {
        note(points[i], &scene)
        endRun()
        continue
      }
      let (px, py) = (x(points[i].x), y(value))
      box.add(px, py)
      let hasFlags = points[i].quantity.hasFlags
      let finality = hasFlags ? points[i].quantity.finality : .final
      let breaks = hasFlags && points[i].quantity.isBreak
      if hasFlags { scene.note(finality) }
      if breaks { scene.breakMark(px, py) }
      if runLength > 0, !breaks, step == 0 || points[i].x - before < step * 1.6 || one.points.count > 1000 {
        if isCurved {
          curves.add((ox, oy), (px, py), finality, continues: runLength > 1)
        } else if !hasFlags, drawn == .final, runLength > 1 {
          // Nearly every step of nearly every line.
          paths.solid.line(px, py)
        } else {
          if drawn != finality || runLength == 1 { paths[finality].move(ox, oy) }
          paths[finality].line(px, py)
        }
        runLength += 1
        drawn = finality
      } else {
        endRun()
        runLength = 1
        drawn = .final
      }
      (before, ox, oy, last) = (points[i].x, px, py, finality)
    }
    endRun()
    if isCurved { curves.draw { paths[$0] = $1 } }
    scene.path(paths.solid, style.solid, box: box.box)
    scene.path(paths.dashed, style.solid.open(.provisional), box: box.box)
    scene.path(paths.dotted, style.solid.open(.forecast), box: box.box)
    if style.isMarked { symbols(points, &scene) }
    for point in lone { scene.circle(point.x, point.y, 3.5, style.point.open(point.finality)) }
    // The end of the line is where its label points.
    if lone.isEmpty, style.isSubject, let last = one.last, let value = last.quantity.value {
      scene.circle(x(last.x), y(value), 3.5, style.point.open(last.quantity.finality))
    }
  }

  private func symbols(_ points: [Point], _ scene: inout Scene) {
    // Every point of a few; of many, as many as can be told apart.
    let every = max(1, points.count / 16)
    for (i, point) in points.enumerated() where i % every == 0 {
      if let value = point.quantity.value {
        scene.circle(x(point.x), y(value), 3, style.point.open(point.quantity.finality))
      }
    }
  }

  private func note(_ point: Point, _ scene: inout Scene) {
    switch point.quantity.absence {
    case nil: rangeMark(point, &scene)
    // Drawn on the axis, by whoever knows all series.
    case .suppressed: scene.states.insert(.withheld)
    case .missing, .unavailable, .notApplicable: scene.states.insert(.gap)
    }
  }

  private func rangeMark(_ point: Point, _ scene: inout Scene) {
    guard let extent = point.quantity.extent else { return }
    scene.states.insert(.interval)
    scene.whisker(upright: x(point.x), y(extent.low), y(extent.high))
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

extension [Point] {
  /// The distance that most neighbours keep, in units of x: what is further apart has something missing between.
  var usualStep: Double {
    var steps: [Double] = []
    steps.reserveCapacity(count)
    for (a, b) in zip(self, dropFirst()) where b.x > a.x { steps.append(b.x - a.x) }
    guard steps.count > 2 else { return steps.min() ?? 0 }
    steps.sort()
    return steps[steps.count / 2]
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
