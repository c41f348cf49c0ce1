import Base
import Model
import Stats

extension Method {
  static let shiftShare = Method(
    name: "shift-share", title: "Shift-share",
    summary: "The change of an area between two periods, taken apart: what the reference's growth would have "
      + "brought, what the mix of industries brought, and what remains for the area itself.",
    formula: "Δ<i>e</i><sub>r</sub> = Σ <i>e</i><sub>ir0</sub><i>g</i> + Σ "
      + "<i>e</i><sub>ir0</sub>(<i>g</i><sub>i</sub> − <i>g</i>) + Σ "
      + "<i>e</i><sub>ir0</sub>(<i>g</i><sub>ir</sub> − <i>g</i><sub>i</sub>)",
    parameters: [
      .of, .reference, .from, KnownKey("to", .anything, "Only this last period; left out, every one after the "
        + "first.", standard: "every period after the first"),
      KnownKey("component", .text, "`national`, `mix`, `competitive`, `total`, `coverage`; with the variant of "
        + "Esteban-Marquillas also `allocation`.", standard: "total"),
      KnownKey("variant", .text, "`classic` (default), `dynamic` (year by year), `esteban-marquillas`.",
        standard: "classic"),
    ],
    edges: [
      "The components add up exactly to the change, also as printed: they are rounded together.",
      "An industry that is withheld at either end, here or in the reference, is left out on both sides; "
        + "`coverage` says which part of the area's start the rest is.",
      "The change is that of the industries that are left, not of the published total; where one was left out, the "
        + "components are marked as estimated.",
      "Without a published total `coverage` is 100 where no industry was left out, and else not available.",
      "Industries must not overlap; without a list of codes they are the finest ones in the data.",
      "A finer classification gives other components, and a change of classification within the interval none "
        + "at all.",
    ],
    reference: "E. S. Dunn (1960), Papers of the Regional Science Association 6; J. "
      + "Esteban-Marquillas (1972), Regional and Urban Economics 2; R. A. Barff and P. L. "
      + "Knight (1988), Growth and Change 19.",
    unit: { base, parameters in parameters["component"]?.scalar == Component.coverage.rawValue ? .percent : base },
    takesCodes: true, compute: shiftShares)
}

private enum Component: String, CaseIterable { case national, mix, competitive, allocation, total, coverage }

private enum Variant: String, CaseIterable {
  case classic, dynamic
  case estebanMarquillas = "esteban-marquillas"
}

private func shiftShares(_ work: Derivations) -> Checked<[DerivedCell]> {
  var read = ParameterReader(work)
  let component = read.word("component", Component.total)
  let variant = read.word("variant", Variant.classic)
  let fixed = read.period("from")
  let last = read.period("to")
  if component == .allocation, variant != .estebanMarquillas {
    read.faults.append(work.fault(
      "method/parameter", "only the variant of Esteban-Marquillas has an allocation component",
      at: work.parameters["component"]?.span, help: "write variant: esteban-marquillas"))
  }
  let reference = read.neededEntity("reference")
  let partition = read.partition()
  guard read.faults.isEmpty, let reference, let partition else { return Checked([], read.faults) }

  let cells = work.mixes(partition, where: { last == nil || $0 == last }).compactMap { mix -> DerivedCell? in
    guard let period = mix.period, let start = fixed ?? period.yearBefore, start < period,
      let first = mix.first
    else { return nil }
    let periods = variant == .dynamic ? steps(from: start, to: period) : [start, period]
    let here = periods.map { work.mix(mix.entity, mix.rest, $0, partition) }
    let there = periods.map { work.mix(reference, mix.rest, $0, partition) }
    guard let parts = components(work, variant, here, there) else { return nil }
    let cells = (here + there).flatMap(\.parts)
    var flags = Flags(joining: cells.compactMap { $0.map(work.quantity) })
    let amount: Quantity.Amount
    switch component {
    case .national: amount = .value(parts.national)
    case .mix: amount = .value(parts.mix)
    case .competitive: amount = .value(parts.competitive)
    case .allocation: amount = .value(parts.allocation)
    case .total: amount = .value(parts.national + parts.mix + parts.competitive + parts.allocation)
    case .coverage:
      let covered = coverage(work, parts, of: here[0])
      amount = covered.map { .value($0 * work.percentScale) } ?? .absent(.unavailable)
    }
    // What is said of some industries is not known of the area.
    if component != .coverage, !parts.isComplete { flags.insert(.estimated) }
    return work.derived(Quantity(amount, flags: flags), at: first, selection: mix.rest, from: cells)
  }
  return Checked(cells, read.faults)
}

private struct Components {
  var national: Double
  var mix: Double
  var competitive: Double
  var allocation: Double
  let coveredBase: Double
  /// Whether no industry was left out.
  let isComplete: Bool
}

// A part of the published total; without one it is known only where no industry is left out: then it is all of it.
private func coverage(_ work: Derivations, _ parts: Components, of start: Mix) -> Double? {
  guard let total = start.total else { return parts.isComplete ? 1 : nil }
  return work.quantity(total).value.flatMap { share(of: parts.coveredBase, in: $0) }
}

private func components(_ work: Derivations, _ variant: Variant, _ here: [Mix], _ there: [Mix]) -> Components? {
  func amounts(_ mixes: [Mix], _ code: Int) -> [Double?] {
    mixes.map { mix in mix.parts[code].flatMap { work.quantity($0).rankedValue } }
  }
  let paths = (here.first?.parts ?? []).indices.map {
    IndustryPath(region: amounts(here, $0), nation: amounts(there, $0))
  }
  guard let result = variant == .dynamic ? dynamicShiftShare(paths) : shiftShare(paths) else { return nil }
  let total = result.total(decimals: work.indicator.decimals)
  var parts = Components(
    national: total.national, mix: total.mix, competitive: total.competitive, allocation: 0,
    coveredBase: result.coveredBase, isComplete: result.industries.allSatisfy { $0 != nil })
  guard variant == .estebanMarquillas else { return parts }
  guard let split = competitiveAllocation(paths) else { return nil }
  // What industries that are new here bring has no growth rate to be split by; it stays with the area's own part.
  parts.allocation = asPrinted(split.allocation, work.indicator.decimals)
  parts.competitive -= parts.allocation
  return parts
}

extension ShiftShare {
  // Whole amounts are rounded industry by industry, so that a table of them adds up both ways.
  fileprivate func total(decimals: Int?) -> Parts {
    if decimals ?? 0 == 0, let whole = rounded()?.total {
      return Parts(national: Double(whole.national), mix: Double(whole.mix), competitive: Double(whole.competitive))
    }
    guard let decimals, (0...10).contains(decimals) else { return total }
    return total.rounded(decimals: decimals) ?? total
  }
}

// Every step of the frequency between two periods of one frequency, the ends included.
private func steps(from start: Period, to end: Period) -> [Period] {
  guard start.frequency == end.frequency else { return [start, end] }
  let step = start.frequency.perYear ?? 1
  let count = Int(end.end - start.end)
  guard count % step == 0 else { return [start, end] }
  return stride(from: 0, through: count, by: step).map { start.advanced(by: $0) }
}
