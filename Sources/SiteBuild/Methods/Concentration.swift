import Base
import Model
import Stats

extension Method {
  static let concentration = Method(
    name: "concentration", title: "Concentration and diversity",
    summary: "How unevenly an amount is divided among industries, or how far the mix of an area is from a "
      + "reference's.",
    formula: "HHI = Σ <i>s</i><sub>i</sub>²; entropy = −Σ <i>s</i><sub>i</sub> ln <i>s</i><sub>i</sub>; "
      + "Krugman = Σ |<i>s</i><sub>i</sub> − <i>S</i><sub>i</sub>|; Hachman = 1 / Σ LQ<sub>i</sub> "
      + "<i>s</i><sub>i</sub>",
    parameters: [
      .of, .reference, .total,
      KnownKey("measure", .text, "`hhi` (default), `normalised-hhi`, `effective-number`, `entropy`, "
        + "`entropy-bits`, `effective-number-entropy`, `gini`, `corrected-gini`, `theil`, `theil-l`; "
        + "against a reference: `hoover`, `krugman`, `krugman-half`, `hachman`.", standard: "hhi"),
      KnownKey(
        "against", .text, "`whole` (default), or `rest`: the reference without the area itself.", standard: "whole"),
      KnownKey("over", .text, "`codes` (default), or `entities`: how each code is spread over clusters or "
        + "regions. The result then stands at the reference.", standard: "codes"),
      KnownKey("coverage", .number, "The least part of the published total, from 0 to 1, that the disclosed "
        + "parts must make up; left out, none may be missing.", standard: "1"),
    ],
    edges: [
      "A withheld part withholds the measure, unless `coverage` lets it rest on the parts that are disclosed.",
      "Parts must not overlap; without a list of codes they are the finest ones in the data.",
      "Krugman's index is not halved (0 to 2); `krugman-half` is, which is Hoover's index (0 to 1).",
      "Against the rest the same area is further from its reference than against the whole, which it is a part of.",
      "Theil's index is T; its other form, L, does not exist where a part is 0.",
    ],
    reference: "A. O. Hirschman (1964), American Economic Review 54; C. E. Shannon (1948); H. Theil (1967); P. "
      + "Krugman (1991), Geography and Trade; E. M. Hoover (1936), Review of Economics and Statistics 18.",
    decimals: 3, takesCodes: true, compute: concentrations)
}

private enum Measure: String, CaseIterable {
  case hhi
  case normalisedHHI = "normalised-hhi"
  case effectiveNumber = "effective-number"
  case entropy
  case entropyBits = "entropy-bits"
  case effectiveNumberByEntropy = "effective-number-entropy"
  case gini
  case correctedGini = "corrected-gini"
  case theil
  case theilL = "theil-l"
  case hoover, krugman
  case krugmanHalf = "krugman-half"
  case hachman

  var needsReference: Bool {
    switch self {
    case .hoover, .krugman, .krugmanHalf, .hachman: true
    case .hhi, .normalisedHHI, .effectiveNumber, .entropy, .entropyBits, .effectiveNumberByEntropy, .gini,
      .correctedGini, .theil, .theilL:
      false
    }
  }

  func callAsFunction(_ amounts: [Double], _ reference: [Double]) -> Double? {
    switch self {
    case .hhi: Stats.concentration(amounts)
    case .normalisedHHI: normalisedConcentration(amounts)
    case .effectiveNumber: Stats.effectiveNumber(amounts)
    case .entropy: Stats.entropy(amounts)
    case .entropyBits: Stats.entropy(amounts, .bits)
    case .effectiveNumberByEntropy: Stats.effectiveNumberByEntropy(amounts)
    case .gini: Stats.gini(amounts)
    case .correctedGini: Stats.correctedGini(amounts)
    case .theil: theilT(amounts)
    case .theilL: Stats.theilL(amounts)
    case .hoover: hooverIndex(amounts, reference: reference)
    case .krugman: krugmanIndex(amounts, reference: reference, .zeroToTwo)
    case .krugmanHalf: krugmanIndex(amounts, reference: reference, .zeroToOne)
    case .hachman: hachmanIndex(amounts, reference: reference)
    }
  }
}

private enum Over: String, CaseIterable { case codes, entities }

private enum Against: String, CaseIterable { case whole, rest }

private func concentrations(_ work: Derivations) -> Checked<[DerivedCell]> {
  var read = ParameterReader(work)
  let measure = read.word("measure", Measure.hhi)
  let over = read.word("over", Over.codes)
  let against = read.word("against", Against.whole)
  let coverage = read.fraction(work.parameters["coverage"], "coverage")
  let needsReference = measure.needsReference || over == .entities
  let reference = needsReference ? read.neededEntity("reference") : nil
  if over == .entities, measure.needsReference {
    read.faults.append(work.fault(
      "method/parameter", "“\(measure.rawValue)” compares mixes of codes", at: work.parameters["over"]?.span,
      help: "write over: codes"))
  }
  guard read.faults.isEmpty else { return Checked([], read.faults) }
  if over == .entities {
    return Checked(reference.map { overEntities(work, measure, at: $0, coverage) } ?? [], read.faults)
  }
  guard let partition = read.partition() else { return Checked([], read.faults) }
  let cells = work.mixes(partition).compactMap { mix -> DerivedCell? in
    guard let first = mix.first else { return nil }
    // The reference itself has no rest.
    if against == .rest, mix.entity == reference { return nil }
    let other = reference.map { work.mix($0, mix.rest, mix.period, partition) }
    let rows = mix.parts.indices.map { code in [mix.parts[code]] + (other.map { [$0.parts[code]] } ?? []) }
    let formula = { (here: [Double], there: [Double]) -> Double? in
      against == .whole ? measure(here, there) : remainder(of: there, without: here).flatMap { measure(here, $0) }
    }
    return evaluated(work, rows, total: mix.total, coverage, formula).map {
      work.derived($0, at: first, selection: mix.rest, from: rows.flatMap { $0 })
    }
  }
  return Checked(cells, read.faults)
}

private func overEntities(
  _ work: Derivations, _ measure: Measure, at reference: ID<Entity>, _ coverage: Double?
) -> [DerivedCell] {
  work.crossSections().compactMap { section in
    let cells = section.cells.filter { $0.key.entity != reference }
    guard cells.count > 1, let first = cells.first else { return nil }
    let total = work.observation(reference, work.base, section.selection, section.period)
    return evaluated(work, cells.map { [$0] }, total: total, coverage, measure.callAsFunction).map {
      DerivedCell(
        entity: reference, selection: section.selection, period: section.period, quantity: $0,
        sources: work.sources(of: cells), place: first.place)
    }
  }
}

// One row for each part: its own cell, and that of the reference where there is one.
private func evaluated(
  _ work: Derivations, _ rows: [[Model.Observation?]], total: Model.Observation?, _ coverage: Double?,
  _ measure: (_ amounts: [Double], _ reference: [Double]) -> Double?
) -> Quantity? {
  var used: [[Quantity]] = []
  var isWithheld = false
  for row in rows {
    let quantities = row.compactMap { $0.map(work.quantity) }
    if quantities.count == row.count, quantities.allSatisfy({ $0.value != nil }) {
      used.append(quantities)
    } else {
      isWithheld = isWithheld || quantities.contains(where: \.isSuppressed)
    }
  }
  if used.count < rows.count {
    guard let coverage, let whole = total.flatMap({ work.quantity($0).value }), whole > 0,
      used.compactMap({ $0[0].value }).reduce(0, +) >= coverage * whole
    else { return isWithheld ? Quantity(.absent(.suppressed)) : nil }
  }
  let parts = used.flatMap { $0 }
  let width = rows.first?.count ?? 1
  var result = combinedWithoutBounds(parts) { values in
    let here = stride(from: 0, to: values.count, by: width).map { values[$0] }
    let there = width > 1 ? stride(from: 1, to: values.count, by: width).map { values[$0] } : []
    return measure(here, there)
  }
  if result?.value != nil, used.count < rows.count { result?.hedge = .about }
  return result
}
