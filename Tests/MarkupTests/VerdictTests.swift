import Base
import Markup
import Testing

private func assertion(_ text: String, _ test: AssertionTest = AssertionTest()) -> Assertion {
  Assertion(
    text: text, textSpan: Span(ID(0), 0..<0), reading: reading(of: Array(text.utf8), language: .english), test: test)
}

// Words, the datum, whether they hold.
@Test(arguments: [
  ("18 percent", Quantity(17.5, unit: .percent), true), ("18 percent", Quantity(17.4, unit: .percent), false),
  ("18 percent", Quantity(18.5, unit: .percent), true), ("18 percent", Quantity(16.9, unit: .percent), false),
  ("18 percent", Quantity(0.18, unit: .ratio), true), ("18 percent", Quantity(18, unit: .ratio), false),
  ("18", Quantity(18, unit: .named("jobs")), true), ("1.8 times", Quantity(1.84, unit: .ratio), true),
  ("over 480", Quantity(480), true), ("over 480", Quantity(479), false), ("at least 480", Quantity(9000), true),
  ("almost 900", Quantity(890), true), ("almost 900", Quantity(900), true), ("almost 900", Quantity(901), false),
  ("almost 900", Quantity(809), false), ("about 100", Quantity(95), true), ("about 100", Quantity(106), false),
  ("about 3", Quantity(3.4), true), ("up to 20", Quantity(3), true), ("up to 20", Quantity(21), false),
  ("17 to 20", Quantity(16.6), true), ("17 to 20", Quantity(20.6), false),
  ("almost -10", Quantity(-9.5), true), ("almost -10", Quantity(-8.5), false),
  ("$72.9 billion", Quantity(72.94e9, unit: .currency("USD", basis: nil)), true),
  ("100 to 249", Quantity(.range(100, 249)), true), ("120", Quantity(.range(100, 249)), false),
  ("more than 480", Quantity(.value(480), hedge: .moreThan), true),
  ("at least 450", Quantity(.value(480), hedge: .moreThan), true),
  ("more than 500", Quantity(.value(480), hedge: .moreThan), false),
  ("almost 480", Quantity(.value(480), hedge: .moreThan), false),
  ("almost 900", Quantity(.value(900), hedge: .almost), true), ("up to 20", Quantity(.value(18), hedge: .upTo), true),
] as [(String, Quantity, Bool)])
func wordsHoldOrNot(_ text: String, _ datum: Quantity, _ holds: Bool) {
  let verdict = judge(assertion(text), against: datum)
  #expect((verdict == .holds) == holds, "\(text): \(verdict)")
}

@Test func verdictsSayWhatIsWrong() {
  #expect(judge(assertion("18 percent"), against: Quantity(16.9, unit: .percent)) == .mismatch(low: 17.5, high: 18.5))
  #expect(judge(assertion("18 percent"), against: Quantity(18, unit: .named("jobs"))) == .otherUnit)
  #expect(judge(assertion("€5"), against: Quantity(5, unit: .currency("USD", basis: nil))) == .otherUnit)
  #expect(judge(assertion("480"), against: Quantity(.value(480), hedge: .moreThan)) == .hedgeMissing(.moreThan))
  #expect(judge(assertion("480"), against: Quantity(.absent(.suppressed))) == .absent(.suppressed))
}

@Test func optionsOverride() {
  let words = assertion("almost one in five", AssertionTest(min: 17, max: 20))
  #expect(judge(words, against: Quantity(18.5, unit: .percent)) == .holds)
  #expect(judge(words, against: Quantity(20.5, unit: .percent)) == .mismatch(low: 17, high: 20))
  #expect(
    judge(assertion("18 percent", AssertionTest(tolerance: 2)), against: Quantity(16.9, unit: .percent)) == .holds)
}

@Test func phrasesAreRewrittenAsPrecisely() {
  let percent = assertion("some 18 percent of it")
  #expect(phrase(percent, saying: 16.9, unit: .percent, language: .english) == "some 17 percent of it")
  #expect(phrase(percent, saying: 16.9, unit: .percent, language: .english, decimals: 1) == "some 16.9 percent of it")
  #expect(phrase(percent, saying: 0.169, unit: .ratio, language: .english) == "some 17 percent of it")
  #expect(phrase(assertion("$72.9 billion"), saying: 68.21e9, unit: nil, language: .english) == "$68.2 billion")
  #expect(phrase(assertion("four"), saying: 5, unit: nil, language: .english) == nil)
}

@Test(arguments: [
  (.rose, [1, 5, 2], true), (.rose, [2, 2], false), (.fell, [2, 1], true), (.grew, [1], nil),
  (.doubled, [10, 19.5], true), (.doubled, [10, 30], false), (.doubled, [0, 30], nil), (.tripled, [10, 30], true),
  (.halved, [10, 5], true), (.halved, [10, 1], false), (.unchanged, [100, 101], true),
  (.unchanged, [100, 102], false),
] as [(ClaimKind, [Double], Bool?)])
func claimsOnASeries(_ claim: ClaimKind, _ series: [Double], _ holds: Bool?) {
  #expect(judge(claim, on: ClaimData(series: series)) == holds)
}

@Test(arguments: [
  (.largest, [1, 2, 3], 3, true), (.largest, [3, 3], 3, false), (.smallest, [1, 2, 3], 1, true),
  (.aboveAverage, [1, 2, 6], 3, false), (.aboveAverage, [1, 2, 6], 6, true), (.belowAverage, [1, 2, 6], 2, true),
  (.largest, [3], 3, nil), (.largest, [1, 2], nil, nil),
] as [(ClaimKind, [Double], Double?, Bool?)])
func claimsAmongPeers(_ claim: ClaimKind, _ peers: [Double], _ subject: Double?, _ holds: Bool?) {
  #expect(judge(claim, on: ClaimData(peers: peers, subject: subject)) == holds)
}
