import Base
import Model
import Stats

extension Method {
  static let excessJobs = Method(
    name: "excess-jobs", title: "Jobs above the reference",
    summary: "The jobs of an industry beyond those that the area would have at the reference's share: "
      + "what it makes for others than itself, by the theory of the economic base.",
    formula: "<i>e</i><sub>ir</sub> · (1 − 1/LQ) where LQ &gt; 1, else 0",
    parameters: [
      .of, .reference,
      KnownKey("within", .text, "`region`: the area's own total is that of its region.", standard: "area"),
    ],
    edges: [
      "Where the industry is not above the reference it is 0.", "A withheld number withholds it.",
    ],
    reference: "R. E. Miller and P. D. Blair (2009), Input–Output Analysis.", unit: { base, _ in base }, decimals: 0,
    takesCodes: true, compute: { work in
      var read = ParameterReader(work)
      let cells = read.specialisations { part, cells in
        work.derived(at: part.cell, selection: part.result, from: cells, bounds: excessBounds) { x in
          Stats.locationQuotient(part: x[0], whole: x[1], referencePart: x[2], referenceWhole: x[3]).flatMap {
            Stats.excessJobs(x[0], quotient: $0)
          }
        }
      }
      return Checked(cells, read.faults)
    })
}

// e_ir − e_r · E_i / E, never below 0: the formula with the quotient multiplied out.
private func excessBounds(_ x: [Bounds]) -> Bounds? {
  guard x[3].low > 0 else { return nil }
  let low = x[0].low - x[1].high * x[2].high / x[3].low
  let high = x[0].high - x[1].low * x[2].low / x[3].high
  return Bounds(low: max(0, low), high: max(0, high))
}
