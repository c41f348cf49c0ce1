// HTML in a document, by the site's policy. With `allow` a few elements pass, and only in pairs: what a writer leaves
// open is closed, so that a page is well-formed whatever its text holds. Only `<details>` may hold several blocks.

import Base
import CCmark

extension Renderer {
  mutating func rawInline(_ token: InlineText.Token) {
    let html = literal(token.node)
    guard hasExtensions else { return altDepth > 0 ? out.html.appendEscaped(html) : out.html.append(html) }
    guard altDepth == 0 else { return out.html.appendEscaped(html) }
    let place = span(Int(token.place)..<min(source.count, Int(token.place) + html.count))
    switch options.rawHTML {
    case .trust: out.html.append(html)
    case .escape: isComment(html) ? report(.comment(at: place)) : escapeRaw(html, at: place)
    case .allow:
      if isComment(html) { return report(.comment(at: place)) }
      allowTag(html, at: place, isBlock: false)
    }
  }

  mutating func rawBlock(_ node: Node) {
    out.freshLine()
    let html = literal(node)
    guard hasExtensions else {
      out.html.append(html)
      return out.freshLine()
    }
    let place = span(firstLine(node))
    switch options.rawHTML {
    case .trust:
      out.html.append(html)
      out.freshLine()
    case .escape:
      if isComment(html) { return report(.comment(at: place)) }
      report(.escaped(at: place))
      paragraph(escaped: html)
    case .allow: allowBlock(html, at: place, in: cmark_node_parent(node))
    }
  }

  private mutating func paragraph(escaped html: UnsafeBufferPointer<UInt8>) {
    var end = html.count
    while end > 0, isWhitespace(html[end - 1]) { end -= 1 }
    out.html.append("<p>")
    write(text: UnsafeBufferPointer(rebasing: html[..<end]))
    out.html.append("</p>\n")
    out.endPlainLine()
  }

  private mutating func escapeRaw(_ html: UnsafeBufferPointer<UInt8>, at place: Span) {
    if !isOutline { report(.escaped(at: place)) }
    write(text: html)
  }

  // MARK: Allowed elements

  /// Writes a tag that is allowed, without attributes that are not; any other is shown as text.
  private mutating func allowTag(_ html: UnsafeBufferPointer<UInt8>, at place: Span, isBlock: Bool) {
    guard let tag = Tag(html), allowedNames.contains(tag.name), isBlock || !blockNames.contains(tag.name) else {
      return escapeRaw(html, at: place)
    }
    if tag.name == "br" {
      if !tag.isClosing { out.html.append("<br />") }
      return
    }
    let end = Element.End.named(tag.name)
    if tag.isClosing {
      guard let open = elements.lastIndex(where: { $0.kind != .raw || $0.end == end }),
        elements[open].kind == .raw else {
        return escapeRaw(html, at: place)
      }
      if open < elements.count - 1 { report(.leftOpen(at: place)) }
      while elements.count > open { out.append(elements.removeLast().end) }
      return
    }
    // A block cannot stand inside of <sub> and its like.
    if blockNames.contains(tag.name), elements.contains(where: { $0.end != .named("details") }) {
      return escapeRaw(html, at: place)
    }
    if tag.name == "summary", elements.last?.end != .named("details") { return escapeRaw(html, at: place) }
    out.html.append("<")
    out.html.append(text: tag.name)
    for (name, value) in tag.attributes {
      guard allowedAttributes.contains(name) else {
        report(.attributeDropped(name, tag.name, at: place))
        continue
      }
      if name == "id", !claimID(value, at: place) { continue }
      out.html.append(" ")
      out.html.append(text: name)
      out.html.append("=\"")
      out.html.appendEscaped(value)
      out.html.append("\"")
    }
    out.html.append(">")
    elements.append(Element(kind: .raw, end: end))
  }

  /// A block of HTML, tag by tag; what it leaves open is closed at its end.
  private mutating func allowBlock(_ html: UnsafeBufferPointer<UInt8>, at place: Span, in parent: Node?) {
    if isComment(html) { return report(.comment(at: place)) }
    if endsDetails(html, in: parent) { return }
    let depth = elements.count
    let holdsBlock = Tag(html).map { blockNames.contains($0.name) && !$0.isClosing } ?? false
    if !holdsBlock { out.html.append("<p>") }
    var i = 0
    while i < html.count {
      var stop = i
      if html[i] == 0x3C, let end = tagEnd(html, i) {
        stop = end
        allowTag(UnsafeBufferPointer(rebasing: html[i..<stop]), at: place, isBlock: holdsBlock)
      } else {
        stop += 1
        while stop < html.count, html[stop] != 0x3C { stop += 1 }
        write(text: UnsafeBufferPointer(rebasing: html[i..<stop]))
      }
      i = stop
    }
    if elements.count == depth + 1, elements[depth].end == .named("details") {
      elements.removeLast()
      containers.append(OpenContainer(mark: nil, parent: parent, end: "</details>\n", place: place))
    }
    if elements.count > depth { report(.leftOpen(at: place)) }
    while elements.count > depth { out.append(elements.removeLast().end) }
    if !holdsBlock { out.html.append("</p>") }
    out.freshLine()
    out.endPlainLine()
  }

  /// Whether a block is `</details>` alone and closes what an earlier block opened.
  private mutating func endsDetails(_ html: UnsafeBufferPointer<UInt8>, in parent: Node?) -> Bool {
    guard let tag = Tag(html), tag.isClosing, tag.name == "details", let end = tagEnd(html, 0),
      html[end...].allSatisfy({ isWhitespace($0) }), let open = containers.last, open.mark == nil,
      open.parent == parent else { return false }
    containers.removeLast()
    out.freshLine()
    out.html.append(open.end)
    return true
  }

  private func tagEnd(_ html: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
    var quote: UInt8 = 0
    var i = start + 1
    let last = min(html.count, start + 2048)
    while i < last {
      if quote != 0 {
        if html[i] == quote { quote = 0 }
      } else if html[i] == 0x22 || html[i] == 0x27 {
        quote = html[i]
      } else if html[i] == 0x3E {
        return i + 1
      }
      i += 1
    }
    return nil
  }
}

private let allowedNames: Set<String> = [
  "sub", "sup", "abbr", "mark", "kbd", "br", "details", "summary", "small", "cite", "q", "time",
]
private let blockNames: Set<String> = ["details", "summary"]
private let allowedAttributes: Set<String> = ["title", "open", "lang", "dir", "id", "class", "datetime"]

private func isComment(_ html: UnsafeBufferPointer<UInt8>) -> Bool { html.starts(with: "<!--".utf8) }

/// One tag, taken apart.
private struct Tag {
  var name = ""
  var isClosing = false
  var attributes: [(name: String, value: String)] = []

  init?(_ html: UnsafeBufferPointer<UInt8>) {
    var i = 1
    guard html.count > 2, html[0] == 0x3C else { return nil }
    if html[1] == 0x2F { isClosing = true; i = 2 }
    let start = i
    while i < html.count, isLetter(html[i]) || isDigit(html[i]) { i += 1 }
    guard i > start else { return nil }
    name = String(decoding: html[start..<i], as: UTF8.self).lowercased()
    while i < html.count, html[i] != 0x3E {
      guard isLetter(html[i]) else { i += 1; continue }
      let from = i
      while i < html.count, isWordByte(html[i]) || html[i] == 0x2D || html[i] == 0x3A { i += 1 }
      let key = String(decoding: html[from..<i], as: UTF8.self).lowercased()
      var value = ""
      if i + 1 < html.count, html[i] == 0x3D {
        i += 1
        let quote = html[i] == 0x22 || html[i] == 0x27 ? html[i] : 0
        if quote != 0 { i += 1 }
        let valueStart = i
        while i < html.count, quote != 0 ? html[i] != quote : !isWhitespace(html[i]) && html[i] != 0x3E { i += 1 }
        value = String(decoding: html[valueStart..<i], as: UTF8.self)
        if quote != 0 { i += 1 }
      }
      if !attributes.contains(where: { $0.name == key }) { attributes.append((key, value)) }
    }
  }
}

extension Diagnostic {
  fileprivate static func escaped(at span: Span) -> Diagnostic {
    Diagnostic(
      .warning, "html/escaped", "this HTML is shown as text", at: span,
      help: "write Markdown, or set the site's raw HTML policy to allow or trust")
  }

  fileprivate static func comment(at span: Span) -> Diagnostic {
    Diagnostic(
      .warning, "html/comment", "an HTML comment is not published", at: span,
      help: "a remark for writers stands in the front matter, behind “#”")
  }

  fileprivate static func attributeDropped(_ name: String, _ element: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .warning, "html/attribute", "the attribute “\(name)” of <\(element)> is dropped", at: span,
      help: "title, open, lang, dir, id, class and datetime are kept")
  }

  static func leftOpen(at span: Span) -> Diagnostic {
    Diagnostic(.warning, "html/unclosed",
      "an element of this HTML is not closed; it is closed at the end of the block", at: span)
  }
}
