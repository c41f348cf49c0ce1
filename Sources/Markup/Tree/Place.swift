// Where a text of cmark's tree stands in the source. Between entities, escapes and markup its bytes stand there as they
// are, and in order; so they are looked for a little ahead of where the last one ended.

import Base
import CCmark

/// A cursor in the source that follows the tree.
struct Place {
  let source: UnsafeBufferPointer<UInt8>
  var at: Int
  let isTracking: Bool

  // How far ahead a text is looked for. Between two texts of one block there is markup of a few bytes; a link's
  // address is passed by itself.
  private static let window = 256

  init(source: UnsafeBufferPointer<UInt8>, at: Int, isTracking: Bool) {
    self.source = source
    self.isTracking = isTracking
    self.at = min(at, source.count)
  }

  /// Where a text begins, at the cursor or a little behind it; nil where it is not found.
  func start(of bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard !bytes.isEmpty else { return at }
    if agrees(bytes, at) { return at }
    let last = min(source.count, at + Place.window)
    var i = at + 1
    while i < last {
      if source[i] == bytes[0] || source[i] == 0x5C || source[i] == 0x26, agrees(bytes, i) { return i }
      i += 1
    }
    return nil
  }

  /// Whether the first few bytes of a text can stand at `i`.
  private func agrees(_ bytes: UnsafeBufferPointer<UInt8>, _ i: Int) -> Bool {
    if i < source.count, source[i] != bytes[0], source[i] != 0x5C, source[i] != 0x26 { return false }
    if stands(Bytes(rebasing: bytes.prefix(8)), at: i) { return true }
    var trial = self
    trial.at = i
    var k = 0
    while k < bytes.count, k < 8 {
      switch trial.step(bytes, k) {
      case .same(let length): k += length
      case .escaped: k += 1
      case .entity(let length, _): k += length
      case .lost: return false
      }
    }
    return true
  }

  enum Step { case same(Int), escaped, entity(Int, at: Int), lost }

  /// Passes what stands for the text's byte `k`.
  mutating func step(_ bytes: UnsafeBufferPointer<UInt8>, _ k: Int) -> Step {
    guard at < source.count else { return .lost }
    let byte = source[at]
    if byte == 0x5C, at + 1 < source.count, source[at + 1] == bytes[k], isPunctuation(bytes[k]) {
      at += 2
      return .escaped
    }
    if byte == 0x26, let end = entityEnd(), !isVerbatim(bytes, k, end) {
      let start = at
      var length = 1
      while k + length < bytes.count, bytes[k + length] & 0xC0 == 0x80 { length += 1 }
      at = end
      return .entity(length, at: start)
    }
    guard byte == bytes[k] else { return .lost }
    at += 1
    return .same(1)
  }

  /// Passes a text that stands at the cursor exactly as it is.
  mutating func pass(verbatim bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard stands(bytes, at: at) else { return false }
    at += bytes.count
    return true
  }

  /// Whether a text stands somewhere exactly as it is.
  private func stands(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
    guard place + bytes.count <= source.count, let base = source.baseAddress,
      let other = bytes.baseAddress else { return false }
    return memcmp(base + place, other, bytes.count) == 0
  }

  /// Passes raw HTML, whose lines may have lost their prefixes.
  mutating func pass(_ html: UnsafeBufferPointer<UInt8>, from start: Int) {
    at = min(start, source.count)
    if pass(verbatim: html) { return }
    let last = min(source.count, at + html.count + 1024)
    var i = min(at + html.count - 1, source.count)
    while i < last, source[i] != 0x3E { i += 1 }
    at = min(i + 1, source.count)
  }

  /// `*`, `_`, `[`, `![`, `<`.
  mutating func skipMarkup(_ count: Int) {
    guard isTracking else { return }
    var i = at
    let last = min(source.count, at + 16)
    while i < last, source[i] != 0x2A, source[i] != 0x5F, source[i] != 0x5B, source[i] != 0x3C, source[i] != 0x21 {
      if source[i] == 0x0A { return }
      i += 1
    }
    if i < last { at = min(source.count, i + (source[i] == 0x3C ? 1 : count)) }
  }

  /// `](address "title")`, `][label]`, `]`, `>`.
  mutating func skipLinkTail() {
    guard isTracking else { return }
    let last = min(source.count, at + 4096)
    var i = at
    while i < last, source[i] != 0x5D, source[i] != 0x3E { i += 1 }
    guard i < last else { return }
    at = i + 1
    guard source[i] == 0x5D, at < last else { return }
    if source[at] == 0x5B {
      i = at
      while i < last, source[i] != 0x5D { i += 1 }
      if i < last { at = i + 1 }
    } else if source[at] == 0x28 {
      skipParentheses(last)
    }
  }

  private mutating func skipParentheses(_ last: Int) {
    var i = at
    var depth = 0
    var quote: UInt8 = 0
    while i < last {
      let byte = source[i]
      switch byte {
      case 0x5C: i += 1
      case _ where quote != 0: if byte == quote { quote = 0 }
      case 0x22, 0x27: if i > at, isWhitespace(source[i - 1]) { quote = byte }
      case 0x28: depth += 1
      case 0x29:
        depth -= 1
        if depth == 0 { at = i + 1; return }
      default: break
      }
      i += 1
    }
  }

  mutating func skipCode() {
    guard isTracking else { return }
    var i = at
    let near = min(source.count, i + Place.window)
    while i < near, source[i] != 0x60 { i += 1 }
    let open = i
    while i < source.count, source[i] == 0x60 { i += 1 }
    let length = i - open
    let last = min(source.count, i + 1 << 16)
    while i < last {
      guard source[i] == 0x60 else { i += 1; continue }
      let start = i
      while i < source.count, source[i] == 0x60 { i += 1 }
      if i - start == length { at = i; return }
    }
  }

  mutating func nextLine() {
    guard isTracking else { return }
    at = min(source.lineEnd(from: at) + 1, source.count)
    while at < source.count, isBlank(source[at]) { at += 1 }
  }

  private func entityEnd() -> Int? {
    var i = at + 1
    while i < source.count, i - at < 40, isLetter(source[i]) || isDigit(source[i]) || source[i] == 0x23 { i += 1 }
    return i < source.count && source[i] == 0x3B && i > at + 1 ? i + 1 : nil
  }

  /// Whether the text goes on like the source up to `end`: then it is no entity that anybody knows.
  private func isVerbatim(_ bytes: UnsafeBufferPointer<UInt8>, _ k: Int, _ end: Int) -> Bool {
    guard k + end - at <= bytes.count else { return false }
    return (0..<end - at).allSatisfy { bytes[k + $0] == source[at + $0] }
  }
}

private func isPunctuation(_ byte: UInt8) -> Bool {
  byte > 0x20 && byte < 0x7F && !isLetter(byte) && !isDigit(byte)
}
