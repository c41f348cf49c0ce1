import Base
import Model
import Stats

extension Method {
  static let contribution = Method(
    name: "contribution", title: "Contribution to growth",
    summary: "How much of the change of a whole came from one part: in points of the whole's growth, or as a "
      + "share of its net change.",
    formula: "<i>c</i> = 100 · (<i>x</i><sub>i1</sub> − <i>x</i><sub>i0</sub>) / <i>x</i><sub>0</sub>, or "
      + "divided by <i>x</i><sub>1</sub> − <i>x</i><sub>0</sub>",
    parameters: [
      .of, .from, .total, KnownKey("measure", .text, "`points` (default) or `share-of-change`.", standard: "points"),
    ],
    edges: [
      "The points of all parts sum to the growth of the whole.",
      "A share of the net change passes 100 where other parts shrank, and is negative where part and whole went "
        + "opposite ways; where the whole did not change there is none.",
    ],
    reference: "",
    unit: { _, parameters in
      parameters["measure"]?.scalar == Measure.shareOfChange.rawValue ? .percent : .percentagePoints
    }, decimals: 1, takesCodes: true, compute: contributions)
}

private enum Measure: String, CaseIterable {
  case points
  case shareOfChange = "share-of-change"
}

// Of the part before and after, and of the whole before.
private func pointsBounds(_ x: [Bounds]) -> Bounds? {
  guard x[2].low > 0 else { return nil }
  let (least, most) = (x[1].low - x[0].high, x[1].high - x[0].low)
  return Bounds(
    low: 100 * least / (least < 0 ? x[2].low : x[2].high), high: 100 * most / (most < 0 ? x[2].high : x[2].low))
}

private func contributions(_ work: Derivations) -> Checked<[DerivedCell]> {
  var read = ParameterReader(work)
  let fixed = read.period("from")
  let measure = read.word("measure", Measure.points)
  let parts = work.partsOfTotals(total: work.parameters["total"])
  guard read.faults.isEmpty else { return Checked([], read.faults + parts.diagnostics) }
  let cells = parts.result.compactMap { part -> DerivedCell? in
    let key = part.cell.key
    guard let period = key.period, let start = fixed ?? period.yearBefore, start < period,
      let old = work.observation(key.entity, work.base, key.selection, start),
      let oldWhole = work.observation(key.entity, work.base, part.total, start),
      let whole = work.observation(key.entity, work.base, part.total, period)
    else { return nil }
    return work.derived(
      at: part.cell, selection: part.result, from: [old, part.cell, oldWhole, whole],
      bounds: { measure == .points ? pointsBounds($0) : nil }
    ) { x in
      let fraction =
        switch measure {
        case .points: Stats.contribution(of: x[1] - x[0], toGrowthFrom: x[2])
        case .shareOfChange: Stats.contribution(of: x[1] - x[0], toChange: x[3] - x[2])
        }
      return fraction.map { $0 * 100 }
    }
  }
  return Checked(cells, parts.diagnostics)
}
