// Boundaries at one width: each ring with as many points as the scale can show, so that a map is a few kilobytes at any
// size. A ring that crosses the 180th meridian is drawn in one piece.

import Base

struct MapFrame: Sendable {
  struct Point: Sendable {
    let x: Double
    let y: Double
  }

  /// The rings of each region, the largest first; empty where the projection has no room for it.
  let shapes: [[[Point]]]
  let width: Double
  let height: Double
  let projection: Projection
  /// Whether Alaska and Hawaii are set in.
  let hasInsets: Bool
  private let meridian: Double
  private let fit: Fit

  fileprivate struct Fit: Sendable {
    var scale = 1.0
    var left = 0.0
    var top = 0.0
    var height = 0.0

    init() {}

    /// What brings shapes into a width and below a height; `nil` where they have no extent.
    init?(_ shapes: [[[Point]]], _ width: Double, _ maxHeight: Double) {
      var box = Bounded()
      for point in shapes.joined().joined() { box.add(point.x, point.y) }
      let found = box.box
      guard found.width > 0, found.height > 0 else { return nil }
      scale = min((width - 2) / found.width, maxHeight / found.height)
      left = (width - found.width * scale) / 2 - found.x * scale
      top = 1 - found.y * scale
      height = found.height * scale + 2
    }

    func callAsFunction(_ point: (x: Double, y: Double)) -> Point {
      Point(x: point.x * scale + left, y: point.y * scale + top)
    }
  }

  init?(_ boundaries: Boundaries, _ projection: Projection, width: Double, maxHeight: Double) {
    let middle = middleMeridian(boundaries)
    // First coarsely, for the extent: a thousandth of the globe is less than a pixel of any map of more than a country.
    guard let first = Fit(drawn(boundaries, projection, middle, tolerance: 1e-7, Fit()), width, maxHeight) else {
      return nil
    }
    // Again without the islets that are too small to be seen: they would push all others to one side.
    let seen = drawn(boundaries, projection, middle, tolerance: 2 / (first.scale * first.scale), Fit())
    let fit = Fit(mainland(seen), width, maxHeight) ?? Fit(seen, width, maxHeight) ?? first
    let all = drawn(boundaries, projection, middle, tolerance: 1.1 / (fit.scale * fit.scale), fit)
    let frame = Box(x: -1, y: -1, width: width + 2, height: fit.height + 2)
    shapes = all.map { shape in shape.filter { ring in ring.contains { frame.holds($0) } } }
    self.fit = fit
    self.width = width
    height = fit.height
    self.projection = projection
    meridian = middle
    hasInsets =
      projection.hasInsets
      && boundaries.arcs.contains { arc in
        arc.places.first.flatMap { projection.part($0) }.map { $0 != .whole } ?? false
      }
  }

  /// Where a place stands; `nil` outside of what the projection shows.
  func point(_ place: Place) -> Point? {
    guard let part = projection.part(place) else { return nil }
    return fit(projection.point(near(place.longitude - (projection.meridian(part) ?? meridian)), place.latitude, part))
  }
}

// Far territories that are hardly seen would make all others small: the shapes without the regions that have next to no
// area, where that enlarges the map by a quarter.
private func mainland(_ shapes: [[[MapFrame.Point]]]) -> [[[MapFrame.Point]]] {
  let areas = shapes.map { $0.reduce(0) { $0 + area($1).magnitude } }
  let total = areas.reduce(0, +)
  let large = zip(shapes, areas).filter { $0.1 > total * 0.0005 }.map(\.0)
  func extent(_ shapes: [[[MapFrame.Point]]]) -> Box {
    var box = Bounded()
    for point in shapes.joined().joined() { box.add(point.x, point.y) }
    return box.box
  }
  let (whole, main) = (extent(shapes), extent(large))
  return main.width * 1.25 < whole.width || main.height * 1.25 < whole.height ? large : shapes
}

extension Box {
  fileprivate func holds(_ point: MapFrame.Point) -> Bool {
    (x...right).contains(point.x) && (y...bottom).contains(point.y)
  }
}

// An angle between −180 and 180 degrees.
private func near(_ degrees: Double) -> Double { degrees - ((degrees + 180) / 360).rounded(.down) * 360 }

// Opposite the widest stretch without a place; 0 for a map of the world.
private func middleMeridian(_ boundaries: Boundaries) -> Double {
  var isTaken = [Bool](repeating: false, count: 360)
  for arc in boundaries.arcs {
    var before: Double?
    for place in arc.places {
      let here = near(place.longitude)
      isTaken[min(max(Int((here + 180).rounded(.down)), 0), 359)] = true
      // Long straight borders hold what lies between their ends.
      if let before, (here - before).magnitude < 180 {
        for degree in stride(from: min(before, here), to: max(before, here), by: 1) {
          isTaken[min(max(Int((degree + 180).rounded(.down)), 0), 359)] = true
        }
      }
      before = here
    }
  }
  var (widest, end, run) = (0, 0, 0)
  for i in 0..<720 {
    run = isTaken[i % 360] ? 0 : min(run + 1, 360)
    if run > widest { (widest, end) = (run, i) }
  }
  guard widest >= 25 else { return 0 }
  return near(Double(end + 1) - Double(widest) / 2 - 180 + 180)
}

private func drawn(
  _ boundaries: Boundaries, _ projection: Projection, _ middle: Double, tolerance: Double, _ fit: MapFrame.Fit
) -> [[[MapFrame.Point]]] {
  boundaries.regions.map { region in
    let rings = region.rings.compactMap { ring -> (points: [MapFrame.Point], area: Double)? in
      guard let first = ring.first, let start = boundaries.first(first), let part = projection.part(start) else {
        return nil
      }
      let shrunk = projection.scale(part)
      let places = boundaries.places(of: ring, tolerance: tolerance / (shrunk * shrunk))
      let meridian = projection.meridian(part) ?? middle
      let points = joined(places, meridian).map { fit(projection.point($0.longitude, $0.latitude, part)) }
      return (points, area(points).magnitude)
    }
    let sorted = rings.enumerated().sorted { ($0.element.area, -$0.offset) > ($1.element.area, -$1.offset) }.map(
      \.element)
    let smallest = tolerance * fit.scale * fit.scale * 0.7
    return sorted.enumerated().filter { $0.offset == 0 || $0.element.area > smallest && $0.element.points.count > 2 }
      .map(\.element.points)
  }
}

// Longitudes from the meridian, without jumps along the ring: one step is the short way round. Points on the 180th
// meridian itself are where files cut regions, and step along it as written.
private func joined(_ places: [Place], _ meridian: Double) -> [Place] {
  var out: [Place] = []
  out.reserveCapacity(places.count)
  var turn = 0.0
  var before: Double?
  var (low, high) = (Double.infinity, -Double.infinity)
  for place in places {
    if let before, (place.longitude - before).magnitude > 180,
      !(place.longitude.magnitude > 179.99 && before.magnitude > 179.99)
    {
      turn += place.longitude > before ? -360 : 360
    }
    before = place.longitude
    let longitude = place.longitude + turn - meridian
    (low, high) = (min(low, longitude), max(high, longitude))
    out.append(Place(longitude: longitude, latitude: place.latitude))
  }
  let shift = near((low + high) / 2) - (low + high) / 2
  return shift == 0 ? out : out.map { Place(longitude: $0.longitude + shift, latitude: $0.latitude) }
}

extension Boundaries {
  fileprivate func first(_ arc: Int) -> Place? { arc < 0 ? arcs[~arc].places.last : arcs[arc].places.first }

  // A ring's places without those that weigh less; at least a triangle of each.
  fileprivate func places(of ring: [Int], tolerance: Double) -> [Place] {
    var out: [Place] = []
    for number in ring {
      let arc = arcs[number < 0 ? ~number : number]
      var kept = arc.places.indices.filter { arc.weights[$0] >= tolerance }
      // A whole island must not become a line.
      if ring.count == 1, kept.count < 4 {
        kept = Array(arc.places.indices.sorted { (arc.weights[$0], -$0) > (arc.weights[$1], -$1) }.prefix(4)).sorted()
      }
      if number < 0 { kept.reverse() }
      out += kept.dropLast().map { arc.places[$0] }
    }
    return out
  }
}

/// Twice the signed area of a ring.
func area(_ ring: [MapFrame.Point]) -> Double {
  var sum = 0.0
  for i in ring.indices {
    let (a, b) = (ring[i], ring[(i + 1) % ring.count])
    sum += a.x * b.y - b.x * a.y
  }
  return sum
}

/// Where a name stands best in a ring: the widest stretch inside it that is as high as a line of text.
func widestStretch(_ ring: [MapFrame.Point], textHeight: Double = 11) -> (x: Double, y: Double, width: Double)? {
  guard let top = ring.map(\.y).min(), let bottom = ring.map(\.y).max(), bottom - top > textHeight else { return nil }
  var best: (x: Double, y: Double, width: Double)?
  for step in 1..<16 {
    let y = top + (bottom - top) * Double(step) / 16
    let lines = [y - textHeight / 2, y, y + textHeight / 2].map { stretches(ring, $0) }
    for a in lines[0] {
      for b in lines[1] {
        for c in lines[2] {
          let (low, high) = (max(a.0, b.0, c.0), min(a.1, b.1, c.1))
          if high - low > best?.width ?? 0 { best = ((low + high) / 2, y, high - low) }
        }
      }
    }
  }
  return best
}

private func stretches(_ ring: [MapFrame.Point], _ y: Double) -> [(Double, Double)] {
  var crossings: [Double] = []
  for i in ring.indices {
    let (a, b) = (ring[i], ring[(i + 1) % ring.count])
    if (a.y > y) != (b.y > y) { crossings.append(a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x)) }
  }
  crossings.sort()
  return stride(from: 0, to: crossings.count - 1, by: 2).map { (crossings[$0], crossings[$0 + 1]) }
}
