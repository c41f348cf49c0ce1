import Base
import Model

extension IntegrityLint {
  static let sharesAndLevels = IntegrityLint(
    name: "shares-and-levels",
    summary: "A given percentage that disagrees with given levels: `jobs_share` beside `jobs` and their total.",
    check: { lookup in
      lookup.givenIndicators.flatMap { id -> [Diagnostic] in
        let indicator = lookup.site.indicators[id]
        guard indicator.unit == .percent || indicator.unit == .ratio, indicator.id.hasSuffix("_share"),
          let levels = lookup.given(String(indicator.id.dropLast("_share".utf8.count)))
        else { return [] }
        let scale: Double = indicator.unit == .percent ? 100 : 1
        return capped(lookup.site.observations.all(of: id).compactMap { shareFault($0, levels, scale, lookup) })
      }
    })
}

private func shareFault(
  _ share: Model.Observation, _ levels: ID<Indicator>, _ scale: Double, _ lookup: Lookup
) -> Diagnostic? {
  let site = lookup.site
  let selection = site.observations.selections[share.key.selection]
  // Of several dimensions nobody says in which the share is taken.
  guard selection.choices.count == 1, let choice = selection.choices.first,
    let total = site.dimensions[Int(choice.dimension)].total, Int(choice.code) != total,
    let totalID = site.observations.id(of: selection.choosing(Int(choice.dimension), total)),
    let part = site.observations.observation(share.key.entity, levels, share.key.selection, share.key.period),
    let whole = site.observations.observation(share.key.entity, levels, totalID, share.key.period),
    let given = lookup.reach(share), let partReach = lookup.reach(part), let wholeReach = lookup.reach(whole),
    partReach.low >= 0, wholeReach.low > 0
  else { return nil }
  let computed = Bounds(low: partReach.low / wholeReach.high * scale, high: partReach.high / wholeReach.low * scale)
  if given.meets(computed) { return nil }
  let middle = numberText((computed.low + computed.high) / 2, decimals: 2)
  return IntegrityLint.warning(
    "shares-and-levels", "\(lookup.address(share)) is \(lookup.figure(share)), and its levels give \(middle)",
    at: lookup.places.span(of: share),
    notes: [Note("the part", at: lookup.places.span(of: part)), Note("the whole", at: lookup.places.span(of: whole))])
}
