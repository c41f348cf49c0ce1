// Markup of known length, at the end of the output. An element is written piece by piece, each piece without a question
// whether there is room: enough was asked for before the first.

import Base

/// Bytes under construction in a place that someone else owns.
struct Ink: ~Copyable {
  /// Twice the longest element without its words. Only texts are of unknown length; they alone are asked for theirs.
  static let room = 320
  private let start: UnsafeMutablePointer<UInt8>
  private(set) var count = 0

  fileprivate init(_ start: UnsafeMutablePointer<UInt8>) { self.start = start }

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

  /// A text of a few bytes: a mark, a sign, a percent. False, and nothing written, where it has no room beside what an
  /// element may still need.
  @discardableResult
  mutating func append(text: String) -> Bool {
    if text.isEmpty { return true }
    var text = text
    return text.withUTF8 { bytes in
      guard let first = bytes.baseAddress, count + bytes.count <= Ink.room / 2 else { return false }
      (start + count).update(from: first, count: bytes.count)
      count += bytes.count
      return true
    }
  }

  /// The outline of a rectangle.
  mutating func append(rectangleAt x: Int, _ y: Int, _ width: Int, _ height: Int) {
    append("M")
    append(tenths: x)
    append(next: y)
    append("h")
    append(tenths: width)
    append("v")
    append(tenths: height)
    append("h")
    append(tenths: -width)
    append("z")
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

  mutating func append(whole value: UInt32) {
    if value < 10 { return append(digit: value) }
    if value >= 1000 { return append(long: value) }
    let tens = value / 10
    if tens < 10 {
      append(digit: tens)
    } else {
      let hundreds = tens / 10
      append(digit: hundreds)
      append(digit: tens - hundreds * 10)
    }
    append(digit: value - tens * 10)
  }

  private mutating func append(digit: UInt32) { append(UInt8(truncatingIfNeeded: 48 + digit)) }

  private mutating func append(long value: UInt32) {
    if value >= 10 { append(long: value / 10) }
    append(digit: value % 10)
  }
}

extension ByteWriter {
  /// Appends what `write` makes: at most `Ink.room` bytes.
  @inline(__always)
  mutating func element(_ write: (inout Ink) -> Void) { elements(upTo: Ink.room, write) }

  /// The same for several elements: at most so many bytes.
  @inline(__always)
  mutating func elements(upTo room: Int, _ write: (inout Ink) -> Void) {
    bytes.append(addingCapacity: room) { span in
      span.withUnsafeMutableBufferPointer { room, count in
        // A buffer that was asked for bytes has a base address.
        var ink = Ink(room.baseAddress!)
        write(&ink)
        count = ink.count
      }
    }
  }

  /// The same, unless `write` gives up; then nothing is appended.
  @inline(__always)
  mutating func elementIfWritten(_ write: (inout Ink) -> Bool) -> Bool {
    var isWritten = false
    bytes.append(addingCapacity: Ink.room) { span in
      span.withUnsafeMutableBufferPointer { room, count in
        // A buffer that was asked for bytes has a base address.
        var ink = Ink(room.baseAddress!)
        isWritten = write(&ink)
        count = isWritten ? ink.count : 0
      }
    }
    return isWritten
  }
}

/// What `write` makes as a text; `nil` where it gives up.
@inline(__always)
func inked(_ write: (inout Ink) -> Bool) -> String? {
  withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Ink.room) { room in
    var ink = Ink(room.baseAddress!)
    return write(&ink)
      ? String(decoding: UnsafeBufferPointer(start: room.baseAddress, count: ink.count), as: UTF8.self) : nil
  }
}
