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
    let expected = place.at
    if place.pass(verbatim: words) { return anchor(from, expected) }
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
