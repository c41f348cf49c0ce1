import Base
import Testing

@testable import Templating

private let share = Quantity(18, unit: .percent)
private let ratio = Quantity(0.18, unit: .ratio)
private let wage = Quantity(1200, unit: .currency("USD", basis: nil))
private let points = Quantity(2, unit: .percentagePoints)

@Test func aPercentageAndARatioAreTheSameShare() throws {
  #expect(areEqual(.observation(Observation(share)), .observation(Observation(ratio))))
  let half = Value.observation(Observation(Quantity(0.5, unit: .ratio)))
  #expect(try isLess(.observation(Observation(share)), half) == true)
  #expect(try #require(inOneUnit(ratio, share)).x == share)
}

@Test(arguments: [
  (share, wage), (wage, points), (wage, Quantity(1200, unit: .currency("DKK", basis: nil))), (ratio, wage),
])
func whatHasNoUnitInCommonIsNotCompared(_ a: Quantity, _ b: Quantity) {
  #expect(inOneUnit(a, b) == nil)
  #expect(!areEqual(.observation(Observation(a)), .observation(Observation(b))))
  #expect(throws: Refusal.self) { try isLess(.observation(Observation(a)), .observation(Observation(b))) }
}

@Test(arguments: [
  (share, points), (Quantity(3, unit: .named("jobs")), Quantity(4, unit: .named("firms"))), (Quantity(3), wage),
])
func whatIsCountedIsAddedWhateverItIsCalled(_ a: Quantity, _ b: Quantity) throws {
  let both = try #require(inOneUnit(a, b))
  #expect(both.x == a && both.y == b)
}
