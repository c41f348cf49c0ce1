// The location quotient runs from 0 over 1 to no fixed end, which makes "half" and "double" look unlike.
// These forms mend that, each in its own way.

/// The quotient with both sides of 1 made equally long: revealed symmetric comparative advantage.
///
///     (LQ − 1) / (LQ + 1)
///
/// - Returns: From −1 (none) over 0 (as in the reference) to below 1. `nil` for a negative quotient.
/// - Source: Dalum, Laursen and Villumsen (1998), *International Review of Applied Economics* 12.
package func symmetricQuotient(_ quotient: Double) -> Double? {
  quotient >= 0 ? finite((quotient - 1) / (quotient + 1)) : nil
}

/// The natural logarithm of the quotient: half and double are equally far from 0.
///
/// - Returns: 0 as in the reference. `nil` where the quotient is 0.
package func logQuotient(_ quotient: Double) -> Double? {
  quotient > 0 ? finite(ln(quotient)) : nil
}

/// The difference between the region's share of the industry and its share of everything.
///
///     e_ir / E_i − e_r / E
///
/// - Returns: From −1 to 1, 0 as in the reference; over all regions it sums to 0. `nil` where the reference
///   has nothing of the industry.
package func additiveQuotient(
  part: Double, whole: Double, referencePart: Double, referenceWhole: Double
) -> Double? {
  guard let ofIndustry = share(of: part, in: referencePart), let ofAll = share(of: whole, in: referenceWhole)
  else { return nil }
  return ofIndustry - ofAll
}

/// Quotients of one industry over regions, in standard deviations from their mean: above 1.96 is exceptional. Their
/// logarithms are nearer to the normal distribution that 1.96 supposes.
///
/// - Parameter quotients: One per region, or its logarithm; `nil` where it is not disclosed.
/// - Returns: One per region. All `nil` where fewer than two are disclosed or all are equal.
/// - Source: O'Donoghue and Gleave (2004), *Regional Studies* 38; on logarithms Tian (2013), *Measuring agglomeration
///   using the standardized location quotient*.
package func standardisedQuotients(_ quotients: [Double?], _ spread: Spread = .sample) -> [Double?] {
  zScores(quotients, spread)
}

/// The jobs of an industry beyond what the region would have at the reference's share: its economic base.
///
///     e_ir · (1 − 1/LQ)  for LQ > 1
///
/// - Returns: In jobs; 0 where the industry is not above the reference. `nil` for a negative quotient.
/// - Source: Hoyt's economic base; Miller and Blair (2009), *Input–Output Analysis*.
package func excessJobs(_ jobs: Double, quotient: Double) -> Double? {
  guard quotient >= 0 else { return nil }
  return quotient > 1 ? finite(jobs * (1 - 1 / quotient)) : 0
}

/// Density times specialisation over size of firm: the cluster index of Litzenberger and Sternberg.
///
///     CI = (e_ir/a_r)/(e_i/a) · (e_ir/p_r)/(e_i/p) / ((e_ir/b_ir)/(e_i/b_i))
///        = (e_ir/e_i)·(b_ir/b_i) / ((a_r/a)·(p_r/p))
///
/// The second line is the first one shortened, which stays finite where the region has no jobs.
///
/// - Parameters: The region's share, from 0 to 1, of the reference's jobs and firms in the industry, of its
///   area and of its population.
/// - Returns: A ratio, 1 as in the reference; not bounded, and dependent on how many regions there are. `nil`
///   where area or population is 0.
/// - Source: Litzenberger and Sternberg (2006), *Geographische Zeitschrift* 94(2).
package func clusterIndex(
  jobs: Double, firms: Double, area: Double, population: Double
) -> Double? {
  area > 0 && population > 0 ? finite(jobs * firms / (area * population)) : nil
}
