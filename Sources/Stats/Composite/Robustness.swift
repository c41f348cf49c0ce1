// A place in a composite is only as firm as the choices behind it. So the choices are varied, and the page
// prints the best and the worst place that came out: "3rd (2–6)".

/// The best and worst place of each entity when a composite is made in several ways, and when each of its
/// indicators is left out in turn.
///
/// - Parameters:
///   - parts: As for ``composite(_:_:)``. Where one is left out, the others share its weight in proportion.
///   - variants: The settings to try; one that makes no composite is skipped.
/// - Returns: One per entity. `nil` where no variant gave it a score.
/// - Complexity: O(variants · parts² · n log n).
/// - Source: Saisana, Saltelli and Tarantola (2005), *Journal of the Royal Statistical Society A* 168(2).
package func rankRanges(_ parts: [CompositePart], variants: [CompositeSettings]) -> [ClosedRange<Int>?] {
  let selections = [parts] + parts.indices.map { without(parts, $0) }.filter { !$0.isEmpty }
  var ranges = [ClosedRange<Int>?](repeating: nil, count: parts.first?.values.count ?? 0)
  for selection in selections {
    for settings in variants {
      guard case .success(let scores) = composite(selection, settings) else { continue }
      // Scores that differ in the last bits only are equal scores.
      let ranks = ranking(of: scores.map { $0.map { ($0.value * 1e9).rounded() } }).ranks
      ranges = zip(ranges, ranks).map { range, rank in widened(range, by: rank?.position) }
    }
  }
  return ranges
}

/// The other parts, with weights that sum to 1 again; none where they have no weight.
private func without(_ parts: [CompositePart], _ index: Int) -> [CompositePart] {
  let others = parts[..<index] + parts[(index + 1)...]
  let sum = others.map(\.weight).total
  guard sum > 0 else { return [] }
  return others.map { part in
    CompositePart(
      part.values, weight: part.weight / sum, part.direction, goalposts: part.goalposts,
      reference: part.reference)
  }
}

private func widened(_ range: ClosedRange<Int>?, by position: Int?) -> ClosedRange<Int>? {
  guard let position else { return range }
  guard let range else { return position...position }
  return min(range.lowerBound, position)...max(range.upperBound, position)
}
