// A cell that was withheld often still has bounds: a size class, the rest of a total. Formulas on bounds give
// bounds, and these are honest results, printed as "0.5–1.2".
//
// A result bounds every combination of its parts. Where two parts hang together (a region inside its nation)
// the truth may be narrower, never wider.

/// All values from `low` to `high`, both included; `high` may be infinite ("100 000 or more").
package struct Interval: Equatable, Sendable {
  package let low: Double
  package let high: Double

  /// `nil` where the bounds are the wrong way round or not numbers, or the lower one is infinite.
  package init?(_ low: Double, _ high: Double) {
    guard low <= high, low.isFinite else { return nil }
    self.low = low
    self.high = high
  }

  /// A value that is known.
  package init(exactly value: Double) {
    low = value
    high = value
  }
}

/// The sum of bounded amounts.
package func sum(_ amounts: [Interval]) -> Interval? {
  Interval(amounts.reduce(0) { $0 + $1.low }, amounts.reduce(0) { $0 + $1.high })
}

/// The part of a whole, in bounds; the part lies inside the whole, so the share does not pass 1.
///
/// - Returns: From 0 to 1. `nil` where the part may be negative or the whole may be 0.
package func share(of part: Interval, in whole: Interval) -> Interval? {
  guard part.low >= 0, whole.low > 0 else { return nil }
  return Interval(min(1, part.low / whole.high), min(1, part.high / whole.low))
}

/// Relative change, in bounds.
///
/// - Returns: `nil` where the old amount may be 0 or negative, or the new one may be negative.
package func growth(from old: Interval, to new: Interval) -> Interval? {
  guard old.low > 0, new.low >= 0 else { return nil }
  return Interval(new.low / old.high - 1, new.high / old.low - 1)
}

/// The location quotient, in bounds: a part that is a range makes the quotient one.
///
/// - Returns: A ratio. `nil` where a whole or the reference's part may be 0.
package func locationQuotient(
  part: Interval, whole: Interval, referencePart: Interval, referenceWhole: Interval
) -> Interval? {
  guard let here = share(of: part, in: whole), let there = share(of: referencePart, in: referenceWhole),
    there.low > 0
  else { return nil }
  return Interval(here.low / there.high, here.high / there.low)
}
