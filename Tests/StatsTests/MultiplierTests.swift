import TestSupport
import Testing

@testable import Stats

@Test func multipliersOfAWorkedEconomy() throws {
  let inputs = [[0.2, 0.3], [0.1, 0.4]]
  let inverse = try #require(leontiefInverse(inputs))
  #expect(near(inverse, [[1.3333, 0.6667], [0.2222, 1.7778]], 5e-5))
  #expect(near(outputMultipliers(inputs), [1.5556, 2.4444], 5e-5))
  #expect(near(jobMultipliers(inputs, jobs: [0.01, 0.02]), [1.7778, 2.1111], 5e-5))
  let induced = jobMultipliers(inputs, jobs: [0.01, 0.02], wages: [0.3, 0.2], spending: [0.1, 0.2])
  #expect(near(induced, [2.3158, 2.4474], 5e-5))
  #expect(baseMultiplier(jobs: 300, basic: 100) == 3)
}

@Test func economiesThatUseUpMoreThanTheyMakeHaveNoMultipliers() {
  #expect(leontiefInverse([[1]]) == nil)
  #expect(leontiefInverse([[0.9, 0.9], [0.9, 0.9]]) == nil)
  #expect(outputMultipliers([[1.2]]) == nil)
  #expect(jobMultipliers([[0.5]], jobs: [0]) == [nil])
  #expect(baseMultiplier(jobs: 300, basic: 0) == nil)
  #expect(leontiefInverse([]) == [])
}

@Test func theInverseIsTheSumOfAllRounds() throws {
  for seed in 0..<50 as Range<UInt64> {
    var random = Seeded(seed)
    let n = Int.random(in: 1...6, using: &random)
    let most = 0.8 / Double(n)
    let inputs = (0..<n).map { _ in (0..<n).map { _ in Double.random(in: 0...most, using: &random) } }
    let multipliers = try #require(outputMultipliers(inputs), "seed \(seed)")
    var (sum, round) = (Array(repeating: 1.0, count: n), Array(repeating: 1.0, count: n))
    for _ in 0..<400 {  // 1 + A + A² + …, column sums
      round = (0..<n).map { j in (0..<n).reduce(0.0) { $0 + round[$1] * inputs[$1][j] } }
      sum = zip(sum, round).map { $0 + $1 }
    }
    #expect(near(multipliers, sum), "seed \(seed)")
  }
}
