// Change between two amounts. Growth from nothing is not infinite growth: it has no number, and the page says
// "new".

/// What growth from 0 to 0 is: a site decides, because both readings occur in official tables.
package enum NothingToNothing: String, Sendable {
  case undefined
  case unchanged
}

/// The relative change between two amounts.
///
///     x₁ / x₀ − 1
///
/// - Parameter nothing: What to answer for 0 and 0.
/// - Returns: 0.1 for ten percent more. `nil` where the old amount is 0 or negative.
package func growth(
  from old: Double, to new: Double, nothing: NothingToNothing = .undefined
) -> Double? {
  if old == 0, new == 0, nothing == .unchanged { return 0 }
  return old > 0 ? finite(new / old - 1) : nil
}

/// The relative change, where a table gives the difference and the new amount.
///
///     Δ / (x₁ − Δ)
///
/// - Returns: As ``growth(from:to:nothing:)``.
/// - Source: U.S. Bureau of Labor Statistics, *Handbook of Methods*, QCEW, Calculation.
package func growth(by difference: Double, to new: Double) -> Double? {
  growth(from: new - difference, to: new)
}

/// The difference of logarithms, which is the same up and down: a rise and the fall that undoes it sum to 0.
///
///     ln(x₁ / x₀)
///
/// - Returns: Near the relative change where that is small; 0.41 for 50 %. `nil` where an amount is not
///   positive.
package func logGrowth(from old: Double, to new: Double) -> Double? {
  old > 0 && new > 0 ? finite(ln(new / old)) : nil
}

/// How long an amount takes to double at a constant rate of growth.
///
///     ln 2 / ln(1 + g)
///
/// - Parameter rate: Growth per period: 0.1 for ten percent.
/// - Returns: In periods of the rate. `nil` where nothing grows.
package func doublingTime(at rate: Double) -> Double? {
  rate > 0 ? finite(ln(2) / ln(1 + rate)) : nil
}

/// How much of the change of a whole came from one part: "half of the new jobs".
///
///     (xᵢ₁ − xᵢ₀) / (x₁ − x₀)
///
/// - Parameters:
///   - part: The change of the part.
///   - whole: The net change of the whole, in the same unit.
///   - negligible: Changes of the whole up to this size count as none, because dividing by them says nothing.
/// - Returns: 0.5 for half. Above 1 where other parts shrank, below 0 where part and whole went opposite
///   ways: such numbers are right but are not a share of anything. `nil` where the whole did not change.
package func contribution(of part: Double, toChange whole: Double, negligible: Double = 0) -> Double? {
  whole.magnitude > negligible ? finite(part / whole) : nil
}

/// How many of the whole's points of growth came from one part; over all parts they sum to the growth of the
/// whole.
///
///     (xᵢ₁ − xᵢ₀) / x₀
///
/// - Returns: 0.02 for two percentage points. `nil` where the whole was 0 or negative at the start.
package func contribution(of part: Double, toGrowthFrom whole: Double) -> Double? {
  whole > 0 ? finite(part / whole) : nil
}
