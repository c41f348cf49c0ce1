import Base
import Model
import Stats

extension Method {
  static let ellisonGlaeser = Method(
    name: "ellison-glaeser", title: "Ellison–Glaeser index",
    summary: "Whether an industry is more concentrated in space than the sizes of its plants alone explain.",
    formula: "<i>γ</i> = (<i>G</i> − (1 − Σ <i>x</i><sub>r</sub>²) <i>H</i>) / ((1 − Σ "
      + "<i>x</i><sub>r</sub>²)(1 − <i>H</i>)), <i>G</i> = Σ (<i>s</i><sub>r</sub> − <i>x</i><sub>r</sub>)²",
    parameters: [
      .of, .total,
      KnownKey(
        "plants", .text,
        "The indicator with the Herfindahl index of the plants of each industry, at "
        + "the reference."),
      KnownKey("reference", .map, "Where the plants are counted and the index stands: `{region: US}`."),
    ],
    edges: [
      "It is 0 where plants lie as by chance, negative where they avoid each other; above 0.05 an industry is called "
        + "highly concentrated.",
      "A withheld area withholds it, and an area without a cell leaves none: no part of the map may be missing.",
      "An industry of one plant has none.",
    ],
    reference: "G. Ellison and E. L. Glaeser (1997), Journal of Political Economy 105.",
    inputs: { parameters in ["of", "plants"].compactMap { parameters[$0] } }, decimals: 3,
    takesCodes: true, compute: agglomerations)
}

private func agglomerations(_ work: Derivations) -> Checked<[DerivedCell]> {
  var read = ParameterReader(work)
  guard let plants = work.input("plants") else {
    return Checked([], [work.fault(
      "method/parameter", "it does not name the Herfindahl index of plants", help: "write plants: and an indicator")])
  }
  guard let reference = read.neededEntity("reference") else { return Checked([], read.faults) }
  let parts = work.partsOfTotals(total: work.parameters["total"])
  let places = Dictionary(
    parts.result.map { ($0.cell.key.selection, $0) }, uniquingKeysWith: { first, _ in first })
  let cells = work.crossSections().compactMap { section -> DerivedCell? in
    let areas = section.cells.filter { $0.key.entity != reference }
    guard let place = places[section.selection], areas.count > 1, let first = areas.first,
      let sizes = work.observation(reference, plants, section.selection, section.period)
    else { return nil }
    let wholes = work.areas(like: first, with: place.total)
    let parts = wholes.map { work.observation($0.key.entity, work.base, section.selection, section.period) }
    let cells = [sizes] + parts + wholes
    let index = combinedWithoutBounds(cells.map { $0.map(work.quantity) }) { x in
      let (industry, all) = (Array(x[1...wholes.count]), Array(x[(wholes.count + 1)...]))
      return agglomeration(industry: industry, all: all, plantConcentration: x[0])?.index
    }
    return index.map {
      DerivedCell(
        entity: reference, selection: place.result, period: section.period, quantity: $0,
        sources: work.sources(of: parts + wholes + [sizes]), place: first.place)
    }
  }
  return Checked(cells, read.faults + parts.diagnostics)
}

extension Derivations {
  // The totals of all whom an area may be compared with: the map that the industry is spread over.
  fileprivate func areas(like cell: Model.Observation, with total: ID<Selection>) -> [Model.Observation] {
    let wanted = population(of: cell.key.entity, total, cell.key.period)
    return observations.all(of: base).filter {
      $0.key.selection == total && population(of: $0.key.entity, total, $0.key.period) == wanted
    }
  }
}
