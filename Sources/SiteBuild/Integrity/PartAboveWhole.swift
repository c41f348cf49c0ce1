import Base
import Model

extension IntegrityLint {
  static let partAboveWhole = IntegrityLint(
    name: "part-above-whole",
    summary: "A part that is larger than the whole it is taken a share or a location quotient of: more jobs in an "
      + "industry than in all of them. Silent where most parts are, for then the indicator is an average or a rate.",
    check: { lookup in
      var told = Set<Model.Observation.Key>()
      return lookup.site.indicators.indices.flatMap { partFaults(ID($0), lookup, &told) }
    })
}

private func partFaults(
  _ id: ID<Indicator>, _ lookup: Lookup, _ told: inout Set<Model.Observation.Key>
) -> [Diagnostic] {
  let indicator = lookup.site.indicators[id]
  guard let derivation = indicator.derivation,
    [Method.share, .locationQuotient, .excessJobs].map(\.name).contains(derivation.method),
    let base = derivation.parameters["of"]?.scalar.flatMap({ lookup.given($0) })
  else { return [] }
  let work = Derivations(
    site: lookup.site, indicator: indicator, parameters: derivation.parameters, inputs: [base])
  let total = derivation.parameters["reference"]?["total"] ?? derivation.parameters["total"]
  let within = derivation.parameters["within"].flatMap { Within(rawValue: $0.text) } ?? .area
  var compared = 0
  var above: [(part: Model.Observation, whole: Model.Observation)] = []
  for part in work.partsOfTotals(total: total).result {
    let key = part.cell.key
    guard let whole = work.observation(work.home(of: key.entity, within), base, part.total, key.period),
      let (least, most) = work.extremes(part.cell, whole)
    else { continue }
    compared += 1
    // What a number may stand for reaches at least as far as the number: it is worked out for the few that need it.
    guard least > most, let reach = lookup.reach(part.cell), let limit = lookup.reach(whole), reach.low > limit.high
    else { continue }
    above.append((part.cell, whole))
  }
  guard derivation.method == Method.share.name || above.count * 2 <= compared else { return [] }
  return capped(above.filter { told.insert($0.part.key).inserted }.map { part, whole in
    Diagnostic(
      .error, "integrity/part-above-whole",
      "\(lookup.address(part)) is \(lookup.figure(part)), more than its whole, \(lookup.figure(whole))",
      at: lookup.places.span(of: part), notes: [Note("the whole", at: lookup.places.span(of: whole))])
  })
}

extension Derivations {
  fileprivate func extremes(_ part: Model.Observation, _ whole: Model.Observation) -> (least: Double, most: Double)? {
    guard let part = quantity(part).extent, let whole = quantity(whole).extent else { return nil }
    return (part.low, whole.high)
  }
}
