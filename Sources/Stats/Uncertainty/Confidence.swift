// How far a figure may be from the truth. A census has no such range: full counts of administrative data get
// none.

/// How sure a range is to contain the truth.
package enum Confidence: String, Sendable {
  case ninety = "90"
  case ninetyFive = "95"
  case ninetyNine = "99"

  /// The part of cases outside, on both sides together.
  var outside: Double {
    switch self {
    case .ninety: 0.1
    case .ninetyFive: 0.05
    case .ninetyNine: 0.01
    }
  }

  /// The quantile of the standard normal distribution that leaves half of that above.
  var normalQuantile: Double {
    switch self {
    case .ninety: 1.6448536269514722
    case .ninetyFive: 1.9599639845400545
    case .ninetyNine: 2.5758293035489004
    }
  }
}

/// The range of a proportion that was observed in a sample: Wilson's.
///
///     (p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n)
///
/// Unlike the textbook's p ± z √(p(1 − p)/n) it stays inside 0 to 1, and is not a point for 0 of n.
///
/// - Returns: From 0 to 1. `nil` where the sample is empty or has fewer members than hits.
/// - Source: Wilson (1927), *Journal of the American Statistical Association* 22.
package func proportionInterval(
  _ hits: Int, of sample: Int, _ confidence: Confidence = .ninetyFive
) -> Interval? {
  guard sample > 0, (0...sample).contains(hits) else { return nil }
  let (n, z) = (Double(sample), confidence.normalQuantile)
  let p = Double(hits) / n
  let centre = p + z * z / (2 * n)
  let half = z * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
  let scale = 1 + z * z / n
  // None and all are exact ends, which the roots miss by the last bits.
  return Interval(
    hits == 0 ? 0 : (centre - half) / scale,
    hits == sample ? 1 : (centre + half) / scale)
}

/// The range of a rate of which a count was observed, such as patents or deals in a year: the exact Poisson
/// one.
///
///     P(X ≥ k | low) = α/2,  P(X ≤ k | high) = α/2
///
/// - Returns: In the unit of the count; from 0 for a count of 0. `nil` for a negative count.
/// - Complexity: O(√count) a step, some sixty steps.
/// - Source: Garwood (1936), *Biometrika* 28.
package func countInterval(_ count: Int, _ confidence: Confidence = .ninetyFive) -> Interval? {
  guard count >= 0 else { return nil }
  let tail = confidence.outside / 2
  let k = Double(count)
  let reach = 10 * (k + 1).squareRoot() + 20
  let low = count == 0 ? 0 : crossing(0, k) { 1 - poissonUpTo(count - 1, $0) > tail }
  return Interval(low, crossing(k, k + reach) { poissonUpTo(count, $0) <= tail })
}

/// Where a condition begins to hold between two ends, by halving.
private func crossing(_ from: Double, _ to: Double, _ holds: (Double) -> Bool) -> Double {
  var (low, high) = (from, to)
  for _ in 0..<80 {
    let middle = (low + high) / 2
    if holds(middle) { high = middle } else { low = middle }
  }
  return (low + high) / 2
}

/// P(X ≤ k) for a Poisson rate. Summed from the largest term down, until terms no longer matter.
private func poissonUpTo(_ k: Int, _ rate: Double) -> Double {
  guard rate > 0 else { return 1 }
  let peak = min(k, Int(rate))
  let first = exponential(Double(peak) * ln(rate) - rate - logFactorial(peak))
  var (sum, term, i) = (first, first, peak)
  while i > 0, term > sum * 1e-18 {
    term *= Double(i) / rate
    sum += term
    i -= 1
  }
  (term, i) = (first, peak)
  while i < k, term > sum * 1e-18 {
    i += 1
    term *= rate / Double(i)
    sum += term
  }
  return min(1, sum)
}

/// ln n!, by Stirling's series where that is exact to the last bits.
private func logFactorial(_ n: Int) -> Double {
  if n < 20 { return ln((1...max(1, n)).reduce(1.0) { $0 * Double($1) }) }
  let x = Double(n)
  let series = 1 / (12 * x) - 1 / (360 * x * x * x) + 1 / (1260 * x * x * x * x * x)
  return (x + 0.5) * ln(x) - x + 0.5 * ln(2 * Double.pi) + series
}
