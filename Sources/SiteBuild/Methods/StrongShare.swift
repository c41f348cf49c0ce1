import Base
import Model
import Stats

extension Method {
  static let strongShare = Method(
    name: "strong-share", title: "Share in strong clusters",
    summary: "What part of an area's jobs is in its strong clusters: those with so many stars of a designation, "
      + "or more.",
    formula: "100 · Σ<sub>strong</sub> <i>e</i><sub>ir</sub> / <i>e</i><sub>r</sub>",
    parameters: [
      .of, .total, KnownKey("stars", .text, "The indicator of the designation, with the same codes."),
      KnownKey("at_least", .number, "How many stars make a cluster strong; 1 where it is left out.", standard: "1"),
    ],
    edges: [
      "A cluster whose stars are not settled, or whose jobs are withheld, may be strong: the share is then a "
        + "lower bound.",
      "The whole is the published total. Codes must not overlap; without a list they are the finest ones in the "
        + "data.",
    ],
    reference: "M. Delgado, M. Porter and S. Stern (2014), Research Policy 43.",
    inputs: { parameters in ["of", "stars"].compactMap { parameters[$0] } }, unit: { _, _ in .percent }, decimals: 1,
    takesCodes: true, compute: strongShares)
}

private func strongShares(_ work: Derivations) -> Checked<[DerivedCell]> {
  var read = ParameterReader(work)
  guard let stars = work.input("stars") else {
    return Checked([], [work.fault(
      "method/parameter", "it does not name its designation",
      help: "write stars: and the indicator with method: designation")])
  }
  let needed = work.parameters["at_least"]?.number ?? 1
  guard let partition = read.partition() else { return Checked([], read.faults) }
  let cells = work.mixes(partition).compactMap { mix -> DerivedCell? in
    guard let total = mix.total, work.quantity(total).value != nil else { return nil }
    var parts = [work.quantity(total)]
    var cells = [total]
    var (isOpen, isAwarded) = (false, false)
    for cell in mix.parts.compactMap({ $0 }) {
      guard let award = work.observation(mix.entity, stars, cell.key.selection, mix.period) else { continue }
      isAwarded = true
      cells += [cell, award]
      let jobs = work.quantity(cell)
      let reach = work.quantity(award).extent ?? Bounds(low: 0, high: .infinity)
      if reach.low >= needed, jobs.value != nil {
        parts.append(jobs)
      } else if reach.high >= needed {
        isOpen = true
      }
    }
    guard isAwarded else { return nil }
    let share = combined(parts) {
      Stats.share(of: $0.dropFirst().reduce(0, +), in: $0[0]).map { $0 * work.percentScale }
    }
    let reason: Absence = cells.contains { work.quantity($0).isSuppressed } ? .suppressed : .unavailable
    return share.map {
      work.derived(isOpen ? $0.asLowerBound(orElse: reason) : $0, at: total, selection: mix.rest, from: cells)
    }
  }
  return Checked(cells, read.faults)
}
