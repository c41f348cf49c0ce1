// Whether words hold for a datum. A numeral is an interval: what would be rounded to it. A hedge moves its ends.

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

/// Whether words hold for a datum.
///
/// | hedge | admits, for a numeral v known to ±h |
/// |---|---|
/// | none | v − h … v + h |
/// | over, more than, at least | from v up |
/// | almost, nearly | 90 to 100 % of v |
/// | about, around | v ± 5 %, and at least v ± h |
/// | up to, at most | up to v |
///
/// `tol` admits v ± tol; `min` and `max` admit what they say. All ends are included.
///
/// - Parameter quantity: In the indicator's unit.
package func judge(_ assertion: Assertion, against quantity: Quantity) -> Verdict {
  if let reason = quantity.absence { return .absent(reason) }
  guard let admitted = admitted(by: assertion, unit: quantity.unit) else { return .otherUnit }
  guard let extent = extent(of: quantity) else { return .absent(.missing) }
  let mismatch = Verdict.mismatch(low: admitted.low, high: admitted.high)
  let slack = 1e-9 * max(1, abs(extent.low), abs(extent.high))
  if let known = quantity.hedge, let reading = assertion.reading {
    guard let said = reading.hedge else { return .hedgeMissing(known) }
    let number = reading.value * (factor(from: reading.sign, to: quantity.unit) ?? 1)
    switch known {
    // "more than 450" is true of what is known to be more than 480; "more than 500" is not known to be.
    case .moreThan, .atLeast:
      return (said == .moreThan || said == .atLeast) && number <= extent.low + slack ? .holds : mismatch
    case .upTo: return said == .upTo && number >= extent.high - slack ? .holds : mismatch
    case .almost, .about: if said != .almost && said != .about { return mismatch }
    }
  }
  return extent.low >= admitted.low - slack && extent.high <= admitted.high + slack ? .holds : mismatch
}

/// The numbers that an assertion admits, in the indicator's unit; nil where its words name another unit.
package func admitted(by assertion: Assertion, unit: Unit?) -> Bounds? {
  let test = assertion.test
  guard let reading = assertion.reading else {
    return Bounds(low: test.min ?? -.infinity, high: test.max ?? .infinity)
  }
  guard let factor = factor(from: reading.sign, to: unit) else { return nil }
  if test.min != nil || test.max != nil { return Bounds(low: test.min ?? -.infinity, high: test.max ?? .infinity) }
  let value = reading.value * factor
  if let tolerance = test.tolerance {
    let half = reading.isRange ? (reading.high - reading.low) / 2 * factor : 0
    return Bounds(low: value - half - tolerance, high: value + half + tolerance)
  }
  let (low, high) = (reading.low * factor, reading.high * factor)
  switch reading.hedge {
  case nil: return Bounds(low: low, high: high)
  case .moreThan, .atLeast: return Bounds(low: reading.isRange ? low : value, high: .infinity)
  case .upTo: return Bounds(low: -.infinity, high: reading.isRange ? high : value)
  case .almost: return Bounds(low: min(value, value * 0.9), high: max(value, value * 0.9))
  case .about:
    let five = abs(value) * 0.05
    return Bounds(low: min(low, value - five), high: max(high, value + five))
  }
}

/// The phrase with another value in place of its numeral: what a writer may want instead.
///
/// - Parameters:
///   - value: In the indicator's unit.
///   - decimals: As many as the writer wrote, where they are left out.
/// - Returns: nil where the numeral is written out, a range, or in another unit.
package func phrase(
  _ assertion: Assertion, saying value: Double, unit: Unit?, language: LanguageRules, decimals: Int? = nil
) -> String? {
  guard let reading = assertion.reading, !reading.digits.isEmpty,
    let factor = factor(from: reading.sign, to: unit) else { return nil }
  let bytes = Array(assertion.text.utf8)
  guard reading.digits.upperBound <= bytes.count else { return nil }
  let number = numberText(value / factor / reading.scale, decimals: decimals ?? reading.decimals, in: language)
  return bytes[..<reading.digits.lowerBound].string + number + bytes[reading.digits.upperBound...].string
}

/// How a language says a hedge: "more than", "mehr als".
package func words(for hedge: Hedge, in language: LanguageRules) -> String {
  NumeralWords.words(for: language).hedgeNames[hedge] ?? hedge.key
}

/// The phrase with a hedge of its language in front of its numeral, and of what belongs before that ("$").
package func phrase(_ text: String, of reading: NumeralReading, hedged hedge: Hedge, in language: LanguageRules) -> String {
  let bytes = Array(text.utf8)
  var start = min(reading.digits.lowerBound, bytes.count)
  while start > 0, bytes[start - 1] != 0x20 { start -= 1 }
  return words(for: hedge, in: language) + " " + bytes[start...].string
}

/// The phrase with the decimal mark of its language.
package func withMark(of language: LanguageRules, _ text: String, _ reading: NumeralReading) -> String {
  let bytes = Array(text.utf8)
  let numeral = bytes[reading.digits].map { $0 == UInt8(ascii: ".") ? Array(language.decimalMark.utf8) : [$0] }
  return bytes[..<reading.digits.lowerBound].string + numeral.joined().map { $0 }[...].string
    + bytes[reading.digits.upperBound...].string
}

private func extent(of quantity: Quantity) -> Bounds? {
  switch quantity.amount {
  case .value(let value): Bounds(low: value, high: value)
  case .range(let low, let high): Bounds(low: low, high: high)
  case .absent: nil
  }
}

/// What turns a number with this sign into the indicator's unit; nil where they are of different kinds.
private func factor(from sign: NumeralReading.Sign, to unit: Unit?) -> Double? {
  guard let unit else { return 1 }
  switch (sign, unit) {
  case (.none, _): return 1
  case (.percent, .percent), (.percentagePoints, .percentagePoints), (.times, .ratio): return 1
  case (.percent, .ratio): return 0.01
  case (.times, .percent): return 100
  case (.currency(let sign), .currency(let code, _)): return stands(sign, for: code) ? 1 : nil
  case (.percent, _), (.percentagePoints, _), (.times, _), (.currency, _): return nil
  }
}

/// `$` and `kr` are shared by several currencies.
private func stands(_ sign: String, for code: String) -> Bool {
  switch sign {
  case "$": ["USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN"].contains(code)
  case "kr": ["DKK", "SEK", "NOK", "ISK"].contains(code)
  case "¥": code == "JPY" || code == "CNY"
  default: sign == code
  }
}
