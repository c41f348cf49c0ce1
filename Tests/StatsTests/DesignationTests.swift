import Testing

@testable import Stats

private let quotients: [Double?] = [1, 2, 2, 3, 5, 8, 9, 12]
private let jobs: [Double?] = [900, 900, 900, 900, 900, 900, nil, 90]

// The top quarter by quotient, from 100 jobs.
@Test(arguments: [
  (.linear, 8.25, [6, 7]),
  (.invertedCDF, 8, [5, 6, 7]),
  (.weibull, 8.75, [6, 7]),
  (.medianUnbiased, 8.583333333, [6, 7]),
] as [(QuantileMethod, Double, [Int])])
func strongClustersByMethod(_ method: QuantileMethod, _ cutoff: Double, _ strong: [Int]) {
  let rule = Designation(criteria: [.init(measure: 0, .top(0.25, method))])
  let result = designations(by: rule, [quotients])
  #expect(near(result.cutoffs, [cutoff]))
  #expect(result.populations == [8])
  #expect(quotients.indices.filter { result.awards[$0].has(atLeast: 1) == true } == strong)
}

@Test func minimumsDecideAfterTheCriteria() {
  let rule = Designation(
    criteria: [.init(measure: 0, .top(0.25, .linear))], minimums: [.init(measure: 1, 100)])
  let result = designations(by: rule, [quotients, jobs])
  #expect(result.awards[7] == Award(met: [true], isLargeEnough: false, stars: 0...0))
  // The quotient is high enough, the jobs are not disclosed: neither strong nor not.
  #expect(result.awards[6] == Award(met: [true], isLargeEnough: nil, stars: 0...1))
  #expect(result.awards[6].has(atLeast: 1) == nil)
  #expect(result.awards[6].settledStars == nil)
  #expect(result.awards[0].settledStars == 0)
  let exactly = Designation(criteria: rule.criteria, minimums: [.init(measure: 1, 900)])
  #expect(designations(by: exactly, [quotients, jobs]).awards[0].isLargeEnough == true)
}

@Test func theTopCanBeThatOfTheLargeOnes() {
  let rule = Designation(
    criteria: [.init(measure: 0, .top(0.25, .invertedCDF))], minimums: [.init(measure: 1, 100)],
    population: .largeEnough)
  let result = designations(by: rule, [quotients, jobs])
  #expect(result.populations == [6])
  #expect(result.cutoffs == [5])
}

// Size in the top tenth, a quotient of at least 2, focus in the top tenth; from 1 000 employees.
@Test func starsOfTheObservatory() {
  let size: [Double?] = [500, 1_200, 1_500, 2_000, 9_000, nil]
  let quotient: [Double?] = [9, 2, 1.9, nil, 3, 4]
  let focus: [Double?] = [0.5, 0.01, 0.02, 0.03, 0.6, 0.01]
  let rule = Designation(
    criteria: [
      .init(measure: 0, .top(0.1, .linear)), .init(measure: 1, .atLeast(2)),
      .init(measure: 2, .top(0.1, .linear)),
    ],
    minimums: [.init(measure: 0, 1_000)])
  let result = designations(by: rule, [size, quotient, focus])
  #expect(result.awards.map(\.stars) == [0...0, 1...1, 0...0, 0...1, 3...3, 0...2])
  #expect(result.populations == [5, 5, 6])
}

@Test func aboveIsNotAtLeast() {
  let awards = [Designation.Threshold.atLeast(2), .above(2)].map { threshold in
    designations(by: Designation(criteria: [.init(measure: 0, threshold)]), [[2]]).awards[0].stars
  }
  #expect(awards == [1...1, 0...0])
}

@Test func nobodyDisclosesTheMeasure() {
  let rule = Designation(criteria: [.init(measure: 0, .top(0.25, .linear))])
  let result = designations(by: rule, [[nil, nil]])
  #expect(result.cutoffs == [nil])
  #expect(result.awards.map(\.stars) == [0...1, 0...1])
  #expect(designations(by: rule, [[]]).awards.isEmpty)
}
