import Base

extension Plan {
  /// The `<table>` of what is drawn.
  func tableHTML(caption: String) -> [UInt8] {
    let view = dataView
    var out = ByteWriter(capacity: 64 + view.rows.count * 80)
    out.append("<table><caption>")
    out.appendXML(caption)
    out.append("</caption><thead><tr>")
    for head in view.heads {
      out.append(head.isNumber ? "<th scope=\"col\" class=\"num\">" : "<th scope=\"col\">")
      out.appendXML(head.text)
      out.append("</th>")
    }
    out.append("</tr></thead><tbody>")
    for row in view.rows {
      out.append(row.isSubject ? "<tr class=\"subject\"><th scope=\"row\">" : "<tr><th scope=\"row\">")
      for (i, cell) in row.cells.enumerated() {
        if i > 0 { out.append(view.heads[i].isNumber ? "<td class=\"num\">" : "<td>") }
        if i == 0, let href = row.href {
          out.append("<a href=\"")
          out.appendXML(href)
          out.append("\">")
          out.appendXML(cell)
          out.append("</a>")
        } else {
          out.appendXML(cell)
        }
        out.append(i == 0 ? "</th>" : "</td>")
      }
      out.append("</tr>")
    }
    out.append("</tbody></table>")
    return out.bytes
  }
}
