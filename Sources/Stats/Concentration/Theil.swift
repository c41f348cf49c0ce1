// Theil's two measures of inequality. T weighs by what people have, L by heads. REAT's `theil()` returns L,
// so that "the Theil index" alone does not say which number it is.

/// How unequal values are: Theil's T.
///
///     T = mean(x/μ · ln(x/μ))
///
/// - Parameter values: Non-negative; any unit. 0 · ln 0 is 0.
/// - Returns: From 0 (all equal) to ln n (one has everything). `nil` where there are none, all are 0, or one
///   is negative.
/// - Source: Theil (1967), *Economics and Information Theory*.
package func theilT(_ values: [Double]) -> Double? {
  guard values.areAmounts, let μ = mean(values) else { return nil }
  return mean(values.map { $0 > 0 ? $0 / μ * ln($0 / μ) : 0 })
}

/// How unequal values are: Theil's L, the mean logarithmic deviation.
///
///     L = mean(ln(μ/x))
///
/// - Parameter values: Positive; any unit.
/// - Returns: From 0 (all equal), without an end. `nil` where there are none or one is not positive: a single
///   0 makes it infinite.
package func theilL(_ values: [Double]) -> Double? {
  guard values.allSatisfy({ $0 > 0 }), let μ = mean(values) else { return nil }
  return mean(values.map { ln(μ / $0) })
}

/// Inequality split into what lies between groups and what lies within them; the two sum to the whole.
package struct InequalityParts: Equatable, Sendable {
  package let between: Double
  package let within: Double
  package var total: Double { between + within }
}

/// Theil's T of all values together, split by group.
///
///     between = Σ_g s_g ln(μ_g/μ),  within = Σ_g s_g T_g,  s_g the group's share of all there is
///
/// - Parameter groups: The values of each group; empty groups are skipped.
/// - Returns: `nil` where ``theilT(_:)`` of all values together is. A group of zeros has no inequality
///   within.
package func theilTParts(_ groups: [[Double]]) -> InequalityParts? {
  let all = groups.flatMap { $0 }
  guard all.areAmounts, let μ = mean(all) else { return nil }
  let parts = groups.filter { $0.total > 0 }.map { group -> (between: Double, within: Double) in
    let part = group.total / all.total
    return (part * ln(group.total / Double(group.count) / μ), part * (theilT(group) ?? 0))
  }
  return InequalityParts(between: parts.map(\.between).total, within: parts.map(\.within).total)
}

/// Theil's L of all values together, split by group.
///
///     between = Σ_g w_g ln(μ/μ_g),  within = Σ_g w_g L_g,  w_g the group's share of heads
///
/// - Parameter groups: The values of each group; empty groups are skipped.
/// - Returns: `nil` where ``theilL(_:)`` of all values together is.
package func theilLParts(_ groups: [[Double]]) -> InequalityParts? {
  let all = groups.flatMap { $0 }
  guard all.allSatisfy({ $0 > 0 }), let μ = mean(all) else { return nil }
  let parts = groups.filter { !$0.isEmpty }.map { group -> (between: Double, within: Double) in
    let heads = Double(group.count) / Double(all.count)
    return (heads * ln(μ * Double(group.count) / group.total), heads * (theilL(group) ?? 0))
  }
  return InequalityParts(between: parts.map(\.between).total, within: parts.map(\.within).total)
}
