import Base
import CCmark

extension Renderer {
  mutating func heading(_ node: Node) {
    let level = Int(cmark_node_get_heading_level(node))
    line.read(node, in: source, from: blockStart(node))
    out.freshLine()
    out.html.append("<h")
    out.html.append(int: level)
    guard hasExtensions else {
      out.html.append(">")
      writeLine(0, line.text.count)
      return endHeading(level)
    }
    skipPrefix = 0
    let trailing = trailingAttributes(line.text)
    let end = trailing.map { hasTokens($0.start, line.text.count, breaksToo: true) ? line.text.count : $0.start }
      ?? line.text.count
    var attributes = end < line.text.count ? trailing?.attributes ?? Attributes() : Attributes()
    let place = end > 0 ? textSpan(0, end) : span(firstLine(node))
    scanLine(.heading, to: end)
    let id: String
    if let own = attributes.id, claimID(own, at: textSpan(end, line.text.count)) {
      id = own
    } else {
      id = slug(end, at: place)
    }
    attributes.id = id
    write(attributes)
    out.html.append(">")
    let start = out.mark
    let text = writeHeadingLine(end)
    let isSimple = line.tokens.isEmpty && out.holes.count == start.holes
      && scan.edits.all.allSatisfy { $0.kind == .mark || $0.kind == .none }
    // A reference is longer than its character: texts of one length are the same.
    let isText = isSimple && out.html.count - start.html == text.html.count
    let title = isText ? text : isSimple ? Fragment(html: out.html.array(from: start.html)) : outline(end)
    endHeading(level)
    out.endPlainLine()
    lintHeading(level, at: place)
    number(level, id)
    document.headings.add(Heading(level: level, id: id, title: title, text: text, span: place))
  }

  /// Writes the heading's words, and returns them as plain text.
  private mutating func writeHeadingLine(_ end: Int) -> Fragment {
    let (start, wantsPlain) = (out.mark, writesPlain)
    writesPlain = true
    writeLine(0, end)
    writesPlain = wantsPlain
    let text = out.plainFragment(since: start)
    if !wantsPlain {
      out.plain.removeAll()
      out.plainHoles.removeAll(keepingCapacity: true)
    }
    return text
  }

  private mutating func endHeading(_ level: Int) {
    out.html.append("</h")
    out.html.append(int: level)
    out.html.append(">\n")
  }

  /// The heading once more, for the contents list.
  private mutating func outline(_ end: Int) -> Fragment {
    let (start, wantsPlain) = (out.mark, writesPlain)
    (isOutline, writesPlain) = (true, false)
    writeLine(0, end)
    (isOutline, writesPlain) = (false, wantsPlain)
    defer { out.cut(to: start) }
    return out.fragment(since: start)
  }

  /// Sections are numbered 1, 1.1, 1.2, 2 from the document's first heading level down.
  private mutating func number(_ level: Int, _ id: String) {
    let depth = max(0, level - 2)
    if numbers.sections.count > depth + 1 { numbers.sections.removeLast(numbers.sections.count - depth - 1) }
    while numbers.sections.count <= depth { numbers.sections.append(0) }
    numbers.sections[depth] += 1
    guard id.hasPrefix("sec-") else { return }
    let first = numbers.sections.firstIndex { $0 > 0 } ?? 0
    target(id, .section, numbers.sections[first...].map(String.init).joined(separator: "."))
  }
}
