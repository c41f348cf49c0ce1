import Base
import Model

extension IntegrityLint {
  static let partsAndTotal = IntegrityLint(
    name: "parts-and-total",
    summary: "Parts that do not add up to their total. Only below codes that say `exhaustive: "
      + "true`, and only for amounts: an indicator most of whose totals are far from the sum of their parts is "
      + "an average or a rate.",
    check: { lookup in
      ExhaustiveCode.all(in: lookup.site).flatMap { code in
        lookup.givenIndicators.flatMap { partFaults(code, $0, lookup) }
      }
    })
}

private func partFaults(_ code: ExhaustiveCode, _ indicator: ID<Indicator>, _ lookup: Lookup) -> [Diagnostic] {
  let sums = code.totals(of: indicator, lookup.site).compactMap {
    total, parts -> (Model.Observation, Bounds, Bounds)? in
    guard let whole = lookup.reach(total) else { return nil }
    let reaches = parts.map { $0.flatMap { lookup.reach($0) } }
    let low = reaches.reduce(0) { $0 + max(0, $1?.low ?? 0) }
    // A part that is withheld or has no cell may be anything.
    let high = reaches.reduce(0) { $0 + ($1?.high ?? .infinity) }
    return reaches.allSatisfy { $0 == nil } ? nil : (total, whole, Bounds(low: low, high: high))
  }
  let near = sums.count { _, whole, sum in sum.low <= whole.high * 1.25 && sum.high >= whole.low * 0.75 }
  guard near * 2 >= sums.count else { return [] }
  let faults = sums.filter { !$0.1.meets($0.2) }.map { total, _, sum -> Diagnostic in
    let list = lookup.site.dimensions[code.dimension]
    let text = sum.high.isFinite ? numberText((sum.low + sum.high) / 2) : "at least \(numberText(sum.low))"
    return IntegrityLint.warning(
      "parts-and-total", "\(lookup.address(total)) is \(lookup.figure(total)), and its parts add up to \(text)",
      at: lookup.places.span(of: total), help: "“\(list.codes[code.whole].id)” says `exhaustive: true` in its list")
  }
  return capped(faults)
}
