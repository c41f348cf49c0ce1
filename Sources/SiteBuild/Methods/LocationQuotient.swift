import Base
import Model
import Stats

extension Method {
  static let locationQuotient = Method(
    name: "location-quotient", title: "Location quotient",
    summary: "How specialised an area is in an industry: the industry's share there, divided by its share in the "
      + "reference area. At 1 the two are equal; at 2 the industry is twice as present as in the reference.",
    formula: "LQ = (<i>e</i><sub>ir</sub> / <i>e</i><sub>r</sub>) / (<i>E</i><sub>i</sub> / <i>E</i>)",
    parameters: [
      .of, KnownKey("reference", .map, "The area to compare with and its total: `{region: US, total: all}`."),
      KnownKey("within", .text, "`region`: the area's own total is that of its region."),
      KnownKey("form", .text, "`plain` (default), `symmetric` or `log`."),
    ],
    edges: [
      "No jobs at all in the industry give 0; a withheld number gives no quotient.",
      "Where a part is known only within bounds, the quotient has bounds too.",
      "It is not defined where the reference has none of the industry, or the area no jobs.",
      "Totals are of all ownerships, which is the rule of the U.S. Bureau of Labor Statistics.",
    ],
    reference: "U.S. Bureau of Labor Statistics, QCEW location quotients; B. Balassa (1965), Manchester School 33.",
    compute: locationQuotients)
}

private func locationQuotients(_ work: Derivations) -> Checked<[DerivedCell]> {
  let reference = work.parameters["reference"]
  let parts = work.partsOfTotals(total: reference?["total"])
  var faults = parts.diagnostics
  guard let area = referenceArea(work, reference, &faults) else { return Checked([], faults) }
  let form = work.parameters["form"]?.scalar ?? "plain"
  let transform: (Double) -> Double?
  switch form {
  case "plain": transform = { $0 }
  case "symmetric": transform = symmetricQuotient
  case "log": transform = logQuotient
  default:
    faults.append(.notOneOf(work.parameters["form"] ?? work.parameters, what: "form", ["plain", "symmetric", "log"]))
    return Checked([], faults)
  }
  let isWithinRegion = work.parameters["within"]?.scalar == "region"
  let cells = parts.result.compactMap { part -> DerivedCell? in
    let key = part.cell.key
    let home = isWithinRegion ? work.site.entities[key.entity].region ?? key.entity : key.entity
    guard let total = work.quantity(home, work.base, part.total, key.period),
      let referencePart = work.quantity(area, work.base, key.selection, key.period),
      let referenceTotal = work.quantity(area, work.base, part.total, key.period)
    else { return nil }
    let quantity = combined(
      [work.quantity(part.cell), total, referencePart, referenceTotal],
      bounds: { extents in
        let intervals = extents.compactMap { Interval($0.low, $0.high) }
        guard intervals.count == 4,
          let quotient = locationQuotient(
            part: intervals[0], whole: intervals[1], referencePart: intervals[2], referenceWhole: intervals[3]),
          let low = transform(quotient.low), let high = transform(quotient.high)
        else { return nil }
        return Bounds(low: low, high: high)
      },
      {
        locationQuotient(part: $0[0], whole: $0[1], referencePart: $0[2], referenceWhole: $0[3]).flatMap(transform)
      })
    return quantity.map { part.derived($0) }
  }
  return Checked(cells, faults)
}

// `reference: {region: US, total: all}`: the entity under region, cluster or organisation.
private func referenceArea(_ work: Derivations, _ node: Node?, _ faults: inout [Diagnostic]) -> ID<Entity>? {
  let kinds: [Entity.Kind] = [.region, .cluster, .organisation]
  for kind in kinds {
    guard let named = node?[kind.name], let id = named.scalar else { continue }
    let candidates = work.site.entities(of: kind)
    if let found = candidates.first(where: { work.site.entities[$0].id == id }) { return found }
    let near = nearest(to: id, among: candidates.map { work.site.entities[$0].id })
    faults.append(Diagnostic(
      .error, "data/unknown-entity", "no \(kind.name) has the id “\(id)”", at: named.span, help: near.asSuggestion))
    return nil
  }
  faults.append(work.fault(
    "method/parameter", "a location quotient needs a reference", at: node?.span,
    help: "write reference: {region: US, total: all}"))
  return nil
}
