import Testing

@testable import Stats

private let parts = [
  CompositePart([100, 50, 75, 75], weight: 0.5),
  CompositePart([2, 4, 3, 1], weight: 0.3),
  CompositePart([10, 30, 20, 30], weight: 0.2, .lowerIsBetter),
]

private func values(
  _ parts: [CompositePart], _ settings: CompositeSettings
) throws -> [Double?] {
  try composite(parts, settings).get().map { $0?.value }
}

@Test func normalisedColumns() {
  #expect(near(minMaxScores([100, 50, 75, 75], .higherIsBetter), [1, 0, 0.5, 0.5]))
  #expect(near(minMaxScores([2, 4, 3, 1], .higherIsBetter), [1.0 / 3, 1, 2.0 / 3, 0]))
  #expect(near(minMaxScores([10, 30, 20, 30], .lowerIsBetter), [1, 0, 0.5, 0]))
  #expect(minMaxScores([5, nil, 5], .higherIsBetter) == [nil, nil, nil])
  #expect(minMaxScores([5, nil, 5], .higherIsBetter, equal: .half) == [0.5, nil, 0.5])
  #expect(minMaxScores([nil], .higherIsBetter) == [nil])
  #expect(minMaxScores([2, 6], .higherIsBetter, goalposts: Interval(0, 4)) == [0.5, 1.5])
  #expect(rankScores([9, nil, 5, 5, 1], .higherIsBetter) == [1, nil, 0.5, 0.5, 0])
  #expect(rankScores([9, nil], .lowerIsBetter) == [nil, nil])
  #expect(distanceScores([5, 20, nil], .higherIsBetter, reference: 10) == [0.5, 2, nil])
  #expect(distanceScores([5, 20, 0], .lowerIsBetter, reference: 10) == [2, 0.5, nil])
  #expect(distanceScores([5], .higherIsBetter, reference: 0) == [nil])
}

@Test func compositesOfAWorkedTable() throws {
  #expect(near(try values(parts, CompositeSettings(.minMax, .arithmetic)), [0.80, 0.30, 0.55, 0.25]))
  // Rows 2 and 4 swap their ranks.
  #expect(near(try values(parts, CompositeSettings(.minMax, .geometric)), [72.35, 3.98, 54.97, 7.11], 5e-3))
  let z = try values(parts, CompositeSettings(.zScore(.population), .arithmetic))
  #expect(near(z, [0.8745, -0.4855, 0.1945, -0.5834], 5e-5))
  // scipy.stats.rankdata, stretched to 0…1.
  let ranks = try values(parts, CompositeSettings(.rank, .arithmetic))
  #expect(near(ranks, [0.8, 1.0 / 3, 0.583333333, 0.283333333], 1e-8))
}

@Test func compositesRelativeToTheMean() throws {
  let relative = parts.map { part in
    let average = mean(part.values.compactMap { $0 })
    return CompositePart(part.values, weight: part.weight, part.direction, reference: average)
  }
  let arithmetic = try values(relative, CompositeSettings(.distance, .arithmetic))
  #expect(near(arithmetic, [1.35666667, 0.96333333, 1.085, 0.77], 1e-8))
  let geometric = try values(relative, CompositeSettings(.distance, .geometric))
  #expect(near(geometric, [1.27008524, 0.88757001, 1.0813963, 0.71718344], 1e-8))
  #expect(try values(parts, CompositeSettings(.distance, .arithmetic)) == [nil, nil, nil, nil])
}

@Test func absentIndicatorsNeedEnoughOfTheOthers() throws {
  let gaps = [
    CompositePart([1, 0, nil], weight: 0.5), CompositePart([1, nil, 0], weight: 0.3),
    CompositePart([1, 0, 0.5], weight: 0.2),
  ]
  let strict = try composite(gaps, CompositeSettings(.minMax, .arithmetic)).get()
  #expect(strict.map { $0 == nil } == [false, true, true])
  let lenient = try composite(gaps, CompositeSettings(.minMax, .arithmetic, coverage: 2.0 / 3)).get()
  #expect(near(lenient.map { $0?.value }, [1, 0, nil]))  // 0.7 of the weight is enough, 0.5 is not
  #expect(near(lenient.map { $0?.coverage }, [1, 0.7, nil]))
  let half = try composite(gaps, CompositeSettings(.minMax, .arithmetic, coverage: 0.5)).get()
  #expect(near(half[2]?.value, 0.2))                     // 0.5 · 0.2 / (0.3 + 0.2)
}

@Test func weightsSumToOne() throws {
  func outcome(_ weights: [Double]) -> CompositeObstacle? {
    let parts = weights.map { CompositePart([1, 2], weight: $0) }
    let result = composite(parts, CompositeSettings(.minMax, .arithmetic))
    if case .failure(let obstacle) = result { return obstacle }
    return nil
  }
  #expect(outcome([0.4, 0.3, 0.125, 0.125, 0.025, 0.025]) == nil)  // a published set
  #expect(outcome([0.333, 0.333, 0.333]) == nil)
  #expect(outcome([0.5, 0.25]) == .weightsSumTo(0.75))
  #expect(outcome([1.5, -0.5]) == .negativeWeight(-0.5))
  #expect(outcome([1, 0]) == nil)
  #expect(outcome([]) == .weightsSumTo(0))
  let thirds = (0..<3).map { _ in CompositePart([1, 2], weight: 0.333) }
  #expect(near(try values(thirds, CompositeSettings(.minMax, .arithmetic)), [0, 1]))
}

@Test func geometricMeansNeedPositiveScores() {
  let z = composite(parts, CompositeSettings(.zScore(.sample), .geometric))
  #expect(z == .failure(.geometricNeedsPositiveScores))
  let beyond = [CompositePart([-10, 5], weight: 1, goalposts: Interval(0, 10))]
  #expect(composite(beyond, CompositeSettings(.minMax, .geometric))
    == .success([nil, CompositeScore(value: exponential(ln(50.5)), coverage: 1)]))
}

// Skewness 2.64 and excess kurtosis 5.04 before, 0.18 and −1.10 after: scipy.stats.
@Test func outliersArePulledIn() {
  #expect(near(skewness([1, 1, 2, 2, 3, 3, 3, 4, 5, 60]), 2.643254053, 1e-8))
  #expect(near(excessKurtosis([1, 1, 2, 2, 3, 3, 3, 4, 5, 60]), 5.037926260, 1e-8))
  #expect(winsorised([1, 1, 2, 2, nil, 3, 3, 3, 4, 5, 60]) == [1, 1, 2, 2, nil, 3, 3, 3, 4, 5, 5])
  #expect(winsorised([-60, -5, -4, -3, -3, -3, -2, -2, -1, -1])[0] == -5)
  #expect(winsorised([1, 2, 3]) == [1, 2, 3])
  #expect(winsorised([4, 4, nil]) == [4, 4, nil])
  #expect(skewness([4, 4]) == nil)
}

@Test func spreadsNameTheirDivisor() {
  #expect(standardDeviation([2, 4], .population) == 1)
  #expect(near(standardDeviation([2, 4], .sample), 1.414213562))
  #expect(standardDeviation([2], .population) == 0)
  #expect(standardDeviation([2], .sample) == nil)
  #expect(mean([]) == nil)
  #expect(zScores([0.1, 0.1, 0.1], .population) == [nil, nil, nil])  // not scores of rounding errors
  #expect(zScores([0, 0], .population) == [nil, nil])
}

// All eight orders of the worked table, by numpy: without the first indicator, rows 1 to 3 tie.
@Test func ranksMoveWithTheChoices() throws {
  let variants = [CompositeSettings(.minMax, .arithmetic), CompositeSettings(.minMax, .geometric)]
  let all = try variants.map { ranking(of: try values(parts, $0)).ranks.map { $0?.position } }
  #expect(all == [[1, 3, 2, 4], [1, 4, 2, 3]])
  #expect(rankRanges(parts, variants: variants) == [1...2, 1...4, 1...2, 3...4])
  // The whole and one part alone.
  let two = [CompositePart([1, 2, nil], weight: 0.9), CompositePart([2, 1, nil], weight: 0.1)]
  #expect(rankRanges(two, variants: [CompositeSettings(.minMax, .arithmetic)]) == [1...2, 1...2, nil])
  let one = [CompositePart([1, 2], weight: 1)]
  #expect(rankRanges(one, variants: [CompositeSettings(.rank, .arithmetic)]) == [2...2, 1...1])
  #expect(rankRanges([], variants: variants).isEmpty)
}
