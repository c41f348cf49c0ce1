// The search for ticks leaves out what cannot win. Whether it leaves out too much is seen beside a search that leaves
// out nothing: same candidates, same scores, in the same order.

import TestSupport
import Testing

@testable import Charting

@Test func prunedSearchFindsTheBest() {
  for seed in 0..<400 as Range<UInt64> {
    var random = Seeded(seed)
    let power = tenTo(Int.random(in: -6...9, using: &random))
    let low = Double.random(in: -1...1, using: &random) * power
    let high = low + Double.random(in: 0.001...1, using: &random) * power
    let target = Int.random(in: 3...7, using: &random)
    let best = exhaustive(low, high, Double(target))
    let found = wilkinsonTicks(low, high, target: target)
    #expect(found.count == best.count, "seed \(seed): \(found) \(best)")
    for (a, b) in zip(found, best) {
      #expect((a - b).magnitude <= 1e-9 * (high - low), "seed \(seed): \(found) \(best)")
    }
  }
}

private func exhaustive(_ low: Double, _ high: Double, _ target: Double) -> [Double] {
  let range = high - low
  var best = (score: -2.0, ticks: [Double]())
  for skip in 1...4 {
    for (place, q) in [1, 5, 2, 2.5, 4, 3].enumerated() {
      for k in 2...16 {
        let least = logarithm(range / (Double(k + 1) * Double(skip) * q))
        let first = Int((least - 1e-9).rounded(.up))
        for power in first...first + 2 {
          let step = Double(skip) * q * tenTo(power)
          let from = (high / step).rounded(.down) * Double(skip) - Double((k - 1) * skip)
          let to = (low / step).rounded(.up) * Double(skip)
          for begin in stride(from: from, through: to, by: 1) {
            let a = begin * (step / Double(skip))
            let b = a + step * Double(k - 1)
            let rest = a - (a / step).rounded(.down) * step
            let hasZero = a <= 0 && b >= 0 && (rest < 2.2e-14 || step - rest < 2.2e-14)
            let simplicity = 1 - Double(place) / 5 - Double(skip) + (hasZero ? 1 : 0)
            let coverage = 1 - 0.5 * ((high - b) * (high - b) + (low - a) * (low - a)) / (0.01 * range * range)
            let density = Double(k - 1) / (b - a)
            let wanted = (target - 1) / (max(b, high) - min(a, low))
            let score = 0.25 * simplicity + 0.2 * coverage + 0.5 * (2 - max(density / wanted, wanted / density)) + 0.05
            if score > best.score { best = (score, (0..<k).map { a + step * Double($0) }) }
          }
        }
      }
    }
  }
  return best.ticks
}
