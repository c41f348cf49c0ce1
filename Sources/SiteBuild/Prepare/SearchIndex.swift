// What the search page searches: a script that holds every page's title, kind and description, so that it is found from
// a disk as from a server, where a page may not fetch a file. A report of ordinary size has its texts, key figures and
// charts in it too. Of a large one readers would load megabytes to find one page, and the label says what is left.

import Base
import Charting
import Markup
import Model
import Templating

extension MachineFile {
  static let searchIndex = MachineFile(
    path: "search/index.js", isInEachLanguage: true,
    isWritten: { view, language in view.pageIndex[view.settings.folder(of: language) + "search/index.html"] != nil },
    render: { view, language, _, out in
      view.writeSearchIndex(language, &out)
      return []
    })
}

extension SiteView {
  /// Whether texts, figures and charts are in the index: as far as a reader may be asked to load them.
  var hasFullSearch: Bool {
    let texts = documents.reduce(0) { $0 + $1.content.html.count }
    return texts + site.entities(of: .cluster).count * clusterPages.tiles.count * 60 < 1_000_000
  }

  fileprivate func writeSearchIndex(_ language: String, _ out: inout ByteWriter) {
    let words = words(language)
    let isFull = hasFullSearch
    out.append("window.almanacIndex = [")
    var isFirst = true
    for page in pages(in: language) where !page.kind.traits.contains(.isUnsearched) {
      begin(&isFirst, page.title, page, searchKind(page.kind.name, words), in: language, &out)
      let description = page.isUntranslated ? nil : page.written.flatMap { site.pages[$0].profile.description }
      out.append(",\"text\":")
      out.appendJSON(String((description ?? searchText(page)).prefix(400)))
      if isFull {
        write("facts", searchFacts(page), &out)
        if let written = page.written { write("body", textBlocks(ofWritten: written), &out) }
      }
      out.append("}")
      guard isFull else { continue }
      for chart in charts(of: page) {
        guard let title = chartTitle(chart, page), !title.isEmpty else { continue }
        begin(&isFirst, title, page, words("figure"), fragment: chart.id, in: language, &out)
        out.append(",\"text\":")
        out.appendJSON(page.title)
        out.append("}")
      }
    }
    out.append("\n];\n")
  }

  private func begin(
    _ isFirst: inout Bool, _ title: String, _ page: PlannedPage, _ kind: String, fragment: String? = nil,
    in language: String, _ out: inout ByteWriter
  ) {
    out.append(isFirst ? "\n{\"title\":" : ",\n{\"title\":")
    isFirst = false
    out.appendJSON(title)
    out.append(",\"href\":")
    let start = settings.folder(of: language) + "search/index.html"
    out.appendJSON(relativeHref(from: start, to: page.path) + (fragment.map { "#" + $0 } ?? ""))
    if page.language != language {
      out.append(",\"lang\":")
      out.appendJSON(page.language)
    }
    out.append(",\"kind\":")
    out.appendJSON(kind)
  }

  private func write(_ name: StaticString, _ texts: [String], _ out: inout ByteWriter) {
    guard !texts.isEmpty else { return }
    out.append(",\"")
    out.append(name)
    out.append("\":[")
    for (index, text) in texts.enumerated() {
      if index > 0 { out.append(",") }
      out.appendJSON(text)
    }
    out.append("]")
  }

  private func searchKind(_ name: String, _ words: Words) -> String {
    let key = "kinds/" + name
    return words(key) == key ? words(name) : words(key)
  }

  // What is said of a page that nobody wrote.
  private func searchText(_ page: PlannedPage) -> String {
    switch page.subject {
    case .indicator(let id): site.indicators[id].definition?.text(in: page.language) ?? ""
    case .code(let dimension, let code):
      site.dimensions[dimension].codes[code].definition?.text(in: page.language) ?? ""
    case .none, .entity, .dimension, .tag, .author, .comparison: ""
    }
  }

  // "Jobs in making medicines: 9,507": the key figures of a cluster.
  private func searchFacts(_ page: PlannedPage) -> [String] {
    guard case .entity(let entity) = page.subject, site.entities[entity].kind == .cluster else { return [] }
    return clusterPages.tiles.compactMap { id in
      guard let cell = lookup.latest(entity, id), lookup.quantity(cell).absence == nil else { return nil }
      var out = ByteWriter()
      out.append(
        quantity: lookup.quantity(cell), decimals: site.indicators[id].decimals, in: .rules(for: page.language))
      return site.indicators[id].label.text(in: page.language) + ": " + out.text
    }
  }

  /// The text of a page as it is read, one a block: figures as they are printed, nothing of notes and marks.
  func textBlocks(ofWritten written: Int) -> [String] {
    var html = ByteWriter()
    documents[written].content.write(into: &html) { hole, out in
      switch hole.kind {
      case .figure(let index):
        out.appendEscaped(prose[written].figures[safe: index]?.plain ?? "")
        return true
      case .citation:
        // The blank before it belongs to its raised number.
        if out.bytes.last == 0x20 || out.bytes.last == 0x0A { out.bytes.removeLast() }
        return true
      case .assertedOpen, .assertedClose, .dataBlock, .link, .image: return true
      case .claim, .reference: return false
      }
    }
    return SiteBuild.textBlocks(html.bytes)
  }

  private func chartTitle(_ chart: ChartRequest, _ page: PlannedPage) -> String? {
    var (spec, ignored): (ChartSpec, [Diagnostic]) = (chart.spec, [])
    resolveTexts(&spec, chart, Composer(self, page).host, &ignored)
    return spec.title?.value
  }
}
