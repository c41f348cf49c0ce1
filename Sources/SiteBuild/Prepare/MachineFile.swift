// Files for machines: sitemap, feed, robots, the search index, the provenance of every figure. One is a value here.

import Base
import Model
import Templating

struct MachineFile: Sendable {
  let path: String
  let isWritten: @Sendable (SiteView) -> Bool
  /// The names of what its template gets, where it has one.
  var gives: [String] = []
  let render: @Sendable (SiteView, TemplateSet?, inout ByteWriter) -> [Diagnostic]

  static let all: [MachineFile] = [.sitemap, .feed, .jsonFeed, .robots, .searchIndex, .provenance]
}

extension MachineFile {
  static let sitemap = MachineFile(
    path: "sitemap.xml", isWritten: { $0.settings.baseURL != nil }, gives: ["urls"],
    render: { view, templates, out in
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
    path: "feed.xml", isWritten: { $0.hasFeed }, gives: ["site", "feed", "articles"],
    render: { view, templates, out in
      let latest = view.latestArticles
      let updates = latest.map { page, date in page.written.flatMap { view.site.pages[$0].profile.updated } ?? date }
      let values: [(String, Value)] = [
        ("site", [
          "base_url": .string(view.settings.baseURL ?? ""),
          "title": .string(view.settings.title.text(in: view.mainLanguage)), "language": .string(view.mainLanguage),
          "organisation": .string(view.settings.organisation ?? ""),
        ]),
        ("feed", [
          "id": .string(view.absolute("")), "href": .string(view.absolute("feed.xml")),
          "home": .string(view.absolute("")), "updated": updates.max().map { .string(timestamp($0)) } ?? .none,
          "subtitle": .string(view.settings.description?.text(in: view.mainLanguage) ?? ""),
        ]),
        ("articles", .list(latest.map { feedEntry($0.0, $0.1, view) })),
      ]
      return renderTemplate("feed.xml", values, view, templates, &out)
    })

  static let robots = MachineFile(
    path: "robots.txt", isWritten: { _ in true }, gives: ["sitemap"],
    render: { view, templates, out in
      let sitemap = view.settings.baseURL == nil ? "" : view.absolute("sitemap.xml")
      return renderTemplate("robots.txt", [("sitemap", .string(sitemap))], view, templates, &out)
    })

  /// Every figure in the prose: where it is printed, what it traces to.
  static let provenance = MachineFile(
    path: "provenance.json", isWritten: { $0.settings.outputs.contains(.json) },
    render: { view, _, out in
      out.append("[")
      var isFirst = true
      var lines = LineIndex()
      for page in view.pages {
        guard let written = page.written else { continue }
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
  var latestArticles: [(page: PlannedPage, date: CalendarDate)] {
    Array(datedArticles.sorted { $0.1 == $1.1 ? $0.0.path < $1.0.path : $0.1 > $1.1 }.prefix(20))
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
  var hasFeed: Bool { settings.baseURL != nil && !datedArticles.isEmpty }

  fileprivate func alternates(of page: PlannedPage) -> [Value] {
    guard settings.languages.count > 1 else { return [] }
    return settings.languages.compactMap { code in
      translation(of: page, in: code).map { ["code": .string(code), "href": .string(absolute($0))] }
    }
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
