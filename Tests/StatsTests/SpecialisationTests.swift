import TestSupport
import Testing

@testable import Stats

private let regions: [[Double]] = [[30, 60, 10], [20, 140, 40], [50, 100, 50]]
private let nation: [Double] = [100, 300, 100]

@Test func krugmanHasTwoScales() {
  #expect(near(krugmanIndex(regions[0], reference: nation, .zeroToOne), 0.10))
  #expect(near(krugmanIndex(regions[0], reference: nation, .zeroToTwo), 0.20))
  #expect(near(krugmanIndex([1, 0], reference: [0, 1], .zeroToTwo), 2))
  #expect(krugmanIndex([0, 0], reference: [0, 1], .zeroToTwo) == nil)
}

@Test(arguments: [(0, 0.25), (1, 1.0 / 3), (2, 1.0 / 3)])
func krugmanAgainstTheRest(_ region: Int, _ expected: Double) throws {
  let rest = try #require(remainder(of: nation, without: regions[region]))
  #expect(near(krugmanIndex(regions[region], reference: rest, .zeroToTwo), expected))
}

@Test func krugmanAgainstTheAverageOfTheOthers() throws {
  let others = try #require(meanMix([regions[1], regions[2]]))
  #expect(near(others, [0.175, 0.6, 0.225]))
  #expect(near(krugmanIndex(regions[0], reference: others, .zeroToTwo), 0.25))
  #expect(meanMix([[0, 0]]) == nil)
  #expect(meanMix([]) == nil)
}

@Test func hooverIsHalvedKrugman() {
  #expect(near(hooverIndex(regions[0], reference: nation), 0.10))
}

@Test func hachmanIsOneForTheReferencesMix() {
  #expect(near(hachmanIndex([1, 3, 1], reference: nation), 1))
  // 1 / (1.5·0.3 + 1·0.6 + 0.5·0.1)
  #expect(near(hachmanIndex(regions[0], reference: nation), 1 / 1.1))
  #expect(hachmanIndex([1, 1], reference: [0, 1]) == nil)
}

// Plants in Vienna, Linz and Graz: Farhauer and Kröll.
@Test func ellisonGlaeserOfATextbook() throws {
  let plants: [Double] = [200, 650, 12_000, 100, 50, 16_000, 13_000, 1_500, 1_500, 25_000]
  let industry = [plants[0..<5].total, plants[5..<9].total, plants[9]]
  let all: [Double] = [500_000, 400_000, 100_000]
  let result = try #require(agglomeration(industry: industry, all: all, plants: plants))
  #expect(near(result.raw, 0.168163, 5e-7))
  #expect(near(result.plants, 0.244689, 5e-7))
  #expect(near(result.index, 0.05990628, 5e-9))
  #expect(agglomeration(industry: industry, all: all, plantConcentration: result.plants) == result)
}

@Test func ellisonGlaeserIsUndefinedForOnePlantOrOneRegion() {
  #expect(agglomeration(industry: [5, 0], all: [5, 5], plants: [5]) == nil)
  #expect(agglomeration(industry: [5, 0], all: [5, 0], plants: [3, 2]) == nil)
}

@Test func distancesBetweenMixesStayInTheirBounds() throws {
  for seed in 0..<300 as Range<UInt64> {
    var random = Seeded(seed)
    let count = Int.random(in: 1...15, using: &random)
    let (a, b) = (randomAmounts(count...count, using: &random), randomAmounts(count...count, using: &random))
    let k = try #require(krugmanIndex(a, reference: b, .zeroToTwo))
    #expect(k >= 0 && k <= 2 + 1e-12, "seed \(seed)")
    #expect(near(krugmanIndex(b, reference: a, .zeroToTwo), k), "seed \(seed)")
    #expect(near(krugmanIndex(a, reference: a.map { $0 * 7 }, .zeroToTwo), 0), "seed \(seed)")
    if let hachman = hachmanIndex(a, reference: b) { #expect(hachman > 0 && hachman <= 1, "seed \(seed)") }
  }
}
