// Distance between the mix of a region and another mix. Two scales and three references are in use, which
// makes six different "Krugman indices"; a page that prints one says which.
//
// The reference is given as amounts, so that all three are one function: the nation, the rest of the nation
// (`remainder(of:without:)`), or the average of the other regions (`meanMix(_:)`).

/// How the distance is counted.
package enum KrugmanScale: String, Sendable {
  case zeroToTwo  // Σ|…|, as in Krugman (1991), REAT and EconGeo
  case zeroToOne  // half of it: the share of jobs that would have to change industry
}

/// How much a region's mix of industries differs from a reference's: Krugman's index of specialisation.
///
///     K = Σᵢ |s_ir − Sᵢ|,  halved on the scale from 0 to 1
///
/// With regions for industries it measures the concentration of one industry.
///
/// - Parameters:
///   - amounts: One per industry; any additive unit.
///   - reference: The same industries in the same order.
/// - Returns: 0 where both mixes are equal, to 2 or 1 where they share nothing. `nil` where either sums to 0
///   or has a negative amount.
/// - Source: Krugman (1991), *Geography and Trade*.
package func krugmanIndex(_ amounts: [Double], reference: [Double], _ scale: KrugmanScale) -> Double? {
  precondition(amounts.count == reference.count, "both lists are about the same industries")
  guard let here = shares(amounts), let there = shares(reference) else { return nil }
  let sum = zip(here, there).reduce(0) { sum, pair in sum + (pair.0 - pair.1).magnitude }
  return scale == .zeroToTwo ? sum : sum / 2
}

/// How differently two amounts are spread over the same places: Hoover's index of dissimilarity.
///
///     ½ Σ |s_r − S_r|
///
/// - Returns: From 0 to 1: the part of one amount that would have to move. `nil` as for Krugman's index,
///   whose halved form this is.
/// - Source: Hoover (1936), *Review of Economics and Statistics* 18.
package func hooverIndex(_ amounts: [Double], reference: [Double]) -> Double? {
  krugmanIndex(amounts, reference: reference, .zeroToOne)
}

/// The unweighted average of the mixes of several regions.
///
/// - Parameter regions: Amounts by industry, all in the same order.
/// - Returns: Shares that sum to 1. `nil` where there are no regions or one of them has no mix.
package func meanMix(_ regions: [[Double]]) -> [Double]? {
  let mixes = regions.compactMap(shares)
  guard !mixes.isEmpty, mixes.count == regions.count else { return nil }
  return columnTotals(mixes).map { $0 / Double(mixes.count) }
}

/// How near a region's diversity is to the reference's: Hachman's index.
///
///     1 / Σ LQᵢ sᵢ = 1 / Σ sᵢ² / Sᵢ
///
/// - Returns: From 0 to 1, where 1 is the mix of the reference. `nil` as for Krugman's index, and where the
///   region has an industry that the reference has not.
package func hachmanIndex(_ amounts: [Double], reference: [Double]) -> Double? {
  precondition(amounts.count == reference.count, "both lists are about the same industries")
  guard let here = shares(amounts), let there = shares(reference) else { return nil }
  let sum = zip(here, there).reduce(0) { sum, pair in pair.0 > 0 ? sum + pair.0 * pair.0 / pair.1 : sum }
  return sum.isFinite ? min(1, 1 / sum) : nil
}
