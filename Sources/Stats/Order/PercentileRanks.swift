/// Whether equal values count as lower ones.
package enum PercentileRankKind: String, CaseIterable, Sendable {
  case strict  // no
  case mean    // half
  case weak    // yes
}

/// What part of a population has a lower value.
///
///     100 · (lower + w · equal) / n,  w = 0, ½ or 1
///
/// - Parameters:
///   - value: Usually one of the population.
///   - population: The values that are known.
/// - Returns: In percent, from 0 to 100. `nil` where the population is empty.
package func percentileRank(
  of value: Double, in population: [Double], _ kind: PercentileRankKind
) -> Double? {
  guard !population.isEmpty else { return nil }
  let lower = Double(population.count { $0 < value })
  let equal = Double(population.count { $0 == value })
  let counted =
    switch kind {
    case .strict: lower
    case .mean: lower + equal / 2
    case .weak: lower + equal
    }
  return 100 * counted / Double(population.count)
}
