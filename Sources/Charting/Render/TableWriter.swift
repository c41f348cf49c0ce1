// The table of what is drawn, as HTML.

import Base

extension Plan {
  func append(tableTo out: inout ByteWriter, caption: String) {
    out.append("<table><caption>")
    out.appendXML(caption)
    out.append("</caption><thead><tr>")
    if let view = spec.kind.view?(self) ?? pivoted { append(view, to: &out) } else { append(listTo: &out) }
    out.append("</tbody></table>")
  }

  // Every row as it is, one field a column: written without a view of texts in between.
  private func append(listTo out: inout ByteWriter) {
    for field in shownFields { out.head(field.title, isNumber: field.isNumber) }
    out.append("</tr></thead><tbody>")
    for row in rows {
      out.open(isSubject: isSubject(row, shownFields.first))
      for (i, field) in shownFields.enumerated() {
        if i > 0 { out.append(field.isNumber ? "<td class=\"num\">" : "<td>") }
        let link = i == 0 ? href(row, field) : nil
        if let link { out.open(link: link) }
        if field.isNumber { append(cell: field, row, to: &out) } else { field.append(textOf: row, to: &out) }
        if link != nil { out.append("</a>") }
        out.append(i == 0 ? "</th>" : "</td>")
      }
      out.append("</tr>")
    }
  }

  private func append(_ view: DataView, to out: inout ByteWriter) {
    for head in view.heads { out.head(head.text, isNumber: head.isNumber) }
    out.append("</tr></thead><tbody>")
    for row in view.rows {
      out.open(isSubject: row.isSubject)
      for (i, cell) in row.cells.enumerated() {
        if i > 0 { out.append(view.heads[i].isNumber ? "<td class=\"num\">" : "<td>") }
        let link = i == 0 ? row.href : nil
        if let link { out.open(link: link) }
        out.appendXML(cell)
        if link != nil { out.append("</a>") }
        out.append(i == 0 ? "</th>" : "</td>")
      }
      out.append("</tr>")
    }
  }
}

extension ByteWriter {
  fileprivate mutating func head(_ text: String, isNumber: Bool) {
    append(isNumber ? "<th scope=\"col\" class=\"num\">" : "<th scope=\"col\">")
    appendXML(text)
    append("</th>")
  }

  fileprivate mutating func open(isSubject: Bool) {
    append(isSubject ? "<tr class=\"subject\"><th scope=\"row\">" : "<tr><th scope=\"row\">")
  }

  fileprivate mutating func open(link href: String) {
    append("<a href=\"")
    appendXML(href)
    append("\">")
  }
}
