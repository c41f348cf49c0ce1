import Base
import Model
import Stats

extension Method {
  static let share = Method(
    name: "share", title: "Share",
    summary: "A part of an indicator as a percentage of its published total: an industry's share of all jobs.",
    formula: "<i>s</i> = 100 · <i>e</i><sub>ir</sub> / <i>e</i><sub>r</sub>",
    parameters: [.of, .total],
    edges: [
      "The whole is the published total, never the sum of the published parts.",
      "A withheld part or whole withholds the share.",
    ],
    reference: "", unit: { _, _ in .percent }, decimals: 1, takesCodes: true, compute: shares)
}

private func shares(_ work: Derivations) -> Checked<[DerivedCell]> {
  let parts = work.partsOfTotals(total: work.parameters["total"])
  let cells = parts.result.compactMap { part -> DerivedCell? in
    let whole = work.observation(part.cell.key.entity, work.base, part.total, part.cell.key.period)
    let scale = work.percentScale
    return work.derived(
      at: part.cell, selection: part.result, from: [part.cell, whole],
      bounds: { extents in
        guard let part = Interval(extents[0].low, extents[0].high), let whole = Interval(extents[1].low, extents[1].high)
        else { return nil }
        return Stats.share(of: part, in: whole).map { Bounds(low: $0.low * scale, high: $0.high * scale) }
      },
      { Stats.share(of: $0[0], in: $0[1]).map { $0 * scale } })
  }
  return Checked(cells, parts.diagnostics)
}

/// A cell of a part, where its total is, and where its result goes.
struct PartOfTotal {
  let cell: Model.Observation
  let total: ID<Selection>
  let result: ID<Selection>
}

extension Derivations {
  /// The cells of the base that are parts, each with its total: of the code that the parameters fix, else of every
  /// code but the total itself, and then the result keeps the dimension.
  func partsOfTotals(total: Node?) -> Checked<[PartOfTotal]> {
    var fixed = codesOfOneDimension()
    guard let dimension = fixed.result?.dimension ?? dimension(takenApartBy: total) else {
      fixed.diagnostics.append(fault("method/parameter", "its base has no dimension to take a part of"))
      return Checked([], fixed.diagnostics)
    }
    let list = site.dimensions[dimension]
    let named = total?.scalar.flatMap { list.position(of: $0) }
    if let total, let code = total.scalar, named == nil {
      fixed.diagnostics.append(.unknownCode(code, list, at: total.span))
    }
    guard let whole = named ?? list.total else {
      fixed.diagnostics.append(fault(
        "method/no-total", "no code of \(list.name) is marked as the total", help: "write `total: true` at one "
          + "of them"))
      return Checked([], fixed.diagnostics)
    }
    let wanted = fixed.result?.codes
    // By selection and not by cell: a site has a hundred of these and a hundred thousand of those.
    typealias Place = (total: ID<Selection>, result: ID<Selection>)
    let places = observations.selections.enumerated().map { index, selection -> Place? in
      guard let code = selection.code(of: dimension), wanted.map({ $0.contains(code) }) ?? (code != whole),
        let total = observations.id(of: selection.choosing(dimension, whole)),
        let result = wanted == nil ? ID(index) : observations.id(of: selection.without(dimension))
      else { return nil }
      return (total, result)
    }
    let parts = observations.all(of: base).compactMap { cell in
      places[cell.key.selection.position].map { PartOfTotal(cell: cell, total: $0.total, result: $0.result) }
    }
    return Checked(parts, fixed.diagnostics)
  }
}
