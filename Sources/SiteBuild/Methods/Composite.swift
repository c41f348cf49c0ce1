import Base
import Model
import Stats

extension Method {
  static let composite = Method(
    name: "composite", title: "Composite indicator",
    summary: "Several indicators made comparable and averaged with weights. The weights are a judgement.",
    formula: "<i>C</i> = Σ <i>w</i><sub>k</sub> <i>z</i><sub>k</sub>, or Π "
      + "<i>z</i><sub>k</sub><sup><i>w</i><sub>k</sub></sup>",
    parameters: [
      KnownKey("parts", .anything, "A list of maps: `of`, `weight`, and as needed `direction` (`higher-is-better`, "
        + "`lower-is-better`), `worst` and `best` (fixed ends for min–max), `reference` (for distance)."),
      KnownKey("normalisation", .text, "`min-max` (default), `z-score`, `rank`, `distance`.", standard: "min-max"),
      KnownKey("aggregation", .text, "`arithmetic` (default) or `geometric`.", standard: "arithmetic"),
      KnownKey("spread", .text, "For z-scores: `population` (default) or `sample`.", standard: "population"),
      KnownKey("coverage", .number, "The least part of the weight, from 0 to 1, that must be disclosed; left "
        + "out, all of it.", standard: "1"),
      KnownKey("equal", .text, "Where all figures are equal: `undefined` (default) or `half`.", standard: "undefined"),
      KnownKey("times", .number, "What 1 becomes: 100 for scores from 0 to 100.", standard: "1"),
    ],
    edges: [
      "Weights sum to 1.",
      "Where a part is not disclosed the others share its weight, as far as `coverage` allows; "
        + "the score is then marked as estimated. Beyond that there is none, and a withheld part withholds it.",
      "A geometric mean first stretches scores from 0–1 to 1–100; it forgives weaknesses less.",
      "Scores are comparable only within one period, unless the ends are fixed.",
    ],
    reference: "OECD and JRC (2008), Handbook on Constructing Composite Indicators.",
    inputs: { $0["parts"]?.items.compactMap { $0["of"] } ?? [] }, decimals: 2, compute: composites)
}

private enum NormalisationWord: String, CaseIterable {
  case minMax = "min-max"
  case zScore = "z-score"
  case rank, distance
}

private struct Part {
  let indicator: ID<Indicator>
  let weight: Double
  let direction: Direction
  let goalposts: Interval?
  let reference: Double?
}

private let partKeys: [KnownKey] = [
  KnownKey("of", .text, "The indicator."), KnownKey("weight", .number, "Its weight."),
  KnownKey("direction", .text, "Which end is the good one."), KnownKey("worst", .number, "Scores 0."),
  KnownKey("best", .number, "Scores 1."), KnownKey("reference", .number, "Scores 1 by distance."),
]

private func composites(_ work: Derivations) -> Checked<[DerivedCell]> {
  var read = ParameterReader(work)
  let normalisation: Normalisation =
    switch read.word("normalisation", NormalisationWord.minMax) {
    case .minMax: .minMax
    case .zScore: .zScore(read.word("spread", Spread.population))
    case .rank: .rank
    case .distance: .distance
    }
  let coverage = read.fraction(work.parameters["coverage"], "coverage") ?? 1
  let settings = CompositeSettings(
    normalisation, read.word("aggregation", CompositeMean.arithmetic), coverage: coverage,
    equal: read.word("equal", EqualScores.undefined))
  let parts = zip(work.parameters["parts"]?.items ?? [], work.inputs).compactMap { node, indicator in
    read.part(node, indicator, normalisation)
  }
  guard read.faults.isEmpty else { return Checked([], read.faults) }

  var cells: [DerivedCell] = []
  for group in work.groups(parts.map(\.indicator)) {
    let scores = Stats.composite(
      zip(parts, group.columns).map { part, column in
        CompositePart(
          column.map { $0.flatMap { work.quantity($0).rankedValue } }, weight: part.weight, part.direction,
          goalposts: part.goalposts, reference: part.reference)
      }, settings)
    switch scores {
    case .success(let scores): cells += group.cells(work, scores)
    case .failure(let obstacle): return Checked([], read.faults + [work.fault(obstacle)])
    }
  }
  return Checked(cells, read.faults)
}

extension ParameterReader {
  fileprivate mutating func part(_ node: Node, _ indicator: ID<Indicator>, _ normalisation: Normalisation) -> Part? {
    faults += MapReader(node, keys: partKeys, what: "a part of a composite").faults
    guard let weight = node["weight"]?.number else {
      faults.append(work.fault(
        "method/parameter", "a part has no weight", at: node.span, help: "write {of: patents, weight: 0.5}"))
      return nil
    }
    let isLowBetter = work.site.indicators[indicator].higherIsBetter == false
    let direction = word(node["direction"], "direction", isLowBetter ? Direction.lowerIsBetter : .higherIsBetter)
    if normalisation == .distance, node["reference"]?.number == nil {
      faults.append(work.fault(
        "method/parameter", "a part has no reference to be distant from", at: node.span, help: "write reference: 100"))
    }
    let goalposts = goalposts(node)
    return Part(
      indicator: indicator, weight: weight, direction: direction, goalposts: goalposts,
      reference: node["reference"]?.number)
  }

  private mutating func goalposts(_ node: Node) -> Interval? {
    switch (node["worst"], node["best"]) {
    case (let worst?, let best?):
      guard let worst = worst.number, let best = best.number else { return nil }
      return Interval(min(worst, best), max(worst, best))
    case (let end?, nil), (nil, let end?):
      let (given, missing) = node["worst"] == nil ? ("best", "worst") : ("worst", "best")
      faults.append(work.fault(
        "method/parameter", "a part has `\(given)` \(end.text) and no `\(missing)`", at: end.span,
        help: "fixed ends are two: write both, or neither"))
      return nil
    case (nil, nil): return nil
    }
  }
}

extension Derivations {
  fileprivate func fault(_ obstacle: CompositeObstacle) -> Diagnostic {
    let span = parameters["parts"]?.span
    switch obstacle {
    case .weightsSumTo(let sum):
      return fault("method/weights", "the weights sum to \(plainText(sum, decimals: 3)), not to 1", at: span)
    case .negativeWeight(let weight):
      return fault(
        "method/weights", "the weight \(plainText(weight)) is negative", at: span,
        help: "write direction: lower-is-better")
    case .geometricNeedsPositiveScores:
      return fault(
        "method/parameter", "z-scores lie around 0 and have no geometric mean", at: parameters["aggregation"]?.span,
        help: "write normalisation: min-max")
    }
  }
}

extension IndicatorGroup {
  fileprivate func cells(_ work: Derivations, _ scores: [CompositeScore?]) -> [DerivedCell] {
    let times = work.parameters["times"]?.number ?? 1
    return entities.indices.compactMap { index in
      let parts = columns.compactMap { $0[index] }
      guard let first = parts.first else { return nil }
      let quantities = parts.map(work.quantity)
      guard let score = scores[index] else {
        guard quantities.contains(where: \.isSuppressed) else { return nil }
        return work.derived(Quantity(.absent(.suppressed)), at: first, from: parts)
      }
      var flags = Flags(joining: quantities)
      if score.coverage < 1 - 1e-9 { flags.insert(.estimated) }
      return work.derived(Quantity(.value(score.value * times), flags: flags), at: first, from: parts)
    }
  }
}
