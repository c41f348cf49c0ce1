// Bytes by class. A byte of 0x80 and more is part of a character that is none of these.

@inlinable package func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
@inlinable package func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
@inlinable package func isWordByte(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) || byte == 0x5F }
/// Space or tab.
@inlinable package func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
/// Space, tab, line feed, carriage return, form feed.
@inlinable package func isWhitespace(_ byte: UInt8) -> Bool {
  byte == 0x20 || byte &- 0x09 < 2 || byte == 0x0D || byte == 0x0C
}

extension ArraySlice<UInt8> {
  /// Without blanks at both ends.
  @inlinable package var trimmed: ArraySlice<UInt8> {
    var start = startIndex
    var end = endIndex
    while start < end, isBlank(self[start]) { start += 1 }
    while end > start, isBlank(self[end - 1]) { end -= 1 }
    return self[start..<end]
  }

  @inlinable package var string: String { String(decoding: self, as: UTF8.self) }
}

/// What a hexadecimal digit stands for; `nil` for anything else.
package func hexadecimalValue(_ byte: UInt8) -> UInt8? {
  switch byte {
  case 0x30...0x39: byte - 0x30
  case 0x41...0x46: byte - 0x41 + 10
  case 0x61...0x66: byte - 0x61 + 10
  default: nil
  }
}
