// One number out of several. Weights are a judgement and print with the result; so does how much of the
// weight a score rests on, where an indicator is absent and the others stand in for it.

/// How indicators are made comparable.
package enum Normalisation: Equatable, Sendable {
  case minMax
  case zScore(Spread)
  case rank
  /// Relative to the reference of each part.
  case distance
}

/// How scores become one.
package enum CompositeMean: String, CaseIterable, Sendable {
  case arithmetic  // Σ w x: a weakness can be made up for
  case geometric   // Π x^w: less so; scores from 0 to 1 are first stretched to 1 to 100
}

/// One indicator in a composite.
package struct CompositePart: Equatable, Sendable {
  package let values: [Double?]
  package let weight: Double
  package let direction: Direction
  /// The worst and best value for ``Normalisation/minMax``, where editions are to be comparable.
  package let goalposts: Interval?
  /// For ``Normalisation/distance``.
  package let reference: Double?

  package init(
    _ values: [Double?], weight: Double, _ direction: Direction = .higherIsBetter,
    goalposts: Interval? = nil, reference: Double? = nil
  ) {
    self.values = values
    self.weight = weight
    self.direction = direction
    self.goalposts = goalposts
    self.reference = reference
  }
}

/// How a composite is made.
package struct CompositeSettings: Equatable, Sendable {
  package let normalisation: Normalisation
  package let mean: CompositeMean
  /// The least part of the weight that must be there, from 0 to 1.
  package let coverage: Double
  package let equal: EqualScores

  package init(
    _ normalisation: Normalisation, _ mean: CompositeMean, coverage: Double = 1,
    equal: EqualScores = .undefined
  ) {
    self.normalisation = normalisation
    self.mean = mean
    self.coverage = coverage
    self.equal = equal
  }
}

/// One entity's score, and the part of the weight it rests on.
package struct CompositeScore: Equatable, Sendable {
  package let value: Double
  package let coverage: Double
}

/// Why there is no composite.
package enum CompositeObstacle: Error, Equatable, Sendable {
  case weightsSumTo(Double)
  case negativeWeight(Double)
  /// A geometric mean of scores around 0 does not exist.
  case geometricNeedsPositiveScores
}

/// A composite indicator: weighted scores of several indicators in one number.
///
/// Where an indicator is absent, the others share its weight in proportion, as long as enough is there.
///
/// - Parameter parts: One per indicator, over the same entities; weights sum to 1.
/// - Returns: One per entity: from 0 to 1 for min–max and ranks (1 to 100 if geometric), around 0 for
///   z-scores, around 1 for distances. `nil` where too little is there, or a geometric mean meets a score
///   that is not positive. Or why there is none at all.
/// - Complexity: O(parts · n log n).
/// - Source: OECD and JRC (2008), *Handbook on Constructing Composite Indicators*.
package func composite(
  _ parts: [CompositePart], _ settings: CompositeSettings
) -> Result<[CompositeScore?], CompositeObstacle> {
  if let obstacle = obstacle(parts, settings) { return .failure(obstacle) }
  let count = parts.first?.values.count ?? 0
  precondition(parts.allSatisfy { $0.values.count == count }, "all indicators are about the same entities")
  let columns = parts.map { scores($0, settings) }
  let sum = parts.map(\.weight).total
  return .success((0..<count).map { entity in
    let known = zip(columns, parts).compactMap { column, part in
      column[entity].map { (value: $0, weight: part.weight / sum) }
    }
    return score(known, settings)
  })
}

private func obstacle(_ parts: [CompositePart], _ settings: CompositeSettings) -> CompositeObstacle? {
  if let negative = parts.first(where: { $0.weight < 0 }) { return .negativeWeight(negative.weight) }
  let sum = parts.map(\.weight).total
  // Thirds written with three decimals are meant to sum to 1; 0.99 is a mistake.
  guard (sum - 1).magnitude <= 0.001 + 1e-9 else { return .weightsSumTo(sum) }
  if case .zScore = settings.normalisation, settings.mean == .geometric {
    return .geometricNeedsPositiveScores
  }
  return nil
}

private func scores(_ part: CompositePart, _ settings: CompositeSettings) -> [Double?] {
  switch settings.normalisation {
  case .minMax: minMaxScores(part.values, part.direction, goalposts: part.goalposts, equal: settings.equal)
  case .zScore(let spread): zScores(part.values, part.direction, spread)
  case .rank: rankScores(part.values, part.direction)
  case .distance:
    part.reference.map { distanceScores(part.values, part.direction, reference: $0) }
      ?? part.values.map { _ in nil }
  }
}

private func score(
  _ known: [(value: Double, weight: Double)], _ settings: CompositeSettings
) -> CompositeScore? {
  let weight = known.map(\.weight).total
  guard weight > 0, weight >= settings.coverage - 1e-9 else { return nil }
  switch settings.mean {
  case .arithmetic:
    let sum = known.reduce(0) { $0 + $1.value * $1.weight }
    return CompositeScore(value: sum / weight, coverage: weight)
  case .geometric:
    let positive = known.map { (stretched($0.value, settings.normalisation), $0.weight) }
    guard positive.allSatisfy({ $0.0 > 0 }) else { return nil }
    let sum = positive.reduce(0) { $0 + ln($1.0) * $1.1 }
    return CompositeScore(value: exponential(sum / weight), coverage: weight)
  }
}

private func stretched(_ score: Double, _ normalisation: Normalisation) -> Double {
  switch normalisation {
  case .minMax, .rank: 1 + 99 * score
  case .zScore, .distance: score
  }
}
