import Base
import Model
import Stats

extension Method {
  static let growth = Method(
    name: "growth", title: "Growth",
    summary: "The relative change of an indicator, against a year before or against a fixed period.",
    formula: "<i>g</i> = 100 · (<i>x</i><sub>1</sub> / <i>x</i><sub>0</sub> − 1)",
    parameters: [
      .of, KnownKey("from", .anything, "The period to compare with; left out: the same part of the year before."),
      KnownKey("per_year", .flag, "`true` gives the constant yearly rate over the interval."),
    ],
    edges: [
      "From nothing there is no growth rate: the figure is absent.",
      "A rate per year counts the intervals between the two dates, not the observations.",
    ],
    reference: "", unit: { _ in .percent }, compute: growths)
}

private func growths(_ work: Derivations) -> Checked<[DerivedCell]> {
  var faults: [Diagnostic] = []
  let from = work.parameters["from"]
  let fixed = from?.scalar.flatMap { Period($0) }
  if let from, fixed == nil {
    faults.append(work.fault("data/period", "“\(from.text)” is no period", at: from.span))
  }
  let isPerYear = work.parameters["per_year"]?.bool ?? false
  let scale: Double = work.indicator.unit == .ratio ? 1 : 100
  let cells = work.observations.all(of: work.base).compactMap { cell -> DerivedCell? in
    guard let period = cell.key.period, let start = fixed ?? period.yearBefore, start < period,
      let old = work.quantity(cell.key.entity, work.base, cell.key.selection, start)
    else { return nil }
    let years = fixed == nil ? 1 : yearsBetween(start, period)
    let rate = combined([old, work.quantity(cell)]) { values in
      let change = isPerYear
        ? years.flatMap { annualGrowth(from: values[0], to: values[1], years: $0) }
        : growth(from: values[0], to: values[1])
      return change.map { $0 * scale }
    }
    return rate.map {
      DerivedCell(
        entity: cell.key.entity, selection: cell.key.selection, period: period, quantity: $0, source: cell.source,
        place: cell.place)
    }
  }
  return Checked(cells, faults)
}

/// The length of the interval between two periods; `nil` for different frequencies and for days, whose steps are no
/// fraction of a year.
func yearsBetween(_ start: Period, _ end: Period) -> Double? {
  guard start.frequency == end.frequency, let steps = start.frequency.perYear else { return nil }
  return Double(end.end - start.end) / Double(steps)
}
