import Base

/// Several figures as one, by the rules of statuses:
///
/// - A **sum** with a part that is suppressed, missing or not available is a lower bound ("≥"), taking the parts for
///   amounts that cannot be negative; one without any known part is absent for the same reason.
/// - A **mean**, **min** or **max** with a suppressed part is suppressed; missing parts are left out.
/// - What is not applicable is no part. Ranges and bounds add up end by end. Flags are those of all parts together.
///
/// - Parameter aggregation: `sum`, `mean`, `min` or `max`; the others pick or count cells and combine none.
package func combined(_ aggregation: Aggregation, _ parts: [Quantity]) -> Quantity {
  let flags = parts.reduce(into: Flags()) { $0.formUnion($1.flags) }
  let known = parts.filter { $0.extent != nil }
  let isSuppressed = parts.contains { $0.isSuppressed }
  if known.isEmpty || isSuppressed && aggregation != .sum {
    return Quantity(.absent(isSuppressed ? .suppressed : reason(parts)))
  }
  let unit = known[0].unit
  switch aggregation {
  case .sum:
    var sum = total(known, flags)
    sum.unit = unit
    let isPartial = parts.contains { $0.extent == nil && $0.absence != .notApplicable }
    return isPartial ? lowerBound(sum) : sum
  case .mean:
    var mean = total(known, flags)
    mean.divide(by: Double(known.count))
    mean.unit = unit
    return mean
  case .min: return extreme(known, flags, unit) { $0 <= $1 }
  case .max: return extreme(known, flags, unit) { $0 >= $1 }
  case .count, .first, .last: return Quantity(.absent(.missing))
  }
}

private func reason(_ parts: [Quantity]) -> Absence {
  let reasons = Set(parts.compactMap(\.absence))
  if reasons.contains(.unavailable) { return .unavailable }
  return reasons == [.notApplicable] ? .notApplicable : .missing
}

private func total(_ parts: [Quantity], _ flags: Flags) -> Quantity {
  let low = parts.reduce(0) { $0 + ($1.extent?.low ?? 0) }
  let high = parts.reduce(0) { $0 + ($1.extent?.high ?? 0) }
  let hedge = combinedHedge(parts.compactMap(\.hedge))
  let values = parts.compactMap(\.value)
  guard values.count == parts.count else {
    return Quantity(low == high ? .value(low) : .range(low, high), flags: flags, hedge: hedge)
  }
  let bounds = parts.contains { $0.bounds != nil } ? Bounds(low: low, high: high) : nil
  return Quantity(.value(values.reduce(0, +)), bounds: bounds, flags: flags, hedge: hedge)
}

private func lowerBound(_ sum: Quantity) -> Quantity {
  Quantity(
    .value(sum.extent?.low ?? 0), flags: sum.flags, hedge: sum.hedge == .moreThan ? .moreThan : .atLeast,
    unit: sum.unit)
}

/// What hedged parts make of their total: alike stays, "more than" outweighs "at least", anything mixed is "about".
private func combinedHedge(_ hedges: [Hedge]) -> Hedge? {
  let kinds = Set(hedges)
  if kinds.count < 2 { return kinds.first }
  if kinds.isSubset(of: [.moreThan, .atLeast]) { return .moreThan }
  return kinds == [.almost, .upTo] ? .upTo : .about
}

// The part that is it, as it stands; between ranges that overlap, the range in which it lies.
private func extreme(
  _ parts: [Quantity], _ flags: Flags, _ unit: Unit?, _ wins: (Double, Double) -> Bool
) -> Quantity {
  if parts.allSatisfy({ $0.value != nil }) {
    let best = parts.reduce(parts[0]) { wins($0.value ?? 0, $1.value ?? 0) ? $0 : $1 }
    return Quantity(best.amount, bounds: best.bounds, flags: flags, hedge: best.hedge, unit: unit)
  }
  let extents = parts.compactMap(\.extent)
  let low = extents.map(\.low).reduce(extents[0].low) { wins($0, $1) ? $0 : $1 }
  let high = extents.map(\.high).reduce(extents[0].high) { wins($0, $1) ? $0 : $1 }
  return Quantity(low == high ? .value(low) : .range(low, high), flags: flags, unit: unit)
}

extension Quantity {
  fileprivate mutating func divide(by count: Double) {
    switch amount {
    case .value(let value): amount = .value(value / count)
    case .range(let low, let high): amount = .range(low / count, high / count)
    case .absent: break
    }
    bounds = bounds.map { Bounds(low: $0.low / count, high: $0.high / count) }
  }
}
