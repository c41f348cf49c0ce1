import Base
import Model

extension Method {
  static let select = Method(
    name: "select", title: "Selection",
    summary: "One part of another indicator under a name of its own: its figures for one industry, say.",
    formula: "<i>y</i> = <i>x</i> of the part <i>i</i> alone", parameters: [.of], edges: [], reference: "",
    unit: { base, _ in base }, takesCodes: true, compute: selected)
}

private func selected(_ work: Derivations) -> Checked<[DerivedCell]> {
  let fixed = work.fixedCodes()
  guard !fixed.result.isEmpty else {
    return Checked([], fixed.diagnostics + [work.fault(
      "method/parameter", "a selection names the code of a dimension", help: "write industry: \"3254\"")])
  }
  let cells = work.observations.all(of: work.base).compactMap { observation -> DerivedCell? in
    var selection = work.observations.selections[observation.key.selection]
    for (dimension, codes) in fixed.result {
      guard codes.count == 1, selection.code(of: dimension) == codes[0] else { return nil }
      selection = selection.without(dimension)
    }
    guard let id = work.observations.id(of: selection) else { return nil }
    return work.derived(work.quantity(observation), at: observation, selection: id, from: [observation])
  }
  return Checked(cells, fixed.diagnostics)
}
