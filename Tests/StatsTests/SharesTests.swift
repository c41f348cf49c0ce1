import TestSupport
import Testing

@testable import Stats

@Test(arguments: [
  (36_240, 176_246, 0.206),    // Massachusetts in the nation's biotechnology research, December 2016
  (67_283, 69_403, 0.9695),    // Göttingen 2017: the sections that are published, of the total that is
  (0, 10, 0),
  (1, 0, nil),
] as [(Double, Double, Double?)])
func shareTable(_ part: Double, _ whole: Double, _ expected: Double?) {
  #expect(near(share(of: part, in: whole), expected, 5e-4))
}

@Test func pointsAreNotPercent() {
  #expect(near(percentagePoints(from: 0.16, to: 0.18), 2))
  #expect(near(growth(from: 0.16, to: 0.18), 0.125))
}

@Test(arguments: [
  ([1, 3], [0.25, 0.75]),
  ([], nil),
  ([0, 0], nil),
  ([3, -1], nil),
  ([.nan, 1], nil),
] as [([Double], [Double]?)])
func sharesTable(_ amounts: [Double], _ expected: [Double]?) {
  #expect(shares(amounts) == expected)
}

@Test func sharesSumToOne() throws {
  for seed in 0..<500 as Range<UInt64> {
    var random = Seeded(seed)
    let parts = try #require(shares(randomAmounts(1...60, using: &random)))
    #expect(near(parts.total, 1, 1e-12), "seed \(seed)")
    #expect(parts.allSatisfy { (0...1).contains($0) }, "seed \(seed)")
  }
}

@Test func remainderOfANation() {
  #expect(remainder(of: [100, 300, 100], without: [30, 60, 10]) == [70, 240, 90])
  #expect(remainder(of: [0.3], without: [0.1 + 0.2]) == [0])  // rounding is not a mistake
  #expect(remainder(of: [5], without: [6]) == nil)
}
