// `&#1;` is a character that HTML does not admit, and cmark decodes it without a word; `&#xE000;` would even pass for a
// mark of ours. Both become U+FFFD in the tree, before anybody reads it.

import Base
import CCmark

extension Renderer {
  mutating func replaceStrangeReferences(in root: Node) {
    guard holds(0x26, 0x23, nil, source), let walk = cmark_iter_new(root) else { return }
    var from = 0
    while true {
      let event = cmark_iter_next(walk)
      if event == CMARK_EVENT_DONE { return }
      guard event == CMARK_EVENT_ENTER, let node = cmark_iter_get_node(walk) else { continue }
      switch cmark_node_get_type(node) {
      case CMARK_NODE_TEXT: replaceStrange(cmark_node_get_literal, cmark_node_set_literal, node, &from)
      case CMARK_NODE_CODE_BLOCK: replaceStrange(cmark_node_get_fence_info, cmark_node_set_fence_info, node, &from)
      case CMARK_NODE_LINK, CMARK_NODE_IMAGE:
        replaceStrange(cmark_node_get_url, cmark_node_set_url, node, &from)
        replaceStrange(cmark_node_get_title, cmark_node_set_title, node, &from)
      default: break
      }
    }
  }

  /// - Parameter from: Where a reference that has been told of ends; the next stands behind it.
  private mutating func replaceStrange(
    _ get: (Node?) -> UnsafePointer<CChar>?, _ set: (Node?, UnsafePointer<CChar>?) -> Int32, _ node: Node,
    _ from: inout Int
  ) {
    let text = Bytes(c: get(node))
    let range = betweenMarks(node, text)
    guard let middle = withoutStrangeCharacters(Bytes(rebasing: text[range])) else { return }
    let clean = text[..<range.lowerBound] + middle + text[range.upperBound...]
    _ = (clean + [0]).withUnsafeBufferPointer { $0.withMemoryRebound(to: CChar.self) { set(node, $0.baseAddress) } }
    from = max(from, blockStart(node))
    var place = source.index(of: 0x26, from: from, to: source.count)
    while place < source.count {
      if let end = strangeReferenceEnd(place) {
        from = end
        return report(.strangeReference(source[place..<end], at: span(place..<end)))
      }
      place = source.index(of: 0x26, from: place + 1, to: source.count)
    }
  }

  /// What lies between the marks of ours at the ends of a text: only they stand in the source as they are.
  private func betweenMarks(_ node: Node, _ text: Bytes) -> Range<Int> {
    guard cmark_node_get_type(node) == CMARK_NODE_TEXT, text.count >= 3, let parent = cmark_node_parent(node),
      cmark_node_get_type(parent) == CMARK_NODE_HEADING,
      firstLine(parent).contains(where: { source[$0] == MarkByte.first })
    else { return 0..<text.count }
    let start = cmark_node_previous(node) == nil ? 3 : 0
    let isLast = cmark_node_next(node) == nil
      && text.suffix(3).elementsEqual([MarkByte.first, MarkByte.second, MarkByte.end])
    return start..<max(start, text.count - (isLast ? 3 : 0))
  }

  /// Where the reference at `start` ends, if it is a number of a character that cannot be published.
  private func strangeReferenceEnd(_ start: Int) -> Int? {
    let last = min(source.count, start + 12)
    guard start + 3 < last, source[start + 1] == 0x23,
      let end = source[start..<last].firstIndex(of: 0x3B) else { return nil }
    let isHexadecimal = source[start + 2] | 0x20 == 0x78
    let digits = String(decoding: source[(start + (isHexadecimal ? 3 : 2))..<end], as: UTF8.self)
    guard let number = UInt32(digits, radix: isHexadecimal ? 16 : 10),
      let scalar = Unicode.Scalar(number) else { return nil }
    let isStrange = Array(String(scalar).utf8).withUnsafeBufferPointer { withoutStrangeCharacters($0) != nil }
    return isStrange ? end + 1 : nil
  }
}

extension Diagnostic {
  fileprivate static func strangeReference(_ text: Slice<Bytes>, at span: Span) -> Diagnostic {
    Diagnostic(
      .warning, "markdown/control-character", "“\(String(decoding: text, as: UTF8.self))” is no text; shown as U+FFFD",
      at: span, help: "remove it, or write \\& for an ampersand that is text")
  }
}
