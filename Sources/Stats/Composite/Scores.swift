// Indicators of different units made comparable, so that they can be averaged. Each way keeps something and
// loses something: min–max keeps distances and hangs on the extremes, ranks lose distances and fear no
// outlier.

/// Which end of an indicator is the good one.
package enum Direction: String, CaseIterable, Sendable {
  case higherIsBetter = "higher-is-better"
  case lowerIsBetter = "lower-is-better"
}

/// What everyone gets where all values are equal and min–max would divide 0 by 0.
package enum EqualScores: String, CaseIterable, Sendable {
  case undefined
  case half
}

/// Values between the worst and the best.
///
///     (x − min) / (max − min),  1 minus that where lower is better
///
/// - Parameters:
///   - values: `nil` for an absent one, which stays absent.
///   - goalposts: The worst and best value where editions are to be comparable; values beyond them give
///     scores
///     beyond 0 and 1. Without them, those of the values at hand.
/// - Returns: From 0 to 1, 1 best. All `nil` where all values are equal, unless told otherwise.
package func minMaxScores(
  _ values: [Double?], _ direction: Direction, goalposts: Interval? = nil, equal: EqualScores = .undefined
) -> [Double?] {
  let known = values.compactMap { $0 }
  guard let low = goalposts?.low ?? known.min(), let high = goalposts?.high ?? known.max()
  else { return values }
  guard high > low, high.isFinite else { return values.map { $0 == nil || equal == .undefined ? nil : 0.5 } }
  return values.map { value in
    value.map { direction == .higherIsBetter ? ($0 - low) / (high - low) : (high - $0) / (high - low) }
  }
}

/// Values in standard deviations from their mean, turned round where lower is better.
///
/// - Returns: 0 on average, positive for good. All `nil` where all values are equal.
package func zScores(_ values: [Double?], _ direction: Direction, _ spread: Spread) -> [Double?] {
  let scores = zScores(values, spread)
  return direction == .higherIsBetter ? scores : scores.map { $0.map { 0 - $0 } }
}

/// Places, stretched from 0 for the last to 1 for the first; equal values share the mean of their places.
///
///     (n − rank) / (n − 1)
///
/// - Returns: From 0 to 1. All `nil` where fewer than two values are there.
package func rankScores(_ values: [Double?], _ direction: Direction) -> [Double?] {
  let ranks = averageRanks(of: values, direction == .higherIsBetter ? .highestFirst : .lowestFirst)
  let n = Double(ranks.count { $0 != nil })
  return ranks.map { rank in n < 2 ? nil : rank.map { (n - $0) / (n - 1) } }
}

/// Values relative to a reference: the average, the leader, a target.
///
///     x / x_ref,  x_ref / x where lower is better
///
/// - Returns: 1 at the reference, more for better. `nil` where the reference, or a divisor, is not positive.
package func distanceScores(_ values: [Double?], _ direction: Direction, reference: Double) -> [Double?] {
  values.map { value in
    guard let value, reference > 0 else { return nil }
    switch direction {
    case .higherIsBetter: return finite(value / reference)
    case .lowerIsBetter: return value > 0 ? finite(reference / value) : nil
    }
  }
}

/// Values with their outliers pulled in to the next value, one at a time, for as long as the tails are too
/// heavy.
///
/// Heavy is a skewness beyond ±2 together with an excess kurtosis above 3.5.
///
/// - Parameter limit: How many values may be pulled in before the indicator should be transformed instead.
/// - Returns: As many values. Those given, where the tails are not heavy or the limit is not enough.
/// - Source: The rule of the European Commission's COIN tool, Becker et al. (2019).
package func winsorised(_ values: [Double?], limit: Int = 5) -> [Double?] {
  var result = values
  for _ in 0...max(0, limit) {
    let known = result.compactMap { $0 }
    guard let skew = skewness(known), let kurtosis = excessKurtosis(known) else { return values }
    if skew.magnitude <= 2 || kurtosis <= 3.5 { return result }
    let sorted = Set(known).sorted(by: skew > 0 ? { $0 > $1 } : { $0 < $1 })
    result = result.map { $0 == sorted[0] ? sorted[1] : $0 }
  }
  return values
}
