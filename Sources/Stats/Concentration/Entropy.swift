// How evenly a whole is divided, in units of information. 0 · ln 0 is 0: an empty category neither adds nor
// takes.

/// The unit of entropy, which prints with it: the same mix is 1.21 nats and 1.74 bits.
package enum EntropyUnit: String, Sendable {
  case nats
  case bits
}

/// How diverse a mix is: Shannon's entropy.
///
///     H = −Σ sᵢ ln sᵢ   (nats; log₂ for bits)
///
/// - Parameter amounts: One non-negative amount per category; any additive unit.
/// - Returns: From 0 (one category) to ln n or log₂ n (all equal). `nil` where the amounts are empty, sum to
///   0, or one is negative.
/// - Source: Shannon (1948), *A Mathematical Theory of Communication*.
package func entropy(_ amounts: [Double], _ unit: EntropyUnit = .nats) -> Double? {
  guard let parts = shares(amounts) else { return nil }
  // Subtracting from 0 rather than negating: a single category is 0 and not −0.
  let nats = parts.reduce(0) { sum, s in s > 0 ? sum - s * ln(s) : sum }
  return unit == .nats ? nats : nats / ln(2)
}

/// How many equal categories would be as diverse as these, by entropy.
///
///     e^H
///
/// - Returns: From 1 to n; never below ``effectiveNumber(_:)``, which counts small holders less. `nil` as for
///   ``entropy(_:_:)``.
package func effectiveNumberByEntropy(_ amounts: [Double]) -> Double? {
  entropy(amounts).map(exponential)
}
