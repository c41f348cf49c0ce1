/// Output under construction: bytes appended at the end of one buffer that is reused from page to page.
@usableFromInline package struct ByteWriter: Sendable {
  @usableFromInline package var bytes: [UInt8]

  @inlinable package init(capacity: Int = 0) {
    bytes = []
    bytes.reserveCapacity(capacity)
  }

  @inlinable package var count: Int { bytes.count }

  /// Empties the writer and keeps its memory.
  @inlinable package mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  @inlinable package mutating func append(_ byte: UInt8) { bytes.append(byte) }
  @inlinable package mutating func append(_ run: [UInt8]) { run.withUnsafeBufferPointer { append($0) } }
  @inlinable package mutating func append(_ run: ArraySlice<UInt8>) { run.withUnsafeBufferPointer { append($0) } }

  // A third of the instructions of `append(contentsOf:)`, which asks its argument for an iterator over what is left.
  @usableFromInline package mutating func append(_ run: UnsafeBufferPointer<UInt8>) {
    guard let start = run.baseAddress, run.count > 0 else { return }
    bytes.append(addingCapacity: run.count) { free in
      free.withUnsafeMutableBufferPointer { room, count in
        room.baseAddress?.initialize(from: start, count: run.count)
        count = run.count
      }
    }
  }

  @inlinable package mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { append($0) }
  }

  /// A text, as its UTF-8. One copy where the string is contiguous, as native strings are.
  @inlinable package mutating func append(text: String) {
    var text = text
    text.withUTF8 { append($0) }
  }

  /// The digits of a whole number, without groups.
  package mutating func append(int value: Int) {
    if value >= 0, value < 10 { return bytes.append(UInt8(48 + value)) }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
      var rest = value.magnitude
      var start = 20
      repeat {
        start -= 1
        digits[start] = UInt8(48 + rest % 10)
        rest /= 10
      } while rest > 0
      if value < 0 { bytes.append(UInt8(ascii: "-")) }
      append(UnsafeBufferPointer(rebasing: UnsafeBufferPointer(digits)[start...]))
    }
  }

  package var text: String { String(decoding: bytes, as: UTF8.self) }
}
