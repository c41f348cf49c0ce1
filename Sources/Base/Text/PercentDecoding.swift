/// Percent signs undone, once.
///
/// - Returns: `nil` where one is not followed by two hexadecimal digits.
package func percentDecoded(_ bytes: some Sequence<UInt8>) -> [UInt8]? {
  var out: [UInt8] = []
  var rest = bytes.makeIterator()
  while let byte = rest.next() {
    guard byte == UInt8(ascii: "%") else {
      out.append(byte)
      continue
    }
    guard let high = rest.next().flatMap(hexadecimalValue), let low = rest.next().flatMap(hexadecimalValue) else {
      return nil
    }
    out.append(high << 4 | low)
  }
  return out
}
