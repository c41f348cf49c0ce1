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
        guard let part = Interval(extents[0].low, extents[0].high),
          let whole = Interval(extents[1].low, extents[1].high)
        else { return nil }
        return Stats.share(of: part, in: whole).map { Bounds(low: $0.low * scale, high: $0.high * scale) }
      },
      { Stats.share(of: $0[0], in: $0[1]).map { $0 * scale } })
  }
  return Checked(cells, parts.diagnostics)
}
