import TestSupport
import Testing

@testable import Stats

@Test(arguments: [
  ([38_602.6, 3_767.0, 10_061.4], 52_431, [38_603, 3_767, 10_061]),  // Massachusetts, 2015 to 2016
  ([9_178.2, 2_204.8, -972.0], 10_411, [9_178, 2_205, -972]),        // Göttingen, 2008 to 2017
  ([9_887.3, 2_501.6, 1_984.1], 14_373, [9_887, 2_502, 1_984]),      // Freiburg, 2008 to 2014
  ([1.5, 1.5], 3, [2, 1]),                                           // equal remainders: the earlier goes up
  ([-0.5, -0.5], -1, [0, -1]),
  ([2.999999999999, 1], 4, [3, 1]),
  ([2.6e10 + 0.7, 1.4e10 + 0.3], 40_000_000_001, [26_000_000_001, 14_000_000_000]),  // wages of a state
  ([], 0, []),
  ([1.2, 1.2], 7, nil),                                              // not a rounding but another sum
  ([.nan], 0, nil),
] as [([Double], Int, [Int]?)])
func largestRemaindersTable(_ parts: [Double], _ total: Int, _ expected: [Int]?) {
  #expect(largestRemainders(parts, total: total) == expected)
}

@Test func percentagesSumToAHundred() {
  #expect(percentages([1, 1, 1], decimals: 0) == [34, 33, 33])
  #expect(percentages([1, 1, 1], decimals: 1) == [33.4, 33.3, 33.3])
  #expect(percentages([0, 0], decimals: 1) == nil)
}

@Test func largestRemaindersKeepTheTotal() throws {
  for seed in 0..<500 as Range<UInt64> {
    var random = Seeded(seed)
    let amounts = randomAmounts(1...30, using: &random)
    let total = Int.random(in: 1...10_000, using: &random)
    let parts = try #require(shares(amounts)).map { $0 * Double(total) }
    let whole = try #require(largestRemainders(parts, total: total), "seed \(seed)")
    #expect(whole.reduce(0, +) == total, "seed \(seed)")
    #expect(zip(whole, parts).allSatisfy { (Double($0) - $1).magnitude < 1 }, "seed \(seed)")
    let printed = try #require(percentages(amounts, decimals: 1), "seed \(seed)")
    #expect(near(printed.total, 100, 1e-6), "seed \(seed)")
  }
}

@Test func roundedShiftShareAddsUpBothWays() throws {
  for seed in 0..<300 as Range<UInt64> {
    var random = Seeded(seed)
    let paths = (0..<Int.random(in: 1...25, using: &random)).map { _ in
      IndustryPath(
        region: randomAmounts(2...2, using: &random),
        nation: (0..<2).map { _ in Double(Int.random(in: 1...900_000, using: &random)) })
    }
    let exact = try #require(shiftShare(paths))
    let whole = try #require(exact.rounded(), "seed \(seed)")
    for (path, (parts, exact)) in zip(paths, zip(whole.industries, exact.industries)) {
      let (parts, exact) = (try #require(parts), try #require(exact))
      #expect(Double(parts.change) == (path.region[1] ?? 0) - (path.region[0] ?? 0), "seed \(seed)")
      #expect((Double(parts.national) - exact.national).magnitude < 1, "seed \(seed)")
      #expect((Double(parts.mix) - exact.mix).magnitude < 1, "seed \(seed)")
      #expect((Double(parts.competitive) - exact.competitive).magnitude < 1, "seed \(seed)")
    }
    #expect(whole.total.mix == whole.industries.reduce(0) { $0 + ($1?.mix ?? 0) }, "seed \(seed)")
    #expect((Double(whole.total.national) - exact.total.national).magnitude < 1, "seed \(seed)")
    #expect((Double(whole.total.mix) - exact.total.mix).magnitude < 1, "seed \(seed)")
    #expect((Double(whole.total.competitive) - exact.total.competitive).magnitude < 1, "seed \(seed)")
  }
}

@Test func roundedShiftShareNeedsWholeChanges() throws {
  let halves = try #require(shiftShare([IndustryPath(region: [1, 2.5], nation: [10, 11])]))
  #expect(halves.rounded() == nil)
  let gap = IndustryPath(region: [nil, 3], nation: [10, 11])
  let whole = try #require(shiftShare([gap, IndustryPath(region: [100, 109], nation: [900, 950])])?.rounded())
  #expect(whole.industries == [nil, RoundedShiftShare.Parts(national: 6, mix: 0, competitive: 3)])
}
