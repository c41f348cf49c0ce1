import Base

/// What comparing a phrase with a datum gave.
package enum Verdict: Equatable, Sendable {
  case holds
  /// The words admit from `low` to `high`, in the indicator's unit; the datum lies outside.
  case mismatch(low: Double, high: Double)
  /// The words name another unit than the indicator has: "18 percent" of jobs.
  case otherUnit
  /// The datum is itself hedged ("more than 480") and the words leave that out.
  case hedgeMissing(Hedge)
  /// The datum is not there: suppressed, missing.
  case absent(Absence)
}

/// Whether words hold for a datum: an interval test with the meaning of their hedge.
///
/// - Parameter quantity: In the indicator's unit.
package func judge(_ assertion: Assertion, against quantity: Quantity) -> Verdict { .holds }
