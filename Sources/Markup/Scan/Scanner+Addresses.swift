// Addresses in running text, as in GitHub's extension: https://…, www.…, name@example.org.

import Base

extension Renderer {
  /// `https://` with the colon at `i`.
  mutating func colon(_ i: Int, _ text: UnsafeBufferPointer<UInt8>, _ end: Int) -> Int {
    guard i + 3 < end, text[i + 1] == 0x2F, text[i + 2] == 0x2F else { return i + 1 }
    let length = text[..<i].ends(with: "https") ? 5 : text[..<i].ends(with: "http") ? 4 : 0
    return length > 0 ? webLink(from: i - length, bodyFrom: i + 3, text, end, .bareLink) ?? i + 3 : i + 3
  }

  /// A link from `start` on, if a domain stands at `body`. Where it ends.
  mutating func webLink(
    from start: Int, bodyFrom body: Int, _ text: UnsafeBufferPointer<UInt8>, _ end: Int, _ kind: Edit.Kind
  ) -> Int? {
    guard scan.linkDepth == 0, scan.imageDepth == 0, canBegin(start, text), Int(scan.edits.last?.end ?? 0) <= start,
      !hasTokens(start, body) else { return nil }
    let last = min(tokenLimit(from: start, end), start + 2048)
    var stop = body
    var underscores = (0, 0)     // in the last part of the domain, and in the one before
    var dots = kind == .webLink ? 1 : 0
    let domainEnd = min(last, body + longestDomain + 1)
    while stop < domainEnd, isWordByte(text[stop]) || text[stop] == 0x2D || text[stop] == 0x2E || text[stop] >= 0x80 {
      if text[stop] == 0x2E { dots += 1; underscores = (0, underscores.0) }
      if text[stop] == 0x5F { underscores.0 += 1 }
      stop += 1
    }
    guard stop > body, stop - body <= longestDomain, isWordByte(text[body]) || text[body] >= 0x80, dots > 0,
      underscores == (0, 0) else { return nil }
    while stop < last, !isWhitespace(text[stop]), text[stop] != 0x3C, text[stop] != InlineText.placeholder {
      if text[stop] == 0x7B, stop + 1 < last, text[stop + 1] == 0x7B {
        report(.figureInAddress(at: textSpan(stop, stop + 2)))
        break
      }
      stop += 1
    }
    stop = withoutTail(body, stop, text)
    guard stop > body else { return nil }
    edit(start, stop, kind)
    return stop
  }

  /// The address whose `@` stands at `i`.
  mutating func mailLink(_ i: Int, _ text: UnsafeBufferPointer<UInt8>, _ end: Int) -> Int? {
    guard i > 0, isWordByte(text[i - 1]) || text[i - 1] == 0x2B || text[i - 1] == 0x2D || text[i - 1] == 0x2E,
      scan.linkDepth == 0, scan.imageDepth == 0 else { return nil }
    var start = i
    let floor = max(Int(scan.edits.last?.end ?? 0), i - 200, 0)
    while start > floor, isWordByte(text[start - 1]) || text[start - 1] == 0x2B || text[start - 1] == 0x2D
      || text[start - 1] == 0x2E {
      start -= 1
    }
    let last = min(tokenLimit(from: start, end), i + 256)
    var stop = i + 1
    var dot = false
    while stop < last, isWordByte(text[stop]) || text[stop] == 0x2D || text[stop] == 0x2E {
      if text[stop] == 0x2E {
        guard stop + 1 < last, isWordByte(text[stop + 1]) else { break }
        dot = true
      }
      stop += 1
    }
    guard dot, start < i, stop > i + 1, text[stop - 1] != 0x2D, text[stop - 1] != 0x5F else { return nil }
    edit(start, stop, .mailLink)
    return stop
  }

  /// A link ends where an element begins or ends: the nearest token behind `start`.
  private func tokenLimit(from start: Int, _ end: Int) -> Int {
    let tokens = line.tokens
    var low = 0
    var high = tokens.count
    while low < high {
      let middle = (low + high) / 2
      if Int(tokens[middle].at) <= start { low = middle + 1 } else { high = middle }
    }
    return low < tokens.count ? min(Int(tokens[low].at), end) : end
  }

  private func canBegin(_ start: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard start > 0 else { return true }
    let before = text[start - 1]
    return isWhitespace(before) || before == 0x28 || before == 0x2A || before == 0x5F || before == 0x7E
      || before == 0x22 || before == 0x27 || before == 0x5B
  }

  /// Punctuation at the end belongs to the sentence, and so does a bracket that was not opened in the address.
  private func withoutTail(_ body: Int, _ stop: Int, _ text: UnsafeBufferPointer<UInt8>) -> Int {
    var stop = stop
    var balance = 0
    for i in body..<stop { balance += text[i] == 0x28 ? 1 : text[i] == 0x29 ? -1 : 0 }
    while stop > body {
      switch text[stop - 1] {
      case 0x3F, 0x21, 0x2E, 0x2C, 0x3A, 0x2A, 0x5F, 0x7E, 0x22, 0x27, 0x5D: stop -= 1
      case 0x29 where balance < 0:
        balance += 1
        stop -= 1
      case 0x3B:
        var start = stop - 1
        while start > body, isLetter(text[start - 1]) || isDigit(text[start - 1]) { start -= 1 }
        guard start > body, start < stop - 1, text[start - 1] == 0x26 else { return stop }
        stop = start - 1
      default: return stop
      }
    }
    return stop
  }
}

/// In bytes (RFC 1035, 2.3.4).
private let longestDomain = 253

extension Slice<Bytes> {
  /// Whether the text ends with letters, which are given in lower case.
  fileprivate func ends(with letters: StaticString) -> Bool {
    let length = letters.utf8CodeUnitCount
    guard count >= length else { return false }
    return (0..<length).allSatisfy { self[endIndex - length + $0] | 0x20 == letters.utf8Start[$0] }
  }
}
