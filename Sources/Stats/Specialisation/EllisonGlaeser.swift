// An industry of few large plants looks concentrated wherever they stand. Ellison and Glaeser subtract what
// plants thrown at a map like darts would show anyway.

/// Geographic concentration before and after the size of plants is taken into account.
package struct Agglomeration: Equatable, Sendable {
  /// G = Σ (s_r − x_r)²: how differently the industry and everything else are spread.
  package let raw: Double
  /// H: the Herfindahl index of the plants of the industry.
  package let plants: Double
  /// γ: 0 as by chance, negative where plants avoid each other; above 0.05 is called highly concentrated.
  package let index: Double
}

/// Whether an industry is more concentrated in space than its plants alone explain.
///
///     γ = (G − (1 − Σ x_r²) H) / ((1 − Σ x_r²)(1 − H))
///
/// - Parameters:
///   - industry: Jobs of the industry by region.
///   - all: Jobs of all industries by the same regions.
///   - plants: Jobs of every plant of the industry.
/// - Returns: `nil` where an amount list is empty, sums to 0 or has a negative, where there is one plant (H =
///   1), or where everything is in one region (Σ x² = 1).
/// - Source: Ellison and Glaeser (1997), *Journal of Political Economy* 105(5), 889–927.
package func agglomeration(industry: [Double], all: [Double], plants: [Double]) -> Agglomeration? {
  concentration(plants).flatMap { agglomeration(industry: industry, all: all, plantConcentration: $0) }
}

/// The same where the Herfindahl index of plants is published or was approximated from size classes.
package func agglomeration(
  industry: [Double], all: [Double], plantConcentration h: Double
) -> Agglomeration? {
  precondition(industry.count == all.count, "both lists are about the same regions")
  guard let s = shares(industry), let x = shares(all) else { return nil }
  let raw = zip(s, x).reduce(0) { sum, pair in sum + (pair.0 - pair.1) * (pair.0 - pair.1) }
  let chance = 1 - x.reduce(0) { sum, part in sum + part * part }
  guard chance > 1e-12, h < 1 - 1e-12 else { return nil }
  return finite((raw - chance * h) / (chance * (1 - h))).map { Agglomeration(raw: raw, plants: h, index: $0) }
}
