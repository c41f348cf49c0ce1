// The competitive part is large where the industry is large, whatever its merit. Esteban-Marquillas asks what
// it would be if the region had the nation's mix, and calls the rest allocation: was the region specialised
// in what it does well?

/// The competitive part of one industry, taken apart.
package struct CompetitiveParts: Equatable, Sendable {
  /// The jobs that the region would have in the industry with the nation's mix.
  package let homothetic: Double
  /// What the difference in growth would have brought on those jobs.
  package let competitive: Double
  /// What it brought on the jobs beyond (or short of) them.
  package let allocation: Double
  /// Whether the region had more of the industry than the nation's mix would give it.
  package let isSpecialised: Bool
  /// Whether the industry grew faster here than in the nation.
  package let hasAdvantage: Bool
}

/// The competitive parts of a region, industry by industry.
package struct CompetitiveAllocation: Equatable, Sendable {
  /// In the order given; `nil` where the industry was left out.
  package let industries: [CompetitiveParts?]
  /// Over the industries that were not left out.
  package let competitive: Double
  package let allocation: Double
}

/// The competitive part of classic shift-share, split into competition proper and allocation.
///
///     h = e_r₀ Eᵢ₀/E₀,  competitive = h (g_ir − gᵢ),  allocation = (e_ir₀ − h)(g_ir − gᵢ)
///
/// - Returns: In the unit of the amounts; the two sum to the competitive part of ``shiftShare(_:)``. An
///   industry is left out as there, and also where the region had none at the start: its growth has no
///   number. `nil` where all are.
/// - Source: Esteban-Marquillas (1972), *Regional and Urban Economics* 2(3).
package func competitiveAllocation(_ industries: [IndustryPath]) -> CompetitiveAllocation? {
  let rows = industries.map { $0.ends(0, $0.region.count - 1) }
  // Industries new to the region have no growth, but belong to the nation's mix.
  let region = rows.compactMap { $0?.region }.total
  let nation = rows.compactMap { $0?.nation }.total
  let split = rows.map { row in row.flatMap { allocated($0, region: region, nation: nation) } }
  let used = split.compactMap { $0 }
  guard !used.isEmpty else { return nil }
  return CompetitiveAllocation(
    industries: split, competitive: used.map(\.competitive).total, allocation: used.map(\.allocation).total)
}

private func allocated(_ row: Ends, region: Double, nation: Double) -> CompetitiveParts? {
  guard row.region > 0 else { return nil }
  let homothetic = region * row.nation / nation
  let lead = row.regionAfter / row.region - row.nationAfter / row.nation
  return CompetitiveParts(
    homothetic: homothetic, competitive: homothetic * lead, allocation: (row.region - homothetic) * lead,
    isSpecialised: row.region > homothetic, hasAdvantage: lead > 0)
}
