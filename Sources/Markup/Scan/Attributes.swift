import Base

/// `{#id .class word key=value}` behind a heading, a link, an image, a bracketed text, a caption.
struct Attributes: Equatable {
  var id: String?
  var classes: [String] = []
  var words: [String] = []
  var isEmpty: Bool { id == nil && classes.isEmpty && words.isEmpty }

  /// Reads what stands between the braces.
  ///
  /// - Parameter words: Words that mean something here.
  /// - Returns: nil where something in it is neither `#id` nor `.class` nor one of the words.
  init?(_ bytes: Slice<Bytes>, words allowed: [String] = []) {
    var i = bytes.startIndex
    while true {
      while i < bytes.endIndex, isWhitespace(bytes[i]) { i += 1 }
      guard i < bytes.endIndex else { return }
      let start = i
      while i < bytes.endIndex, !isWhitespace(bytes[i]) { i += 1 }
      let name = bytes[(start + 1)..<i]
      switch bytes[start] {
      case 0x23 where id == nil && isName(name): id = String(decoding: name, as: UTF8.self)
      case 0x2E where isName(name): classes.append(String(decoding: name, as: UTF8.self))
      default:
        let word = String(decoding: bytes[start..<i], as: UTF8.self)
        guard allowed.contains(word) else { return nil }
        words.append(word)
      }
    }
  }

  init() {}
}

/// Letters, digits, `-`, `_`, `.`, `:` and whatever is not ASCII, beginning with none of the punctuation.
private func isName(_ bytes: Slice<Bytes>) -> Bool {
  guard let first = bytes.first, isLetter(first) || isDigit(first) || first == 0x5F
    || first >= 0x80 else { return false }
  return bytes.allSatisfy { isWordByte($0) || $0 == 0x2D || $0 == 0x2E || $0 == 0x3A || $0 >= 0x80 }
}

/// Attributes at the very end of a text, as headings and captions have them, and where they begin.
func trailingAttributes(_ text: Bytes, words: [String] = []) -> (start: Int, attributes: Attributes)? {
  var end = text.count
  while end > 0, isWhitespace(text[end - 1]) { end -= 1 }
  guard end > 2, text[end - 1] == 0x7D else { return nil }
  var start = end - 2
  while start > 0, text[start] != 0x7B, end - start < 200 { start -= 1 }
  guard text[start] == 0x7B, let attributes = Attributes(text[(start + 1)..<(end - 1)], words: words),
    !attributes.isEmpty, start == 0 || isWhitespace(text[start - 1]) else { return nil }
  while start > 0, isWhitespace(text[start - 1]) { start -= 1 }
  return (start, attributes)
}
