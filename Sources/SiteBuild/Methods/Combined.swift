// Arithmetic with statuses: one place for what a figure computed from others is.

import Base
import Model
import Stats

/// A figure computed from others: withheld where one of them is withheld, absent where one is absent, else with the
/// weakest status of its parts, and with bounds where a part has bounds.
///
/// - Parameter bounds: The extremes of the result over the extremes of the parts; `nil` where they are not known.
func combined(
  _ parts: [Quantity], bounds: ((_ parts: [Bounds]) -> Bounds?)? = nil, _ value: (_ parts: [Double]) -> Double?
) -> Quantity? {
  let flags = parts.reduce(into: Flags()) { $0.formUnion($1.flags.subtracting(.roundsToZero)) }
  if parts.contains(where: \.isSuppressed) { return Quantity(.absent(.suppressed), flags: flags) }
  if let reason = parts.lazy.compactMap(\.absence).first { return Quantity(.absent(reason), flags: flags) }
  let extents = parts.compactMap(\.extent)
  let isBounded = parts.contains { $0.value == nil || $0.bounds != nil }
  let range = isBounded ? bounds?(extents) : nil
  let values = parts.compactMap(\.value)
  guard values.count == parts.count else {
    return range.map { Quantity(.range($0.low, $0.high), flags: flags, hedge: parts.compactMap(\.hedge).first) }
  }
  guard let result = value(values), result.isFinite else { return nil }
  return Quantity(.value(result), bounds: range, flags: flags, hedge: hedge(parts, values, result, value))
}

// "More than 480 companies" among 1000 are more than 48 percent; the same 480 as a divisor make a quotient less. So
// each hedged part is moved a little, to see which way the result goes; hedges that then disagree leave "about".
private func hedge(
  _ parts: [Quantity], _ values: [Double], _ result: Double, _ value: (_ parts: [Double]) -> Double?
) -> Hedge? {
  var hedges: [Hedge] = []
  for (index, part) in parts.enumerated() {
    guard let hedge = part.hedge else { continue }
    var moved = values
    moved[index] += max(values[index].magnitude, 1) * 1e-6
    guard let other = value(moved) else { return .about }
    if other > result { hedges.append(hedge) }
    if other < result { hedges.append(hedge.reversed) }
  }
  guard let first = hedges.first else { return nil }
  if hedges.allSatisfy({ $0 == first }) { return first }
  return hedges.allSatisfy { [.moreThan, .atLeast].contains($0) } ? .atLeast : .about
}

extension Hedge {
  /// What it says of a result that falls as its part rises.
  fileprivate var reversed: Hedge {
    switch self {
    case .moreThan, .atLeast: .upTo
    case .upTo: .atLeast
    case .almost, .about: .about
    }
  }
}

/// What the bounds of a formula on intervals are; `nil` where an end is not a number.
func bounds(_ parts: [Bounds], _ formula: (_ parts: [Interval]) -> Interval?) -> Bounds? {
  let intervals = parts.compactMap { Interval($0.low, $0.high) }
  guard intervals.count == parts.count else { return nil }
  return formula(intervals).map { Bounds(low: $0.low, high: $0.high) }
}

/// Of old and new, in percent.
func growthBounds(_ parts: [Bounds]) -> Bounds? {
  bounds(parts) { growth(from: $0[0], to: $0[1]) }.map { Bounds(low: $0.low * 100, high: $0.high * 100) }
}

/// Of old and new: the second less the first.
func differenceBounds(_ parts: [Bounds]) -> Bounds? {
  Bounds(low: parts[1].low - parts[0].high, high: parts[1].high - parts[0].low)
}
