// A page for programs, beside the page for people: `clusters/boston/index.json`. What it is called, what it says, and
// every figure in its prose with what it rests on.

import Base
import Model

extension SiteView {
  /// Where the twin of a page stands; nil where it has none.
  func twinPath(of page: PlannedPage) -> String? {
    guard settings.outputs.contains(.json), !page.kind.traits.contains(.isStandIn), page.kind != .search,
      page.path.hasSuffix(".html")
    else { return nil }
    return page.path.dropLast(5) + ".json"
  }

  func writeTwin(of index: Int, _ lines: inout LineIndex, _ out: inout ByteWriter) {
    let page = pages[index]
    let profile = page.written.map { site.pages[$0].profile }
    out.append("{\n\"title\":")
    out.appendJSON(page.title)
    out.append(member: "kind", page.kind.name)
    out.append(member: "language", page.language)
    out.append(member: "url", settings.baseURL == nil ? nil : absolute(page.path))
    out.append(member: "description", page.isUntranslated ? nil : profile?.description)
    out.append(member: "date", profile?.date?.iso)
    out.append(member: "updated", profile?.updated?.iso)
    out.append(member: "authors", profile?.authors ?? [])
    out.append(member: "tags", profile?.tags ?? [])
    let sources = page.written.map { prose[$0].sources } ?? []
    out.append(member: "sources", sources.map { site.sources[$0].key })
    out.append(member: "data", data(of: index).map { $0.name + ".json" })
    // What nobody translated is the text of the page that has it in its own language.
    if let written = page.written, !page.isUntranslated {
      out.append(member: "text", textBlocks(ofWritten: written))
      out.append(",\n\"figures\":[")
      writeTraces(of: page, written, &lines, isFirst: true, &out)
      out.append("]")
    }
    out.append("\n}\n")
  }
}
