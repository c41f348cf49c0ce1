// GeoJSON (RFC 7946) from a parsed tree: features with polygons. Rings are cut where they meet others, so that a border
// which two regions share is one arc; each arc is weighed once by what its points add to the shape.
//
// Source of the weights: Visvalingam, Whyatt (1993), *Line generalisation by repeated elimination of points*.

import Base

/// Reads boundaries: once for all maps of a build.
///
/// - Returns: What could be read; regions whose geometry is faulty are left out, each with a diagnostic.
package func boundaries(_ node: Node) -> Checked<Boundaries> {
  var reader = GeoReader()
  let features: [Node]
  switch node["type"]?.scalar {
  case "FeatureCollection": features = node["features"]?.items ?? []
  case "Feature": features = [node]
  default:
    return Checked(
      Boundaries(regions: [], arcs: []),
      [
        Diagnostic(
          .error, "geo/not-features",
          "boundaries are a FeatureCollection, not \(node["type"]?.scalar.map { "“\($0)”" } ?? node.kindName)",
          at: node.span, help: "export them as GeoJSON with longitudes and latitudes")
      ])
  }
  let regions = features.compactMap { reader.region($0) }
  if regions.isEmpty, reader.diagnostics.isEmpty {
    reader.diagnostics.append(Diagnostic(.error, "geo/empty", "the boundaries hold no region", at: node.span))
  }
  return Checked(topology(regions, reader.places), reader.diagnostics)
}

private struct RawRegion {
  let names: [(property: String, value: String)]
  /// Rings of numbers of places, the first not repeated at the end.
  let rings: [[Int]]
  let span: Span
}

private struct GeoReader {
  var places: [Place] = []
  var diagnostics: [Diagnostic] = []
  private var numbers: [Place: Int] = [:]

  mutating func region(_ feature: Node) -> RawRegion? {
    guard let geometry = feature["geometry"], !geometry.isNull else { return nil }
    let polygons: [Node]
    switch geometry["type"]?.scalar {
    case "Polygon": polygons = [geometry["coordinates"]].compactMap(\.self)
    case "MultiPolygon": polygons = geometry["coordinates"]?.items ?? []
    default:
      diagnostics.append(
        Diagnostic(
          .warning, "geo/not-an-area",
          "a region is a Polygon or a MultiPolygon, not \(geometry["type"]?.scalar.map { "“\($0)”" } ?? geometry.kindName)",
          at: geometry.span))
      return nil
    }
    var rings: [[Int]] = []
    for ring in polygons.flatMap(\.items) {
      guard let numbers = ringOf(ring) else { return nil }
      if numbers.count >= 3 { rings.append(numbers) }
    }
    if rings.isEmpty { return nil }
    return RawRegion(names: names(feature), rings: rings, span: feature.span)
  }

  private func names(_ feature: Node) -> [(property: String, value: String)] {
    let id = feature["id"]?.scalar.map { [("id", $0)] } ?? []
    return id
      + (feature["properties"]?.entries ?? []).compactMap { entry in entry.value.scalar.map { (entry.key, $0) } }
  }

  // The places of one ring, without repeats in a row; `nil` and a diagnostic where one is none.
  private mutating func ringOf(_ ring: Node) -> [Int]? {
    var out: [Int] = []
    for node in ring.items {
      let pair = node.items
      guard pair.count >= 2, let longitude = pair[0].number, let latitude = pair[1].number,
        (-90...90).contains(latitude), (-540...540).contains(longitude)
      else {
        diagnostics.append(
          Diagnostic(
            .error, "geo/not-a-place", "a place is a longitude and a latitude in degrees", at: node.span,
            help: "reproject the boundaries to WGS 84"))
        return nil
      }
      let number = number(Place(longitude: longitude, latitude: latitude))
      if out.last != number { out.append(number) }
    }
    if out.count > 1, out.first == out.last { out.removeLast() }
    return out
  }

  private mutating func number(_ place: Place) -> Int {
    if let number = numbers[place] { return number }
    numbers[place] = places.count
    places.append(place)
    return places.count - 1
  }
}

private func topology(_ regions: [RawRegion], _ places: [Place]) -> Boundaries {
  // A place where more than two borders meet, or a border ends being shared, has more than two neighbours.
  var neighbours = [(Int, Int)](repeating: (-1, -1), count: places.count)
  var isFork = [Bool](repeating: false, count: places.count)
  func link(_ a: Int, _ b: Int) {
    let (first, second) = neighbours[a]
    if first == b || second == b { return }
    if first < 0 { neighbours[a].0 = b } else if second < 0 { neighbours[a].1 = b } else { isFork[a] = true }
  }
  for ring in regions.flatMap(\.rings) {
    for i in ring.indices {
      let next = ring[(i + 1) % ring.count]
      link(ring[i], next)
      link(next, ring[i])
    }
  }
  var arcs: [Boundaries.Arc] = []
  var known: [[Int]: Int] = [:]
  func arc(_ line: [Int]) -> Int {
    if let found = known[line] { return found }
    if let found = known[line.reversed()] { return ~found }
    known[line] = arcs.count
    let along = line.map { places[$0] }
    arcs.append(Boundaries.Arc(places: along, weights: weights(along)))
    return arcs.count - 1
  }
  let out = regions.map { region in
    let rings = region.rings.map { ring -> [Int] in
      // Begin at a fork; an island at its least place, so that a lake and the land around it are cut alike.
      let start = ring.indices.first { isFork[ring[$0]] } ?? ring.indices.min { ring[$0] < ring[$1] } ?? 0
      let turned = Array(ring[start...] + ring[..<start]) + [ring[start]]
      var found: [Int] = []
      var line = [turned[0]]
      for place in turned.dropFirst() {
        line.append(place)
        if isFork[place] || line.count == turned.count || place == turned[0] {
          found.append(arc(line))
          line = [place]
        }
      }
      if line.count > 1 { found.append(arc(line)) }
      return found
    }
    return Boundaries.Region(names: region.names, rings: rings, span: region.span)
  }
  return Boundaries(regions: out, arcs: arcs)
}

/// What each place adds to a line: the area of its triangle at the moment when it is the least of all, on the unit
/// sphere; never less than that of a place taken before it. Infinite at both ends.
///
/// - Complexity: O(n log n)
func weights(_ line: [Place]) -> [Double] {
  let count = line.count
  var weights = [Double](repeating: .infinity, count: count)
  guard count > 2 else { return weights }
  let radian = Double.pi / 180
  func area(_ a: Int, _ b: Int, _ c: Int) -> Double {
    func step(_ from: Int, _ to: Int) -> Double {
      let d = line[to].longitude - line[from].longitude
      return d > 180 ? d - 360 : d < -180 ? d + 360 : d
    }
    let (bx, by) = (step(a, b), line[b].latitude - line[a].latitude)
    let (cx, cy) = (step(a, c), line[c].latitude - line[a].latitude)
    return (bx * cy - cx * by).magnitude / 2 * radian * radian * cosine(line[b].latitude * radian)
  }
  var before = Array(-1..<count - 1)
  var after = Array(1...count)
  var areas = weights
  var heap = Heap()
  for i in 1..<count - 1 {
    areas[i] = area(i - 1, i, i + 1)
    heap.insert(areas[i], i)
  }
  var floor = 0.0
  while let (found, i) = heap.removeLeast() {
    guard weights[i] == .infinity, found == areas[i] else { continue }
    floor = max(floor, found)
    weights[i] = floor
    let (p, n) = (before[i], after[i])
    after[p] = n
    before[n] = p
    for (j, isEnd) in [(p, p == 0), (n, n == count - 1)] where !isEnd {
      areas[j] = area(before[j], j, after[j])
      heap.insert(areas[j], j)
    }
  }
  return weights
}

// The least first; equal ones by their place in the line.
private struct Heap {
  private var items: [(area: Double, index: Int)] = []

  mutating func insert(_ area: Double, _ index: Int) {
    items.append((area, index))
    var i = items.count - 1
    while i > 0, items[i] < items[(i - 1) / 2] {
      items.swapAt(i, (i - 1) / 2)
      i = (i - 1) / 2
    }
  }

  mutating func removeLeast() -> (Double, Int)? {
    guard let least = items.first, let last = items.popLast() else { return nil }
    if items.isEmpty { return least }
    items[0] = last
    var i = 0
    while true {
      var child = 2 * i + 1
      guard child < items.count else { break }
      if child + 1 < items.count, items[child + 1] < items[child] { child += 1 }
      if items[i] < items[child] { break }
      items.swapAt(i, child)
      i = child
    }
    return least
  }
}
