import TestSupport
import Testing

@testable import Stats

private let eight: [Double] = [1, 2, 2, 3, 5, 8, 9, 12]

// numpy.quantile with the methods of the same names.
@Test(arguments: [
  (.linear, 0.75, 8.25),
  (.invertedCDF, 0.75, 8),
  (.weibull, 0.75, 8.75),
  (.medianUnbiased, 0.75, 8.583333333),
  (.linear, 0, 1),
  (.invertedCDF, 0, 1),
  (.weibull, 0.05, 1),           // before the first value is the first value
  (.medianUnbiased, 1, 12),
  (.linear, 0.9, 9.9),
  (.weibull, 0.1, 1),
  (.medianUnbiased, 0.3, 2),
  (.invertedCDF, 0.3, 2),
] as [(QuantileMethod, Double, Double)])
func quantileTable(_ method: QuantileMethod, _ part: Double, _ expected: Double) {
  #expect(near(quantile(eight.reversed(), at: part, method), expected))
}

@Test func quantilesOfNothingAndOfOne() {
  for method in QuantileMethod.allCases {
    #expect(quantile([], at: 0.5, method) == nil)
    #expect(quantile([7], at: 0.9, method) == 7)
  }
  #expect(median(eight) == 4)
  #expect(median([3, 1, 2]) == 2)
  #expect(quartiles(eight, .linear) == Quartiles(lower: 2, median: 4, upper: 8.25))
  #expect(quartiles([], .linear) == nil)
  #expect(quantile((1...100).map(Double.init), at: 0.07, .invertedCDF) == 7)  // 0.07 · 100 > 7 in binary
}

@Test func ranksShareAPlace() {
  let values: [Double?] = [90, 85, nil, 85, 70, 60]
  let competition = ranking(of: values)
  #expect(competition.ranks == [Rank(1), Rank(2, isTied: true), nil, Rank(2, isTied: true), Rank(4), Rank(5)])
  #expect(competition.population == 5)
  #expect(ranking(of: values, ties: .dense).ranks.map { $0?.position } == [1, 2, nil, 2, 3, 4])
  #expect(averageRanks(of: values) == [1, 2.5, nil, 2.5, 4, 5])
  #expect(ranking(of: values, .lowestFirst).ranks.map { $0?.position } == [5, 3, nil, 3, 2, 1])
  #expect(ranking(of: [nil]) == Ranking(ranks: [nil], population: 0))
}

@Test func changesOfRankKeepThePopulation() {
  // The newcomer at the end would push everyone down by one.
  #expect(rankChanges(from: [3, 2, 1, nil, 9], to: [3, 1, 2, 7, nil]) == [0, -1, 1, nil, nil])
}

@Test(arguments: [(.strict, 12.5), (.mean, 25), (.weak, 37.5)] as [(PercentileRankKind, Double)])
func percentileRankTable(_ kind: PercentileRankKind, _ expected: Double) {
  #expect(percentileRank(of: 2, in: eight, kind) == expected)
  #expect(percentileRank(of: 2, in: [], kind) == nil)
}

@Test func ranksDoNotDependOnTheOrderOfEntities() {
  for seed in 0..<300 as Range<UInt64> {
    var random = Seeded(seed)
    let values: [Double?] = (0..<Int.random(in: 1...20, using: &random)).map { _ in
      Int.random(in: 0..<5, using: &random) == 0 ? nil : Double(Int.random(in: 0...8, using: &random))
    }
    let shuffle = values.indices.shuffled(using: &random)
    for ties in [TieRule.competition, .dense] {
      let plain = ranking(of: values, ties: ties)
      let moved = ranking(of: shuffle.map { values[$0] }, ties: ties)
      #expect(shuffle.map { plain.ranks[$0] } == moved.ranks, "seed \(seed)")
      #expect(plain.population == values.count { $0 != nil }, "seed \(seed)")
    }
    let n = Double(values.count { $0 != nil })
    #expect(averageRanks(of: values).compactMap { $0 }.total == n * (n + 1) / 2, "seed \(seed)")
  }
}

@Test func nearestPeersFirst() {
  let profiles: [[Double]?] = [[0, 0], [3, 4], nil, [0, 1], [0, -1], [6, 0]]
  #expect(Profiles(profiles).nearest(to: 0, count: 3) == [
    Peer(index: 3, distance: 1), Peer(index: 4, distance: 1), Peer(index: 1, distance: 5),
  ])
  #expect(Profiles(profiles, .manhattan).nearest(to: 0, count: 9).map(\.distance) == [1, 1, 6, 7])
  #expect(Profiles(profiles).nearest(to: 2, count: 3) == [])
  #expect(Profiles([[], []]).nearest(to: 0, count: 3) == [])
}

@Test func theTreeFindsWhomEveryDistanceFinds() {
  for seed in 0..<300 as Range<UInt64> {
    var random = Seeded(seed)
    let length = Int.random(in: 1...4, using: &random)
    // Few different numbers, so that distances tie.
    let profiles = (0..<Int.random(in: 1...60, using: &random)).map { _ -> [Double]? in
      if Int.random(in: 0..<6, using: &random) == 0 { return nil }
      return (0..<length).map { _ in Double(Int.random(in: -4...4, using: &random)) }
    }
    let (index, count) = (Int.random(in: profiles.indices, using: &random), Int.random(in: 0...8, using: &random))
    let expected = profiles.indices.compactMap { other -> (Double, Int)? in
      guard other != index, let own = profiles[index], let profile = profiles[other] else { return nil }
      return (zip(own, profile).map { ($0 - $1) * ($0 - $1) }.reduce(0, +).squareRoot(), other)
    }.sorted { $0 < $1 }.prefix(count)
    #expect(Profiles(profiles).nearest(to: index, count: count).map(\.index) == expected.map(\.1), "seed \(seed)")
  }
}
