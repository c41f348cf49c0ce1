// Files for machines: sitemap, feed, robots, the search index, the provenance of every figure. One is a value here.

import Base
import Model
import Templating

struct MachineFile: Sendable {
  let path: String
  /// Whether each language has its own, below its folder; else there is one, in the main language.
  var isInEachLanguage = false
  let isWritten: @Sendable (SiteView, _ language: String) -> Bool
  /// The names of what its template gets, where it has one.
  var gives: [String] = []
  let render: @Sendable (SiteView, _ language: String, TemplateSet?, inout ByteWriter) -> [Diagnostic]

  static let all: [MachineFile] = [.sitemap, .feed, .jsonFeed, .robots, .searchIndex, .provenance]

  /// The languages that a site has the file in, each with its path.
  func versions(_ view: SiteView) -> [(language: String, path: String)] {
    (isInEachLanguage ? view.settings.languages : [view.mainLanguage]).filter { isWritten(view, $0) }.map {
      ($0, view.settings.folder(of: $0) + path)
    }
  }
}

extension MachineFile {
  static let sitemap = MachineFile(
    path: "sitemap.xml", isWritten: { view, _ in view.settings.baseURL != nil }, gives: ["urls"],
    render: { view, _, templates, out in
      let urls = view.pages.filter { !$0.kind.traits.contains(.isStandIn) && !$0.isDraft }.sorted {
        $0.path < $1.path
      }.map { page -> Value in
        let profile = page.written.map { view.site.pages[$0].profile }
        return [
          "href": .string(view.absolute(page.path)), "date": day(profile?.updated ?? profile?.date, .english),
          "alternates": .list(view.alternates(of: page)),
        ]
      }
      return renderTemplate("sitemap.xml", [("urls", .list(urls))], view, templates, &out)
    })

  static let feed = MachineFile(
    path: "feed.xml", isInEachLanguage: true, isWritten: { $0.hasFeed(in: $1) }, gives: ["site", "feed", "articles"],
    render: { view, language, templates, out in
      let latest = view.latestArticles(in: language)
      let updates = latest.map { article in
        article.page.written.flatMap { view.site.pages[$0].profile.updated } ?? article.date
      }
      let folder = view.settings.folder(of: language)
      let values: [(String, Value)] = [
        ("site", [
          "base_url": .string(view.settings.baseURL ?? ""),
          "title": .string(view.settings.title.text(in: language)), "language": .string(language),
          "organisation": .string(view.settings.organisation ?? ""),
        ]),
        ("feed", [
          "id": .string(view.absolute(folder)), "href": .string(view.absolute(folder + "feed.xml")),
          "home": .string(view.absolute(folder)), "updated": updates.max().map { .string(timestamp($0)) } ?? .none,
          "subtitle": .string(view.settings.description?.text(in: language) ?? ""),
        ]),
        ("articles", .list(latest.map { feedEntry($0.page, $0.date, view) })),
      ]
      return renderTemplate("feed.xml", values, view, templates, &out)
    })

  static let robots = MachineFile(
    path: "robots.txt", isWritten: { _, _ in true }, gives: ["sitemap"],
    render: { view, _, templates, out in
      let sitemap = view.settings.baseURL == nil ? "" : view.absolute("sitemap.xml")
      return renderTemplate("robots.txt", [("sitemap", .string(sitemap))], view, templates, &out)
    })

  /// Every figure in the prose: where it is printed, what it traces to.
  static let provenance = MachineFile(
    path: "provenance.json", isWritten: { view, _ in view.settings.outputs.contains(.json) },
    render: { view, _, _, out in
      out.append("[")
      var isFirst = true
      var lines = LineIndex()
      for page in view.pages {
        guard let written = page.written, !page.isUntranslated else { continue }
        isFirst = view.writeTraces(of: page, written, &lines, isFirst: isFirst, &out)
      }
      out.append("\n]\n")
      return []
    })
}

extension SiteView {
  /// The figures in the prose of a page as members of a list.
  ///
  /// - Parameter isFirst: Whether the list is empty so far; returned as it is then.
  @discardableResult
  func writeTraces(
    of page: PlannedPage, _ written: Int, _ lines: inout LineIndex, isFirst: Bool, _ out: inout ByteWriter
  ) -> Bool {
    var isFirst = isFirst
    for (figure, result) in zip(documents[written].figures, prose[written].figures) {
      guard let trace = result.trace else { continue }
      out.append(isFirst ? "\n" : ",\n")
      isFirst = false
      writeTrace(trace, result, figure.span, page, self, &lines, &out)
    }
    return isFirst
  }

  /// Those of the feed, the latest first.
  func latestArticles(in language: String) -> [DatedArticle] {
    let sorted = datedArticles(in: language).sorted { a, b in
      a.date == b.date ? a.page.path < b.page.path : a.date > b.date
    }
    return Array(sorted.prefix(20))
  }
}

private func writeTrace(
  _ trace: Trace, _ figure: FigureResult, _ span: Span, _ page: PlannedPage, _ view: SiteView,
  _ lines: inout LineIndex, _ out: inout ByteWriter
) {
  let file = view.files[span.file]
  let fields: [(StaticString, String?)] = [
    ("page", page.path), ("printed_from", "\(file.path):\(lines.line(of: span.range.lowerBound, in: file))"),
    ("figure", figure.plain), ("address", trace.cell.map { address(of: $0.key, in: view.site) }),
    ("cell", trace.cell.flatMap { lines.place($0, view) }), ("period", trace.period?.text),
    ("source", trace.sources.isEmpty ? nil : trace.sources.map { view.site.sources[$0].key }.joined(separator: "; ")),
    ("status", trace.quantity.marks),
  ]
  out.append("{")
  for (index, field) in fields.enumerated() {
    if index > 0 { out.append(",") }
    out.append("\"")
    out.append(field.0)
    out.append("\":")
    if let value = field.1 { out.appendJSON(value) } else { out.append("null") }
  }
  out.append("}")
}

private func renderTemplate(
  _ template: String, _ values: [(String, Value)], _ view: SiteView, _ templates: TemplateSet?, _ out: inout ByteWriter
) -> [Diagnostic] {
  guard let templates else { return [] }
  return templates.render(template, Record(values), page: template, into: &out)
}

private func feedEntry(_ page: PlannedPage, _ date: CalendarDate, _ view: SiteView) -> Value {
  let profile = page.written.map { view.site.pages[$0].profile }
  return [
    "id": .string(view.absolute(page.path)), "title": .string(page.title), "href": .string(view.absolute(page.path)),
    "published": .string(timestamp(date)), "updated": .string(timestamp(profile?.updated ?? date)),
    "authors": .list((profile?.authors ?? []).map { .string($0) }),
    "tags": .list((profile?.tags ?? []).map { .string($0) }), "description": .string(profile?.description ?? ""),
  ]
}

func timestamp(_ date: CalendarDate) -> String { date.iso + "T00:00:00Z" }

extension SiteView {
  /// A feed tells when something was published: where nothing says its day, there is none.
  func hasFeed(in language: String) -> Bool { settings.baseURL != nil && !datedArticles(in: language).isEmpty }

  fileprivate func alternates(of page: PlannedPage) -> [Value] {
    guard settings.languages.count > 1 else { return [] }
    let versions = settings.languages.compactMap { code -> Value? in
      translation(of: page, in: code).map { ["code": .string(code), "href": .string(absolute($0))] }
    }
    return versions.count > 1 ? versions : []
  }
}

/// Line numbers of many places in few files: the starts of a file's lines are found once.
struct LineIndex: Sendable {
  private var starts: [ID<SourceFile>: [Int]] = [:]

  mutating func line(of offset: Int, in file: SourceFile) -> Int {
    if starts[file.id] == nil {
      starts[file.id] = [0] + file.bytes.indices.filter { file.bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
    }
    let all = starts[file.id] ?? [0]
    var (low, high) = (0, all.count)
    while low + 1 < high {
      let middle = (low + high) / 2
      if all[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  mutating func place(_ cell: Model.Observation, _ view: SiteView) -> String? {
    guard let span = view.lookup.places.span(of: cell) else { return nil }
    let file = view.files[span.file]
    return "\(file.path):\(line(of: span.range.lowerBound, in: file))"
  }
}
