import TestSupport
import Testing

@testable import Charting

// A curve that leaves the range of two neighbours would draw a value that nobody measured.
@Test func curvesStayBetweenNeighbours() {
  for seed in 0..<500 as Range<UInt64> {
    var random = Seeded(seed)
    var x = 0.0
    let points = (0..<Int.random(in: 1...30, using: &random)).map { _ -> (x: Double, y: Double) in
      x += Double.random(in: 0.1...40, using: &random)
      return (
        x,
        Bool.random(using: &random)
          ? Double.random(in: -300...300, using: &random) : Double(Int.random(in: 0...3, using: &random))
      )
    }
    let slopes = monotoneSlopes(points)
    #expect(slopes.count == points.count)
    for i in points.indices.dropLast() {
      let (a, b) = (points[i], points[i + 1])
      let third = (b.x - a.x) / 3
      let handles = [a.y, a.y + slopes[i] * third, b.y - slopes[i + 1] * third, b.y]
      let (low, high) = (min(a.y, b.y) - 1e-9, max(a.y, b.y) + 1e-9)
      for step in 0...40 {
        let t = Double(step) / 40
        let y =
          handles[0] * (1 - t) * (1 - t) * (1 - t) + 3 * handles[1] * t * (1 - t) * (1 - t) + 3 * handles[2] * t * t
          * (1 - t) + handles[3] * t * t * t
        #expect(y >= low && y <= high, "seed \(seed), between \(a) and \(b): \(y)")
      }
    }
  }
}

@Test func orderKeepsEveryNodeOnce() {
  for seed in 0..<60 as Range<UInt64> {
    var random = Seeded(seed)
    let count = Int.random(in: 1...25, using: &random)
    let links = (0..<Int.random(in: 0...40, using: &random)).map { _ in
      (Int.random(in: 0..<count, using: &random), Int.random(in: 0..<count, using: &random))
    }
    let order = lineOrder(count, links)
    #expect(order.sorted() == Array(0..<count), "seed \(seed)")
    #expect(order == lineOrder(count, links), "seed \(seed)")
  }
  // A chain written in disorder has an order without any crossing, with neighbours side by side.
  let order = lineOrder(6, [(0, 3), (3, 1), (1, 5), (5, 2), (2, 4)])
  let places = inverse(order)
  for (a, b) in [(0, 3), (3, 1), (1, 5), (5, 2), (2, 4)] { #expect((places[a] - places[b]).magnitude == 1) }
}

// Blocks of several sizes keep their order and do not overlap, wherever they want to stand.
@Test func stackedBlocksDoNotOverlap() {
  for seed in 0..<300 as Range<UInt64> {
    var random = Seeded(seed)
    let sizes = (0..<Int.random(in: 1...20, using: &random)).map { _ in Double.random(in: 1...60, using: &random) }
    let wanted = sizes.map { _ in Double.random(in: -200...900, using: &random) }
    let total = sizes.reduce(0, +)
    let places = stacked(wanted, sizes, top: 0, bottom: max(total, 600))
    for i in sizes.indices {
      #expect(places[i] - sizes[i] / 2 >= -1e-6 && places[i] + sizes[i] / 2 <= max(total, 600) + 1e-6, "seed \(seed)")
      if i > 0 { #expect(places[i] - sizes[i] / 2 >= places[i - 1] + sizes[i - 1] / 2 - 1e-6, "seed \(seed)") }
    }
  }
}
