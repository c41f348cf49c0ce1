// Gini's coefficient in four forms that give four numbers; a page that prints one says which.

/// How unequal values are: half the mean difference between any two, relative to the mean.
///
///     G = Σ (2i − n − 1) x₍ᵢ₎ / (n Σ x),  x sorted upwards, i from 1
///
/// - Parameter values: Non-negative; any unit.
/// - Returns: From 0 (all equal) to (n − 1)/n (one has everything). `nil` where there are none, all are 0, or
///   one is negative, which the coefficient is not made for.
/// - Complexity: O(n log n).
/// - Source: Gini (1914); Sen (1973), *On Economic Inequality*.
package func gini(_ values: [Double]) -> Double? {
  guard values.areAmounts else { return nil }
  let n = Double(values.count)
  let weighted = values.sorted().enumerated().reduce(0) { sum, item in
    sum + (2 * Double(item.offset + 1) - n - 1) * item.element
  }
  return max(0, weighted / (n * values.total))
}

/// The same, stretched to reach 1 whatever the number of values.
///
///     G · n / (n − 1)
///
/// - Returns: From 0 to 1. `nil` as for ``gini(_:)``, and for a single value.
package func correctedGini(_ values: [Double]) -> Double? {
  guard values.count > 1 else { return nil }
  return gini(values).map { $0 * Double(values.count) / Double(values.count - 1) }
}

/// How unequal values are when each stands for many: income per head of regions, weighted by heads.
///
///     G = 1 − Σ (Pₖ − Pₖ₋₁)(Lₖ + Lₖ₋₁),  P and L cumulative shares of weight and of weight · value
///
/// Equal weights give ``gini(_:)``; two regions of one value give the same as both merged.
///
/// - Parameter weights: One per value, non-negative.
/// - Returns: From 0 to below 1. `nil` where weights or weighted values sum to 0, or any number is negative.
/// - Complexity: O(n log n).
package func gini(_ values: [Double], weights: [Double]) -> Double? {
  precondition(values.count == weights.count, "one weight per value")
  let amounts = zip(values, weights).map { $0 * $1 }
  guard values.allSatisfy({ $0 >= 0 }), weights.areAmounts, amounts.areAmounts else { return nil }
  let (weight, amount) = (weights.total, amounts.total)
  var (area, reached) = (0.0, 0.0)
  for k in values.indices.sorted(by: { values[$0] < values[$1] }) {
    let next = reached + amounts[k] / amount
    area += weights[k] / weight * (reached + next)
    reached = next
  }
  return max(0, 1 - area)
}

/// How unequal the location quotients of one industry over regions are (its concentration), or of one region
/// over industries (its specialisation).
///
///     G = 2 / (n² · mean) · Σ i (LQ₍ᵢ₎ − mean)
///
/// Every quotient counts once, however large its region. EconGeo draws a weighted Lorenz curve instead, which
/// gives another number.
///
/// - Parameter quotients: One per region or industry, all of them.
/// - Returns: As ``gini(_:)``, which this is, of the quotients.
/// - Source: Farhauer and Kröll (2013), *Standorttheorien*; Wieland (2019), *REGION* 6(3).
package func giniOfQuotients(_ quotients: [Double]) -> Double? {
  gini(quotients)
}
