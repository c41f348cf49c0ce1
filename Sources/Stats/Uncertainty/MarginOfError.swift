// Survey figures of the U.S. Census Bureau carry a margin of error at 90 %. Margins of what is computed from
// them follow the bureau's own approximations, which suppose that the parts are independent.
//
// Source of all: U.S. Census Bureau, *Understanding and Using American Community Survey Data*.

/// The standard error behind a margin of error, with the bureau's rounded quantile.
///
///     MOE / 1.645
///
/// - Returns: In the unit of the margin.
package func standardError(margin: Double) -> Double {
  margin / 1.645
}

/// The margin of a sum.
///
///     √(Σ MOE²)
package func sumMargin(_ margins: [Double]) -> Double {
  margins.reduce(0) { $0 + $1 * $1 }.squareRoot()
}

/// The margin of a part of a whole.
///
///     √(MOE_x² − p² MOE_y²) / y,  p = x/y; with + where the root would be of a negative number
///
/// - Returns: In shares, as p is. `nil` where the whole is not positive.
package func proportionMargin(
  part: Double, margin partMargin: Double, whole: Double, margin wholeMargin: Double
) -> Double? {
  guard let p = share(of: part, in: whole) else { return nil }
  let square = partMargin * partMargin - p * p * wholeMargin * wholeMargin
  if square < 0 { return ratioMargin(part, margin: partMargin, by: whole, margin: wholeMargin) }
  return finite(square.squareRoot() / whole)
}

/// The margin of a ratio of two figures of which neither is part of the other.
///
///     √(MOE_x² + p² MOE_y²) / y
///
/// - Returns: In the unit of the ratio. `nil` where the divisor is not positive.
package func ratioMargin(
  _ dividend: Double, margin dividendMargin: Double, by divisor: Double, margin divisorMargin: Double
) -> Double? {
  guard let p = share(of: dividend, in: divisor) else { return nil }
  return finite(sumMargin([dividendMargin, p * divisorMargin]) / divisor)
}
