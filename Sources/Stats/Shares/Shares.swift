// Parts and wholes. The whole is always given, never assumed to be the sum of the parts at hand: published
// totals contain categories that are withheld.

/// The part of a whole.
///
/// - Parameters:
///   - part: Any additive unit.
///   - whole: The published total, in the same unit.
/// - Returns: From 0 to 1 where the part lies inside the whole. `nil` where the whole is not positive.
package func share(of part: Double, in whole: Double) -> Double? {
  whole > 0 ? finite(part / whole) : nil
}

/// Each amount as a part of their sum, for categories that are complete and do not overlap.
///
/// - Parameter amounts: Non-negative, in any additive unit.
/// - Returns: As many, summing to 1. `nil` where the amounts are empty, sum to 0, or one is negative.
package func shares(_ amounts: [Double]) -> [Double]? {
  guard amounts.areAmounts else { return nil }
  let total = amounts.total
  return amounts.map { $0 / total }
}

/// By how many percentage points a share changed: from 16 % to 18 % are 2, though the share grew by 12.5 %.
///
/// - Parameters: Shares from 0 to 1.
/// - Returns: In percentage points, not in percent.
package func percentagePoints(from old: Double, to new: Double) -> Double {
  100 * (new - old)
}

/// What is left of amounts when one holder is taken out: the nation without the region, category by category.
///
/// - Returns: As many amounts. `nil` where the holder has more of something than all together, which is a
///   mistake in the data; a difference that only rounding makes negative is 0.
package func remainder(of all: [Double], without one: [Double]) -> [Double]? {
  precondition(all.count == one.count, "both lists are about the same categories")
  let rest = zip(all, one).map { $0 - $1 }
  guard zip(rest, all).allSatisfy({ left, whole in left >= -1e-9 * whole.magnitude }) else { return nil }
  return rest.map { max(0, $0) }
}
