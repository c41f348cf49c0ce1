import TestSupport
import Testing

@testable import Charting

@Test func scalesInvert() {
  for seed in 0..<400 as Range<UInt64> {
    var random = Seeded(seed)
    let low = Double.random(in: -1e4...1e4, using: &random)
    let high = low + Double.random(in: 0.1...1e5, using: &random)
    let forms: [(Scale.Form, Double, Double)] = [
      (.linear, low, high), (.symlog(3), low, high), (.log, low.magnitude + 0.1, low.magnitude + high.magnitude + 1)
    ]
    for (form, a, b) in forms {
      let scale = Scale(form, from: a, to: b, onto: 300, 20)
      let x = Double.random(in: a...b, using: &random)
      #expect((scale.inverse(scale(x)) - x).magnitude <= 1e-7 * max(x.magnitude, 1), "seed \(seed) \(form)")
      #expect(scale(x) <= 300.0001 && scale(x) >= 19.9999, "seed \(seed) \(form)")
    }
  }
}

@Test(
  arguments: [  // low, high, wanted: as the published algorithm chooses
    (0, 100, 5, [0, 25, 50, 75, 100]),
    (0, 1, 5, [0, 0.25, 0.5, 0.75, 1]),
    (0, 32204, 5, [0, 10000, 20000, 30000]),
    (8.1, 14.1, 4, [8, 10, 12, 14]),
    (5, 5, 5, [5])
  ] as [(Double, Double, Int, [Double])])
func ticks(_ low: Double, _ high: Double, _ target: Int, _ expected: [Double]) {
  #expect(wilkinsonTicks(low, high, target: target) == expected)
}

@Test func ticksAscendAndDiffer() {
  for seed in 0..<2000 as Range<UInt64> {
    var random = Seeded(seed)
    let power = tenTo(Int.random(in: -6...9, using: &random))
    let low = Double.random(in: -1...1, using: &random) * power
    let high = low + Double.random(in: 0.001...1, using: &random) * power
    let ticks = wilkinsonTicks(low, high, target: 5)
    #expect(ticks.count >= 2 && ticks.count <= 12, "seed \(seed): \(ticks)")
    #expect(zip(ticks, ticks.dropFirst()).allSatisfy { $0 < $1 }, "seed \(seed): \(ticks)")
    let labels = ticks.map {
      NumberStyle(language: .english, unit: nil, decimals: nil).bare(
        $0, decimals: min(10, decimalsNeeded(ticks[1] - ticks[0])))
    }
    #expect(Set(labels).count == labels.count, "seed \(seed): \(labels)")
  }
}

@Test func spreadKeepsOrderAndGap() {
  for seed in 0..<500 as Range<UInt64> {
    var random = Seeded(seed)
    let wanted = (0..<Int.random(in: 1...15, using: &random)).map { _ in Double.random(in: 20...280, using: &random) }
      .sorted()
    let places = spread(wanted, gap: 14, top: 20, bottom: 280)
    #expect(zip(places, places.dropFirst()).allSatisfy { $1 - $0 >= 13.999 }, "seed \(seed)")
    #expect(places.allSatisfy { $0 >= 19.999 && $0 <= 280.001 }, "seed \(seed)")
  }
}

@Test func spreadLeavesWhatFits() {
  #expect(spread([30, 60, 100], gap: 14, top: 0, bottom: 200) == [30, 60, 100])
  #expect(spread([50, 50], gap: 14, top: 0, bottom: 200) == [43, 57])
}

@Test(
  arguments: [
    ("", 0), ("Boston", 37.36), ("1,234", 30.02), ("−0.5", 23.69), ("Ø", 9.33), ("東京", 24)
  ] as [(String, Double)])
func widths(_ text: String, _ expected: Double) {
  #expect((textWidth(text) - expected).magnitude < 0.02)
}

@Test func squaresFillTheirFrame() {
  for seed in 0..<200 as Range<UInt64> {
    var random = Seeded(seed)
    let values = (0..<Int.random(in: 1...40, using: &random)).map { _ in Double.random(in: 0.1...1000, using: &random) }
      .sorted(by: >)
    let boxes = squarified(values, Box(x: 0, y: 0, width: 640, height: 320))
    let total = values.reduce(0, +)
    for (value, box) in zip(values, boxes) {
      #expect((box.width * box.height - value / total * 640 * 320).magnitude < 0.01, "seed \(seed)")
      #expect(Box(x: 0, y: 0, width: 640, height: 320).contains(box, slack: 0.001), "seed \(seed)")
    }
  }
}
