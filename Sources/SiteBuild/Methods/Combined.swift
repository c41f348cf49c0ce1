// Arithmetic with statuses: one place for what a figure computed from others is.

import Base
import Model
import Stats

/// A figure computed from others: withheld where one of them is withheld, absent where one is absent, else with the
/// weakest status of its parts, and with bounds where a part has bounds. Where the hedges of the parts leave it open
/// on both sides it is not available.
///
/// - Parameters:
///   - parts: `nil` for a part without a cell: then there is no figure, unless another part withholds it.
///   - bounds: The extremes of the result over the extremes of the parts; `nil` where they are not known.
func combined(
  _ parts: [Quantity?], bounds: (_ parts: [Bounds]) -> Bounds? = { _ in nil }, _ value: (_ parts: [Double]) -> Double?
) -> Quantity? {
  guard let (values, flags) = exactNumbers(parts) else { return combinedInexact(parts, bounds: bounds, value) }
  return value(values).flatMap { $0.isFinite ? Quantity(.value($0), flags: flags).withHonestZero : nil }
}

extension Flags {
  /// What a figure is marked with that rests on all of these: whether one of them rounds to zero is its own affair.
  init(joining quantities: some Sequence<Quantity>) {
    self = quantities.reduce(into: Flags()) { $0.formUnion($1.flags) }.subtracting(.roundsToZero)
  }
}

// Nearly all figures of a site are numbers and nothing more: for these the rest of the rule says nothing, and following
// it took four times as long.
private func exactNumbers(_ parts: [Quantity?]) -> (values: [Double], flags: Flags)? {
  var values: [Double] = []
  values.reserveCapacity(parts.count)
  var flags = Flags()
  for part in parts {
    guard let part, part.hedge == nil, part.bounds == nil, case .value(let value) = part.amount else { return nil }
    values.append(value)
    flags.formUnion(part.flags)
  }
  return (values, flags)
}

/// `combined` for parts of any kind.
func combinedInexact(
  _ parts: [Quantity?], bounds: (_ parts: [Bounds]) -> Bounds?, _ value: (_ parts: [Double]) -> Double?
) -> Quantity? {
  let known = parts.compactMap { $0 }
  let all = known.reduce(into: Flags()) { $0.formUnion($1.flags) }
  // What has no number is no estimate.
  let flags = all.subtracting([.roundsToZero, .estimated])
  if known.contains(where: \.isSuppressed) { return Quantity(.absent(.suppressed), flags: flags) }
  guard known.count == parts.count else { return nil }
  if let reason = known.lazy.compactMap(\.absence).first { return Quantity(.absent(reason), flags: flags) }
  let extents = known.compactMap(\.extent)
  let isBounded = known.contains { $0.value == nil || $0.bounds != nil }
  let range = isBounded ? bounds(extents) : nil
  let values = known.compactMap(\.value)
  let isRange = values.count < known.count
  if isRange, range == nil { return Quantity(.absent(.unavailable), flags: flags) }
  let result = isRange ? nil : value(values)
  if !isRange, result?.isFinite != true { return nil }
  let plain = Quantity(result.map { .value($0) } ?? .absent(.unavailable), bounds: range, flags: all).withHonestZero
  switch JointHedge(of: known.map(\.hedge), isRange ? extents.map(\.middle) : values, value) {
  case .exact: return plain.withRange
  case .open: return Quantity(.absent(.unavailable), flags: flags)
  case .hedged(let hedge): return plain.withRange.hedged(hedge)
  }
}

/// The same for a formula that does not rise or fall all the way with each of its parts: a bound of a part then bounds
/// nothing.
func combinedWithoutBounds(_ parts: [Quantity?], _ value: (_ parts: [Double]) -> Double?) -> Quantity? {
  guard var result = combined(parts, value) else { return nil }
  guard result.hedge != nil else { return result }
  if parts.contains(where: { $0?.hedge?.isNear == false }) {
    return Quantity(.absent(.unavailable), flags: result.flags)
  }
  result.hedge = .about
  return result
}

extension Quantity {
  // What comes of a part that rounds to zero is zero no more than that is; another number says nothing of it.
  fileprivate var withHonestZero: Quantity {
    guard value != 0, flags.contains(.roundsToZero) else { return self }
    var copy = self
    copy.flags.remove(.roundsToZero)
    return copy
  }

  // A figure with bounds and no value of its own is the range.
  fileprivate var withRange: Quantity {
    guard value == nil, let bounds else { return self }
    return Quantity(.range(bounds.low, bounds.high), flags: flags)
  }

  // "More than" of what lies within bounds is "at least" of its lower end.
  fileprivate func hedged(_ hedge: Hedge) -> Quantity {
    var copy = self
    copy.hedge = hedge
    guard !hedge.isNear, value == nil || bounds != nil, let extent else { return copy }
    let isFromBelow = hedge != .upTo
    return Quantity(.value(isFromBelow ? extent.low : extent.high), flags: flags, hedge: isFromBelow ? .atLeast : .upTo)
  }

  /// What is known of a sum with a further part of unknown size: that it is not less.
  ///
  /// - Parameter reason: Why there is nothing where not even that is known.
  func asLowerBound(orElse reason: Absence) -> Quantity {
    switch hedge {
    case nil, .moreThan, .atLeast:
      guard let extent else { return self }
      return Quantity(.value(extent.low), flags: flags, hedge: .atLeast)
    case .almost, .about, .upTo: return Quantity(.absent(reason), flags: flags)
    }
  }
}

extension Bounds {
  fileprivate var middle: Double { (low + high) / 2 }
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
