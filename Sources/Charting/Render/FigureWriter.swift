// The frame of a figure: what it is called, what it shows, where that is from, and the ways to its data.

import Base

extension DrawnChart {
  /// The complete `<figure>`.
  package func figureHTML(_ links: FigureLinks = FigureLinks()) -> [UInt8] {
    guard let plan else { return [] }
    let id = plan.options.id
    let pictures = wideScene.out.count + narrowScene.out.count
    var out = ByteWriter(capacity: pictures + plan.rows.count * 80 + 4096)
    out.append(isTall ? "<figure class=\"chart tall\" id=\"" : "<figure class=\"chart\" id=\"")
    out.appendEscaped(id)
    out.append("\"><figcaption>")
    if let number = plan.options.number {
      out.paragraph("chart-number", filled(plan.strings.figure, [("n", String(number))]))
    }
    out.append("<p class=\"chart-title\" id=\"")
    out.appendEscaped(id)
    out.append("-title\">")
    out.appendXML(title)
    out.append("</p>")
    if let subtitle = plan.subtitle { out.paragraph("chart-subtitle", subtitle) }
    out.append("</figcaption><div class=\"chart-plot\">")
    append(scenesTo: &out)
    out.append("</div>")
    out.append("<p class=\"chart-description\" id=\"")
    out.appendEscaped(id)
    out.append("-desc\">")
    out.append(descriptionOf: plan)
    out.append("</p>")
    wideScene.append(legendTo: &out, plan)
    appendSource(plan, &out)
    appendLinks(plan, links, &out)
    out.append("</figure>")
    return out.bytes
  }

  // Higher than a page has room for beside title and source.
  private var isTall: Bool { wideScene.height > 850 }

  private func appendSource(_ plan: Plan, _ out: inout ByteWriter) {
    let (source, note) = (sourceText, noteText)
    if source.isEmpty, note.isEmpty { return }
    out.append("<p class=\"chart-source\">")
    if !source.isEmpty { out.labelled(plan.strings.source, source) }
    if !source.isEmpty, !note.isEmpty { out.append(" ") }
    if !note.isEmpty { out.labelled(plan.strings.note, note) }
    out.append("</p>")
  }

  private func appendLinks(_ plan: Plan, _ links: FigureLinks, _ out: inout ByteWriter) {
    out.append("<div class=\"chart-links\">")
    switch plan.spec.table {
    case .fold, .open:
      out.append(plan.spec.table == .open ? "<details open><summary>" : "<details><summary>")
      out.appendXML(plan.strings.table)
      out.append("</summary><div class=\"chart-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
      out.appendXML(plan.strings.table)
      out.append(": ")
      out.appendXML(title)
      out.append("\">")
      append(tableTo: &out)
      out.append("</div></details>")
    case .link: out.link(links.table, plan.strings.table)
    }
    out.link(links.csv, plan.strings.csv)
    out.link(links.svg, plan.strings.svg)
    out.link(links.embed, plan.strings.embed)
    out.append("</div>")
  }
}

extension ByteWriter {
  fileprivate mutating func paragraph(_ name: StaticString, _ text: String) {
    append("<p class=\"")
    append(name)
    append("\">")
    appendXML(text)
    append("</p>")
  }

  fileprivate mutating func append(descriptionOf plan: Plan) {
    var description = ByteWriter(capacity: 256)
    plan.append(descriptionTo: &description)
    description.bytes.withUnsafeBufferPointer { appendXML($0) }
  }

  fileprivate mutating func labelled(_ label: String, _ text: String) {
    append("<b>")
    appendXML(label)
    append("</b> ")
    appendXML(text)
  }

  fileprivate mutating func link(_ href: String?, _ label: String) {
    guard let href else { return }
    append("<a href=\"")
    appendXML(href)
    append("\">")
    appendXML(label)
    append("</a>")
  }
}
