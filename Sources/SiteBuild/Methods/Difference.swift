import Base
import Model

extension Method {
  static let difference = Method(
    name: "difference", title: "Difference of two indicators",
    summary: "One indicator less another of the same entity, codes and period.",
    formula: "<i>y</i> = <i>x</i><sub>1</sub> − <i>x</i><sub>2</sub>",
    parameters: [
      .of, KnownKey("minus", .text, "The indicator that is taken away."),
      KnownKey("withheld", .text, "`keep` (default) withholds what would work out withheld parts of a total; `reveal` "
        + "computes it, which a site must have the right to.", standard: "keep"),
    ],
    edges: [
      "A withheld part withholds the difference; what an office hides is not worked out from what it shows.",
      "A total less its disclosed parts is withheld where what is left is withheld, unless the indicator says "
        + "`withheld: reveal`.",
      "Both are in one unit. Two percentages differ by percentage points.",
    ],
    reference: "", inputs: { parameters in ["of", "minus"].compactMap { parameters[$0] } },
    unit: { base, _ in base == .percent ? .percentagePoints : base }, compute: differences)
}

private enum Withheld: String, CaseIterable { case keep, reveal }

extension Indicator {
  /// Whether it works out what is withheld because the site asks for it.
  var revealsWithheld: Bool { derivation?.parameters["withheld"]?.scalar == Withheld.reveal.rawValue }
}

private func differences(_ work: Derivations) -> Checked<[DerivedCell]> {
  var read = ParameterReader(work)
  let isRevealing = read.word("withheld", Withheld.keep) == .reveal
  guard let other = work.input("minus") else {
    return Checked([], [work.fault(
      "method/parameter", "it does not say what is taken away", help: "write minus: and an indicator")])
  }
  let units = [work.base, other].map { work.site.indicators[$0].unit }
  if let first = units[0], let second = units[1], first != second {
    return Checked([], [work.fault(
      "method/unit", "\(first.text) less \(second.text) has no meaning", at: work.parameters["minus"]?.span)])
  }
  let others = work.counterparts(in: other)
  let residual = isRevealing ? nil : work.residual(of: work.base, less: other)
  let cells = work.observations.all(of: work.base).compactMap { cell -> DerivedCell? in
    let taken = others.observation(of: cell.key)
    let quantity = taken.map(work.quantity)
    // A computed lower bound has withheld parts: a total less what is disclosed of it would be what is withheld.
    let isDisclosedPart = quantity?.hedge == .atLeast && work.site.indicators[other].derivation != nil
    if isDisclosedPart || residual?.isWithheld(at: cell.key) == true {
      return work.derived(Quantity(.absent(.suppressed)), at: cell, from: [cell, taken])
    }
    return combined([quantity, work.quantity(cell)], bounds: differenceBounds) { $0[1] - $0[0] }.map {
      work.derived($0, at: cell, from: [cell, taken])
    }
  }
  return Checked(cells, read.faults)
}
