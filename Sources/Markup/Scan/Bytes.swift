// Looking for bytes in a text, eight at a time: most bytes of a document are letters that nobody asks for. A word of
// eight bytes is asked with additions that set a byte's highest bit where the answer is yes and never carry into the
// next one (Warren, Hacker's Delight, 6-1). Vectors of the standard library were ten times slower here.

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
    var i = start
    while let word = word(at: i, before: count) {
      if word & highest != 0 { return i + (word & highest).trailingZeroBitCount / 8 }
      i += 8
    }
    while i < count, self[i] < 0x80 { i += 1 }
    return i
  }

  /// The first byte from `start` on that is not ASCII or controls what nobody sees: no tab, and no end of a line.
  /// (A zero byte is cmark's own business.)
  func firstUnusual(from start: Int) -> Int {
    var i = start
    while let word = word(at: i, before: count) {
      let low = word & ~highest
      let controls = ~((low + eight(0x60)) | word)
      let newlines = ~(((word ^ eight(0x0A)) & ~highest) + eight(0x7F))
      let deletes = (low + eight(0x01)) & ~word
      let hits = (word | controls & ~newlines | deletes) & highest
      if hits == 0 { i += 8; continue }
      let place = i + hits.trailingZeroBitCount / 8
      if isUnusual(self[place]) { return place }
      i = place + 1
    }
    while i < count, !isUnusual(self[i]) { i += 1 }
    return i
  }

  /// The first ASCII sign or digit from `start` on and before `end`.
  func firstSign(from start: Int, to end: Int) -> Int {
    var i = start
    while let word = word(at: i, before: end) {
      let low = word & ~highest
      let letters = ((low | eight(0x20)) + eight(0x1F)) & ~((low | eight(0x20)) + eight(0x05))
      let signs = (low + eight(0x5F)) & ~letters & ~word & highest
      if signs != 0 { return i + signs.trailingZeroBitCount / 8 }
      i += 8
    }
    while i < end, self[i] <= 0x20 || self[i] >= 0x80 || (self[i] | 0x20) &- 0x61 < 26 { i += 1 }
    return i
  }

  /// The first byte from `start` on that HTML writes as a reference, or an opening brace.
  func firstToEscape(from start: Int) -> Int {
    var i = start
    while let word = word(at: i, before: count) {
      // < and > differ in one bit, and so do " and &. A byte above a hit may be wrong, the lowest never is.
      let angles = (word & eight(0xFD)) ^ eight(0x3C)
      let others = (word & eight(0xFB)) ^ eight(0x22)
      let braces = word ^ eight(0x7B)
      let hits = (angles &- eight(1)) & ~angles | (others &- eight(1)) & ~others | (braces &- eight(1)) & ~braces
      if hits & highest != 0 { return i + (hits & highest).trailingZeroBitCount / 8 }
      i += 8
    }
    while i < count {
      switch self[i] {
      case 0x22, 0x26, 0x3C, 0x3E, 0x7B: return i
      default: i += 1
      }
    }
    return i
  }

  /// How many words stand in the text: what is not blank and followed by a blank or the end.
  var wordCount: Int {
    guard let last else { return 0 }
    var words = last > 0x20 ? 1 : 0
    var before: UInt64 = highest          // the blank in front of the text
    var i = 0
    while let word = word(at: i, before: count) {
      let blanks = ~((word & ~highest) + eight(0x5F)) & ~word & highest
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
}

private func isUnusual(_ byte: UInt8) -> Bool {
  byte >= 0x7F || byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0C && byte != 0x0D && byte != 0
}

private let highest: UInt64 = 0x8080_8080_8080_8080

@inline(__always) private func eight(_ byte: UInt64) -> UInt64 { byte &* 0x0101_0101_0101_0101 }
