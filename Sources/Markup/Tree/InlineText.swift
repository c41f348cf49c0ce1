// What stands in a paragraph, flat: its text as one run of bytes, and tokens at offsets in it for whatever is not text.
// Figures, citations and quotes are found by looking at bytes, and never mind how cmark cut its text nodes.
//
// cmark's columns inside a block cannot be trusted, so every text node is found again in the source: between entities,
// escapes and markup its bytes stand there as they are, and in order.

import Base
import CCmark

struct InlineText: ~Copyable {
  enum TokenKind: UInt8 {
    case openEmphasis, closeEmphasis, openStrong, closeStrong, openLink, closeLink, openImage, closeImage
    // These four stand for one byte of the text each.
    case code, html, lineBreak, softBreak
  }

  struct Token {
    let kind: TokenKind
    var at: Int32
    let node: Node
    /// Where it stands in the prepared bytes.
    let place: Int32
  }

  private(set) var isTooDeep = false
  /// Whether places are wanted; plain CommonMark has no messages.
  var tracks = true

  // Room for what a usual paragraph holds.
  private var bytes = Pile<UInt8>(room: 1024)
  private var tokenPile = Pile<Token>(room: 32)
  private var escapes = Pile<Int32>(room: 8)
  private var anchors = Pile<Anchor>(room: 32)

  /// From `text` on, the text and the source go on side by side from `place` on. (Not private: Swift 6.3 fails on a
  /// private type inside of a type that is never copied.)
  struct Anchor {
    var text: Int32
    let place: Int32
  }

  /// Valid until the next reading, and so are the two below.
  var text: Bytes { bytes.all }
  var tokens: UnsafeBufferPointer<Token> { tokenPile.all }
  /// Offsets of characters that were escaped or written as entities; they mean only themselves.
  var escaped: UnsafeBufferPointer<Int32> { escapes.all }

  /// What code, raw HTML and breaks are in `text`.
  static let placeholder: UInt8 = 0x1A

  /// Reads the inline content of `block`, whose first line starts at `start` in `source`.
  mutating func read(_ block: Node, in source: UnsafeBufferPointer<UInt8>, from start: Int) {
    empty()
    guard var node = cmark_node_first_child(block) else { return }
    var place = Place(source: source, at: start, isTracking: tracks)
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

  private mutating func empty() {
    bytes.removeAll()
    tokenPile.removeAll()
    anchors.removeAll()
    escapes.removeAll()
    isTooDeep = false
  }

  /// A text by itself, without tokens: the title of an image.
  mutating func read(plain words: Bytes, at place: Int) {
    empty()
    bytes.append(words)
    anchors.append(Anchor(text: 0, place: Int32(truncatingIfNeeded: place)))
  }

  /// Where an offset of the text stands in the prepared bytes. O(log pieces).
  func place(of offset: Int) -> Int {
    var low = 0
    var high = anchors.count
    while low < high {
      let middle = (low + high) / 2
      if Int(anchors[middle].text) <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return anchors.isEmpty ? 0 : Int(anchors[0].place) }
    return Int(anchors[low - 1].place) + offset - Int(anchors[low - 1].text)
  }

  /// Without the first `count` bytes and the last `tail`: a marker and its end.
  mutating func trim(first count: Int, last tail: Int) {
    guard bytes.count >= count + tail else { return }
    bytes.removeLast(tail)
    bytes.removeFirst(count)
    let shift = Int32(count)
    for index in 0..<tokenPile.count { tokenPile[index].at = max(0, tokenPile[index].at - shift) }
    for index in 0..<anchors.count { anchors[index].text -= shift }
    // What was escaped in front is gone.
    escapes.removeFirst(escaped.prefix { $0 < shift }.count)
    for index in 0..<escapes.count { escapes[index] -= shift }
  }

  /// Returns whether its children are to be read.
  private mutating func enter(_ node: Node, _ place: inout Place, _ depth: inout Int) -> Bool {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_TEXT:
      align(literal(node), &place)
      return false
    case CMARK_NODE_SOFTBREAK:
      token(.softBreak, node, place.at)
      placeholder(0x0A, place.at)
      place.nextLine()
      return false
    case CMARK_NODE_LINEBREAK:
      token(.lineBreak, node, place.at)
      placeholder(0x0A, place.at)
      place.nextLine()
      return false
    case CMARK_NODE_CODE:
      token(.code, node, place.at)
      placeholder(InlineText.placeholder, place.at)
      place.skipCode()
      return false
    case CMARK_NODE_HTML_INLINE:
      let html = literal(node)
      let start = tracks ? place.start(of: html) ?? place.at : 0
      token(.html, node, start)
      placeholder(InlineText.placeholder, start)
      place.pass(html, from: start)
      return false
    case CMARK_NODE_EMPH: return container(.openEmphasis, node, &place, &depth, markup: 1)
    case CMARK_NODE_STRONG: return container(.openStrong, node, &place, &depth, markup: 2)
    case CMARK_NODE_LINK: return container(.openLink, node, &place, &depth, markup: 1)
    case CMARK_NODE_IMAGE: return container(.openImage, node, &place, &depth, markup: 2)
    default: return false
    }
  }

  /// Appends a text, and says where its bytes stand. cmark has taken away backslashes and decoded entities; all else is
  /// in the source as it is here.
  private mutating func align(_ words: Bytes, _ place: inout Place) {
    let from = bytes.count
    bytes.append(words)
    guard tracks else { return }
    if place.stands(words) {
      anchor(from, place.at)
      place.at += words.count
      return
    }
    guard let start = place.start(of: words) else { return }
    anchor(from, start)
    place.at = start
    if place.pass(verbatim: words) { return }
    var k = 0
    while k < words.count {
      switch place.step(words, k) {
      case .same(let length): k += length
      case .escaped:
        anchor(from + k, place.at - 1)
        escapes.append(Int32(truncatingIfNeeded: from + k))
        k += 1
        anchor(from + k, place.at)
      case .entity(let length, let at):
        for offset in k..<k + length {
          anchor(from + offset, at)
          escapes.append(Int32(truncatingIfNeeded: from + offset))
        }
        k += length
        anchor(from + k, place.at)
      case .lost: return
      }
    }
  }

  /// From `offset` of the text on, text and source go on side by side from `place` on.
  private mutating func anchor(_ offset: Int, _ place: Int) {
    let (offset, place) = (Int32(truncatingIfNeeded: offset), Int32(truncatingIfNeeded: place))
    if let last = anchors.last {
      if place - last.place == offset - last.text { return }
      if last.text == offset { anchors.removeLast() }
    }
    anchors.append(Anchor(text: offset, place: place))
  }

  private mutating func container(
    _ kind: TokenKind, _ node: Node, _ place: inout Place, _ depth: inout Int, markup: Int
  ) -> Bool {
    depth += 1
    if depth > 100, tracks { isTooDeep = true } else { token(kind, node, place.at) }
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
    if depth <= 100 || !tracks { token(kind, node, place.at) }
    depth -= 1
  }

  private mutating func token(_ kind: TokenKind, _ node: Node, _ place: Int) {
    tokenPile.append(
      Token(kind: kind, at: Int32(bytes.count), node: node, place: Int32(truncatingIfNeeded: place)))
  }

  private mutating func placeholder(_ byte: UInt8, _ place: Int) {
    if tracks { anchor(bytes.count, place) }
    bytes.append(byte)
  }
}

/// A cursor in the source that follows the tree.
private struct Place {
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
    guard stands(bytes) else { return false }
    at += bytes.count
    return true
  }

  /// Whether a text stands at the cursor exactly as it is.
  func stands(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard at + bytes.count <= source.count, let base = source.baseAddress, let other = bytes.baseAddress else { return false }
    return memcmp(base + at, other, bytes.count) == 0
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
