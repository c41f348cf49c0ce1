import Base
import CCmark

extension Renderer {
  /// Writes a table whose mark is `node`; returns the last node that belongs to it.
  mutating func table(_ node: Node, _ mark: Mark) -> Node {
    let plan = prepared.tables[mark.table]
    let columns = plan.alignments.count
    var cells: [Node] = []
    cells.reserveCapacity(plan.rows * columns)
    var last = node
    while cells.count < plan.rows * columns, let next = cmark_node_next(last),
      cmark_node_get_type(next) == CMARK_NODE_HEADING, self.mark(next)?.kind == MarkByte.cell {
      cells.append(next)
      last = next
    }
    var caption: Node?
    if plan.hasCaption, let next = cmark_node_next(last), cmark_node_get_type(next) == CMARK_NODE_HEADING,
      self.mark(next)?.kind == MarkByte.caption {
      caption = next
      last = next
    }
    let rows = columns == 0 ? 0 : cells.count / columns
    guard rows > 0 else { return last }
    let hasRowHeads = tableBegins(caption)
    let hasHead = cells[..<columns].contains { !isEmptyCell($0) }
    if hasHead {
      out.html.append("<thead>\n")
      row(cells[..<columns], plan.alignments, isHead: true, hasRowHead: false)
      out.html.append("</thead>\n")
    }
    if rows > 1 {
      out.html.append("<tbody>\n")
      for index in 1..<rows {
        row(cells[(index * columns)..<((index + 1) * columns)], plan.alignments, isHead: false, hasRowHead: hasRowHeads)
      }
      out.html.append("</tbody>\n")
    } else if !hasHead {
      out.html.append("<tbody>\n<tr><td></td></tr>\n</tbody>\n")
    }
    out.html.append("</table>\n</div>\n")
    return last
  }

  /// The box that scrolls, the table and its caption. Returns whether first cells are heads of their rows.
  private mutating func tableBegins(_ caption: Node?) -> Bool {
    out.freshLine()
    guard let caption else {
      numbers.plainTables += 1
      out.html.append("<div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
      out.html.appendEscaped(options.words.table)
      out.html.append(" · ")
      out.html.append(int: numbers.plainTables)
      out.html.append("\">\n<table>\n")
      return false
    }
    readMarked(caption)
    let trailing = trailingAttributes(line.text, words: ["rowheader"])
    let end = trailing?.start ?? line.text.count
    var attributes = trailing?.attributes ?? Attributes()
    if let id = attributes.id, !claimID(id, at: textSpan(end, line.text.count)) { attributes.id = nil }
    numbers.tables += 1
    let place = textSpan(0, line.text.count)
    let id = attributes.id ?? freeID("\(options.idPrefix)table-\(numbers.tables)", at: place)
    let captionID = freeID(id + "-caption", at: place)
    target(id, .table, String(numbers.tables))
    attributes.id = id
    out.html.append("<div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"")
    out.html.appendEscaped(captionID)
    out.html.append("\">\n<table")
    write(attributes)
    out.html.append(">\n<caption id=\"")
    out.html.appendEscaped(captionID)
    out.html.append("\">")
    numbered(options.words.table, numbers.tables)
    scanLine(.caption, to: end)
    writeLine(0, end)
    out.html.append("</caption>\n")
    out.endPlainLine()
    return attributes.words.contains("rowheader")
  }

  /// `<span class="number">Table 1</span> `
  mutating func numbered(_ word: String, _ number: Int) {
    out.html.append("<span class=\"number\">")
    out.html.appendEscaped(word)
    out.html.append(" ")
    out.html.append(int: number)
    out.html.append("</span> ")
  }

  private mutating func row(_ cells: ArraySlice<Node>, _ alignments: [Alignment], isHead: Bool, hasRowHead: Bool) {
    out.html.append("<tr>\n")
    for (column, node) in cells.enumerated() {
      readMarked(node)
      let end = line.text.count
      // An empty head announces nothing, so it is an ordinary cell.
      let isRowHead = hasRowHead && column == 0
      let isHeadCell = (isHead || isRowHead) && end > 0
      out.html.append(isHeadCell ? isHead ? "<th scope=\"col\"" : "<th scope=\"row\"" : "<td")
      switch alignments[column] {
      case .none: break
      case .left: out.html.append(" class=\"left\"")
      case .center: out.html.append(" class=\"center\"")
      case .right: out.html.append(" class=\"right\"")
      }
      out.html.append(">")
      scanLine(.cell, to: end)
      writeLine(0, end)
      out.html.append(isHeadCell ? "</th>\n" : "</td>\n")
      if writesPlain { out.plain.append(0x20) }
    }
    out.html.append("</tr>\n")
    out.endPlainLine()
  }

  private func isEmptyCell(_ node: Node) -> Bool {
    guard let text = cmark_node_first_child(node), cmark_node_next(text) == nil else { return false }
    return literal(text).count <= 8
  }
}
