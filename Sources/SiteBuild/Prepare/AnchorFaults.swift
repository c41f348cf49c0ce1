// Links of the prose to a place on a page that is not there. The places that Markdown makes are known at once; those
// that a template makes only its page can tell, and it is asked only where a link needs it.

import Base
import Markup
import Model

func anchorFaults(_ view: SiteView) -> [Diagnostic] {
  var places = PagePlaces()
  return view.documents.enumerated().flatMap { index, document in
    document.links.compactMap { link -> Diagnostic? in
      guard let hash = link.address.utf8.firstIndex(of: UInt8(ascii: "#")) else { return nil }
      let typed = link.address[link.address.index(after: hash)...]
      let name = percentDecoded(typed.utf8).map { String(decoding: $0, as: UTF8.self) } ?? String(typed)
      guard !name.isEmpty, name != "top" else { return nil }
      if hash == link.address.startIndex {
        if document.anchors.contains(name) { return nil }
        // Text that another page includes stands on that page too; it is read where it was written.
        guard let page = places.page(ofWritten: index, view) else { return nil }
        return places.fault(name, on: page, link, view)
      }
      guard case .page(let path, _) = view.target(of: link.address, in: view.site.pages[index]),
        let page = view.pageIndex[path]
      else { return nil }
      return places.fault(name, on: view.pages[page], link, view)
    }
  }
}

/// The places of the pages that were asked for.
private struct PagePlaces {
  // nil where the page cannot be rendered: its own faults are told then.
  private var rendered: [String: Set<String>?] = [:]
  private var memory = WorkerMemory()
  private var out = ByteWriter()
  private var pagesByWritten: [Int: PlannedPage]?

  mutating func page(ofWritten index: Int, _ view: SiteView) -> PlannedPage? {
    let known = pagesByWritten ?? Dictionary(
      view.pages.compactMap { page in page.written.map { ($0, page) } }, uniquingKeysWith: { first, _ in first })
    pagesByWritten = known
    return known[index]
  }

  mutating func fault(_ name: String, on page: PlannedPage, _ link: Link, _ view: SiteView) -> Diagnostic? {
    if let written = page.written, view.documents[written].anchors.contains(name) { return nil }
    guard let places = self.places(of: page, view), !places.contains(name) else { return nil }
    return Diagnostic(
      .error, "link/no-anchor", "the page “\(page.title)” has no place “#\(name)”", at: link.span,
      help: nearest(to: name, among: places.sorted()).map { "#" + $0 }.asSuggestion)
  }

  private mutating func places(of page: PlannedPage, _ view: SiteView) -> Set<String>? {
    if let known = rendered[page.path] { return known }
    out.removeAll()
    let faults = renderPage(page, view, view.templates, PageCharts(of: page, view), nil, &memory, &out)
    let isWhole = view.templates != nil && !faults.contains { $0.severity == .error }
    let places = isWhole ? PageFacts(out.bytes).ids : nil
    rendered[page.path] = .some(places)
    return places
  }
}
