import TestSupport
import Testing

@testable import Stats

private let threeByThree: [[Double]] = [[30, 60, 10], [20, 140, 40], [50, 100, 50]]

@Test(arguments: [
  (30, 100, 100, 500, 1.5),
  (1_714, 79_006, 879_213, 15_593_224, 0.3847623),  // Farhauer and Kröll
  (0, 100, 100, 500, 0),                             // a true zero is a number
  (5, 0, 100, 500, nil),
  (0, 100, 0, 500, nil),                             // EconGeo says 0 here
  (101, 100, 200, 500, nil),                         // more than everything: a mistake in the data
  (-1, 100, 200, 500, nil),
] as [(Double, Double, Double, Double, Double?)])
func locationQuotientTable(_ a: Double, _ b: Double, _ c: Double, _ d: Double, _ expected: Double?) {
  let quotient = locationQuotient(part: a, whole: b, referencePart: c, referenceWhole: d)
  #expect(near(quotient, expected, 5e-8))
}

@Test func quotientsOfATable() {
  let expected: [[Double?]] = [[1.5, 1, 0.5], [0.5, 7.0 / 6, 1], [1.25, 5.0 / 6, 1.25]]
  #expect(near(locationQuotients(threeByThree), expected))
  #expect(near(locationQuotients([[0, 0], [3, 0]]), [[nil, nil], [1, nil]]))
  #expect(locationQuotients([]).isEmpty)
}

@Test func bothSidesOfTheQuotientCanBeAverages() {
  #expect(quotientOfAverages(1_500, reference: 1_000) == 1.5)
  #expect(quotientOfAverages(1_500, reference: 0) == nil)
}

// 100 to 249 jobs of 10 000, where the nation has 2 %: a size class gives a range of quotients.
@Test func sizeClassesGiveBounds() throws {
  let jobs = try #require(Interval(100, 249))
  let exact = Interval.init(exactly:)
  let bounds = locationQuotient(
    part: jobs, whole: exact(10_000), referencePart: exact(2_000), referenceWhole: exact(100_000))
  #expect(near(bounds?.low, 0.5))
  #expect(near(bounds?.high, 1.245))
}

@Test func anOpenClassIsBoundedByItsWhole() throws {
  let open = try #require(Interval(100, .infinity))
  let exact = Interval.init(exactly:)
  let bounds = locationQuotient(
    part: open, whole: exact(1_000), referencePart: exact(10), referenceWhole: exact(100))
  #expect(bounds == Interval(1, 10))
  #expect(share(of: exact(5), in: open) == Interval(0, 0.05))
  #expect(share(of: exact(5), in: try #require(Interval(0, 9))) == nil)
}

@Test func boundsHoldEveryCombination() throws {
  for seed in 0..<300 as Range<UInt64> {
    var random = Seeded(seed)
    func interval(_ range: ClosedRange<Double>) -> (Interval, Double) {
      let low = Double.random(in: range, using: &random)
      let high = Double.random(in: low...range.upperBound, using: &random)
      // The bounds were drawn in order, so that there is an interval.
      return (Interval(low, high)!, Double.random(in: low...high, using: &random))
    }
    let (part, whole) = (interval(0...100), interval(100...1_000))
    let (referencePart, referenceWhole) = (interval(1...500), interval(500...9_000))
    let bounds = try #require(locationQuotient(
      part: part.0, whole: whole.0, referencePart: referencePart.0, referenceWhole: referenceWhole.0))
    let inside = try #require(locationQuotient(
      part: part.1, whole: whole.1, referencePart: referencePart.1, referenceWhole: referenceWhole.1))
    #expect(inside >= bounds.low - 1e-9 && inside <= bounds.high + 1e-9, "seed \(seed)")
  }
}

@Test func intervalsAreTheRightWayRound() throws {
  #expect(Interval(2, 1) == nil)
  #expect(Interval(.nan, 1) == nil)
  #expect(Interval(-.infinity, 1) == nil)
  let some = try #require(Interval(100, 249))
  #expect(sum([some, Interval(exactly: 1)]) == Interval(101, 250))
  #expect(near(growth(from: Interval(exactly: 100), to: some)?.high, 1.49))
  #expect(growth(from: Interval(exactly: 0), to: some) == nil)
  #expect(growth(from: Interval(exactly: 100), to: try #require(Interval(0, 50))) == Interval(-1, -0.5))
}

@Test func symmetricAndLogarithmicForms() {
  #expect(near(symmetricQuotient(8.36), 0.786, 5e-4))
  #expect(symmetricQuotient(0) == -1)
  #expect(symmetricQuotient(1) == 0)
  #expect(symmetricQuotient(-1) == nil)
  #expect(near(logQuotient(2).map { $0 + (logQuotient(0.5) ?? .nan) }, 0))
  #expect(logQuotient(0) == nil)
}

@Test func additiveFormSumsToZero() {
  let industries = columnTotals(threeByThree)
  let forms = threeByThree.map { row in
    additiveQuotient(part: row[0], whole: row.total, referencePart: industries[0], referenceWhole: 500)
  }
  #expect(near(forms, [0.1, -0.2, 0.1]))
  #expect(additiveQuotient(part: 0, whole: 1, referencePart: 0, referenceWhole: 2) == nil)
}

// numpy: (x − mean) / std, with ddof = 1 and of the logarithms.
@Test func standardisedForms() {
  #expect(near(standardisedQuotients([1.5, 0.5, nil, 1.25]), [0.800641, -1.120897, nil, 0.320256], 1e-6))
  #expect(
    near(
      standardisedQuotients([1.5, 0.5, 0, 1.25].map { logQuotient($0) }), [0.725225, -1.140775, nil, 0.415550], 1e-6))
  #expect(standardisedQuotients([1, 1, nil]) == [nil, nil, nil])
}

@Test func jobsBeyondExpectation() {
  #expect(near(excessJobs(30, quotient: 1.5), 10))  // 30 where the reference's share would give 20
  #expect(excessJobs(30, quotient: 0.5) == 0)
  #expect(excessJobs(0, quotient: 0) == 0)
  #expect(excessJobs(30, quotient: -1) == nil)
}

@Test func clusterIndexOfFarhauerAndKroell() {
  let index = clusterIndex(
    jobs: 1_743.0 / 5_740, firms: 35.0 / 53, area: 50.0 / 576, population: 488.0 / 4_621)
  #expect(near(index, 21.87491, 5e-6))
  #expect(clusterIndex(jobs: 0.1, firms: 0.1, area: 0, population: 0.1) == nil)
}

@Test func aReferenceHasTheQuotientOfOne() throws {
  for seed in 0..<300 as Range<UInt64> {
    var random = Seeded(seed)
    let amounts = randomAmounts(1...30, using: &random)
    for part in amounts where part > 0 {
      let quotient = locationQuotient(
        part: part, whole: amounts.total, referencePart: part, referenceWhole: amounts.total)
      #expect(near(quotient, 1, 1e-12), "seed \(seed)")
    }
  }
}

@Test func quotientsWeightedByRegionAverageToOne() throws {
  for seed in 0..<200 as Range<UInt64> {
    var random = Seeded(seed)
    let (rows, columns) = (Int.random(in: 1...8, using: &random), Int.random(in: 1...8, using: &random))
    let table = (0..<rows).map { _ in randomAmounts(columns...columns, using: &random) }
    let quotients = locationQuotients(table)
    let all = columnTotals(table).total
    for column in 0..<columns where columnTotals(table)[column] > 0 {
      let average = zip(table, quotients).reduce(0.0) { sum, pair in
        sum + pair.0.total / all * (pair.1[column] ?? .nan)
      }
      #expect(near(average, 1), "seed \(seed)")
    }
    for (row, values) in zip(table, quotients) {
      let ceiling = try #require(locationQuotientCeiling(whole: row.total, referenceWhole: all))
      #expect(values.allSatisfy { ($0 ?? 0) <= ceiling + 1e-9 }, "seed \(seed)")
    }
  }
}
