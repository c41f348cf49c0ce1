import Base
import Model

extension Method {
  static let difference = Method(
    name: "difference", title: "Difference of two indicators",
    summary: "One indicator less another of the same entity, codes and period.",
    formula: "<i>y</i> = <i>x</i><sub>1</sub> − <i>x</i><sub>2</sub>",
    parameters: [.of, KnownKey("minus", .text, "The indicator that is taken away.")],
    edges: [
      "A withheld part withholds the difference; what an office hides is not worked out from what it shows.",
      "Both are in one unit. Two percentages differ by percentage points.",
    ],
    reference: "", inputs: { parameters in ["of", "minus"].compactMap { parameters[$0] } },
    unit: { base, _ in base == .percent ? .percentagePoints : base }, compute: differences)
}

private func differences(_ work: Derivations) -> Checked<[DerivedCell]> {
  guard let other = work.input("minus") else {
    return Checked([], [work.fault(
      "method/parameter", "it does not say what is taken away", help: "write minus: and an indicator")])
  }
  let units = [work.base, other].map { work.site.indicators[$0].unit }
  if let first = units[0], let second = units[1], first != second {
    return Checked([], [work.fault(
      "method/unit", "\(first.text) less \(second.text) has no meaning", at: work.parameters["minus"]?.span)])
  }
  let cells = work.observations.all(of: work.base).compactMap { cell -> DerivedCell? in
    guard let taken = work.quantity(cell.key.entity, other, cell.key.selection, cell.key.period) else { return nil }
    // A computed lower bound has withheld parts: a total less what is disclosed of it would be what is withheld.
    let isDisclosedPart = taken.hedge == .atLeast && work.site.indicators[other].derivation != nil
    if isDisclosedPart { return DerivedCell(at: cell, Quantity(.absent(.suppressed))) }
    return combined([taken, work.quantity(cell)], bounds: differenceBounds) { $0[1] - $0[0] }.map {
      DerivedCell(at: cell, $0)
    }
  }
  return Checked(cells)
}
