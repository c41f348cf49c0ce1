// What stands in a paragraph, flat: its text as one run of bytes, and tokens at offsets in it for whatever is not text.
// Figures, citations and quotes are found by looking at bytes, and never mind how cmark cut its text nodes.
//
// cmark's columns inside a block cannot be trusted, so every text node is found again in the source: between entities,
// escapes and markup its bytes stand there as they are, and in order.

import Base
import CCmark

struct InlineText {
  enum TokenKind: UInt8 {
    case openEmphasis, closeEmphasis, openStrong, closeStrong, openLink, closeLink, openImage, closeImage
    // These four stand for one byte of the text each.
    case code, html, lineBreak, softBreak
  }

  struct Token {
    let kind: TokenKind
    let at: Int32
    let node: Node
    /// Where it stands in the prepared bytes.
    let place: Int32
  }

  private(set) var text: [UInt8] = []
  private(set) var tokens: [Token] = []
  /// Offsets of characters that were escaped or written as entities; they mean only themselves.
  private(set) var escaped: [Int32] = []
  private(set) var isTooDeep = false
  private var anchors: [(text: Int32, place: Int32)] = []

  /// What code, raw HTML and breaks are in `text`.
  static let placeholder: UInt8 = 0x1A

  /// Reads the inline content of `block`, whose first line starts at `start` in `source`.
  mutating func read(_ block: Node, in source: UnsafeBufferPointer<UInt8>, from start: Int) {
    text.removeAll(keepingCapacity: true)
    tokens.removeAll(keepingCapacity: true)
    escaped.removeAll(keepingCapacity: true)
    anchors.removeAll(keepingCapacity: true)
    isTooDeep = false
    guard var node = cmark_node_first_child(block) else { return }
    var place = Place(source: source, at: start)
    var depth = 0
    while true {
      if enter(node, &place, &depth), let child = cmark_node_first_child(node) {
        node = child
        continue
      }
      while true {
        leave(node, &place, &depth)
        if let next = cmark_node_next(node) { node = next; break }
        guard let parent = cmark_node_parent(node), parent != block else { return }
        node = parent
      }
    }
  }

  /// A text by itself, without tokens: the title of an image.
  mutating func read(plain bytes: UnsafeBufferPointer<UInt8>, at place: Int) {
    self = InlineText()
    text.append(contentsOf: bytes)
    anchors = [(0, Int32(truncatingIfNeeded: place))]
  }

  /// Where an offset of the text stands in the prepared bytes. O(log pieces).
  func place(of offset: Int) -> Int {
    var low = 0
    var high = anchors.count
    while low < high {
      let middle = (low + high) / 2
      if Int(anchors[middle].text) <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return Int(anchors.first?.place ?? 0) }
    return Int(anchors[low - 1].place) + offset - Int(anchors[low - 1].text)
  }

  /// Without the first `count` bytes and the last `tail`: a marker and its end.
  mutating func trim(first count: Int, last tail: Int) {
    guard text.count >= count + tail else { return }
    text.removeLast(tail)
    text.removeFirst(count)
    let shift = Int32(count)
    tokens = tokens.map { Token(kind: $0.kind, at: Swift.max(0, $0.at - shift), node: $0.node, place: $0.place) }
    escaped = escaped.compactMap { $0 >= shift ? $0 - shift : nil }
    anchors = anchors.map { ($0.text - shift, $0.place) }
  }

  /// Returns whether its children are to be read.
  private mutating func enter(_ node: Node, _ place: inout Place, _ depth: inout Int) -> Bool {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_TEXT:
      let bytes = literal(node)
      let found = place.find(bytes)
      // One anchor serves as long as text and source go on side by side.
      let at = Int32(truncatingIfNeeded: found.at)
      if let last = anchors.last, at - last.place == Int32(text.count) - last.text {} else {
        anchors.append((Int32(text.count), at))
      }
      if found.isEscaped { escaped.append(Int32(text.count)) }
      text.append(contentsOf: bytes)
      return false
    case CMARK_NODE_SOFTBREAK:
      tokens.append(Token(kind: .softBreak, at: Int32(text.count), node: node, place: Int32(place.at)))
      placeholder(0x0A, place.at)
      place.nextLine()
      return false
    case CMARK_NODE_LINEBREAK:
      tokens.append(Token(kind: .lineBreak, at: Int32(text.count), node: node, place: Int32(place.at)))
      placeholder(0x0A, place.at)
      place.nextLine()
      return false
    case CMARK_NODE_CODE:
      token(.code, node, place.at)
      placeholder(InlineText.placeholder, place.at)
      place.skipCode()
      return false
    case CMARK_NODE_HTML_INLINE:
      let found = place.find(literal(node))
      tokens.append(Token(kind: .html, at: Int32(text.count), node: node, place: Int32(found.at)))
      placeholder(InlineText.placeholder, found.at)
      return false
    case CMARK_NODE_EMPH: return container(.openEmphasis, node, &place, &depth, markup: 1)
    case CMARK_NODE_STRONG: return container(.openStrong, node, &place, &depth, markup: 2)
    case CMARK_NODE_LINK: return container(.openLink, node, &place, &depth, markup: 1)
    case CMARK_NODE_IMAGE: return container(.openImage, node, &place, &depth, markup: 2)
    default: return false
    }
  }

  private mutating func container(
    _ kind: TokenKind, _ node: Node, _ place: inout Place, _ depth: inout Int, markup: Int
  ) -> Bool {
    depth += 1
    if depth > 100 { isTooDeep = true } else { token(kind, node, place.at) }
    place.skipMarkup(markup)
    return true
  }

  private mutating func leave(_ node: Node, _ place: inout Place, _ depth: inout Int) {
    let kind: TokenKind
    switch cmark_node_get_type(node) {
    case CMARK_NODE_EMPH: (kind, _) = (.closeEmphasis, place.skipMarkup(1))
    case CMARK_NODE_STRONG: (kind, _) = (.closeStrong, place.skipMarkup(2))
    case CMARK_NODE_LINK: (kind, _) = (.closeLink, place.skipLinkTail())
    case CMARK_NODE_IMAGE: (kind, _) = (.closeImage, place.skipLinkTail())
    default: return
    }
    if depth <= 100 { token(kind, node, place.at) }
    depth -= 1
  }

  private mutating func token(_ kind: TokenKind, _ node: Node, _ place: Int) {
    tokens.append(Token(kind: kind, at: Int32(text.count), node: node, place: Int32(truncatingIfNeeded: place)))
  }

  private mutating func placeholder(_ byte: UInt8, _ place: Int) {
    anchors.append((Int32(text.count), Int32(truncatingIfNeeded: place)))
    text.append(byte)
  }
}

/// A cursor in the source that follows the tree.
private struct Place {
  let source: UnsafeBufferPointer<UInt8>
  var at: Int

  // How far ahead a text is looked for. Between two texts of one block there is markup of a few bytes; a link's
  // address is passed by itself.
  private static let window = 256

  init(source: UnsafeBufferPointer<UInt8>, at: Int) {
    self.source = source
    self.at = min(at, source.count)
  }

  /// Passes a text and says where it stood; where it is not found, the cursor stays.
  mutating func find(_ bytes: UnsafeBufferPointer<UInt8>) -> (at: Int, isEscaped: Bool) {
    guard let first = bytes.first else { return (at, false) }
    if matches(bytes, at) {
      at += bytes.count
      return (at - bytes.count, false)
    }
    if at < source.count {
      if source[at] == 0x5C, bytes.count == 1, at + 1 < source.count, source[at + 1] == first {      // \*
        at += 2
        return (at - 1, true)
      }
      if source[at] == 0x26, let end = entityEnd() {                                                // &amp;
        defer { at = end }
        return (at, true)
      }
    }
    if let end = nearEntity() { defer { at = end.end }; return (end.start, true) }
    guard let base = source.baseAddress else { return (at, false) }
    var i = at + 1
    let last = min(source.count - bytes.count, at + Place.window)
    while i <= last, let hit = memchr(base + i, Int32(first), last - i + 1) {
      i = base.distance(to: hit.assumingMemoryBound(to: UInt8.self))
      if matches(bytes, i) {
        let isEscaped = source[i - 1] == 0x5C && bytes.count == 1 && !isLetter(first) && !isDigit(first)
        at = i + bytes.count
        return (i, isEscaped)
      }
      i += 1
    }
    return (at, false)
  }

  /// `*`, `_`, `[`, `![`, `<`.
  mutating func skipMarkup(_ count: Int) {
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
    var i = at
    while i < source.count, source[i] != 0x0A { i += 1 }
    at = min(i + 1, source.count)
  }

  private func matches(_ bytes: UnsafeBufferPointer<UInt8>, _ i: Int) -> Bool {
    guard i + bytes.count <= source.count, let base = source.baseAddress, let other = bytes.baseAddress else { return false }
    return memcmp(base + i, other, bytes.count) == 0
  }

  /// An entity behind some markup: `*&amp;`.
  private mutating func nearEntity() -> (start: Int, end: Int)? {
    let saved = at
    defer { at = saved }
    for i in at..<min(at + 4, source.count) where source[i] == 0x26 {
      at = i
      if let end = entityEnd() { return (i, end) }
    }
    return nil
  }

  private func entityEnd() -> Int? {
    var i = at + 1
    while i < source.count, i - at < 40, isLetter(source[i]) || isDigit(source[i]) || source[i] == 0x23 { i += 1 }
    return i < source.count && source[i] == 0x3B ? i + 1 : nil
  }
}
