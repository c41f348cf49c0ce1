// How unevenly a whole is divided among holders: the Herfindahl–Hirschman index and its relatives.

/// How concentrated amounts are among their holders: the Herfindahl–Hirschman index.
///
///     H = Σ sᵢ²,  sᵢ = xᵢ / Σ x
///
/// - Parameter amounts: One non-negative amount per holder; any additive unit (jobs, firms, euro).
/// - Returns: From 1/n (all equal) to 1 (one holds everything), without unit; times 10 000 it is the figure
///   of competition authorities. `nil` where the amounts are empty, sum to 0, or one is negative.
/// - Source: Hirschman (1964), *The Paternity of an Index*, American Economic Review 54(5), 761–762.
package func concentration(_ amounts: [Double]) -> Double? {
  guard let parts = shares(amounts) else { return nil }
  return parts.reduce(0) { sum, s in sum + s * s }
}

/// The same, stretched so that equal holders give 0 whatever their number.
///
///     (H − 1/n) / (1 − 1/n)
///
/// - Returns: From 0 to 1. `nil` as for ``concentration(_:)``, and for a single holder.
package func normalisedConcentration(_ amounts: [Double]) -> Double? {
  guard amounts.count > 1, let h = concentration(amounts) else { return nil }
  let least = 1 / Double(amounts.count)
  return (h - least) / (1 - least)
}

/// How many holders of equal size would be as concentrated as these.
///
///     1 / H
///
/// - Returns: From 1 to n. `nil` as for ``concentration(_:)``.
package func effectiveNumber(_ amounts: [Double]) -> Double? {
  concentration(amounts).map { 1 / $0 }
}
