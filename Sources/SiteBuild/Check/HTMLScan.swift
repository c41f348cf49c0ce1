// Reads the tags of HTML that we wrote ourselves: enough to find links, ids and headings, and no parser for the web.
// What is odd in it is odd in a template, and the message says where.

import Base

/// One start or end tag; offsets are into the bytes that were scanned.
struct Tag {
  let name: String
  let isEnd: Bool
  /// From `<` to behind `>`.
  let range: Range<Int>
  let attributes: [Attribute]

  struct Attribute {
    let name: String
    /// With references such as `&amp;` undone; "" where there is no value.
    let value: String
    let range: Range<Int>
  }

  subscript(name: String) -> Attribute? { attributes.first { $0.name == name } }
}

/// Calls `visit` with each tag in order. Comments, and what stands in scripts and styles, are passed over.
func scanTags(_ bytes: [UInt8], _ visit: (Tag) -> Void) {
  var i = 0
  while i < bytes.count {
    guard bytes[i] == UInt8(ascii: "<") else { i += 1; continue }
    if bytes[i...].starts(with: "<!--".utf8) {
      i = end(of: "-->", in: bytes, from: i + 4)
    } else if i + 1 < bytes.count, isLetter(bytes[i + 1]) || bytes[i + 1] == UInt8(ascii: "/") {
      let tag = tag(at: i, in: bytes)
      visit(tag)
      i = tag.range.upperBound
      if !tag.isEnd, tag.name == "script" || tag.name == "style" {
        i = start(of: "</\(tag.name)", in: bytes, from: i)
      }
    } else {
      i += 1
    }
  }
}

/// The text between two offsets without its tags, references undone, blanks at the ends off.
func plainText(_ bytes: ArraySlice<UInt8>) -> String {
  var out: [UInt8] = []
  var isTag = false
  for byte in bytes {
    if byte == UInt8(ascii: "<") {
      isTag = true
    } else if byte == UInt8(ascii: ">") {
      isTag = false
    } else if !isTag {
      out.append(byte)
    }
  }
  return unescaped(out.filter { $0 != 0x0A }[...].trimmed)
}

/// The text of a page's parts, one a block: what stands between two tags that begin or end one, blanks made one.
func textBlocks(_ bytes: [UInt8]) -> [String] {
  var blocks: [String] = []
  var (text, from): ([UInt8], Int) = ([], 0)
  func end() {
    let words = unescaped(text[...]).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if !words.isEmpty { blocks.append(words) }
    text.removeAll(keepingCapacity: true)
  }
  scanTags(bytes) { tag in
    text += bytes[from..<tag.range.lowerBound]
    from = tag.range.upperBound
    if !phrasing.contains(tag.name) { end() }
  }
  text += bytes[from...]
  end()
  return blocks
}

// Elements that stand in a line.
private let phrasing: Set<String> = [
  "a", "abbr", "b", "br", "cite", "code", "data", "del", "em", "i", "kbd", "mark", "q", "s", "small", "span", "strong", "sub",
  "sup", "time", "var",
]

private func tag(at start: Int, in bytes: [UInt8]) -> Tag {
  var i = start + 1
  let isEnd = bytes[i] == UInt8(ascii: "/")
  if isEnd { i += 1 }
  let nameStart = i
  while i < bytes.count, !isWhitespace(bytes[i]), bytes[i] != UInt8(ascii: ">"), bytes[i] != UInt8(ascii: "/")
  { i += 1 }
  let name = String(decoding: bytes[nameStart..<i], as: UTF8.self).lowercased()
  var attributes: [Tag.Attribute] = []
  while i < bytes.count, bytes[i] != UInt8(ascii: ">") {
    if isWhitespace(bytes[i]) || bytes[i] == UInt8(ascii: "/") { i += 1; continue }
    let attributeStart = i
    while i < bytes.count, !isWhitespace(bytes[i]), !"=>/".utf8.contains(bytes[i]) { i += 1 }
    let key = String(decoding: bytes[attributeStart..<i], as: UTF8.self).lowercased()
    var value = ""
    if i < bytes.count, bytes[i] == UInt8(ascii: "=") {
      i += 1
      let quote =
        i < bytes.count && (bytes[i] == UInt8(ascii: "\"") || bytes[i] == UInt8(ascii: "'")) ? bytes[i] : nil
      if quote != nil { i += 1 }
      let valueStart = i
      while i < bytes.count,
        quote.map({ bytes[i] != $0 }) ?? (!isWhitespace(bytes[i]) && bytes[i] != UInt8(ascii: ">"))
      { i += 1 }
      value = unescaped(bytes[valueStart..<i])
      if quote != nil, i < bytes.count { i += 1 }
    } else if i == attributeStart {
      i += 1
    }
    attributes.append(Tag.Attribute(name: key, value: value, range: attributeStart..<i))
  }
  return Tag(name: name, isEnd: isEnd, range: start..<min(i + 1, bytes.count), attributes: attributes)
}

private func unescaped(_ bytes: ArraySlice<UInt8>) -> String {
  let text = bytes.string
  guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
  var out = ""
  var rest = text[...]
  while let mark = rest.firstIndex(of: "&") {
    out += rest[..<mark]
    rest = rest[mark...]
    if let (character, count) = references.lazy.compactMap({ rest.hasPrefix($0.0) ? ($0.1, $0.0.count) : nil }
    ).first {
      out += character
      rest = rest.dropFirst(count)
    } else {
      out += "&"
      rest = rest.dropFirst()
    }
  }
  return out + rest
}

private let references = [
  ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&nbsp;", "\u{A0}")
]

private func start(of mark: String, in bytes: [UInt8], from start: Int) -> Int {
  let mark = Array(mark.utf8)
  var i = start
  while i < bytes.count, !(bytes[i] == mark[0] && bytes[i...].starts(with: mark)) { i += 1 }
  return i
}

private func end(of mark: String, in bytes: [UInt8], from start: Int) -> Int {
  min(SiteBuild.start(of: mark, in: bytes, from: start) + mark.utf8.count, bytes.count)
}
