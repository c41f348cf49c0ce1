import Base

// Numbers as tables write them: digits, a point, an exponent, an ASCII minus. Up to fifteen digits with up to 22
// places are read exactly by one division (both are exact as Doubles); the rest goes the long way.
// - Source: W. D. Clinger, *How to Read Floating Point Numbers Accurately*, PLDI 1990.

/// The number that the bytes are, all of them; `nil` where they are none or too large for a Double.
@inline(__always)
func plainNumber(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> (value: Double, isWhole: Bool)? {
  var i = 0
  var isNegative = false
  if count > 0, bytes[0] == 0x2D || bytes[0] == 0x2B {
    isNegative = bytes[0] == 0x2D
    i = 1
  }
  let firstDigit = i
  var mantissa: UInt64 = 0
  while i < count, isDigit(bytes[i]) {
    mantissa = mantissa &* 10 &+ UInt64(bytes[i] &- 48)
    i += 1
  }
  var digits = i - firstDigit
  var places = 0
  if i < count, bytes[i] == UInt8(ascii: ".") {
    i += 1
    let point = i
    while i < count, isDigit(bytes[i]) {
      mantissa = mantissa &* 10 &+ UInt64(bytes[i] &- 48)
      i += 1
    }
    places = i - point
    guard places > 0 else { return nil }
    digits += places
  }
  guard digits > 0 else { return nil }
  if i == count, digits <= 15 {
    let value = places == 0 ? Double(mantissa) : Double(mantissa) / powersOfTen(places)
    // Minus zero would be told apart from zero nowhere and print as "-0" somewhere.
    return (isNegative && mantissa != 0 ? -value : value, places == 0)
  }
  return longNumber(bytes, count, end: i, isWhole: places == 0)
}

private func longNumber(
  _ bytes: UnsafePointer<UInt8>, _ count: Int, end: Int, isWhole: Bool
) -> (Double, Bool)? {
  var i = end
  if i < count {
    guard bytes[i] | 0x20 == UInt8(ascii: "e") else { return nil }
    i += 1
    if i < count, bytes[i] == 0x2D || bytes[i] == 0x2B { i += 1 }
    let exponent = i
    while i < count, isDigit(bytes[i]) { i += 1 }
    guard i == count, i > exponent else { return nil }
  }
  guard count < 400,
    let value = Double(String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)),
    value.isFinite
  else { return nil }
  return (value == 0 ? 0 : value, isWhole && end == count)
}

@inline(__always)
private func powersOfTen(_ power: Int) -> Double {
  switch power {
  case 1: 1e1
  case 2: 1e2
  case 3: 1e3
  case 4: 1e4
  case 5: 1e5
  case 6: 1e6
  case 7: 1e7
  case 8: 1e8
  case 9: 1e9
  case 10: 1e10
  case 11: 1e11
  case 12: 1e12
  case 13: 1e13
  case 14: 1e14
  default: 1e15  // at most fifteen digits
  }
}

func plainNumber(_ bytes: ArraySlice<UInt8>) -> Double? {
  bytes.withUnsafeBufferPointer { buffer in
    guard let base = buffer.baseAddress else { return nil }
    return plainNumber(base, buffer.count)?.value
  }
}

/// `0113`: digits that begin with a zero and go on. A code, not a number.
func isCode(_ bytes: ArraySlice<UInt8>) -> Bool {
  bytes.count > 1 && bytes.first == 0x30 && bytes.allSatisfy(isDigit)
}
