// What follows from who is specialised in what: how near an industry is to what an area does already, and how complex
// areas and industries are. Both start from location quotients with a dimension.

import Base
import Model
import Stats

extension Method {
  static let relatedness = Method(
    name: "relatedness", title: "Relatedness density",
    summary: "How near an industry is to what an area is specialised in already: "
      + "the part of its related industries that are strong there.",
    formula: "<i>ω</i><sub>ri</sub> = 100 · Σ<sub>j</sub> <i>M</i><sub>rj</sub> <i>φ</i><sub>ij</sub> / "
      + "Σ<sub>j</sub> <i>φ</i><sub>ij</sub>",
    parameters: [.of, threshold],
    edges: [
      "The industry itself is in neither sum.", "An industry that is related to none has no density.",
      "What is not disclosed counts as not specialised, for a network needs an answer. Every density of the network is "
        + "then marked as estimated, and has the statuses of its quotients.",
      "Where an area's own quotient is withheld, so is its density.",
    ],
    reference: "C. A. Hidalgo, B. Klinger, A.-L. Barabási and R. Hausmann (2007), Science 317.",
    unit: { _, _ in .percent }, decimals: 0,
    takesCodes: true, compute: { work in
      networks(work) { work, network in
        let table = specialisations(network.quotients, .atLeast(network.threshold))
        let densities = relatednessDensities(table, proximities(table, own: .zero))
        let cells = network.cells.indices.flatMap { row in
          network.cells[row].indices.compactMap { column -> DerivedCell? in
            guard let cell = network.cells[row][column], let density = densities[row][column] else { return nil }
            let quantity = work.quantity(cell).isSuppressed
              ? Quantity(.absent(.suppressed)) : Quantity(.value(density * work.percentScale), flags: network.flags)
            return network.derived(quantity, at: cell.key, cell.place)
          }
        }
        return Checked(cells)
      }
    })

  static let complexity = Method(
    name: "complexity", title: "Economic complexity",
    summary: "Areas are complex that do what few others do; industries are complex that are done by complex areas.",
    formula: "ECI: second eigenvector of <i>M̃</i><sub>rr′</sub> = Σ<sub>i</sub> "
      + "<i>M</i><sub>ri</sub><i>M</i><sub>r′i</sub> / (<i>k</i><sub>r</sub><i>k</i><sub>i</sub>), as z-scores",
    parameters: [
      .of, threshold, KnownKey("side", .text, "`areas` (default) or `codes`, whose scores then stand at the "
        + "reference.", standard: "areas"),
      KnownKey("reference", .map, "Where the scores of codes stand: `{region: US}`."),
      KnownKey("spread", .text, "For the z-scores: `population` (default) or `sample`.", standard: "population"),
    ],
    edges: [
      "Where areas and industries fall into groups without a link, or two orders are equally good, there is no "
        + "complexity, and the build says so.",
      "Scores are comparable only within one period.",
      "What is not disclosed counts as not specialised. Every score of the network is then marked as estimated, and "
        + "has the statuses of its quotients.",
    ],
    reference: "C. A. Hidalgo and R. Hausmann (2009), PNAS 106; R. Hausmann et al. (2013), Atlas of Economic "
      + "Complexity.",
    decimals: 2, takesCodes: true, compute: complexities)
}

private let threshold = KnownKey("threshold", .number, "From which quotient on an area is specialised; 1 where "
  + "it is left out.", standard: "1")

private enum Side: String, CaseIterable { case areas, codes }

// Who is specialised in what, at one time: a row for each entity, a column for each code.
private struct Network {
  let rest: ID<Selection>
  let period: Period?
  let entities: [ID<Entity>]
  let partition: Partition
  let cells: [[Model.Observation?]]
  let quotients: [[Double?]]
  /// Of all cells, since every one moves the whole network; estimated where one of them has no number.
  let flags: Flags
  /// Of all cells too.
  let sources: SourceSet
  let threshold: Double
}

private func networks(
  _ work: Derivations, _ formula: (Derivations, Network) -> Checked<[DerivedCell]>
) -> Checked<[DerivedCell]> {
  var read = ParameterReader(work)
  guard let partition = read.partition() else { return Checked([], read.faults) }
  let groups = grouped(work.mixes(partition)) { work.population(of: $0.entity, $0.rest, $0.period) }
  var cells: [DerivedCell] = []
  for (group, mixes) in groups {
    guard mixes.count > 1 else { continue }
    let quantities = mixes.flatMap(\.parts).compactMap { $0 }.map(work.quantity)
    var flags = Flags(joining: quantities)
    if quantities.contains(where: { $0.rankedValue == nil }) { flags.insert(.estimated) }
    let computed = formula(work, Network(
      rest: group.selection, period: group.period, entities: mixes.map(\.entity), partition: partition,
      cells: mixes.map(\.parts),
      quotients: mixes.map { mix in mix.parts.map { $0.flatMap { work.quantity($0).rankedValue } } },
      flags: flags, sources: work.sources(of: mixes.flatMap(\.parts)),
      threshold: work.parameters["threshold"]?.number ?? 1))
    cells += computed.result
    read.faults += computed.diagnostics
  }
  return Checked(cells, read.faults)
}

private func complexities(_ work: Derivations) -> Checked<[DerivedCell]> {
  var read = ParameterReader(work)
  let side = read.word("side", Side.areas)
  let spread = read.word("spread", Spread.population)
  let reference = side == .codes ? read.neededEntity("reference") : nil
  guard read.faults.isEmpty else { return Checked([], read.faults) }
  let computed = networks(work) { work, network in
    let table = specialisations(network.quotients, .atLeast(network.threshold))
    switch Stats.complexity(table, spread) {
    case .failure(let obstacle): return Checked([], [work.noComplexity(obstacle, network.period)])
    case .success(let scores):
      return Checked(reference.map { network.codeCells(work, scores.industries, at: $0) }
        ?? network.areaCells(scores.regions))
    }
  }
  return Checked(computed.result, read.faults + computed.diagnostics)
}

extension Network {
  func derived(
    _ quantity: Quantity, at key: Model.Observation.Key, selection: ID<Selection>? = nil,
    _ place: Model.Observation.Place
  ) -> DerivedCell {
    DerivedCell(
      entity: key.entity, selection: selection ?? key.selection, period: period, quantity: quantity, sources: sources,
      place: place)
  }

  func areaCells(_ scores: [Double?]) -> [DerivedCell] {
    cells.indices.compactMap { row in
      guard let score = scores[row], let first = cells[row].lazy.compactMap({ $0 }).first else { return nil }
      return derived(Quantity(.value(score), flags: flags), at: first.key, selection: rest, first.place)
    }
  }

  func codeCells(_ work: Derivations, _ scores: [Double?], at reference: ID<Entity>) -> [DerivedCell] {
    partition.codes.indices.compactMap { column in
      guard let score = scores[column], let first = cells.lazy.compactMap({ $0[column] }).first else { return nil }
      return DerivedCell(
        entity: reference, selection: first.key.selection, period: period,
        quantity: Quantity(.value(score), flags: flags), sources: sources, place: first.place)
    }
  }
}

extension Derivations {
  // Not an error: the data say it, and other periods may well have an answer.
  fileprivate func noComplexity(_ obstacle: ComplexityObstacle, _ period: Period?) -> Diagnostic {
    let reason =
      switch obstacle {
      case .tooFew: "fewer than two areas or industries are left"
      case .disconnected(let groups): "areas and industries fall into \(groups) groups without a link"
      case .ambiguous: "two orders are equally good"
      case .noDirection: "complexity and diversity are not related"
      }
    let time = period.map { " in \($0.text)" } ?? ""
    return Diagnostic(
      .warning, "method/no-complexity", "“\(indicator.id)” has no complexity\(time): \(reason)",
      at: indicator.derivation?.methodSpan ?? indicator.span)
  }
}
