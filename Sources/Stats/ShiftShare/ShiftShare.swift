// Shift-share: the change of a region taken apart into what the nation did, what its mix of industries did,
// and what remains for the region itself. An identity, not a model: the parts always sum to the change.
//
// An industry that is withheld at either end, here or in the nation, is left out on both sides, so that the
// national rates speak of the same industries; the page prints the coverage. A break in the classification
// within the interval breaks the result, and a finer classification gives other parts: both are the caller's
// to know.

/// One industry over time, in the region and in the nation.
package struct IndustryPath: Equatable, Sendable {
  /// One amount per period, oldest first, `nil` where withheld.
  package let region: [Double?]
  /// The same periods.
  package let nation: [Double?]

  package init(region: [Double?], nation: [Double?]) {
    precondition(region.count == nation.count && region.count >= 2, "the same periods, at least two")
    self.region = region
    self.nation = nation
  }
}

/// The change of a region between two periods, taken apart.
package struct ShiftShare: Equatable, Sendable {
  /// The parts of one industry, or of all together.
  package struct Parts: Equatable, Sendable {
    /// What the growth of the whole nation would have brought.
    package let national: Double
    /// What came on top because the region has fast or slow industries.
    package let mix: Double
    /// What came on top because industries grew faster or slower here than elsewhere.
    package let competitive: Double

    package init(national: Double, mix: Double, competitive: Double) {
      self.national = national
      self.mix = mix
      self.competitive = competitive
    }

    package var change: Double { national + mix + competitive }
  }

  /// In the order given; `nil` where the industry was left out.
  package let industries: [Parts?]
  /// Over the industries that were not left out.
  package let total: Parts
  /// What the region had in these industries at the start.
  package let coveredBase: Double

  /// How much of the region the result speaks of.
  ///
  /// - Parameter base: The published total of the region at the start.
  /// - Returns: From 0 to 1. `nil` where the total is not positive.
  package func coverage(of base: Double) -> Double? { share(of: coveredBase, in: base) }
}

/// The change between the first period and the last, taken apart: classic shift-share.
///
///     national = e₀ g,  mix = e₀ (gᵢ − g),  competitive = e₁ − e₀ Eᵢ₁/Eᵢ₀
///
/// The last is `e₀ (g_ir − gᵢ)` rewritten, so that an industry that is new in the region counts wholly as
/// competitive instead of as 0/0.
///
/// - Parameter industries: A partition: no industry beside its own branches.
/// - Returns: In the unit of the amounts. An industry is left out where an end is withheld or negative, or
///   the nation had none at the start. `nil` where all are.
/// - Source: Dunn (1960), *Papers of the Regional Science Association* 6.
package func shiftShare(_ industries: [IndustryPath]) -> ShiftShare? {
  shiftShare(industries.map { $0.ends(0, $0.region.count - 1) })
}

/// The same period by period, with the bases of each, and summed: a mix that changes on the way is followed.
///
/// The total change is that of ``shiftShare(_:)`` over the same industries; its parts differ,
/// and a part near 0 can change its sign.
///
/// - Returns: In the unit of the amounts. An industry is left out where any period is withheld or negative,
///   or the nation had none at the start of one. `nil` where all are.
/// - Source: Barff and Knight (1988), *Growth and Change* 19(2).
package func dynamicShiftShare(_ industries: [IndustryPath]) -> ShiftShare? {
  guard let length = industries.first?.region.count else { return nil }
  precondition(industries.allSatisfy { $0.region.count == length }, "the same periods for all industries")
  let steps = (1..<length).map { t in
    industries.map { $0.ends(t - 1, t) }
  }
  let isComplete = industries.indices.map { i in steps.allSatisfy { $0[i] != nil } }
  // An industry with a gap leaves every step, not only the one with the gap: the total would else not be a
  // change.
  let parts = steps.compactMap { step in shiftShare(zip(step, isComplete).map { $1 ? $0 : nil }) }
  guard let first = parts.first else { return nil }
  return ShiftShare(
    industries: industries.indices.map { i in
      isComplete[i] ? summed(parts.compactMap { $0.industries[i] }) : nil
    },
    total: summed(parts.map(\.total)),
    coveredBase: first.coveredBase)
}

/// The four numbers of an industry between two periods.
struct Ends {
  let region, regionAfter, nation, nationAfter: Double
}

extension IndustryPath {
  /// `nil` where the industry cannot be used between these periods.
  func ends(_ start: Int, _ end: Int) -> Ends? {
    guard let before = region[start], let after = region[end], before >= 0, after >= 0,
      let nationBefore = nation[start], let nationAfter = nation[end], nationBefore > 0, nationAfter >= 0
    else { return nil }
    return Ends(region: before, regionAfter: after, nation: nationBefore, nationAfter: nationAfter)
  }
}

private func shiftShare(_ rows: [Ends?]) -> ShiftShare? {
  let used = rows.compactMap { $0 }
  guard !used.isEmpty else { return nil }
  let growth = used.map(\.nationAfter).total / used.map(\.nation).total - 1
  let industries = rows.map { row in
    row.map { row in
      let ofIndustry = row.nationAfter / row.nation
      return ShiftShare.Parts(
        national: row.region * growth,
        mix: row.region * (ofIndustry - 1 - growth),
        competitive: row.regionAfter - row.region * ofIndustry)
    }
  }
  return ShiftShare(
    industries: industries, total: summed(industries.compactMap { $0 }),
    coveredBase: used.map(\.region).total)
}

private func summed(_ parts: [ShiftShare.Parts]) -> ShiftShare.Parts {
  ShiftShare.Parts(
    national: parts.map(\.national).total, mix: parts.map(\.mix).total,
    competitive: parts.map(\.competitive).total)
}
