// Blocks to bytes. In plain CommonMark each line is what cmark's own renderer writes.

import Base
import CCmark

extension Renderer {
  /// Where the walk goes after a block was begun.
  enum Step {
    /// Into its children, then behind it.
    case into
    /// Behind this node: the block is done, and so is everything up to there.
    case over(Node)
  }

  mutating func writeDocument(_ root: Node) {
    if hasExtensions { replaceStrangeReferences(in: root) }
    walk(cmark_node_first_child(root), until: nil, in: root)
    closeContainers(in: root)
  }

  /// Writes blocks from `start` to before `end`, all of them children of `root`. Without recursion: depth is the
  /// writer's, not ours.
  mutating func walk(_ start: Node?, until end: Node?, in root: Node) {
    guard var node = start else { return }
    while node != end {
      switch begin(node) {
      case .into:
        if let child = cmark_node_first_child(node) {
          node = child
          continue
        }
        finish(node)
      case .over(let last): node = last
      }
      while true {
        if let next = cmark_node_next(node) {
          node = next
          break
        }
        guard let parent = cmark_node_parent(node), parent != root else { return }
        finish(parent)
        node = parent
      }
    }
  }

  private mutating func begin(_ node: Node) -> Step {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_PARAGRAPH:
      paragraph(node)
      return .over(node)
    case CMARK_NODE_HEADING:
      if hasExtensions, cmark_node_get_heading_level(node) == 6, let mark = mark(node) { return marked(node, mark) }
      heading(node)
      return .over(node)
    case CMARK_NODE_CODE_BLOCK:
      codeBlock(node)
      return .over(node)
    case CMARK_NODE_HTML_BLOCK:
      rawBlock(node)
      return .over(node)
    case CMARK_NODE_THEMATIC_BREAK:
      out.freshLine()
      out.html.append("<hr />\n")
      return .over(node)
    case CMARK_NODE_BLOCK_QUOTE:
      out.freshLine()
      if !hasExtensions || !alertBegins(node) { out.html.append("<blockquote>\n") }
    case CMARK_NODE_LIST: list(node)
    case CMARK_NODE_ITEM: item(node)
    default: break
    }
    return .into
  }

  private mutating func finish(_ node: Node) {
    closeContainers(in: node)
    switch cmark_node_get_type(node) {
    case CMARK_NODE_BLOCK_QUOTE:
      out.freshLine()
      if alerts.last == node {
        alerts.removeLast()
        out.html.append("</aside>\n")
      } else {
        out.html.append("</blockquote>\n")
      }
    case CMARK_NODE_LIST:
      out.html.append(cmark_node_get_list_type(node) == CMARK_BULLET_LIST ? "</ul>\n" : "</ol>\n")
    case CMARK_NODE_ITEM: out.html.append("</li>\n")
    default: break
    }
  }

  // MARK: Lists

  private mutating func list(_ node: Node) {
    out.freshLine()
    if cmark_node_get_list_type(node) == CMARK_BULLET_LIST {
      out.html.append(hasExtensions && hasTasks(node) ? "<ul class=\"tasks\">\n" : "<ul>\n")
    } else {
      let start = Int(cmark_node_get_list_start(node))
      if start == 1 {
        out.html.append("<ol>\n")
      } else {
        out.html.append("<ol start=\"")
        out.html.append(int: start)
        out.html.append("\">\n")
      }
    }
    if hasExtensions { lintList(node) }
  }

  private mutating func item(_ node: Node) {
    out.freshLine()
    guard hasExtensions, let isDone = task(node) else { return out.html.append("<li>") }
    out.html.append("<li class=\"task\"><input type=\"checkbox\" disabled=\"\"")
    if isDone { out.html.append(" checked=\"\"") }
    out.html.append(" aria-label=\"")
    out.html.appendEscaped(isDone ? options.words.done : options.words.open)
    out.html.append("\" />")
    // The blank behind the box is text and stays.
    skipPrefix = 3
  }

  /// Whether an item begins with `[ ] ` or `[x] `, and which.
  private func task(_ item: Node) -> Bool? {
    guard let first = cmark_node_first_child(item),
      cmark_node_get_type(first) == CMARK_NODE_PARAGRAPH else { return nil }
    let head = leadingText(first)
    guard head.count >= 4, head[0] == 0x5B, head[2] == 0x5D, isBlank(head[3]) else { return nil }
    switch head[1] {
    case 0x20: return false
    case 0x78, 0x58: return true
    default: return nil
    }
  }

  private func hasTasks(_ list: Node) -> Bool {
    guard let first = cmark_node_first_child(list) else { return false }
    return task(first) != nil
  }

  /// A paragraph's text up to a break or an element.
  func leadingText(_ paragraph: Node) -> Bytes {
    guard let text = cmark_node_first_child(paragraph), cmark_node_get_type(text) == CMARK_NODE_TEXT else {
      return Bytes(start: nil, count: 0)
    }
    return literal(text)
  }

  // MARK: Paragraphs

  private mutating func paragraph(_ node: Node) {
    let isTight = isInTightList(node)
    line.read(node, in: source, from: blockStart(node))
    guard hasExtensions else {
      if !isTight {
        out.freshLine()
        out.html.append("<p>")
      }
      writeLine(0, line.text.count)
      if !isTight { out.html.append("</p>\n") }
      return
    }
    let skip = skipPrefix
    skipPrefix = 0
    if line.isTooDeep { report(.inlineTooDeep(at: span(firstLine(node)))) }
    let end = line.text.count
    scanLine(.paragraph, from: skip, to: end)
    if skip == 0, definitionList() { return }
    if skip == 0, imageFigure() { return }
    guard skip == 0 || skip < end else { return }
    if !isTight {
      out.freshLine()
      out.html.append("<p>")
    }
    writeLine(skip, end)
    if !isTight { out.html.append("</p>\n") }
    out.endPlainLine()
  }

  private func isInTightList(_ node: Node) -> Bool {
    guard let parent = cmark_node_parent(node), let grandparent = cmark_node_parent(parent),
      cmark_node_get_type(grandparent) == CMARK_NODE_LIST else { return false }
    return cmark_node_get_list_tight(grandparent) != 0
  }

  /// `Term` and, on lines below, `: definition`. Lists that follow each other are one.
  private mutating func definitionList() -> Bool {
    guard mayDefine() else { return false }
    let text = line.text
    var starts: [(at: Int, isDefinition: Bool)] = [(0, false)]
    var isTerm = true
    for token in line.tokens where token.kind == .softBreak {
      let next = Int(token.at) + 1
      if next + 1 < text.count, text[next] == 0x3A, isBlank(text[next + 1]), !isEscaped(next) {
        isTerm = false
        starts.append((next, true))
      } else if isTerm {
        // Lines before the first definition are terms, one each; lines behind one belong to it.
        starts.append((next, false))
      }
    }
    guard !isTerm, text.first != 0x3A else { return false }
    guard areOutsideElements(starts.map(\.at)) else { return false }
    if definitionListEnd == out.html.count, definitionListEnd > 0 {
      out.html.removeLast("</dl>\n".utf8.count)
    } else {
      out.freshLine()
      out.html.append("<dl>\n")
    }
    for (index, start) in starts.enumerated() {
      let end = index + 1 < starts.count ? starts[index + 1].at - 1 : text.count
      var from = start.at
      if start.isDefinition {
        from += 1
        while from < end, isWhitespace(text[from]) { from += 1 }
      }
      out.html.append(start.isDefinition ? "<dd>" : "<dt>")
      writeLine(from, end)
      out.html.append(start.isDefinition ? "</dd>\n" : "</dt>\n")
      out.endPlainLine()
    }
    out.html.append("</dl>\n")
    definitionListEnd = out.html.count
    return true
  }

  /// Whether any line begins with a colon; most paragraphs end their way here.
  private func mayDefine() -> Bool {
    line.tokens.contains {
      $0.kind == .softBreak && Int($0.at) + 1 < line.text.count && line.text[Int($0.at) + 1] == 0x3A
    }
  }

  /// Whether no element that began before one of these offsets (ascending) ends behind it. One sweep over all.
  private func areOutsideElements(_ offsets: [Int]) -> Bool {
    var (token, tokenDepth, edit, editDepth) = (0, 0, 0, 0)
    for offset in offsets {
      while token < line.tokens.count, Int(line.tokens[token].at) < offset {
        switch line.tokens[token].kind {
        case .openEmphasis, .openStrong, .openLink, .openImage: tokenDepth += 1
        case .closeEmphasis, .closeStrong, .closeLink, .closeImage: tokenDepth -= 1
        case .code, .html, .lineBreak, .softBreak: break
        }
        token += 1
      }
      while edit < scan.edits.count, Int(scan.edits[edit].start) < offset {
        if Int(scan.edits[edit].end) > offset { return false }
        switch scan.edits[edit].kind {
        case .assertedOpen, .noteOpen, .spanOpen, .strikeOpen, .supOpen, .subOpen: editDepth += 1
        case .assertedClose, .noteClose, .spanClose, .strikeClose, .supClose, .subClose: editDepth -= 1
        case .none, .figure, .claim, .citation, .reference, .footnote, .webLink, .mailLink, .bareLink, .mark,
          .drop: break
        }
        edit += 1
      }
      if tokenDepth != 0 || editDepth != 0 { return false }
    }
    return true
  }

  // MARK: Code and data blocks

  private mutating func codeBlock(_ node: Node) {
    let info = UnsafeBufferPointer<UInt8>(c: cmark_node_get_fence_info(node))
    if hasExtensions, info.first == 0x7B { return dataBlock(node, info) }
    out.freshLine()
    out.html.append("<pre><code")
    if !info.isEmpty {
      // cmark ends a word at a vertical tab too.
      let word = info.firstIndex { isWhitespace($0) || $0 == 0x0B } ?? info.count
      out.html.append(" class=\"language-")
      out.html.appendEscaped(UnsafeBufferPointer(rebasing: info[..<word]))
      out.html.append("\"")
    }
    out.html.append(">")
    out.html.appendEscaped(literal(node))
    out.html.append("</code></pre>\n")
    if writesPlain {
      out.plain.append(literal(node))
      out.endPlainLine()
    }
  }
}

extension Diagnostic {
  fileprivate static func inlineTooDeep(at span: Span) -> Diagnostic {
    Diagnostic(
      .error, "markdown/nesting", "emphasis and links stand more than 100 deep in each other", at: span,
      help: "what lies deeper is printed without markup")
  }
}
