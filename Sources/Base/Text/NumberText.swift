extension ByteWriter {
  /// A number by the rules of a language, with exactly so many digits after the point (`nil`: as many as it has).
  /// Zero never has a sign. The minus is U+2212. NaN and the infinities print as "–", since no figure can be one.
  package mutating func append(
    number value: Double, decimals: Int? = nil, in language: LanguageRules = .english, signed: Bool = false
  ) {
    if let fixed = FixedDecimal(value, places: decimals) {
      if signed, fixed.units > 0 { append("+") }
      return append(
        fixed, minus: "\u{2212}", point: language.decimalMark, group: language.groupMark,
        groupsFrom: language.groupsFrom)
    }
    guard var digits = DecimalDigits(value) else { return append("–") }
    if let decimals { digits.round(decimals: decimals) }
    if !digits.isZero { append(text: digits.isNegative ? "\u{2212}" : signed ? "+" : "") }
    let whole = max(0, digits.magnitude)
    let grouped = whole + 1 >= language.groupsFrom
    for power in stride(from: whole, through: 0, by: -1) {
      append(48 + digits.digit(at: power))
      if grouped, power > 0, power % 3 == 0 { append(text: language.groupMark) }
    }
    let places = decimals ?? digits.decimals
    guard places > 0 else { return }
    append(text: language.decimalMark)
    for power in stride(from: -1, through: -places, by: -1) { append(48 + digits.digit(at: power)) }
  }

  /// A number for machines (CSV, JSON, `<data value>`): digits, point, no grouping, ASCII minus, no exponent.
  package mutating func append(plain value: Double, decimals: Int? = nil) {
    let shown = decimals.map { rounded(value, decimals: $0) } ?? value
    // Most figures count something.
    if let whole = Int(exactly: shown), whole.magnitude < 1_000_000_000_000_000 { return append(int: whole) }
    let fixed = FixedDecimal(shown)
    if let fixed { return append(fixed, minus: "-", point: ".") }
    guard var digits = DecimalDigits(value) else { return }
    if let decimals { digits.round(decimals: decimals) }
    if digits.isNegative, !digits.isZero { append(UInt8(ascii: "-")) }
    for power in stride(from: max(0, digits.magnitude), through: -digits.decimals, by: -1) {
      if power == -1 { append(UInt8(ascii: ".")) }
      append(48 + digits.digit(at: power))
    }
  }
}

/// A number as readers see it; what the number has, where no decimals are given.
package func numberText(_ value: Double, decimals: Int? = nil, in language: LanguageRules = .english) -> String {
  var out = ByteWriter()
  out.append(number: value, decimals: decimals, in: language)
  return out.text
}

/// A number as programs read it: a point, no groups.
package func plainText(_ value: Double, decimals: Int? = nil) -> String {
  var out = ByteWriter()
  out.append(plain: value, decimals: decimals)
  return out.text
}
