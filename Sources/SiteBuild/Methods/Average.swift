import Base
import Model
import Stats

extension Method {
  static let average = Method(
    name: "average", title: "Average over codes",
    summary: "The mean or the median of an indicator over several codes of a dimension; every code counts once.",
    formula: "<i>y</i> = Σ <i>x</i><sub>i</sub> / <i>n</i>",
    parameters: [.of, KnownKey("measure", .text, "`mean` (default) or `median`.", standard: "mean")],
    edges: [
      "A withheld part withholds the average, and a part without a cell leaves none.",
      "Averages of rates are not the rate of the whole: a small industry counts as much as a large one.",
    ],
    reference: "", unit: { base, _ in base }, takesCodes: true, compute: averages)
}

private enum Measure: String, CaseIterable { case mean, median }

private func averages(_ work: Derivations) -> Checked<[DerivedCell]> {
  var read = ParameterReader(work)
  let measure = read.word("measure", Measure.mean)
  guard let partition = read.partition() else { return Checked([], read.faults) }
  let formula: ([Double]) -> Double? = measure == .mean ? { mean($0) } : { median($0) }
  let cells = work.mixes(partition).compactMap { mix -> DerivedCell? in
    let parts = mix.parts.compactMap { $0 }
    guard parts.count == mix.parts.count, let first = parts.first else { return nil }
    // Both measures rise with each of their parts, so that the ends of the parts give the ends of the result.
    return work.derived(at: first, selection: mix.rest, from: parts, bounds: { ends in
      guard let low = formula(ends.map(\.low)), let high = formula(ends.map(\.high)) else { return nil }
      return Bounds(low: low, high: high)
    }, formula)
  }
  return Checked(cells, read.faults)
}
