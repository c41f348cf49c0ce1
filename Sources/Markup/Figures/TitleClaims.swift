// Claims in words, `{rose}`: where they stand in a text, and what is wrong with those that are none.

import Base

/// A title whose claims have been found: the words as they are printed, without braces.
package struct ClaimedTitle: Equatable, Sendable {
  package let text: String
  package let claims: [Claim]
}

/// Finds the claims in a title that is no Markdown: a chart's.
///
/// - Parameter span: Where the title was read. Places inside it are exact if it stands there as it is, with or without
///   quotation marks around it; else claims point at the whole of it.
package func claims(in title: String, at span: Span, language: LanguageRules) -> Checked<ClaimedTitle> {
  let bytes = Array(title.utf8)
  let shift = span.range.count - bytes.count
  var text: [UInt8] = []
  var found: [Claim] = []
  var faults: [Diagnostic] = []
  bytes.withUnsafeBufferPointer { bytes in
    var i = 0
    while i < bytes.count {
      guard bytes[i] == 0x7B, let word = claimWord(bytes, i, bytes.count) else {
        text.append(bytes[i])
        i += 1
        continue
      }
      let place = shift == 0 || shift == 2 ? span.part(i + shift / 2, word.count + 2) : span
      let name = String(decoding: bytes[word], as: UTF8.self)
      if let kind = ClaimKind(name, language: language) {
        found.append(Claim(kind: kind, word: name, span: place, heading: nil))
      } else {
        faults.append(.unknownClaim(name, language, at: place))
      }
      text.append(contentsOf: bytes[word])
      i = word.upperBound + 1
    }
  }
  return Checked(ClaimedTitle(text: String(decoding: text, as: UTF8.self), claims: found), faults)
}

/// A text that is no Markdown as it is printed: of an asserted or waived figure, `[18 percent]{=…}`, the words alone.
package func printedWords(_ text: String) -> String {
  let bytes = Array(text.utf8)
  var out: [UInt8] = []
  // Where in `out` each open bracket stands.
  var open: [Int] = []
  var i = 0
  while i < bytes.count {
    if bytes[i] == 0x5B { open.append(out.count) }
    if bytes[i] == 0x5D, let start = open.popLast(), bytes[(i + 1)...].starts(with: [0x7B, 0x3D]),
      let close = closingBrace(bytes, from: i + 3)
    {
      out.remove(at: start)
      i = close + 1
    } else {
      out.append(bytes[i])
      i += 1
    }
  }
  return String(decoding: out, as: UTF8.self)
}

private func closingBrace(_ bytes: [UInt8], from start: Int) -> Int? {
  var quote: UInt8?
  for i in start..<max(start, bytes.count) {
    if bytes[i] == quote {
      quote = nil
    } else if quote == nil, bytes[i] == 0x22 || bytes[i] == 0x27 {
      quote = bytes[i]
    } else if quote == nil, bytes[i] == 0x7D {
      return i
    }
  }
  return nil
}

/// The word between the brace at `i` and the next one, if only letters and blanks stand there.
func claimWord(_ text: Bytes, _ i: Int, _ end: Int) -> Range<Int>? {
  let last = min(end, i + 48)
  var stop = i + 1
  while stop < last, text[stop] != 0x7D, isLetter(text[stop]) || text[stop] == 0x20 || text[stop] >= 0x80 { stop += 1 }
  guard stop < last, text[stop] == 0x7D, stop > i + 1, text[i + 1] != 0x20 else { return nil }
  return i + 1..<stop
}

extension Diagnostic {
  static func unknownClaim(_ word: String, _ language: LanguageRules, at span: Span) -> Diagnostic {
    let known = ClaimKind.words(in: language)
    return Diagnostic(
      .error, "claim/unknown", "no claim is named “\(word)”", at: span,
      help: nearest(to: word, among: known).asSuggestion ?? "claims are \(known.joined(separator: ", "))")
  }
}
