import Base
import Model

extension Method {
  static let sum = Method(
    name: "sum", title: "Sum",
    summary: "Several parts of an indicator added up: jobs in five industries.",
    formula: "<i>y</i> = Σ <i>x</i><sub>i</sub>", parameters: [.of],
    edges: [
      "A sum with a withheld part is a lower bound: at least what the others add up to, with ≥ in charts.",
      "A part without a cell leaves the sum without one.",
      "Codes must not overlap: one that lies in another of the list is an error.",
    ],
    reference: "", unit: { base, _ in base }, takesCodes: true, compute: sums)
}

private func sums(_ work: Derivations) -> Checked<[DerivedCell]> {
  let fixed = work.fixedCodes()
  guard fixed.result.count == 1, let (dimension, codes) = fixed.result.first, codes.count > 1 else {
    return Checked([], fixed.diagnostics + [work.fault(
      "method/parameter", "a sum names several codes of one dimension", help: "write industry: [\"3254\", "
        + "\"3391\"]")])
  }
  let overlaps = work.overlaps(of: codes, in: dimension)
  guard overlaps.isEmpty else { return Checked([], fixed.diagnostics + overlaps) }
  var cells: [DerivedCell] = []
  for first in work.observations.all(of: work.base) {
    let selection = work.observations.selections[first.key.selection]
    guard selection.code(of: dimension) == codes[0], let rest = work.observations.id(of: selection.without(dimension))
    else { continue }
    let parts = codes.compactMap { code in
      work.observations.id(of: selection.choosing(dimension, code)).flatMap {
        work.observation(first.key.entity, work.base, $0, first.key.period)
      }
    }
    guard parts.count == codes.count, let sum = sum(of: parts.map(work.quantity)) else { continue }
    cells.append(work.derived(sum, at: first, selection: rest, from: parts))
  }
  return Checked(cells, fixed.diagnostics)
}

/// The sum of parts by the rule for withheld ones; `nil` where a part is absent for another reason, or all are.
func sum(of parts: [Quantity]) -> Quantity? {
  let known = parts.filter { !$0.isSuppressed }
  guard !known.isEmpty else { return Quantity(.absent(.suppressed)) }
  let sum = combined(
    known,
    bounds: { Bounds(low: $0.reduce(0) { $0 + $1.low }, high: $0.reduce(0) { $0 + $1.high }) },
    { $0.reduce(0, +) })
  return known.count < parts.count ? sum?.asLowerBound(orElse: .suppressed) : sum
}
