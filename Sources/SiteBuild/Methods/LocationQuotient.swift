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
      KnownKey("within", .text, "`region`: the area's own total is that of its region.", standard: "area"),
      KnownKey(
        "form", .text, "`plain` (default), `symmetric`, `log`, `additive`, `standardised` or `standardised-log`.",
        standard: "plain"),
    ],
    edges: [
      "No jobs at all in the industry give 0; a withheld number withholds the quotient.",
      "Where a part is known only within bounds, the quotient has bounds too.",
      "It is not applicable where the reference has none of the industry, or the area no jobs.",
      "Standardised forms are standard deviations from the mean of all entities of the kind with a known quotient; "
        + "above 1.96 is exceptional.",
      "Totals are of all ownerships, which is the rule of the U.S. Bureau of Labor Statistics.",
    ],
    reference:
      "U.S. Bureau of Labor Statistics, QCEW location quotients; B. Balassa (1965), Manchester School 33; D. "
        + "O'Donoghue and B. Gleave (2004), Regional Studies 38; Z. Tian (2013), on logarithms.",
    decimals: 2, takesCodes: true, compute: locationQuotients)
}

private enum Form: String, CaseIterable {
  case plain, symmetric, log, additive, standardised
  case standardisedLog = "standardised-log"

  /// Of the part, its whole, and both of the reference.
  func callAsFunction(_ x: [Double]) -> Double? {
    if self == .additive { return additiveQuotient(part: x[0], whole: x[1], referencePart: x[2], referenceWhole: x[3]) }
    return Stats.locationQuotient(part: x[0], whole: x[1], referencePart: x[2], referenceWhole: x[3]).flatMap(of)
  }

  /// The same over all that the parts can be.
  func callAsFunction(_ x: [Interval]) -> Interval? {
    if self == .additive {
      guard let low = self([x[0].low, x[1].high, x[2].high, x[3].low]),
        let high = self([x[0].high, x[1].low, x[2].low, x[3].high])
      else { return nil }
      return Interval(low, high)
    }
    guard let range = Stats.locationQuotient(part: x[0], whole: x[1], referencePart: x[2], referenceWhole: x[3]),
      let low = of(range.low), let high = of(range.high)
    else { return nil }
    return Interval(low, high)
  }

  private func of(_ quotient: Double) -> Double? {
    switch self {
    case .plain, .standardised, .additive: quotient
    case .symmetric: symmetricQuotient(quotient)
    case .log, .standardisedLog: logQuotient(quotient)
    }
  }

  var isStandardised: Bool { self == .standardised || self == .standardisedLog }
}

/// Whose total a part is measured by: that of its own area, or of the region that the area lies in.
enum Within: String, CaseIterable { case area, region }

extension Derivations {
  func home(of entity: ID<Entity>, _ within: Within) -> ID<Entity> {
    switch within {
    case .area: entity
    case .region: site.entities[entity].region ?? entity
    }
  }
}

private func locationQuotients(_ work: Derivations) -> Checked<[DerivedCell]> {
  var read = ParameterReader(work)
  let form = read.word("form", Form.plain)
  let cells = read.specialisations { part, cells in
    work.derived(
      at: part.cell, selection: part.result, from: cells,
      bounds: { extents in bounds(extents) { form($0) } }, { form($0) })
  }
  return Checked(form.isStandardised ? work.standardised(cells) : cells, read.faults)
}

extension Derivations {
  // In standard deviations from the mean of those whom an entity may be compared with. A quotient that is only a range
  // has no such place.
  fileprivate func standardised(_ cells: [DerivedCell]) -> [DerivedCell] {
    let groups = Dictionary(grouping: cells.indices) { index in
      population(of: cells[index].entity, cells[index].selection, cells[index].period)
    }
    var result: [DerivedCell?] = cells.map { _ in nil }
    for members in groups.values {
      let scores = standardisedQuotients(members.map { cells[$0].quantity.rankedValue })
      for (index, score) in zip(members, scores) {
        let quantity = cells[index].quantity
        if let reason = quantity.absence {
          result[index] = cells[index].with(Quantity(.absent(reason)))
        } else if let score {
          result[index] = cells[index].with(Quantity(.value(score), flags: quantity.flags))
        }
      }
    }
    return result.compactMap { $0 }
  }
}

extension ParameterReader {
  /// Every part of the base with what a quotient needs: the part, the area's total, and both of the reference.
  mutating func specialisations(
    _ formula: (_ part: PartOfTotal, _ cells: [Model.Observation?]) -> DerivedCell?
  ) -> [DerivedCell] {
    let parts = work.partsOfTotals(total: work.parameters["reference"]?["total"])
    faults += parts.diagnostics
    let within = word("within", Within.area)
    guard let area = neededEntity("reference") else { return [] }
    let work = work
    return parts.result.compactMap { part -> DerivedCell? in
      let key = part.cell.key
      return formula(part, [
        part.cell, work.observation(work.home(of: key.entity, within), work.base, part.total, key.period),
        work.observation(area, work.base, key.selection, key.period),
        work.observation(area, work.base, part.total, key.period),
      ])
    }
  }
}
