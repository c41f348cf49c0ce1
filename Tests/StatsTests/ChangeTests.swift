import TestSupport
import Testing

@testable import Stats

@Test(arguments: [
  (100, 110, 0.1),
  (41_128, 57_642, 0.401527),  // biopharmaceutical jobs in Massachusetts, 2004 to 2013
  (40_501, 45_141, 0.114565),  // and in California
  (50, 0, -1),
  (16, 18, 0.125),             // two percentage points more, and an eighth
  (0, 7, nil),                 // new: no number
  (-5, 7, nil),
  (0, 0, nil),
] as [(Double, Double, Double?)])
func growthTable(_ old: Double, _ new: Double, _ expected: Double?) {
  #expect(near(growth(from: old, to: new), expected, 5e-7))
}

@Test func growthFromNothingToNothingIsAChoice() {
  #expect(growth(from: 0, to: 0, nothing: .unchanged) == 0)
  #expect(growth(from: 0, to: 1, nothing: .unchanged) == nil)
}

@Test func growthFromADifference() {
  #expect(near(growth(by: 10, to: 110), 0.1))
  #expect(growth(by: 7, to: 7) == nil)
}

@Test(arguments: [
  (1, 1.6, 9, 0.0536),          // 60 % from 2000 to 2009: nine intervals
  (1, 1.6, 10, 0.0481),         // the usual error
  (41_128, 57_642, 9, 0.0382),
  (10, 0, 5, -1),
  (0, 5, 5, nil),
  (5, -1, 5, nil),
  (5, 6, 0, nil),
  (5, 3, 0, nil),
] as [(Double, Double, Double, Double?)])
func annualGrowthTable(_ old: Double, _ new: Double, _ years: Double, _ expected: Double?) {
  #expect(near(annualGrowth(from: old, to: new, years: years), expected, 5e-5))
}

@Test(arguments: [
  (CalendarDay(2000), CalendarDay(2009), 9),
  (CalendarDay(2010, 1), CalendarDay(2012, 7), 2.5),
  (CalendarDay(2015, 12), CalendarDay(2016, 12), 1),
  (CalendarDay(2016, 3, 4), CalendarDay(2016, 4, 22), 48.0 / 360),
  (CalendarDay(2016, 2, 29), CalendarDay(2017, 2, 28), 1),     // both are the end of February
  (CalendarDay(2014, 12, 31), CalendarDay(2015, 6, 30), 0.5),
  (CalendarDay(1900, 2, 28), CalendarDay(1900, 3, 30), 1.0 / 12),  // 1900 was no leap year
  (CalendarDay(2009), CalendarDay(2000), -9),
] as [(CalendarDay, CalendarDay, Double)])
func yearsBetweenDays(_ start: CalendarDay, _ end: CalendarDay, _ expected: Double) {
  #expect(near(years(from: start, to: end), expected))
}

@Test func annualGrowthCountsDatesAndNotRows() {
  let rate = annualGrowth(from: 41_128, on: CalendarDay(2004), to: 57_642, on: CalendarDay(2013))
  #expect(near(rate, 0.0382, 5e-5))
  #expect(annualGrowth(from: 1, on: CalendarDay(2004), to: 2, on: CalendarDay(2004)) == nil)
}

@Test(arguments: [
  (41_128, 57_642, 0.3376, 5e-5),
  (40_501, 45_141, 0.108, 5e-4),
  (0, 5, nil, 0),
  (-5, -2, nil, 0),
  (5, 0, nil, 0),
] as [(Double, Double, Double?, Double)])
func logGrowthTable(_ old: Double, _ new: Double, _ expected: Double?, _ tolerance: Double) {
  #expect(near(logGrowth(from: old, to: new), expected, tolerance))
}

@Test(arguments: [(0.1, 7.27), (1, 1), (0, nil), (-0.1, nil)] as [(Double, Double?)])
func doublingTimeTable(_ rate: Double, _ expected: Double?) {
  #expect(near(doublingTime(at: rate), expected, 5e-3))
}

@Test func indexNumbersKeepGapsAndNeedABase() {
  #expect(near(indexNumbers([50, nil, 75, 100], base: 0), [100, nil, 150, 200]))
  #expect(near(indexNumbers([50, nil, 75, 100], base: 3), [50, nil, 75, 100]))
  #expect(indexNumbers([50, nil, 75], base: 1) == nil)
  #expect(indexNumbers([0, 75], base: 0) == nil)
}

@Test func contributionsMayPassOneAndNeedAChange() {
  #expect(contribution(of: 50, toChange: 100) == 0.5)
  #expect(contribution(of: 150, toChange: 100) == 1.5)  // others shrank
  #expect(contribution(of: -50, toChange: 100) == -0.5)
  #expect(contribution(of: 50, toChange: 0) == nil)
  #expect(contribution(of: 50, toChange: 3, negligible: 5) == nil)
  #expect(contribution(of: 4, toGrowthFrom: 200) == 0.02)
  #expect(contribution(of: 4, toGrowthFrom: 0) == nil)
}

@Test func ratesOfPeoplePricesAndCurrencies() {
  #expect(perCapita(500, population: 250_000, unit: 1_000_000) == 2_000)
  #expect(perCapita(500, population: 0) == nil)
  // 3.2 billion dollars of 2017 in the consumer prices of 2021.
  #expect(near(realValue(3.2, priceIndex: 245.120, baseIndex: 270.970), 3.54, 5e-3))
  #expect(realValue(3.2, priceIndex: 0, baseIndex: 270.970) == nil)
  #expect(realValue(3.2, priceIndex: 245.120, baseIndex: 0) == nil)
  #expect(near(converted(100, rate: 0.15), 15))
  #expect(converted(100, rate: 0) == nil)
}

@Test func reboundUndoesAFallInLogarithms() throws {
  for seed in 0..<200 as Range<UInt64> {
    var random = Seeded(seed)
    let (a, b) = (Double.random(in: 1...1e6, using: &random), Double.random(in: 1...1e6, using: &random))
    let there = try #require(logGrowth(from: a, to: b))
    let back = try #require(logGrowth(from: b, to: a))
    #expect(near(there + back, 0), "seed \(seed)")
    let rate = try #require(annualGrowth(from: a, to: b, years: 7))
    let path = (0..<7).reduce(a) { x, _ in x * (1 + rate) }
    #expect(near(path / b, 1), "seed \(seed)")
  }
}
