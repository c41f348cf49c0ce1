// Change against an earlier period, in the forms that reports print.

import Base
import Model
import Stats

extension Method {
  static let growth = Method(
    name: "growth", title: "Growth",
    summary: "The relative change of an indicator, against a year before or against a fixed period.",
    formula: "<i>g</i> = 100 · (<i>x</i><sub>1</sub> / <i>x</i><sub>0</sub> − 1)",
    parameters: [
      .of, .from,
      KnownKey("per_year", .flag, "`true` gives the constant yearly rate over the interval.", standard: "false"),
    ],
    edges: [
      "From nothing there is no growth rate: what was 0 and is not any more is “new”; from 0 to 0, and from less than "
        + "nothing, the rate is not applicable.",
      "A rate per year counts the intervals between the two dates, not the observations.",
    ],
    reference: "", unit: { _, _ in .percent }, decimals: 1,
    compute: { work in
      let isPerYear = work.parameters["per_year"]?.bool ?? false
      return isPerYear
        ? changes(work, scale: work.percentScale) { annualGrowth(from: $0, to: $1, years: $2) }
        : changes(work, scale: work.percentScale) { old, new, _ in Stats.growth(from: old, to: new) }
    })

  static let cagr = Method(
    name: "cagr", title: "Growth per year",
    summary: "The constant rate per year that leads from the first figure to the last (compound annual growth).",
    formula: "<i>r</i> = 100 · ((<i>x</i><sub>1</sub> / <i>x</i><sub>0</sub>)<sup>1/<i>n</i></sup> − 1)",
    parameters: [.of, KnownKey("from", .anything, "The period that growth counts from.")],
    edges: [
      "n is the time between the two dates in years: 2000 to 2009 are nine, whatever is published between them.",
      "There is no rate where the first figure is not positive or the last is negative; where nothing is left "
        + "it is −100. From 0 it reads “new”.",
    ],
    reference: "", unit: { _, _ in .percent }, decimals: 1,
    compute: { work in
      guard work.parameters["from"] != nil else {
        return Checked([], [work.fault(
          "method/parameter", "the parameter `from` is missing", help: "write from: 2007")])
      }
      return changes(work, scale: work.percentScale) { annualGrowth(from: $0, to: $1, years: $2) }
    })

  static let logGrowth = Method(
    name: "log-growth", title: "Log growth",
    summary: "The difference of logarithms: near the relative change where that is small, and the same up and down.",
    formula: "<i>g</i> = ln(<i>x</i><sub>1</sub> / <i>x</i><sub>0</sub>)", parameters: [.of, .from],
    edges: ["Both figures must be positive.", "It is not a percentage: +50 % is 0.405."],
    reference: "", decimals: 3,
    compute: { work in changes(work, scale: 1) { old, new, _ in Stats.logGrowth(from: old, to: new) } })

  static let percentagePoints = Method(
    name: "percentage-points", title: "Change in percentage points",
    summary: "The difference of two percentages: from 16 to 18 percent are two points, though the share grew by "
      + "12.5 percent.",
    formula: "<i>d</i> = <i>s</i><sub>1</sub> − <i>s</i><sub>0</sub>", parameters: [.of, .from],
    edges: ["Its base is in percent, or a ratio from 0 to 1, which is then taken times 100."],
    reference: "", unit: { _, _ in .percentagePoints },
    compute: { work in
      let unit = work.site.indicators[work.base].unit
      guard unit == .percent || unit == .ratio else {
        return Checked([], [work.fault(
          "method/unit", "its base is in \(unit?.text ?? "no unit"), and only shares differ by percentage points",
          at: work.parameters["of"]?.span, help: "write method: growth, or take a share first")])
      }
      let scale: Double = unit == .ratio ? 100 : 1
      return changes(work, scale: scale) { old, new, _ in new - old }
    })
}

/// The change of every cell of the base against the period under `from`, or against the year before.
///
/// - Parameter formula: Rises or falls all the way with each of old and new, so that their ends give its ends.
func changes(
  _ work: Derivations, scale: Double, _ formula: (_ old: Double, _ new: Double, _ years: Double) -> Double?
) -> Checked<[DerivedCell]> {
  var read = ParameterReader(work)
  let fixed = read.period("from")
  guard read.faults.isEmpty else { return Checked([], read.faults) }
  let cells = work.observations.all(of: work.base).compactMap { cell -> DerivedCell? in
    guard let period = cell.key.period, let start = fixed ?? period.yearBefore, start < period,
      let years = yearsBetween(start, period),
      let old = work.observation(cell.key.entity, work.base, cell.key.selection, start)
    else { return nil }
    return work.derived(
      at: cell, from: [old, cell],
      bounds: { ends in cornerBounds(ends[0], ends[1]) { old, new in formula(old, new, years).map { $0 * scale } } }
    ) { formula($0[0], $0[1], years).map { $0 * scale } }.map { work.noted($0, from: old, to: cell) }
  }
  return Checked(cells, read.faults)
}

extension Derivations {
  // What began from nothing has no rate, and is new.
  fileprivate func noted(
    _ change: DerivedCell, from old: Model.Observation, to new: Model.Observation
  ) -> DerivedCell {
    guard change.quantity.absence == .notApplicable, quantity(old).value == 0, (quantity(new).value ?? 0) > 0
    else { return change }
    return derived(change.quantity, at: new, from: [old, new], note: site.localized { NewWords.word(for: $0) })
  }
}

// The extremes of a result that rises or falls all the way with each of its two parts; `nil` where a corner has none.
private func cornerBounds(_ a: Bounds, _ b: Bounds, _ formula: (Double, Double) -> Double?) -> Bounds? {
  let corners = [a.low, a.high].flatMap { x in [b.low, b.high].map { formula(x, $0) } }
  let known = corners.compactMap { $0 }
  guard known.count == corners.count, let low = known.min(), let high = known.max() else { return nil }
  return Bounds(low: low, high: high)
}

extension Derivations {
  /// What a fraction is multiplied with for the unit that the site wants.
  var percentScale: Double { indicator.unit == .ratio ? 1 : 100 }
}
