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
      .of, .reference,
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
    decimals: 2, compute: locationQuotients)
}

private enum Form: String, CaseIterable {
  case plain, symmetric, log

  func callAsFunction(_ quotient: Double) -> Double? {
    switch self {
    case .plain: quotient
    case .symmetric: symmetricQuotient(quotient)
    case .log: logQuotient(quotient)
    }
  }
}

private enum Within: String, CaseIterable { case area, region }

private func locationQuotients(_ work: Derivations) -> Checked<[DerivedCell]> {
  var read = ParameterReader(work)
  let form = read.word("form", Form.plain)
  let cells = read.specialisations { part, quantities in
    let quotient = combined(
      quantities,
      bounds: { extents in
        let range = bounds(extents) {
          locationQuotient(part: $0[0], whole: $0[1], referencePart: $0[2], referenceWhole: $0[3])
        }
        guard let range, let low = form(range.low), let high = form(range.high)
        else { return nil }
        return Bounds(low: low, high: high)
      },
      { locationQuotient(part: $0[0], whole: $0[1], referencePart: $0[2], referenceWhole: $0[3]).flatMap { form($0) } })
    return quotient.map { part.derived($0) }
  }
  return Checked(cells, read.faults)
}

extension ParameterReader {
  /// Every part of the base with what a quotient needs: the part, the area's total, and both of the reference.
  mutating func specialisations(
    _ formula: (_ part: PartOfTotal, _ quantities: [Quantity]) -> DerivedCell?
  ) -> [DerivedCell] {
    let parts = work.partsOfTotals(total: work.parameters["reference"]?["total"])
    faults += parts.diagnostics
    let isWithinRegion = word("within", Within.area) == .region
    guard let area = neededEntity("reference") else { return [] }
    let work = work
    return parts.result.compactMap { part -> DerivedCell? in
      let key = part.cell.key
      let home = isWithinRegion ? work.site.entities[key.entity].region ?? key.entity : key.entity
      guard let total = work.quantity(home, work.base, part.total, key.period),
        let referencePart = work.quantity(area, work.base, key.selection, key.period),
        let referenceTotal = work.quantity(area, work.base, part.total, key.period)
      else { return nil }
      return formula(part, [work.quantity(part.cell), total, referencePart, referenceTotal])
    }
  }
}
