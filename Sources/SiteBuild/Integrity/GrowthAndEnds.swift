import Base
import Model
import Stats

extension IntegrityLint {
  static let growthAndEnds = IntegrityLint(
    name: "growth-and-ends",
    summary: "A given growth that disagrees with the levels at its ends: "
      + "`jobs_growth` or `jobs_change` beside `jobs`. Over a span it may be the total or the rate per year; "
      + "only what is neither is told of.",
    check: { lookup in
      lookup.givenIndicators.flatMap { id -> [Diagnostic] in
        let indicator = lookup.site.indicators[id]
        guard indicator.unit == .percent, let levels = levels(of: indicator.id, lookup),
          lookup.site.indicators[levels].unit != .percent
        else { return [] }
        return capped(lookup.site.observations.all(of: id).compactMap { growthFault($0, levels, lookup) })
      }
    })
}

private func levels(of id: String, _ lookup: Lookup) -> ID<Indicator>? {
  let suffix = ["_growth", "_change"].first { id.hasSuffix($0) }
  return suffix.flatMap { lookup.given(String(id.dropLast($0.utf8.count))) }
}

private func growthFault(_ cell: Model.Observation, _ levels: ID<Indicator>, _ lookup: Lookup) -> Diagnostic? {
  guard let period = cell.key.period, let start = period.isSpan ? period.first : period.yearBefore,
    let old = level(cell, levels, start, lookup), let new = level(cell, levels, period.last, lookup),
    let given = lookup.reach(cell), let before = lookup.reach(old), let after = lookup.reach(new),
    let total = growthBounds([before, after])
  else { return nil }
  if given.meets(total) { return nil }
  if period.isSpan, let years = yearsBetween(period.first, period.last), let rate = rateBounds(before, after, years),
    given.meets(rate)
  { return nil }
  return IntegrityLint.warning(
    "growth-and-ends",
    "\(lookup.address(cell)) is \(lookup.figure(cell)), and its ends give "
      + "\(numberText((total.low + total.high) / 2, decimals: 1))",
    at: lookup.places.span(of: cell),
    notes: [Note("the first", at: lookup.places.span(of: old)), Note("the last", at: lookup.places.span(of: new))])
}

private func level(
  _ cell: Model.Observation, _ levels: ID<Indicator>, _ period: Period, _ lookup: Lookup
) -> Model.Observation? {
  lookup.site.observations.observation(cell.key.entity, levels, cell.key.selection, period)
}

private func rateBounds(_ before: Bounds, _ after: Bounds, _ years: Double) -> Bounds? {
  guard let low = annualGrowth(from: before.high, to: after.low, years: years),
    let high = annualGrowth(from: before.low, to: after.high, years: years)
  else { return nil }
  return Bounds(low: low * 100, high: high * 100)
}
