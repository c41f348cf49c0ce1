// A pile of bytes is what `ByteWriter` is, at half the price of an append: it never asks whether it is shared.

extension Pile where Element == UInt8 {
  // In line a literal's length is known, and copying it takes an instruction or two.
  @inline(__always) mutating func append(_ text: StaticString) {
    append(text.utf8Start, count: text.utf8CodeUnitCount)
  }

  mutating func append(_ run: [UInt8]) { run.withUnsafeBufferPointer { append($0) } }

  mutating func append(text: String) {
    var text = text
    text.withUTF8 { append($0) }
  }

  mutating func append(int value: Int) {
    if value >= 0, value < 10 { append(UInt8(48 + value)) } else { append(text: String(value)) }
  }

  /// HTML text and double-quoted attribute values: `& < > "` as references.
  mutating func appendEscaped(_ text: UnsafeBufferPointer<UInt8>) {
    var from = 0
    var i = text.firstToEscape(from: 0)
    while i < text.count {
      if text[i] != 0x7B {
        append(UnsafeBufferPointer(rebasing: text[from..<i]))
        append(reference: text[i])
        from = i + 1
      }
      i = text.firstToEscape(from: i + 1)
    }
    append(UnsafeBufferPointer(rebasing: text[from...]))
  }

  mutating func appendEscaped(_ text: String) {
    var text = text
    text.withUTF8 { appendEscaped($0) }
  }

  mutating func append(reference byte: UInt8) {
    switch byte {
    case 0x26: append("&amp;")
    case 0x3C: append("&lt;")
    case 0x3E: append("&gt;")
    case 0x22: append("&quot;")
    default: append(byte)
    }
  }

  func array(from start: Int) -> [UInt8] { Array(UnsafeBufferPointer(rebasing: all[start...])) }
}
