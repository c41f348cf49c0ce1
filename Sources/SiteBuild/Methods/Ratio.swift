import Base
import Model
import Stats

extension Method {
  static let ratio = Method(
    name: "ratio", title: "Ratio of two indicators",
    summary: "One indicator divided by another of the same entity and period: jobs per company, patents per million "
      + "inhabitants.",
    formula: "<i>y</i> = <i>k</i> · <i>x</i> / <i>p</i>",
    parameters: [
      .of, KnownKey("per", .text, "The indicator to divide by."),
      KnownKey("times", .number, "What one unit of it is: 1000000 for “per million”.", standard: "1"),
    ],
    edges: [
      "Both parts are of the same period: a ratio is not filled with an older denominator.",
      "A ratio to 0 is not applicable.",
    ],
    reference: "", inputs: { parameters in ["of", "per"].compactMap { parameters[$0] } }, unit: { _, _ in nil },
    decimals: 2, compute: ratios)
}

private func ratios(_ work: Derivations) -> Checked<[DerivedCell]> {
  guard let per = work.input("per") else {
    return Checked([], [work.fault(
      "method/parameter", "a ratio names the indicator to divide by", help: "write per: population")])
  }
  let times = work.parameters["times"]?.number ?? 1
  let divisors = work.counterparts(in: per)
  let cells = work.observations.all(of: work.base).compactMap { cell -> DerivedCell? in
    let divisor = divisors.observation(of: cell.key)
    return work.derived(at: cell, from: [cell, divisor], bounds: { parts in
      guard parts[0].low >= 0, parts[1].low > 0 else { return nil }
      return Bounds(low: parts[0].low / parts[1].high * times, high: parts[0].high / parts[1].low * times)
    }) { perCapita($0[0], population: $0[1], unit: times) }
  }
  return Checked(cells)
}
