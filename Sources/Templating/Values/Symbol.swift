import Base

/// A name that was met when a template was compiled, with its hash, so that looking it up when a page is rendered
/// compares integers. Two symbols of the same text are equal wherever they were made.
package struct Symbol: Hashable, Sendable {
  package let text: String
  package let code: UInt64

  package init(_ text: String) {
    self.text = text
    code = Symbol.code(of: text)
  }

  package static func == (a: Symbol, b: Symbol) -> Bool { a.code == b.code && a.text == b.text }
  package func hash(into hasher: inout Hasher) { hasher.combine(code) }

  /// Whether the texts are the same bits in memory: true for equal names of up to 15 bytes, which stand in the string
  /// itself; where it is false they may be equal still.
  @inline(__always) func isIdentical(to other: Symbol) -> Bool {
    unsafeBitCast(text, to: SIMD2<UInt64>.self) == unsafeBitCast(other.text, to: SIMD2<UInt64>.self)
  }

  // FNV-1a, 64 bits: the same on every run, unlike Swift's own hashes.
  static func code(of text: String) -> UInt64 {
    if let code = text.utf8.withContiguousStorageIfAvailable({ code(of: $0) }) { return code }
    return Array(text.utf8).withUnsafeBufferPointer { code(of: $0) }
  }

  private static func code(of bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var code: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { code = (code ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return code
  }
}

extension Symbol: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) { self.init(text) }
}
