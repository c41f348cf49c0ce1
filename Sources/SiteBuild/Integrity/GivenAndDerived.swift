import Base
import Model

extension IntegrityLint {
  static let givenAndDerived = IntegrityLint(
    name: "given-and-derived",
    summary: "A published figure that the computed one does not round to, within its bounds. "
      + "A derived indicator names the published one: `published: lq_bls`.",
    check: { lookup in
      lookup.site.indicators.indices.flatMap { index -> [Diagnostic] in
        guard let named = lookup.site.indicators[index].derivation?.parameters["published"], let key = named.scalar
        else {
          return []
        }
        guard let published = lookup.indicator(key) else {
          return [.unknownIndicator(key, at: named.span, lookup.site)]
        }
        return capped(lookup.site.observations.all(of: published).compactMap { fault($0, ID(index), lookup) })
      }
    })
}

private func fault(_ given: Model.Observation, _ derived: ID<Indicator>, _ lookup: Lookup) -> Diagnostic? {
  guard let reach = lookup.reach(given),
    let computed = lookup.site.observations.observation(
      given.key.entity, derived, given.key.selection, given.key.period),
    let extent = lookup.quantity(computed).extent, !reach.meets(extent)
  else { return nil }
  let middle = lookup.quantity(computed).value ?? (extent.low + extent.high) / 2
  return IntegrityLint.warning(
    "given-and-derived",
    "\(lookup.address(given)) is published as \(lookup.figure(given)), and computed as "
      + "\(numberText(middle, decimals: 4))",
    at: lookup.places.span(of: given),
    notes: [
      Note("it is computed as “\(lookup.site.indicators[derived].id)”", at: lookup.site.indicators[derived].span)
    ])
}
