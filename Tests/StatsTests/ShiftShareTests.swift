import TestSupport
import Testing

@testable import Stats

// Farhauer and Kröll, and a third year.
private let region: [[Double]] = [[90, 20, 10, 60], [100, 40, 10, 55], [105, 45, 15, 60]]
private let nation: [[Double]] = [[400, 150, 150, 400], [440, 210, 135, 480], [460, 230, 155, 500]]

private func paths(_ years: ClosedRange<Int>) -> [IndustryPath] {
  (0..<4).map { i in
    IndustryPath(region: years.map { region[$0][i] }, nation: years.map { nation[$0][i] })
  }
}

private func expectParts(
  _ parts: ShiftShare.Parts?, _ national: Double, _ mix: Double, _ competitive: Double,
  _ tolerance: Double = 1e-9, sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(near(parts?.national, national, tolerance), sourceLocation: sourceLocation)
  #expect(near(parts?.mix, mix, tolerance), sourceLocation: sourceLocation)
  #expect(near(parts?.competitive, competitive, tolerance), sourceLocation: sourceLocation)
}

@Test func classicShiftShare() throws {
  let result = try #require(shiftShare(paths(0...1)))
  expectParts(result.total, 27, 1, -3)
  #expect(near(result.total.change, 25))
  #expect(near(result.industries.map { $0?.mix }, [-4.5, 5, -2.5, 3]))
  #expect(near(result.industries.map { $0?.competitive }, [1, 12, 1, -17]))
  #expect(result.coverage(of: 200) == 0.9)
}

@Test func homotheticShiftShare() throws {
  let result = try #require(competitiveAllocation(paths(0...1)))
  #expect(near(result.competitive, -0.6364, 5e-5))
  #expect(near(result.allocation, -2.3636, 5e-5))
  #expect(near(result.competitive + result.allocation, -3))
  #expect(result.industries.map { $0?.isSpecialised } == [true, false, false, false])
  #expect(result.industries.map { $0?.hasAdvantage } == [true, true, true, false])
}

@Test func dynamicShiftShareChangesTheSignOfTheMix() throws {
  let fixed = try #require(shiftShare(paths(0...2)))
  expectParts(fixed.total, 40.0909, -0.5909, 5.5, 5e-5)
  let moving = try #require(dynamicShiftShare(paths(0...2)))
  expectParts(moving.total, 39.9644, 0.1637, 4.8719, 5e-5)
  #expect(near(fixed.total.change, 45))
  #expect(near(moving.total.change, 45))
  #expect(moving.coveredBase == 180)
}

@Test func anIndustryThatIsNewInTheRegionIsCompetitive() throws {
  let new = IndustryPath(region: [0, 12], nation: [100, 150])
  let result = try #require(shiftShare([new, IndustryPath(region: [50, 60], nation: [500, 550])]))
  #expect(result.industries[0] == ShiftShare.Parts(national: 0, mix: 0, competitive: 12))
  #expect(near(result.total.change, 22))
  #expect(competitiveAllocation([new]) == nil)  // its growth has no number
}

@Test func withheldIndustriesLeaveBothSides() throws {
  let withheld = IndustryPath(region: [nil, 8], nation: [300, 900])
  let unknown = IndustryPath(region: [0, 8], nation: [0, 900])  // the nation had none at the start
  let result = try #require(shiftShare(paths(0...1) + [withheld, unknown]))
  #expect(result.industries[4...].allSatisfy { $0 == nil })
  expectParts(result.total, 27, 1, -3)
  #expect(shiftShare([withheld]) == nil)
  #expect(shiftShare([]) == nil)
}

@Test func aGapInTheMiddleLeavesTheDynamicFormOnly() throws {
  let gap = IndustryPath(region: [5, nil, 8], nation: [30, 30, 90])
  let moving = try #require(dynamicShiftShare(paths(0...2) + [gap]))
  #expect(moving.industries[4] == nil)
  expectParts(moving.total, 39.9644, 0.1637, 4.8719, 5e-5)
  #expect(shiftShare(paths(0...2) + [gap])?.industries[4] != nil)
}

@Test func shiftShareAddsUp() throws {
  for seed in 0..<300 as Range<UInt64> {
    var random = Seeded(seed)
    let (count, years) = (Int.random(in: 1...12, using: &random), Int.random(in: 2...6, using: &random))
    let paths = (0..<count).map { _ in
      IndustryPath(
        region: randomAmounts(years...years, using: &random),
        nation: (0..<years).map { _ in Double(Int.random(in: 1...900_000, using: &random)) })
    }
    let change = paths.map { ($0.region[years - 1] ?? 0) - ($0.region[0] ?? 0) }
    for result in [shiftShare(paths), dynamicShiftShare(paths)] {
      let result = try #require(result)
      #expect(near(result.total.change, change.total, 1e-4), "seed \(seed)")
      for (parts, change) in zip(result.industries, change) {
        #expect(near(parts?.change, change, 1e-4), "seed \(seed)")
      }
    }
    // Over two periods both are the same.
    if years == 2 { #expect(shiftShare(paths) == dynamicShiftShare(paths), "seed \(seed)") }
    // The nation against itself has neither mix nor competition.
    let itself = try #require(shiftShare(paths.map { IndustryPath(region: $0.nation, nation: $0.nation) }))
    #expect(near(itself.total.mix, 0, 1e-4) && near(itself.total.competitive, 0, 1e-4), "seed \(seed)")
    // Competition and allocation are the competitive part of industries that were there.
    if let split = competitiveAllocation(paths), let whole = shiftShare(paths) {
      for (parts, all) in zip(split.industries, whole.industries) {
        guard let parts else { continue }
        #expect(near(parts.competitive + parts.allocation, all?.competitive, 1e-3), "seed \(seed)")
      }
    }
  }
}
