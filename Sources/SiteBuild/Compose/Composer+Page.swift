// What every template gets: `site`, `page`, `strings`, `patterns`.

import Base
import Charting
import Model
import Templating

extension Composer {
  /// All that the page's template gets; the kind's own values first, since they number sources.
  ///
  /// - Parameter more: Values that no kind of page has by itself.
  mutating func variables(_ siteRecords: inout SiteRecords, beside more: [(String, Value)] = []) -> Record {
    let lifted = page.written.map { page.kind.lifts(view.documents[$0]) } ?? []
    let content = self.content(without: lifted)
    let own = page.kind.context(&self) + more
    assert(own.isEmpty || own.map(\.0) == page.kind.gives, "the kind says what it gives")
    var all: [(String, Value)] = [
      ("site", siteRecords.record(for: self)), ("page", pageRecord()), ("strings", words.value), ("content", content),
      ("patterns", .safe(patternDefs)),
    ]
    all += own
    return Record(all)
  }
}

private let pageShape = Record.Shape(permanent: [
  "title", "head_title", "standfirst", "description", "kind", "href", "canonical", "language", "breadcrumbs",
  "draft", "hidden", "date", "updated", "authors", "tags", "previous", "next", "sources", "cite", "image",
  "structured_data", "outline", "twin", "extra", "text_language",
])

private let publisherShape = Record.Shape(permanent: ["@type", "name"])

extension Composer {
  private mutating func pageRecord() -> Value {
    let profile = page.written.map { site.pages[$0].profile }
    let title = page.isUntranslated ? page.title : profile?.title.text(in: page.language) ?? page.title
    let description = profile?.description ?? ""
    let siteTitle = view.settings.title.text(in: page.language)
    if let written = page.written {
      for key in site.pages[written].profile.sources {
        if let text = key.scalar, let id = site.source(named: text) { cite(id) }
      }
    }
    return pageShape.record([
      "title": .string(title),
      "head_title": .string(title == siteTitle ? title : "\(title) – \(siteTitle)"),
      "standfirst": .string(description),
      "description": .string(
        description.isEmpty ? view.settings.description?.text(in: page.language) ?? title : description),
      "kind": .string(page.kind.name),
      "href": .string(href(page.path)),
      "canonical": .string(isStandIn ? "" : absolute(page.path) ?? ""),
      "language": .string(page.language),
      "breadcrumbs": .list(breadcrumbs(title)),
      "draft": .bool(page.isDraft),
      "hidden": hiddenRecord(page),
      "date": day(profile?.date, language),
      "updated": day(profile?.updated, language),
      "authors": .list((profile?.authors ?? []).map { link($0, known("authors/\(slug($0))/index.html")) }),
      "tags": .list((profile?.tags ?? []).map { link($0, known("tags/\(slug($0))/index.html")) }),
      "previous": neighbour(-1),
      "next": neighbour(1),
      "sources": .list(host.sourceRecords),
      "cite": cite(title, profile),
      "image": socialImage,
      "structured_data": structuredData(title, description, profile),
      "outline": .list(outline()),
      "twin": optional(view.twinPath(of: page).map { href($0) }),
      "extra": extra(profile?.extra ?? []),
      "text_language": .string(languageOfText),
    ])
  }

  /// The address of a page in the reader's language; `nil` where there is none.
  private func known(_ path: String) -> String? {
    let path = view.settings.folder(of: page.language) + path
    return view.pageIndex[path] != nil ? href(path) : nil
  }

  private func breadcrumbs(_ title: String) -> [Value] {
    guard page.kind != .home, !isStandIn else { return [] }
    let home = view.settings.folder(of: page.language) + "index.html"
    var crumbs = [link(words("report"), href(home))]
    let path = page.path.utf8
    let ends = path.indices.filter { path[$0] == UInt8(ascii: "/") }.map { path.index(after: $0) }
    for end in ends.dropLast() {
      let above = page.path[..<end] + "index.html"
      guard above != home, let index = view.pageIndex[String(above)] else { continue }
      crumbs.append(link(view.pages[index].title, href(String(above))))
    }
    crumbs.append(link(title, nil))
    return crumbs
  }

  private func neighbour(_ step: Int) -> Value {
    guard page.kind.traits.contains(.hasNeighbours), let index = view.pageIndex[page.path],
      let other = view.pages[safe: index + step], other.kind == page.kind, other.language == page.language
    else { return .none }
    return link(other.title, href(other.path))
  }

  private func cite(_ title: String, _ profile: PageProfile?) -> Value {
    guard page.kind.traits.contains(.isCited) else { return .none }
    let settings = view.settings
    var out = ByteWriter(capacity: 256)
    if let authors = profile?.authors, !authors.isEmpty {
      out.appendEscaped(authors.joined(separator: ", "))
      out.append(": ")
    }
    out.append(text: filled(
      escaped(words("cited_in")), [
        "title": language.quotes[0] + escaped(title) + language.quotes[1],
        "report": "<i>\(escaped(settings.title.text(in: page.language)))</i>",
      ]))
    if let edition = settings.edition {
      out.append(", ")
      out.appendEscaped(edition.name.text(in: page.language))
    }
    if let organisation = settings.organisation {
      out.append(". ")
      out.appendEscaped(organisation)
    }
    if let address = absolute(page.path) {
      out.append(". <span class=\"address\">")
      out.appendEscaped(address)
      out.append("</span>")
    }
    out.append(".")
    return Shapes.citation.record(["text": .safe(out.bytes)])
  }

  // None beside the list that an author placed in the text.
  private func outline() -> [Value] {
    guard page.kind.traits.contains(.hasOutline), let written = page.written else { return [] }
    let document = view.documents[written]
    if document.dataBlocks.contains(where: { $0.kind == "toc" }) { return [] }
    return document.headings.filter { $0.level == 2 }.map { heading in
      var text = ByteWriter()
      heading.text.write(into: &text) { hole, out in self.fill(hole, written, &out) }
      return link(text.text, "#" + heading.id)
    }
  }

  private func structuredData(_ title: String, _ description: String, _ profile: PageProfile?) -> Value {
    guard let url = absolute(page.path), !isStandIn else { return .none }
    var data: [(String, Value)] = [
      ("@context", "https://schema.org"), ("@type", .string(page.kind.schemaType)), ("headline", .string(title)),
      ("url", .string(url)), ("inLanguage", .string(page.language)),
    ]
    if !description.isEmpty { data.append(("description", .string(description))) }
    if let date = profile?.date { data.append(("datePublished", .string(date.iso))) }
    if let date = profile?.updated ?? profile?.date { data.append(("dateModified", .string(date.iso))) }
    if let organisation = view.settings.organisation {
      data.append(("publisher", publisherShape.record(["@type": "Organization", "name": .string(organisation)])))
    }
    return .record(Record(data))
  }

  private var isStandIn: Bool { page.kind.traits.contains(.isStandIn) }
}
