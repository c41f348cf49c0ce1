// Binary rounding as Python does it, where Jinja's output is the measure: from the exact value of the double, half to
// even. Figures for readers are rounded by `Base` instead, half away from zero on the decimals that were written.

import Base

/// Exactly so many digits after the point.
func fixed(_ value: Double, _ digits: Int) -> String {
  guard value.isFinite else { return pythonText(value) }
  let sign = value.sign == .minus ? "-" : ""
  var (whole, fraction) = exactDecimals(value.magnitude)
  if fraction.count > digits {
    let rest = fraction[digits...]
    let isUp =
      rest.first.map { $0 > 5 || $0 == 5 && (rest.dropFirst().contains { $0 != 0 } || isOdd(whole, fraction, digits)) }
      ?? false
    fraction = Array(fraction[..<digits])
    if isUp { increment(&whole, &fraction) }
  }
  while fraction.count < digits { fraction.append(0) }
  let text = whole.map { String($0) }.joined()
  return sign + text + (digits > 0 ? "." + fraction.map { String($0) }.joined() : "")
}

/// Rounded half to even from the exact value, as Python's `round`.
func evenlyRounded(_ value: Double, _ digits: Int) -> Double {
  guard value.isFinite, digits < 320 else { return value }
  if digits >= 0 { return Double(fixed(value, digits)) ?? value }
  let scale = raised(10, to: Double(-digits))
  return (value / scale).rounded(.toNearestOrEven) * scale
}

private func isOdd(_ whole: [UInt8], _ fraction: [UInt8], _ digits: Int) -> Bool {
  (digits > 0 ? fraction[digits - 1] : whole[whole.count - 1]) % 2 == 1
}

private func increment(_ whole: inout [UInt8], _ fraction: inout [UInt8]) {
  var all = whole + fraction
  var i = all.count - 1
  while i >= 0, all[i] == 9 {
    all[i] = 0
    i -= 1
  }
  if i >= 0 { all[i] += 1 } else { all.insert(1, at: 0) }
  whole = Array(all[..<(all.count - fraction.count)])
  fraction = Array(all[(all.count - fraction.count)...])
}

// Every double is an integer times a power of two, so its decimals end: at most 1074 after the point.
private func exactDecimals(_ value: Double) -> (whole: [UInt8], fraction: [UInt8]) {
  var whole: [UInt8] = [0]
  let integral = value.rounded(.towardZero)
  if integral < 9.2e18 { whole = String(UInt64(integral)).utf8.map { $0 - 48 } } else { whole = bigDigits(integral) }
  var fraction: [UInt8] = []
  var rest = value - integral
  // The fraction of a double has at most 53 significant bits, so times ten stays exact only in two parts.
  var bits: [UInt32] = []
  while rest > 0 {
    rest *= 4_294_967_296
    let word = rest.rounded(.towardZero)
    bits.append(UInt32(word))
    rest -= word
  }
  while bits.contains(where: { $0 != 0 }) {
    var carry: UInt64 = 0
    for i in bits.indices.reversed() {
      let product = UInt64(bits[i]) * 10 + carry
      bits[i] = UInt32(truncatingIfNeeded: product)
      carry = product >> 32
    }
    fraction.append(UInt8(carry))
    while bits.last == 0 { bits.removeLast() }
  }
  return (whole, fraction)
}

private func bigDigits(_ value: Double) -> [UInt8] {
  var words = [value.significandBitPattern | 1 << 52]
  var shift = Int(value.exponent) - 52
  while shift > 0 {
    let step = min(shift, 8)
    var carry: UInt64 = 0
    for i in words.indices {
      let wide = words[i].multipliedFullWidth(by: 1 << UInt64(step))
      let (sum, overflow) = wide.low.addingReportingOverflow(carry)
      words[i] = sum
      carry = wide.high + (overflow ? 1 : 0)
    }
    if carry > 0 { words.append(carry) }
    shift -= step
  }
  var digits: [UInt8] = []
  while words.contains(where: { $0 != 0 }) {
    var rest: UInt64 = 0
    for i in words.indices.reversed() {
      let (quotient, remainder) = UInt64(10).dividingFullWidth((rest, words[i]))
      words[i] = quotient
      rest = remainder
    }
    digits.append(UInt8(rest))
  }
  return digits.reversed()
}
