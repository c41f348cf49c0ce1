// Mean and spread. Two conventions of the spread are in use and packages differ silently, so that callers
// name one.

/// What the sum of squared deviations is divided by.
package enum Spread: String, CaseIterable, Sendable {
  case population  // n: the values are all there are (every region of a country)
  case sample      // n − 1: the values stand for more than themselves
}

/// The arithmetic mean.
///
/// - Returns: In the unit of the values. `nil` where there are none.
package func mean(_ values: [Double]) -> Double? {
  values.isEmpty ? nil : finite(values.total / Double(values.count))
}

/// How far values lie from their mean: the standard deviation.
///
///     σ = √(Σ (x − μ)² / n),  s = √(Σ (x − μ)² / (n − 1))
///
/// - Returns: In the unit of the values; 0 where all are equal. `nil` for no values, and for one with
///   `.sample`.
package func standardDeviation(_ values: [Double], _ spread: Spread) -> Double? {
  let divisor = spread == .population ? values.count : values.count - 1
  guard divisor > 0, let μ = mean(values) else { return nil }
  return finite((sumOfPowers(values, about: μ, 2) / Double(divisor)).squareRoot())
}

/// How lopsided values are: the moment coefficient of skewness.
///
///     g₁ = m₃ / m₂^1.5,  mₖ = Σ (x − μ)ᵏ / n
///
/// - Returns: Without unit; positive with a long upper tail. `nil` where all values are equal or there are
///   none.
package func skewness(_ values: [Double]) -> Double? {
  guard let σ = standardDeviation(values, .population), !isNegligible(σ, in: values), let μ = mean(values)
  else { return nil }
  return finite(sumOfPowers(values, about: μ, 3) / Double(values.count) / (σ * σ * σ))
}

/// How heavy the tails are, 0 being those of the normal distribution: excess kurtosis.
///
///     g₂ = m₄ / m₂² − 3
///
/// - Returns: Without unit. `nil` where all values are equal or there are none.
package func excessKurtosis(_ values: [Double]) -> Double? {
  guard let σ = standardDeviation(values, .population), !isNegligible(σ, in: values), let μ = mean(values)
  else { return nil }
  return finite(sumOfPowers(values, about: μ, 4) / Double(values.count) / (σ * σ * σ * σ) - 3)
}

/// Values as distances from their mean, in standard deviations: z-scores.
///
/// - Parameter values: `nil` for an absent one; absent values stay absent and are not in the mean.
/// - Returns: One per value. All `nil` where fewer than two values are there, or all are equal.
package func zScores(_ values: [Double?], _ spread: Spread) -> [Double?] {
  let known = values.compactMap { $0 }
  guard let μ = mean(known), let σ = standardDeviation(known, spread), !isNegligible(σ, in: known)
  else { return values.map { _ in nil } }
  return values.map { value in value.map { ($0 - μ) / σ } }
}

/// How closely two lists move together in a straight line: Pearson's correlation.
///
/// - Parameters:
///   - x: One value per case, `nil` for an absent one.
///   - y: The same cases in the same order. A case that lacks either is left out.
/// - Returns: From −1 to 1. `nil` where a list is constant over the complete cases, or fewer than two are
///   complete.
package func correlation(_ x: [Double?], _ y: [Double?]) -> Double? {
  precondition(x.count == y.count, "both lists are about the same cases")
  let pairs = zip(x, y).compactMap { a, b in a.flatMap { a in b.map { (a, $0) } } }
  let (a, b) = (pairs.map(\.0), pairs.map(\.1))
  guard let μa = mean(a), let σa = standardDeviation(a, .population), !isNegligible(σa, in: a),
    let μb = mean(b), let σb = standardDeviation(b, .population), !isNegligible(σb, in: b)
  else { return nil }
  let covariance = pairs.reduce(0) { sum, pair in sum + (pair.0 - μa) * (pair.1 - μb) } / Double(pairs.count)
  return finite(max(-1, min(1, covariance / (σa * σb))))
}

/// Whether a spread is what rounding leaves of equal values: 0.1 three times has a mean that is not quite
/// 0.1, and dividing by that difference would make scores out of noise.
func isNegligible(_ spread: Double, in values: [Double]) -> Bool {
  spread <= 1e-14 * (values.map(\.magnitude).max() ?? 0)
}

private func sumOfPowers(_ values: [Double], about centre: Double, _ exponent: Int) -> Double {
  values.reduce(0) { sum, x in sum + (0..<exponent).reduce(1) { product, _ in product * (x - centre) } }
}
