/// A set of bytes in four words: no memory behind it, so that asking costs no reference count and no bounds check.
struct ByteSet: Sendable {
  private var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

  /// The bytes of an ASCII text.
  init(_ text: StaticString) {
    text.withUTF8Buffer { for byte in $0 { insert(byte) } }
  }

  private mutating func insert(_ byte: UInt8) {
    let bit = UInt64(1) << UInt64(byte & 63)
    switch byte >> 6 {
    case 0: words.0 |= bit
    case 1: words.1 |= bit
    case 2: words.2 |= bit
    default: words.3 |= bit
    }
  }

  func contains(_ byte: UInt8) -> Bool {
    let word = byte & 0x80 == 0 ? (byte & 0x40 == 0 ? words.0 : words.1) : (byte & 0x40 == 0 ? words.2 : words.3)
    return word >> UInt64(byte & 63) & 1 != 0
  }
}
