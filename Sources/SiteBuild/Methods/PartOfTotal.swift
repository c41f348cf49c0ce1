import Base
import Model

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
        "method/no-total", "no code of \(list.name) is marked as the total",
        help: "write `total: true` at one of them"))
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
