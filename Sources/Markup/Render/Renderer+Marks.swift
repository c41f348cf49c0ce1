// What the line pass left behind: marks that open and close containers, footnotes and tables.

import Base
import CCmark

extension Renderer {
  /// What a marker heading says, by the third byte of its private character, and its number.
  func mark(_ node: Node) -> (kind: UInt8, number: Int)? {
    guard let child = cmark_node_first_child(node), cmark_node_get_type(child) == CMARK_NODE_TEXT else { return nil }
    let text = literal(child)
    guard text.count >= 3, text[0] == MarkByte.first, text[1] == MarkByte.second,
      text[2] <= MarkByte.nothing else { return nil }
    var number = 0
    for byte in text[3...] {
      guard isDigit(byte) else { break }
      number = number &* 10 &+ Int(byte - 0x30)
    }
    return (text[2], number)
  }

  mutating func marked(_ node: Node, _ mark: (kind: UInt8, number: Int)) -> Step {
    guard mark.number < prepared.marks.count, mark.kind == MarkByte.open else {
      if mark.kind == MarkByte.close { containerEnds(mark.number, node) }
      // A cell or caption that no table claimed can only come after a line that was misjudged; its text is not lost.
      if mark.kind == MarkByte.cell || mark.kind == MarkByte.caption { strayCell(node) }
      return .over(node)
    }
    let opened = prepared.marks[mark.number]
    switch opened.kind {
    case .container:
      containerBegins(mark.number, opened, node)
      return .over(node)
    case .footnote:
      let end = closing(of: mark.number, behind: node)
      notes.bodies[mark.number] = (cmark_node_next(node), end, cmark_node_parent(node) ?? node)
      return .over(end ?? lastSibling(node))
    case .table: return .over(table(node, opened))
    }
  }

  private func closing(of number: Int, behind node: Node) -> Node? {
    var next = cmark_node_next(node)
    while let node = next {
      if cmark_node_get_type(node) == CMARK_NODE_HEADING, cmark_node_get_heading_level(node) == 6,
        let mark = mark(node), mark.kind == MarkByte.close, mark.number == number { return node }
      next = cmark_node_next(node)
    }
    return nil
  }

  private func lastSibling(_ node: Node) -> Node {
    var node = node
    while let next = cmark_node_next(node) { node = next }
    return node
  }

  private mutating func strayCell(_ node: Node) {
    readMarked(node)
    scanLine(.cell, to: line.text.count)
    out.freshLine()
    out.html.append("<p>")
    writeLine(0, line.text.count)
    out.html.append("</p>\n")
  }

  /// Reads the text of a cell or caption, without its marks.
  mutating func readMarked(_ node: Node) {
    // Whatever prefix the line has, its mark is the first character of its kind.
    line.read(node, in: source, from: source.index(of: MarkByte.first, from: blockStart(node), to: source.count))
    // A blank keeps the marks apart from the text: emphasis looks at what stands beside it.
    let text = line.text
    let head = text.count > 3 && text[3] == 0x20 ? 4 : 3
    let last = text.count - 1
    let isEnded = last > 1 && text[last] == MarkByte.end && text[last - 1] == MarkByte.second
      && text[last - 2] == MarkByte.first
    line.trim(first: head, last: isEnded ? text.count - head > 3 ? 4 : 3 : 0)
  }

  // MARK: Containers

  private mutating func containerBegins(_ number: Int, _ mark: Mark, _ node: Node) {
    var head = mark.text.withUnsafeBufferPointer { ContainerHead($0) }
    out.freshLine()
    let name = head.name
    guard options.containers.contains(name) else {
      report(.unknownContainer(name, options.containers, at: Span(file, mark.head)))
      containers.append(OpenContainer(mark: number, parent: cmark_node_parent(node), end: "</div>\n"))
      out.html.append("<div>\n")
      return
    }
    if head.rest { report(.containerHead(name, at: Span(file, mark.head))) }
    if let id = head.attributes.id, !claimID(id, at: Span(file, mark.head)) { head.attributes.id = nil }
    if name == "columns" {
      out.html.append("<div")
      write(head.attributes, classes: [name])
      out.html.append(">\n")
      containers.append(OpenContainer(mark: number, parent: cmark_node_parent(node), end: "</div>\n"))
      return
    }
    containers.append(OpenContainer(mark: number, parent: cmark_node_parent(node), end: "</aside>\n"))
    asideBegins(name, head.attributes)
    guard head.hasTitle else { return writeTitle(options.words.titles[name] ?? name) }
    readMarked(node)
    line.trim(first: min(line.text.count, String(number).utf8.count + 1), last: 0)
    writeTitle(from: 0, to: line.text.count)
  }

  /// A note beside the text. `role="note"` keeps it from being a landmark inside of `main`; its label is the title
  /// once more and not the title's id, for a text may stand in another page's text (`{include}`), ids and all.
  private mutating func asideBegins(_ name: String, _ attributes: Attributes) {
    out.html.append("<aside")
    write(attributes, classes: [name])
    out.html.append(" role=\"note\" aria-label=\"")
  }

  /// The title from the inline text at hand.
  private mutating func writeTitle(from start: Int, to end: Int) {
    scanLine(.caption, from: start, to: end)
    let wantsPlain = writesPlain
    (isOutline, writesPlain, altDepth) = (true, false, altDepth + 1)
    writeLine(start, end)
    (isOutline, writesPlain, altDepth) = (false, wantsPlain, altDepth - 1)
    out.html.append("\">\n<p class=\"title\">")
    writeLine(start, end)
    out.html.append("</p>\n")
    out.endPlainLine()
  }

  private mutating func writeTitle(_ words: String) {
    out.html.appendEscaped(words)
    out.html.append("\">\n<p class=\"title\">")
    out.html.appendEscaped(words)
    out.html.append("</p>\n")
    if writesPlain { out.plain.append(text: words) }
    out.endPlainLine()
  }

  private mutating func containerEnds(_ number: Int, _ node: Node) {
    let parent = cmark_node_parent(node)
    while let last = containers.last, last.mark == nil, last.parent == parent { closeContainer() }
    if let last = containers.last, last.mark == number, last.parent == parent { closeContainer() }
  }

  /// Containers that were opened in a block end with it at the latest.
  mutating func closeContainers(in node: Node) {
    while let last = containers.last, last.parent == node { closeContainer() }
  }

  /// Closes the innermost container. `<details>` should have been closed by the writer.
  private mutating func closeContainer() {
    let last = containers.removeLast()
    if let place = last.place { report(.leftOpen(at: place)) }
    out.freshLine()
    out.html.append(last.end)
  }

  // MARK: Alerts

  /// `> [!NOTE]` on a line of its own.
  mutating func alertBegins(_ quote: Node) -> Bool {
    guard let first = cmark_node_first_child(quote),
      cmark_node_get_type(first) == CMARK_NODE_PARAGRAPH else { return false }
    let text = leadingText(first)
    let head = Bytes(rebasing: text[..<min(80, text.count)])
    guard head.count > 3, head[0] == 0x5B, head[1] == 0x21, let close = head.firstIndex(of: 0x5D),
      head[2..<close].allSatisfy(isLetter), close > 2 else { return false }
    let typed = String(decoding: head[2..<close], as: UTF8.self)
    let name = typed.lowercased()
    guard alertNames.contains(name) else {
      report(.unknownAlert(typed, at: span(firstLine(first))))
      return false
    }
    line.read(first, in: source, from: blockStart(first))
    guard let end = firstLineEnd() else { return false }
    asideBegins(name, Attributes(classes: ["alert"]))
    var start = close + 1
    while start < end, isBlank(line.text[start]) { start += 1 }
    if start < end { writeTitle(from: start, to: end) } else { writeTitle(options.words.titles[name] ?? name) }
    alerts.append(quote)
    skipPrefix = min(end + 1, line.text.count)
    return true
  }

  /// Where the first line of the text ends; nil where an element goes on into the second.
  private func firstLineEnd() -> Int? {
    var depth = 0
    for token in line.tokens {
      switch token.kind {
      case .softBreak, .lineBreak: return depth == 0 ? Int(token.at) : nil
      case .openEmphasis, .openStrong, .openLink, .openImage: depth += 1
      case .closeEmphasis, .closeStrong, .closeLink, .closeImage: depth -= 1
      case .code, .html: break
      }
    }
    return line.text.count
  }
}

private let alertNames = ["note", "tip", "important", "warning", "caution"]

/// `note "Title" {#id .class}`
private struct ContainerHead {
  var name = ""
  var hasTitle = false
  var attributes = Attributes()
  /// Something in it was not understood.
  var rest = false

  init(_ bytes: Bytes) {
    var i = 0
    while i < bytes.count, isLetter(bytes[i]) || bytes[i] == 0x2D { i += 1 }
    name = String(decoding: bytes[..<i], as: UTF8.self)
    i = behindBlanks(bytes, i)
    if i < bytes.count, bytes[i] == 0x22, let end = bytes[(i + 1)...].lastIndex(of: 0x22) {
      hasTitle = end > i + 1
      i = behindBlanks(bytes, end + 1)
    }
    if i + 1 < bytes.count, bytes[i] == 0x7B, bytes.last == 0x7D,
      let found = Attributes(bytes[(i + 1)..<(bytes.count - 1)]) {
      attributes = found
      i = bytes.count
    }
    rest = i < bytes.count
  }
}

private func behindBlanks(_ bytes: Bytes, _ start: Int) -> Int {
  var i = start
  while i < bytes.count, isBlank(bytes[i]) { i += 1 }
  return i
}

extension Diagnostic {
  fileprivate static func unknownContainer(_ name: String, _ known: [String], at span: Span) -> Diagnostic {
    Diagnostic(
      .error, "container/unknown",
      name.isEmpty ? "a container begins with its name" : "no container is named “\(name)”", at: span,
      help: nearest(to: name, among: known).asSuggestion ?? "there are \(known.joined(separator: ", "))")
  }

  fileprivate static func containerHead(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .error, "container/head", "behind “\(name)” stand only a title in quotes and {#id .class}", at: span,
      help: "as in ::: \(name) \"Title\" {#id}")
  }

  fileprivate static func unknownAlert(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .error, "alert/unknown", "no alert is named “\(name)”", at: span,
      help: nearest(to: name, among: alertNames).map { "did you mean “[!\($0.uppercased())]”?" }
        ?? "there are \(alertNames.map { $0.uppercased() }.joined(separator: ", "))")
  }
}
