// A series measured against something that moves with time: its own base period, a price index, an exchange rate.

import Base
import Model
import Stats

extension Method {
  static let index = Method(
    name: "index", title: "Index number",
    summary: "A series relative to one of its periods, which is set to 100.",
    formula: "<i>I</i><sub>t</sub> = 100 · <i>x</i><sub>t</sub> / <i>x</i><sub>base</sub>",
    parameters: [.of, KnownKey("base", .anything, "The period that becomes 100.")],
    edges: ["Without a positive figure in the base period a series has no index.", "Rebasing keeps all ratios."],
    reference: "", unit: { _, parameters in .named("\(parameters["base"]?.text ?? "base") = 100") }, decimals: 1,
    compute: indices)

  static let real = Method(
    name: "real", title: "Value in constant prices",
    summary: "Amounts of money of different years in the prices of one year, so that they can be compared.",
    formula: "<i>r</i><sub>t</sub> = <i>x</i><sub>t</sub> · <i>P</i><sub>base</sub> / <i>P</i><sub>t</sub>",
    parameters: [
      .of, KnownKey("deflator", .text, "The indicator that is the price index."),
      KnownKey("reference", .map, "Whose price index: `{region: US}`; left out, that of the entity or of its "
        + "region.", standard: "the area itself, else its region"),
      KnownKey("base", .anything, "The period whose prices are wanted; it prints with the unit."),
    ],
    edges: [
      "An amount of a quarter or month takes the index of its year where the index is yearly.",
      "Which index is right hangs on what is bought: GDP deflator for output, consumer prices for wages.",
    ],
    reference: "", inputs: { parameters in ["of", "deflator"].compactMap { parameters[$0] } },
    unit: { base, parameters in
      guard case .currency(let code, _) = base else { return base }
      return .currency(code, basis: parameters["base"].map { "\($0.text)" })
    },
    compute: realValues)

  static let currency = Method(
    name: "currency", title: "Value in another currency",
    summary: "Amounts of money in another currency, at the rate of their own period or of one day.",
    formula: "<i>y</i> = <i>x</i> · <i>r</i>",
    parameters: [
      .of, KnownKey("rate", .text, "The indicator that is the rate: the new currency for one unit of the old."),
      KnownKey("reference", .map, "Whose rate: `{region: denmark}`; left out, that of the entity or of its region.",
        standard: "the area itself, else its region"),
      KnownKey(
        "at", .anything, "The period of the rate; left out, that of each amount.", standard: "that of each amount"),
      KnownKey("to", .text, "The new currency: `EUR`."),
    ],
    edges: [
      "Market rates and purchasing power parities give different amounts; the rate's own name says which it is.",
      "Without a rate of the period there is no amount: an older rate does not stand in.",
    ],
    reference: "", inputs: { parameters in ["of", "rate"].compactMap { parameters[$0] } },
    unit: { _, parameters in parameters["to"]?.scalar.map { Unit($0) } }, compute: converted)
}

private func indices(_ work: Derivations) -> Checked<[DerivedCell]> {
  var read = ParameterReader(work)
  guard let base = read.neededPeriod("base", help: "write base: 2010") else { return Checked([], read.faults) }
  let cells = work.observations.all(of: work.base).compactMap { cell -> DerivedCell? in
    guard cell.key.period != nil, let old = work.observation(cell.key.entity, work.base, cell.key.selection, base)
    else { return nil }
    // A base period is 100 exactly, however wide its own bounds are.
    if cell.key.period == base {
      return work.quantity(old).asExactly(100).map { work.derived($0, at: cell, from: [cell]) }
    }
    return work.derived(at: cell, from: [old, cell], bounds: indexBounds) { ends in
      indexNumbers([ends[0], ends[1]], base: 0).flatMap { $0[1] }
    }
  }
  return Checked(cells, read.faults)
}

private func indexBounds(_ ends: [Bounds]) -> Bounds? {
  guard ends[0].low > 0, ends[1].low >= 0 else { return nil }
  return Bounds(low: 100 * ends[1].low / ends[0].high, high: 100 * ends[1].high / ends[0].low)
}

extension Quantity {
  // `nil` where it is not positive, as no index starts there.
  fileprivate func asExactly(_ result: Double) -> Quantity? {
    guard let extent else { return self }
    return extent.low > 0 ? Quantity(.value(result), flags: flags) : nil
  }
}

private func realValues(_ work: Derivations) -> Checked<[DerivedCell]> {
  var read = ParameterReader(work)
  guard let deflator = work.input("deflator") else {
    return Checked([], [work.fault(
      "method/parameter", "it does not name its price index", help: "write deflator: cpi")])
  }
  guard let base = read.neededPeriod("base", help: "write base: 2017") else { return Checked([], read.faults) }
  let owner = work.parameters["reference"] == nil ? nil : read.neededEntity("reference")
  let prices = work.counterparts(in: deflator)
  guard read.faults.isEmpty else { return Checked([], read.faults) }
  let cells = work.observations.all(of: work.base).compactMap { cell -> DerivedCell? in
    let (then, wanted) = (prices.dated(owner, cell, cell.key.period), prices.dated(owner, cell, base))
    return work.derived(at: cell, from: [cell, then, wanted], bounds: { x in
      guard x[0].low >= 0, x[1].low > 0, x[2].low > 0 else { return nil }
      return Bounds(low: x[0].low * x[2].low / x[1].high, high: x[0].high * x[2].high / x[1].low)
    }) { realValue($0[0], priceIndex: $0[1], baseIndex: $0[2]) }
  }
  return Checked(cells, read.faults)
}

private func converted(_ work: Derivations) -> Checked<[DerivedCell]> {
  var read = ParameterReader(work)
  guard let rate = work.input("rate") else {
    return Checked([], [work.fault(
      "method/parameter", "it does not name its exchange rate", help: "write rate: eur_per_usd")])
  }
  let fixed = read.period("at")
  let owner = work.parameters["reference"] == nil ? nil : read.neededEntity("reference")
  if work.parameters["to"] == nil {
    read.faults.append(work.fault("method/parameter", "it does not name the new currency", help: "write to: EUR"))
  }
  guard read.faults.isEmpty else { return Checked([], read.faults) }
  let rates = work.counterparts(in: rate)
  let cells = work.observations.all(of: work.base).compactMap { cell -> DerivedCell? in
    work.derived(at: cell, from: [cell, rates.dated(owner, cell, fixed ?? cell.key.period)], bounds: { x in
      guard x[0].low >= 0, x[1].low > 0 else { return nil }
      return Bounds(low: x[0].low * x[1].low, high: x[0].high * x[1].high)
    }) { Stats.converted($0[0], rate: $0[1]) }
  }
  return Checked(cells, read.faults)
}

extension Counterparts {
  // The figure of a period, else of the year that it lies in; of the owner, else of the cell's entity, else its
  // region.
  fileprivate func dated(
    _ owner: ID<Entity>?, _ cell: Model.Observation, _ period: Period?
  ) -> Model.Observation? {
    guard let period else { return nil }
    let own = cell.key.entity
    let owners = owner.map { [$0] } ?? [own] + [work.site.entities[own].region].compactMap { $0 }
    let periods = [period] + (period.frequency == .year || period.isSpan ? [] : [.year(period.lastYear)])
    for candidate in owners {
      for time in periods { if let found = observation(candidate, cell.key.selection, time) { return found } }
    }
    return nil
  }
}
