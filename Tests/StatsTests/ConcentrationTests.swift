import TestSupport
import Testing

@testable import Stats

@Test(arguments: [
  ([7], 1),                          // a monopoly
  ([1, 1, 1, 1], 0.25),              // equal holders: 1/n
  ([2, 3, 5, 10], 0.345),
  ([20, 50, 20, 10], 0.34),
  ([], nil),
  ([0, 0], nil),
  ([2, -1], nil),
] as [([Double], Double?)])
func concentrationTable(_ amounts: [Double], _ expected: Double?) {
  #expect(near(concentration(amounts), expected))
}

@Test func formsOfTheHerfindahlIndex() {
  #expect(near(normalisedConcentration([20, 50, 20, 10]), 0.12))
  #expect(near(effectiveNumber([20, 50, 20, 10]), 2.94, 5e-3))
  #expect(near(effectiveNumber([2, 3, 5, 10]), 2.899, 5e-4))
  #expect(normalisedConcentration([7]) == nil)
}

@Test func entropyNamesItsUnit() {
  #expect(near(entropy([2, 3, 5, 10]), 1.2080, 5e-5))
  #expect(near(entropy([2, 3, 5, 10], .bits), 1.7427, 5e-5))
  #expect(near(effectiveNumberByEntropy([2, 3, 5, 10]), 3.347, 5e-4))
  #expect(entropy([7]) == 0)
  #expect(entropy([7, 0]) == 0)  // 0 · ln 0 is 0
  #expect(entropy([]) == nil)
}

@Test(arguments: [
  ([2, 3, 5, 10], 0.325, 0.4333),
  ([4, 4, 4], 0, 0),
  ([0, 0, 9], 2.0 / 3, 1),
  ([5], 0, nil),
  ([], nil, nil),
  ([0, 0], nil, nil),
  ([1, -1, 5], nil, nil),
] as [([Double], Double?, Double?)])
func giniTable(_ values: [Double], _ plain: Double?, _ corrected: Double?) {
  #expect(near(gini(values), plain))
  #expect(near(correctedGini(values), corrected, 5e-5))
}

@Test func weightedGini() {
  #expect(near(gini([2, 3, 5, 10], weights: [1, 1, 1, 1]), 0.325))
  // Σᵢⱼ wᵢwⱼ|xᵢ − xⱼ| / (2 W² μ), summed by numpy.
  #expect(near(gini([10, 3, 5, 2], weights: [1, 20, 6, 40]), 0.186_567_164_2, 1e-9))
  #expect(gini([1, 2], weights: [0, 0]) == nil)
  #expect(gini([0, 0], weights: [1, 1]) == nil)
}

// Textbook examples of Farhauer and Kröll, as REAT prints them.
@Test func giniOfQuotientsTable() {
  let concentrationOfIndustry = quotients(
    [500, 500, 1_000, 7_000, 1_000], [20_000, 15_000, 20_000, 40_000, 5_000])
  #expect(near(giniOfQuotients(concentrationOfIndustry), 0.4068966, 5e-8))
  let specialisationOfRegion = quotients(
    [700, 600, 500, 10_000, 40_000], [30_000, 15_000, 10_000, 60_000, 50_000])
  #expect(near(giniOfQuotients(specialisationOfRegion), 0.6222222, 5e-8))
}

private func quotients(_ part: [Double], _ whole: [Double]) -> [Double] {
  zip(part, whole).compactMap {
    locationQuotient(part: $0, whole: part.total, referencePart: $1, referenceWhole: whole.total)
  }
}

@Test func theilHasTwoMeasures() {
  #expect(near(theilT([2, 3, 5, 10]), 0.17832, 5e-6))
  #expect(near(theilL([2, 3, 5, 10]), 0.18349, 5e-6))
  #expect(near(theilL([10, 10, 10, 20, 50]), 0.2326302, 5e-8))  // what REAT calls Theil
  #expect(near(theilT([10, 10, 10, 20, 50]), 0.2502, 5e-5))
  #expect(near(theilT([0, 0, 9]), 1.0986123, 5e-8))             // ln 3: one has everything
  #expect(theilL([0, 0, 9]) == nil)                              // infinite
  #expect(theilT([]) == nil)
  #expect(theilL([]) == nil)
}

@Test func theilSplitsByGroup() {
  let parts = theilTParts([[2, 3], [5, 10]])
  #expect(near(parts?.between, 0.13081, 5e-6))
  #expect(near(parts?.within, 0.04751, 5e-6))
  #expect(near(parts?.total, theilT([2, 3, 5, 10])))
  #expect(near(theilLParts([[2, 3], [5, 10], []])?.total, theilL([2, 3, 5, 10])))
  #expect(near(theilTParts([[0, 0], [1, 2]])?.total, theilT([0, 0, 1, 2])))
  #expect(theilTParts([[], []]) == nil)
  #expect(theilLParts([[0], [1]]) == nil)
}

@Test func measuresOfInequalityStayInTheirBounds() throws {
  for seed in 0..<500 as Range<UInt64> {
    var random = Seeded(seed)
    let amounts = randomAmounts(1...20, using: &random)
    let n = Double(amounts.count)
    let h = try #require(concentration(amounts))
    #expect(h >= 1 / n - 1e-12 && h <= 1 + 1e-12, "seed \(seed)")
    let e = try #require(entropy(amounts))
    #expect(e >= 0 && e <= ln(n) + 1e-12, "seed \(seed)")
    let byShare = try #require(effectiveNumber(amounts))
    let byEntropy = try #require(effectiveNumberByEntropy(amounts))
    #expect(byShare <= byEntropy + 1e-9 && byEntropy <= n + 1e-9, "seed \(seed)")
    let g = try #require(gini(amounts))
    #expect(g >= 0 && g <= (n - 1) / n + 1e-12, "seed \(seed)")
    // Theil's T is what entropy lacks to its maximum.
    #expect(near(theilT(amounts), ln(n) - e, 1e-9), "seed \(seed)")
    // A weight is a number of equals.
    let doubled = amounts.flatMap { [$0, $0] }
    #expect(near(gini(doubled), gini(amounts, weights: amounts.map { _ in 2 })), "seed \(seed)")
    // Neither order nor unit matters.
    #expect(near(gini(amounts.shuffled(using: &random).map { $0 * 3 }), g), "seed \(seed)")
  }
}

@Test func partsOfTheilSumToTheWhole() throws {
  for seed in 0..<200 as Range<UInt64> {
    var random = Seeded(seed)
    let groups = (0..<Int.random(in: 1...5, using: &random)).map { _ in randomAmounts(1...6, using: &random) }
    let parts = try #require(theilTParts(groups))
    #expect(near(parts.total, theilT(groups.flatMap { $0 })), "seed \(seed)")
    #expect(parts.between >= -1e-12 && parts.within >= -1e-12, "seed \(seed)")
  }
}
