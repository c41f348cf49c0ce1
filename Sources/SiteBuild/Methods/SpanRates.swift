// A source that says "60 percent from 2000 to 2009" gives a total over a span; one that says "10 percent a year for
// five years" gives a rate. Each method turns one into the other, so that the two can be compared.

import Base
import Model
import Stats

extension Method {
  static let annualRate = Method(
    name: "annual-rate", title: "Rate per year from a total",
    summary: "The constant yearly rate that gives the total growth of an indicator whose period is a span.",
    formula: "<i>r</i> = 100 · ((1 + <i>g</i>/100)<sup>1/<i>n</i></sup> − 1)", parameters: [.of],
    edges: ["n is the number of intervals: 2000 to 2009 has nine. An undated total has no rate."],
    reference: "", unit: { _, _ in .percent }, decimals: 2,
    compute: { spans($0) { total, years in annualGrowth(from: 1, to: 1 + total, years: years) } })

  static let compound = Method(
    name: "compound", title: "Total from a rate per year",
    summary: "The total that a yearly rate gives over the intervals of its span.",
    formula: "<i>g</i> = 100 · ((1 + <i>r</i>/100)<sup><i>n</i></sup> − 1)", parameters: [.of],
    edges: ["n is the number of intervals: 2006 to 2011 has five."],
    reference: "", unit: { _, _ in .percent }, decimals: 1,
    compute: { spans($0) { rate, years in compoundGrowth(at: rate, over: years) } })

  static let doublingTime = Method(
    name: "doubling-time", title: "Doubling time",
    summary: "How many years an amount takes to double at its rate of growth per year.",
    formula: "<i>T</i> = ln 2 / ln(1 + <i>r</i>/100)", parameters: [.of],
    edges: ["What does not grow never doubles: the figure is absent."],
    reference: "", unit: { _, _ in .named("years") }, decimals: 1,
    compute: { work in
      guard work.isPercentage else { return Checked([], [work.notAPercentage]) }
      let cells = work.observations.all(of: work.base).compactMap { cell in
        work.derived(at: cell, from: [cell], bounds: doublingBounds) { Stats.doublingTime(at: $0[0] / 100) }
      }
      return Checked(cells)
    })
}

private func doublingBounds(_ parts: [Bounds]) -> Bounds? {
  guard let slow = Stats.doublingTime(at: parts[0].low / 100), let fast = Stats.doublingTime(at: parts[0].high / 100)
  else { return nil }
  return Bounds(low: fast, high: slow)
}

private func spans(
  _ work: Derivations, _ convert: @escaping (_ fraction: Double, _ years: Double) -> Double?
) -> Checked<[DerivedCell]> {
  guard work.isPercentage else { return Checked([], [work.notAPercentage]) }
  let cells = work.observations.all(of: work.base).compactMap { cell -> DerivedCell? in
    guard let period = cell.key.period, period.isSpan, let years = yearsBetween(period.first, period.last) else {
      return nil
    }
    return work.derived(at: cell, from: [cell], bounds: { parts in
      guard let low = convert(parts[0].low / 100, years), let high = convert(parts[0].high / 100, years) else {
        return nil
      }
      return Bounds(low: low * 100, high: high * 100)
    }) { convert($0[0] / 100, years).map { $0 * 100 } }
  }
  return Checked(cells)
}

extension Derivations {
  fileprivate var isPercentage: Bool { site.indicators[base].unit == .percent }
  fileprivate var notAPercentage: Diagnostic {
    fault("method/unit", "its base is not in percent", at: parameters["of"]?.span)
  }
}
