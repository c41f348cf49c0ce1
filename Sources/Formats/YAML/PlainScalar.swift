import Base

// What a scalar without quotes means: YAML 1.2's core schema and dates. `no`, `on` and `12:30` are text, as people
// mean them, and so are `.nan` and `.inf`: no figure can be one.

/// The meaning of a plain scalar.
/// - Source: YAML 1.2.2, section 10.3.2 (core schema); dates as in ISO 8601.
func plainContent(_ bytes: UnsafeBufferPointer<UInt8>, _ text: String) -> Node.Content {
  guard let first = bytes.first else { return .null }
  switch first {
  case 0x30...0x39, UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."): return numeric(bytes, text)
  case UInt8(ascii: "~") where bytes.count == 1: return .null
  case UInt8(ascii: "n"), UInt8(ascii: "N"):
    return bytes.count == 4 && ["null", "Null", "NULL"].contains(text) ? .null : .string(text)
  case UInt8(ascii: "t"), UInt8(ascii: "T"):
    return bytes.count == 4 && ["true", "True", "TRUE"].contains(text) ? .bool(true) : .string(text)
  case UInt8(ascii: "f"), UInt8(ascii: "F"):
    return bytes.count == 5 && ["false", "False", "FALSE"].contains(text) ? .bool(false) : .string(text)
  default: return .string(text)
  }
}

private func numeric(_ bytes: UnsafeBufferPointer<UInt8>, _ text: String) -> Node.Content {
  if let date = CalendarDate(iso: bytes) { return .date(date) }
  if bytes.count > 2, bytes[0] == 0x30, bytes[1] == UInt8(ascii: "x") || bytes[1] == UInt8(ascii: "o") {
    let radix = bytes[1] == UInt8(ascii: "x") ? 16 : 8
    guard bytes[2] != 0x2B, bytes[2] != 0x2D, let value = Int(text.dropFirst(2), radix: radix) else {
      return .string(text)
    }
    return .int(value)
  }
  switch shape(bytes) {
  case .text: return .string(text)
  case .whole:
    if let value = Int(text) { return .int(value) }
    fallthrough
  case .decimal:
    guard let value = Double(text), value.isFinite else { return .string(text) }
    return .number(value)
  }
}

private enum Shape { case text, whole, decimal }

private func shape(_ bytes: UnsafeBufferPointer<UInt8>) -> Shape {
  var i = bytes[0] == 0x2B || bytes[0] == 0x2D ? 1 : 0
  func digits() -> Int {
    let start = i
    while i < bytes.count, isDigit(bytes[i]) { i += 1 }
    return i - start
  }
  let whole = digits()
  if i == bytes.count { return whole > 0 ? .whole : .text }
  if bytes[i] == UInt8(ascii: ".") {
    i += 1
    let fraction = digits()
    guard whole + fraction > 0 else { return .text }
  }
  guard whole > 0 || i > 1 else { return .text }
  if i < bytes.count, bytes[i] | 0x20 == UInt8(ascii: "e") {
    i += 1
    if i < bytes.count, bytes[i] == 0x2B || bytes[i] == 0x2D { i += 1 }
    guard digits() > 0 else { return .text }
  }
  return i == bytes.count ? .decimal : .text
}
