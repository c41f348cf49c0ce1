// Looking for bytes in a text, sixteen at a time: most bytes of a document are letters that nobody asks for. Words of
// eight bytes are asked with additions that set a byte's highest bit where the answer is yes and never carry into the
// next one (Warren, Hacker's Delight, 6-1); two such words go side by side. Vectors of bytes were ten times slower.

import Base
import CCmark

/// A text that somebody else holds: the source, the prepared lines, the text at hand.
typealias Bytes = UnsafeBufferPointer<UInt8>

extension UnsafeBufferPointer<UInt8> {
  /// The first place of a byte from `start` on and before `end`; `end` where there is none.
  func index(of byte: UInt8, from start: Int, to end: Int) -> Int {
    guard start < end, let base = baseAddress,
      let found = memchr(base + start, Int32(byte), end - start) else { return end }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  /// The end of the line that holds `start`, before its line feed.
  func lineEnd(from start: Int) -> Int { index(of: 0x0A, from: start, to: count) }

  /// The first byte from `start` on that is not ASCII; the end where all are.
  func firstNonASCII(from start: Int) -> Int {
    first(from: start, to: count, among: { $0 }, is: { $0 >= 0x80 })
  }

  /// The first byte from `start` on that is not ASCII or controls what nobody sees: no tab, and no end of a line.
  /// (A zero byte is cmark's own business.)
  func firstUnusual(from start: Int) -> Int {
    var i = start
    while true {
      i = first(from: i, to: count, among: unusualBytes, is: isUnusual)
      guard i < count, !isUnusual(self[i]) else { return i }
      i += 1
    }
  }

  /// The first ASCII sign or digit from `start` on and before `end`.
  func firstSign(from start: Int, to end: Int) -> Int {
    first(from: start, to: end, among: signs) { $0 > 0x20 && $0 < 0x80 && !isLetter($0) }
  }

  /// The first byte from `start` on that HTML writes as a reference, or an opening brace.
  func firstToEscape(from start: Int) -> Int {
    first(from: start, to: count, among: bytesToEscape) {
      switch $0 {
      case 0x22, 0x26, 0x3C, 0x3E, 0x7B: true
      default: false
      }
    }
  }

  /// The first byte from `start` on and before `end` that `marks` marks in its highest bit; `end` where there is none.
  ///
  /// - Parameters:
  ///   - marks: What it says of a word's bytes above the lowest that is marked does not matter.
  ///   - isMarked: The same of one byte, for texts of less than a word.
  @inline(__always)
  private func first(
    from start: Int, to end: Int, among marks: (Words) -> Words, is isMarked: (UInt8) -> Bool
  ) -> Int {
    let length = end - start
    var i = start
    if length >= 16 {
      while i < end {
        // The last step goes back over bytes that are known not to be marked.
        i = Swift.min(i, end - 16)
        if let found = (marks(words(at: i, and: i + 8)) & highest).firstByte(8) { return i + found }
        i += 16
      }
      return end
    }
    if length >= 8 {
      let found = (marks(words(at: start, and: end - 8)) & highest).firstByte(length - 8)
      return found.map { start + $0 } ?? end
    }
    while i < end, !isMarked(self[i]) { i += 1 }
    return Swift.max(i, start)
  }

  /// How many words stand in the text: what is not blank and followed by a blank or the end.
  var wordCount: Int {
    guard let last else { return 0 }
    var words = last > 0x20 ? 1 : 0
    var before: UInt64 = 0x8080_8080_8080_8080          // the blank in front of the text
    var i = 0
    while let word = word(at: i, before: count) {
      let blanks = ~((word & ~highest.x) + eight(0x5F)) & ~word & highest.x
      let ends = blanks & ~(blanks << 8 | before >> 56)
      words += Int(truncatingIfNeeded: ((ends >> 7) &* eight(1)) >> 56)
      before = blanks
      i += 8
    }
    while i < count {
      if self[i] <= 0x20, i > 0, self[i - 1] > 0x20 { words += 1 }
      i += 1
    }
    return words
  }

  @inline(__always) private func word(at i: Int, before end: Int) -> UInt64? {
    guard i + 8 <= end, let base = baseAddress else { return nil }
    return UInt64(littleEndian: UnsafeRawPointer(base + i).loadUnaligned(as: UInt64.self))
  }

  /// Two words of the text, each of eight bytes that the caller has seen to be there.
  @inline(__always) private func words(at i: Int, and j: Int) -> Words {
    guard let base = baseAddress else { return Words() }
    return Words(
      UInt64(littleEndian: UnsafeRawPointer(base + i).loadUnaligned(as: UInt64.self)),
      UInt64(littleEndian: UnsafeRawPointer(base + j).loadUnaligned(as: UInt64.self)))
  }
}

extension Words {
  /// The place of the first byte that is marked, where the second word stands `distance` behind the first.
  @inline(__always) fileprivate func firstByte(_ distance: Int) -> Int? {
    if x | y == 0 { return nil }
    return x != 0 ? x.trailingZeroBitCount / 8 : distance + y.trailingZeroBitCount / 8
  }
}

@inline(__always) private func unusualBytes(_ words: Words) -> Words {
  let low = words & ~highest
  let controls = ~((low &+ sixteen(0x60)) | words)
  let newlines = ~(((words ^ sixteen(0x0A)) & ~highest) &+ sixteen(0x7F))
  let deletes = (low &+ sixteen(0x01)) & ~words
  return words | controls & ~newlines | deletes
}

@inline(__always) private func signs(_ words: Words) -> Words {
  let low = words & ~highest
  let letters = ((low | sixteen(0x20)) &+ sixteen(0x1F)) & ~((low | sixteen(0x20)) &+ sixteen(0x05))
  return (low &+ sixteen(0x5F)) & ~letters & ~words
}

// < and > differ in one bit, and so do " and &. A byte above a hit may be wrong, the lowest never is.
@inline(__always) private func bytesToEscape(_ words: Words) -> Words {
  let angles = (words & sixteen(0xFD)) ^ sixteen(0x3C)
  let others = (words & sixteen(0xFB)) ^ sixteen(0x22)
  let braces = words ^ sixteen(0x7B)
  return (angles &- sixteen(1)) & ~angles | (others &- sixteen(1)) & ~others | (braces &- sixteen(1)) & ~braces
}

private func isUnusual(_ byte: UInt8) -> Bool {
  byte >= 0x7F || byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0C && byte != 0x0D && byte != 0
}

private typealias Words = SIMD2<UInt64>

@inline(__always) private func eight(_ byte: UInt64) -> UInt64 { byte &* 0x0101_0101_0101_0101 }
@inline(__always) private func sixteen(_ byte: UInt64) -> Words { Words(repeating: eight(byte)) }
@inline(__always) private var highest: Words { sixteen(0x80) }
