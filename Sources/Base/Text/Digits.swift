// Rounding from the decimal string. Offices round half away from zero on decimals; binary floating point does not:
// 2.675 is 2.67499… inside, and readers expect 2.68. So a number is first written with the fewest digits that
// identify it (which gives back what the analyst typed), then those digits are rounded.

/// The decimal digits of a finite number: `digits × 10^exponent`, without trailing zeros; no digits for zero.
package struct DecimalDigits: Equatable, Sendable {
  package private(set) var digits: [UInt8]  // 0...9, most significant first
  package private(set) var exponent: Int
  package let isNegative: Bool

  /// The shortest digits that read back as `value`. `nil` for NaN and the infinities.
  package init?(_ value: Double) {
    guard value.isFinite else { return nil }
    isNegative = value < 0
    digits = []
    exponent = 0
    var seenPoint = false
    var written = 0
    let text = value.magnitude.description.utf8
    for (offset, byte) in text.enumerated() {
      if byte == UInt8(ascii: ".") {
        seenPoint = true
      } else if byte == UInt8(ascii: "e") {
        written = Int(String(text.dropFirst(offset + 1))!) ?? 0  // ASCII digits and a sign
        break
      } else {
        digits.append(byte - 48)
        if seenPoint { exponent -= 1 }
      }
    }
    exponent += written
    trim()
  }

  /// Rounded half away from zero to so many digits after the point; negative rounds to tens, hundreds.
  package mutating func round(decimals: Int) {
    let drop = -decimals - exponent
    guard drop > 0 else { return }
    let kept = digits.count - drop
    let up = kept >= 0 && digits[kept] >= 5
    digits = kept > 0 ? Array(digits[..<kept]) : []
    exponent = -decimals
    if up { increment() }
    trim()
  }

  /// Rounded half away from zero to so many significant digits.
  package mutating func round(significant count: Int) {
    guard digits.count > count else { return }
    round(decimals: count - digits.count - exponent)
  }

  /// How many digits stand after the point.
  package var decimals: Int { max(0, -exponent) }

  package var isZero: Bool { digits.isEmpty }

  /// The number that these digits say.
  package var value: Double {
    guard !isZero else { return 0 }
    let text = (isNegative ? "-" : "") + String(decoding: digits.map { $0 + 48 }, as: UTF8.self) + "e\(exponent)"
    return Double(text) ?? 0  // digits and an exponent always read as a number
  }

  /// The digit that stands for 10^power; 0 outside the digits.
  package func digit(at power: Int) -> UInt8 {
    let index = digits.count - 1 - (power - exponent)
    return digits.indices.contains(index) ? digits[index] : 0
  }

  /// The power of ten of the first digit; 0 for zero.
  package var magnitude: Int { digits.isEmpty ? 0 : digits.count - 1 + exponent }

  private mutating func increment() {
    var i = digits.count - 1
    while i >= 0, digits[i] == 9 {
      digits[i] = 0
      i -= 1
    }
    if i >= 0 { digits[i] += 1 } else { digits.insert(1, at: 0) }
  }

  private mutating func trim() {
    while digits.last == 0 {
      digits.removeLast()
      exponent += 1
    }
    if let first = digits.firstIndex(where: { $0 != 0 }) {
      digits.removeFirst(first)
    } else {
      (digits, exponent) = ([], 0)
    }
  }
}

/// `value` rounded half away from zero from its decimal digits. Infinities and NaN come back as they are.
package func rounded(_ value: Double, decimals: Int) -> Double {
  if let fixed = FixedDecimal(value, places: decimals) { return fixed.value }
  guard var digits = DecimalDigits(value) else { return value }
  digits.round(decimals: decimals)
  return digits.value
}
