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
      KnownKey("times", .number, "What one unit of it is: 1000000 for “per million”."),
    ],
    edges: ["Both parts are of the same period: a ratio is not filled with an older denominator."],
    reference: "", unit: { _ in nil }, compute: ratios)
}

private func ratios(_ work: Derivations) -> Checked<[DerivedCell]> {
  guard let named = work.parameters["per"], let key = named.scalar else {
    return Checked([], [work.fault("method/parameter", "a ratio names the indicator to divide by", help: "write per: population")])
  }
  guard let per = work.site.indicator(named: key) else {
    let near = nearest(to: key, among: work.site.indicators.map(\.id))
    return Checked([], [work.fault("data/unknown-indicator", "no indicator named “\(key)”", at: named.span, help: near.asSuggestion)])
  }
  let times = work.parameters["times"]?.number ?? 1
  let cells = work.observations.all(of: work.base).compactMap { cell -> DerivedCell? in
    let key = cell.key
    let whole = work.quantity(key.entity, per, key.selection, key.period)
      ?? work.quantity(key.entity, per, ID(0), key.period)
    guard let whole else { return nil }
    return combined([work.quantity(cell), whole]) { perCapita($0[0], population: $0[1], unit: times) }.map {
      DerivedCell(
        entity: key.entity, selection: key.selection, period: key.period, quantity: $0, source: cell.source,
        place: cell.place)
    }
  }
  return Checked(cells)
}
