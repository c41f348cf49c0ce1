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
      + "`weak` (all).")],
    edges: ["Only disclosed figures are counted."],
    reference: "", unit: { _, _ in .percent }, decimals: 0,
    compute: { work in
      var read = ParameterReader(work)
      let kind = read.word("kind", PercentileKind.mean)
      let cells = standings(work) { values in
        let known = values.compactMap { $0 }
        return values.map { $0.flatMap { percentileRank(of: $0, in: known, kind.stats) } }
      }
      return Checked(cells, read.faults)
    })

  static let zScore = Method(
    name: "z-score", title: "Standard score",
    summary: "The distance from the mean of all entities of the kind, in standard deviations.",
    formula: "<i>z</i> = (<i>x</i> − <i>μ</i>) / <i>σ</i>",
    parameters: [.of, KnownKey("spread", .text, "`population` (default) or `sample`: what squares are divided "
      + "by, n or n − 1.")],
    edges: ["Where all figures are equal, or only one is disclosed, there is none."],
    reference: "", decimals: 2,
    compute: { work in
      var read = ParameterReader(work)
      let spread = read.word("spread", SpreadWord.population)
      return Checked(standings(work) { zScores($0, spread.stats) }, read.faults)
    })
}

enum SpreadWord: String, CaseIterable {
  case population, sample
  var stats: Spread { self == .population ? .population : .sample }
}

private enum PercentileKind: String, CaseIterable {
  case mean, strict, weak

  var stats: PercentileRankKind {
    switch self {
    case .mean: .mean
    case .strict: .strict
    case .weak: .weak
    }
  }
}

extension Unit {
  /// Of ranks: 1 is the first.
  static let place = Unit.named("place")
}

private func ranks(_ work: Derivations) -> Checked<[DerivedCell]> {
  let words = RankWords.words(for: .rules(for: work.site.settings.languages[0]))
  let cells = work.crossSections().flatMap { section -> [DerivedCell] in
    guard let first = section.cells.first else { return [] }
    let ranking = ranking(
      of: work.base, selection: section.selection, period: section.period,
      among: rankPopulation(of: first.key.entity, in: work.site), in: work.site)
    let rest = words.rest(ranking)
    let note = "\(words.of) \(ranking.count)" + (rest.isEmpty ? "" : "; \(rest)")
    return section.cells.map { cell in
      let quantity = work.quantity(cell)
      guard let place = ranking.entry(of: cell.key.entity)?.rank else {
        return DerivedCell(at: cell, Quantity(.absent(quantity.absence ?? .notApplicable)))
      }
      return DerivedCell(at: cell, Quantity(.value(Double(place.position)), flags: quantity.flags), note: note)
    }
  }
  return Checked(cells)
}

// Scores of the disclosed figures of each population; the others keep the reason why they have none.
private func standings(_ work: Derivations, _ scores: (_ values: [Double?]) -> [Double?]) -> [DerivedCell] {
  work.crossSections().flatMap { section in
    let quantities = section.cells.map(work.quantity)
    let results = scores(quantities.map(\.rankedValue))
    return section.cells.indices.compactMap { index -> DerivedCell? in
      let quantity = quantities[index]
      if let reason = quantity.absence { return DerivedCell(at: section.cells[index], Quantity(.absent(reason))) }
      return results[index].map { DerivedCell(at: section.cells[index], Quantity(.value($0), flags: quantity.flags)) }
    }
  }
}
