import Base
import Foundation
import TestSupport
import Testing

@testable import Charting

private let land = grid("-9 42 2.5 ..AAB/.CCBB/DCCEE/DDFE.")

@Test func sharedBordersAreOneArc() {
  var uses = [Int](repeating: 0, count: land.arcs.count)
  for ring in land.regions.flatMap(\.rings) { for arc in ring { uses[arc < 0 ? ~arc : arc] += 1 } }
  #expect(uses.allSatisfy { $0 == 1 || $0 == 2 })
  // Of 16 squares, 12 sides meet across and 11 down.
  #expect(uses.count { $0 == 2 } == 23)
}

// Whatever the scale, two neighbours keep the same points of their border, so no gap opens between them.
@Test(arguments: [20.0, 60, 200, 2000])
func neighboursTouchAtEveryScale(_ width: Double) throws {
  let frame = try #require(MapFrame(land, .equalEarth, width: width, maxHeight: width))
  var steps: [String: Int] = [:]
  for ring in frame.shapes.flatMap(\.self) {
    for i in ring.indices {
      let ends = [ring[i], ring[(i + 1) % ring.count]].map { "\(tenths($0.x)) \(tenths($0.y))" }.sorted()
      steps[ends.joined(separator: " "), default: 0] += 1
    }
  }
  let inner = steps.values.count { $0 == 2 }
  #expect(steps.values.allSatisfy { $0 <= 2 || width < 50 } && inner >= 20, "\(inner) of \(steps.count)")
}

@Test func weightsAreLargestWhereTheLineTurns() {
  let line = [(0.0, 0.0), (1, 0.01), (2, 0), (3, 4), (4, 0)].map { Place(longitude: $0.0, latitude: $0.1) }
  let found = weights(line)
  #expect(found[0] == .infinity && found[4] == .infinity)
  #expect(min(found[2], found[3]) > 100 * found[1] && found[1] > 0)
}

@Test func weightsNeverFallBelowWhatWentBefore() {
  for seed in 0..<100 as Range<UInt64> {
    var random = Seeded(seed)
    let line = (0..<Int.random(in: 2...80, using: &random)).map {
      Place(longitude: Double($0) / 10, latitude: Double.random(in: -3...3, using: &random))
    }
    let found = weights(line)
    #expect(found.count == line.count && found.allSatisfy { $0 >= 0 }, "seed \(seed)")
    #expect(
      found.first == .infinity && found.last == .infinity && found.dropFirst().dropLast().allSatisfy(\.isFinite),
      "seed \(seed)")
  }
}

// Known points: Snyder (1987), p. 292, Albers of the sphere, 35° N 75° W from 96° W with origin 23° is another origin;
// differences of two points do not depend on it.
@Test func albersKeepsWhatSnyderPrints() {
  let (a, b) = (Projection.albersUSA.point(21, 35, .whole), Projection.albersUSA.point(0, 23, .whole))
  #expect((a.x - 0.2952720).magnitude < 1e-6 && (b.y - a.y - 0.2416774).magnitude < 1e-6)
}

// The share of a small square's area is the same wherever it lies.
@Test(arguments: [(Projection.equalEarth, Projection.Part.whole), (.albersUSA, .whole)])
func areasStayEqual(_ projection: Projection, _ part: Projection.Part) {
  var ratios: [Double] = []
  for latitude in stride(from: 5.0, to: 75, by: 7) {
    for longitude in stride(from: -80.0, to: 80, by: 16) {
      let corners = [(0.0, 0.0), (0.01, 0), (0.01, 0.01), (0, 0.01)].map {
        projection.point(longitude + $0.0, latitude + $0.1, part)
      }
      let ring = corners.map { MapFrame.Point(x: $0.x, y: $0.y) }
      ratios.append(area(ring).magnitude / cosine((latitude + 0.005) * .pi / 180))
    }
  }
  let (low, high) = (ratios.min() ?? 0, ratios.max() ?? 1)
  #expect(low > 0 && high / low < 1.001, "\(low) \(high)")
}

// A small island far away would make the country small: it is left out of the frame, and so not drawn.
@Test func farIslandsDoNotSetTheFrame() throws {
  let country = (0..<45).map { _ in String(repeating: "A", count: 70) + String(repeating: ".", count: 70) }
  let island = String(repeating: ".", count: 139) + "B"
  let far = grid("-70 5 1 " + (country + [island]).joined(separator: "/"))
  let frame = try #require(MapFrame(far, .equalEarth, width: 600, maxHeight: 600))
  let land = frame.shapes[0].joined().map(\.x)
  #expect((land.max() ?? 0) - (land.min() ?? 0) > 550 && frame.shapes[1].isEmpty)
}

@Test func faultsOfBoundariesAreTold() {
  func text(_ node: Node) -> [String] { boundaries(node).diagnostics.map(\.code) }
  let span = Span(ID(0), 0..<0)
  func map(_ pairs: [(String, Node)]) -> Node {
    Node(.map(pairs.map { Node.Entry(key: $0.0, keySpan: span, value: $0.1) }), at: span)
  }
  func string(_ text: String) -> Node { Node(.string(text), text: text, at: span) }
  func list(_ items: [Node]) -> Node { Node(.list(items), at: span) }
  func number(_ value: Double) -> Node { Node(.number(value), at: span) }
  func collection(_ geometry: [(String, Node)]) -> Node {
    map([
      ("type", string("FeatureCollection")),
      ("features", list([map([("type", string("Feature")), ("geometry", map(geometry))])]))
    ])
  }
  #expect(text(string("land")) == ["geo/not-features"])
  #expect(text(map([("type", string("Topology"))])) == ["geo/not-features"])
  #expect(text(map([("type", string("FeatureCollection")), ("features", list([]))])) == ["geo/empty"])
  #expect(
    text(collection([("type", string("Point")), ("coordinates", list([number(1), number(2)]))])) == ["geo/not-an-area"])
  let projected = list([list([list([number(325_000), number(5_800_000)])])])
  #expect(text(collection([("type", string("Polygon")), ("coordinates", projected)])) == ["geo/not-a-place"])
}

// Alaska lies on both sides of the 180th meridian; its outline must not cross the map.
@Test(.enabled(if: states != nil, "needs the outlines of the states in ../shared/data"))
func statesOfTheUnion() throws {
  let found = boundaries(json(try #require(states)))
  #expect(found.diagnostics.isEmpty && found.result.regions.count == 56)
  let frame = try #require(MapFrame(found.result, .albersUSA, width: 640, maxHeight: 480))
  #expect(frame.shapes.count { !$0.isEmpty } == 51, "territories have no place")
  let alaska = try #require(found.result.regions.firstIndex { $0.names.contains { $0.value == "Alaska" } })
  let places = frame.shapes[alaska].flatMap(\.self)
  #expect(places.allSatisfy { $0.x < 230 && $0.y > 280 && $0.x >= 0 && $0.y <= frame.height })
  let count = frame.shapes.flatMap { $0.map(\.count) }.reduce(0, +)
  #expect(count > 800 && count < 4000, "\(count) points")
  // In a projection of the world the same regions stand together, not at both edges.
  let world = try #require(MapFrame(found.result, .equalEarth, width: 640, maxHeight: 480))
  let steps = world.shapes.flatMap {
    $0.flatMap { ring in ring.indices.map { (ring[$0].x - ring[($0 + 1) % ring.count].x).magnitude } }
  }
  #expect((steps.max() ?? 0) < 200)
}

private let states: Data? = {
  let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  return try? Data(contentsOf: root.appendingPathComponent("../shared/data/us-states.geojson"))
}()

private func json(_ data: Data) -> Node {
  let span = Span(ID(0), 0..<0)
  func node(_ value: Any) -> Node {
    switch value {
    case let text as String: Node(.string(text), text: text, at: span)
    case let items as [Any]: Node(.list(items.map(node)), at: span)
    case let map as [String: Any]:
      Node(
        .map(map.sorted { $0.key < $1.key }.map { Node.Entry(key: $0.key, keySpan: span, value: node($0.value)) }),
        at: span)
    case let number as NSNumber: Node(.number(number.doubleValue), at: span)
    default: Node(.null, at: span)
    }
  }
  return (try? JSONSerialization.jsonObject(with: data)).map(node) ?? Node(.null, at: span)
}
