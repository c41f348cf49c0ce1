// Markup of known length, on the stack. An element is written piece by piece, each piece without a question whether
// there is room: the caller asked for enough before.

import Base

/// Bytes under construction in a place that someone else owns.
struct Ink: ~Copyable {
  private let start: UnsafeMutablePointer<UInt8>
  private(set) var count = 0

  fileprivate init(_ start: UnsafeMutablePointer<UInt8>) { self.start = start }

  fileprivate var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: count) }

  mutating func append(_ byte: UInt8) {
    start[count] = byte
    count += 1
  }

  @inline(__always)
  mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { bytes in
      guard let first = bytes.baseAddress else { return }
      (start + count).update(from: first, count: bytes.count)
    }
    count += text.utf8CodeUnitCount
  }

  /// A text of a few bytes: a mark, a sign, a percent.
  mutating func append(text: String) {
    if text.isEmpty { return }
    var text = text
    text.withUTF8 { bytes in
      if let first = bytes.baseAddress { (start + count).update(from: first, count: bytes.count) }
      count += bytes.count
    }
  }

  /// `12`, `12.5`, `-.5`.
  mutating func append(tenths value: Int) {
    var rest = value
    if rest < 0 {
      append(UInt8(ascii: "-"))
      rest = -rest
    }
    let whole = UInt32(truncatingIfNeeded: rest) / 10
    let tenth = UInt8(truncatingIfNeeded: UInt32(truncatingIfNeeded: rest) - whole * 10)
    if whole > 0 || tenth == 0 { append(whole: whole) }
    if tenth > 0 {
      append(UInt8(ascii: "."))
      append(48 + tenth)
    }
  }

  /// A coordinate after another one: a minus separates by itself.
  mutating func append(next value: Int) {
    if value >= 0 { append(UInt8(ascii: " ")) }
    append(tenths: value)
  }

  private mutating func append(whole value: UInt32) {
    if value >= 1000 { append(whole: value / 1000) }
    if value >= 100 { append(UInt8(truncatingIfNeeded: 48 + value / 100 % 10)) }
    if value >= 10 { append(UInt8(truncatingIfNeeded: 48 + value / 10 % 10)) }
    append(UInt8(truncatingIfNeeded: 48 + value % 10))
  }
}

extension ByteWriter {
  /// Appends what `write` makes: at most 320 bytes, which is twice the longest element without its words.
  @inline(__always)
  mutating func element(_ write: (inout Ink) -> Void) {
    withInk { ink in
      write(&ink)
      append(ink.bytes)
    }
  }

  /// The same, unless `write` gives up; then nothing is appended.
  @inline(__always)
  mutating func elementIfWritten(_ write: (inout Ink) -> Bool) -> Bool {
    withInk { ink in
      guard write(&ink) else { return false }
      append(ink.bytes)
      return true
    }
  }
}

/// What `write` makes as a text; `nil` where it gives up.
@inline(__always)
func inked(_ write: (inout Ink) -> Bool) -> String? {
  withInk { ink in write(&ink) ? String(decoding: ink.bytes, as: UTF8.self) : nil }
}

@inline(__always)
private func withInk<Result>(_ use: (inout Ink) -> Result) -> Result {
  withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 320) { room in
    // A buffer that was asked for 320 bytes has a base address.
    var ink = Ink(room.baseAddress!)
    return use(&ink)
  }
}
