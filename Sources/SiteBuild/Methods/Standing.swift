// Where an entity stands among its kind: a place, a percentile, a distance in standard deviations. Regions are
// compared with regions that lie in the same one.

import Base
import Model
import Stats

extension Method {
  static let rank = Method(
    name: "rank", title: "Rank",
    summary: "The place among all entities of the kind for the same codes and period.",
    formula: "1 + number of those with a better figure", parameters: [.of],
    edges: [
      "Ranked is what is printed: figures that read equal share a place, and as many are skipped.",
      "Who is withheld, without data or known only as a bound has no place; the note says how many they are.",
      "The first place is the best one, and no place is a multiple of another.",
    ],
    reference: "", unit: { _, _ in .place }, decimals: 0, higherIsBetter: false, compute: ranks)

  static let percentile = Method(
    name: "percentile", title: "Percentile rank",
    summary: "What part of all entities of the kind has a lower figure.",
    formula: "<i>p</i> = 100 · (lower + <i>w</i> · equal) / <i>n</i>",
    parameters: [.of, KnownKey("kind", .text, "`mean` (default, half of the equal ones count), `strict` (none), "
      + "`weak` (all).", standard: "mean")],
    edges: ["Only disclosed figures are counted, and what reads equal is equal."],
    reference: "", unit: { _, _ in .percent }, decimals: 0,
    compute: { work in
      var read = ParameterReader(work)
      let kind = read.word("kind", PercentileRankKind.mean)
      // As ranks do, it stands on what is printed.
      let decimals = work.site.indicators[work.base].decimals
      let cells = standings(work) { values in
        let printed = values.map { $0.map { asPrinted($0, decimals) } }
        let known = printed.compactMap { $0 }
        return printed.map { $0.flatMap { percentileRank(of: $0, in: known, kind) } }
      }
      return Checked(cells, read.faults)
    })

  static let zScore = Method(
    name: "z-score", title: "Standard score",
    summary: "The distance from the mean of all entities of the kind, in standard deviations.",
    formula: "<i>z</i> = (<i>x</i> − <i>μ</i>) / <i>σ</i>",
    parameters: [.of, KnownKey("spread", .text, "`population` (default) or `sample`: what squares are divided "
      + "by, n or n − 1.", standard: "population")],
    edges: ["Where all figures are equal, or only one is disclosed, there is none."],
    reference: "", decimals: 2,
    compute: { work in
      var read = ParameterReader(work)
      let spread = read.word("spread", Spread.population)
      return Checked(standings(work) { zScores($0, spread) }, read.faults)
    })
}

extension Unit {
  /// Of ranks: 1 is the first.
  static let place = Unit.named("place")
}

private func ranks(_ work: Derivations) -> Checked<[DerivedCell]> {
  let cells = work.crossSections().flatMap { section -> [DerivedCell] in
    guard let first = section.cells.first else { return [] }
    let ranking = ranking(
      of: work.base, selection: section.selection, period: section.period,
      among: rankPopulation(of: first.key.entity, in: work.site), in: work.site)
    return section.cells.map { cell in
      let quantity = work.quantity(cell)
      guard let place = ranking.entry(of: cell.key.entity)?.rank else {
        let note = quantity.absence == nil ? work.site.localized { unranked(cell.key.entity, in: ranking, $0) } : nil
        return work.derived(Quantity(.absent(quantity.absence ?? .unavailable)), at: cell, from: [cell], note: note)
      }
      return work.derived(
        Quantity(.value(Double(place.position)), flags: quantity.flags), at: cell, from: [cell],
        note: work.site.localized { RankWords.words(for: $0).text(place, in: ranking) })
    }
  }
  return Checked(cells)
}

private func unranked(_ entity: ID<Entity>, in ranking: EntityRanking, _ language: LanguageRules) -> String {
  RankWords.words(for: language).text(of: entity, in: ranking)
}

// Scores of the disclosed figures of each population; the others keep the reason why they have none.
private func standings(_ work: Derivations, _ scores: (_ values: [Double?]) -> [Double?]) -> [DerivedCell] {
  work.crossSections().flatMap { section in
    let quantities = section.cells.map(work.quantity)
    let results = scores(quantities.map(\.rankedValue))
    return section.cells.indices.compactMap { index -> DerivedCell? in
      let quantity = quantities[index]
      let cell = section.cells[index]
      if let reason = quantity.absence { return work.derived(Quantity(.absent(reason)), at: cell, from: [cell]) }
      return results[index].map { work.derived(Quantity(.value($0), flags: quantity.flags), at: cell, from: [cell]) }
    }
  }
}
