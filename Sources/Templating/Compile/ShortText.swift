/// Up to sixteen bytes without memory of their own: the names and ends of markup, of which no longer one means
/// anything. What is longer is counted, and its further bytes are forgotten.
struct ShortText: Equatable {
  private(set) var count = 0
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  var isEmpty: Bool { count == 0 }

  subscript(position: Int) -> UInt8 {
    UInt8(truncatingIfNeeded: (position < 8 ? low : high) &>> UInt64(8 * (position & 7)))
  }

  mutating func append(_ byte: UInt8) {
    if count < 8 {
      low |= UInt64(byte) &<< UInt64(8 * count)
    } else if count < 16 {
      high |= UInt64(byte) &<< UInt64(8 * (count - 8))
    }
    count += 1
  }

  mutating func removeFirst() {
    low = low &>> 8 | high &<< 56
    high &>>= 8
    count -= 1
  }

  mutating func removeAll() { self = ShortText() }

  var text: String {
    withUnsafeBytes(of: (low.littleEndian, high.littleEndian)) {
      String(decoding: $0.prefix(count), as: UTF8.self) + (count > 16 ? "…" : "")
    }
  }
}

extension ShortText: ExpressibleByStringLiteral {
  init(stringLiteral text: StaticString) {
    text.withUTF8Buffer { for byte in $0 { append(byte) } }
  }
}
