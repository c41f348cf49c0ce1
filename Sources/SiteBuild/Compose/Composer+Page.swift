// What every template gets: `site`, `page`, `strings`, `patterns`.

import Base
import Charting
import Model
import Templating

extension Composer {
  /// All that the page's template gets; the kind's own values first, since they number sources.
  mutating func variables(_ kind: PageKind) -> Record {
    let lifted = page.written.map { kind.lifts(view.documents[$0]) } ?? []
    let content = self.content(without: lifted)
    let own = kind.context(&self)
    var all: [(String, Value)] = [
      ("site", siteRecord()), ("page", pageRecord()), ("strings", view.wordValues[page.language] ?? words.value), ("content", content),
      ("patterns", .safe(patternDefs)),
    ]
    all += own
    return Record(all)
  }

  private func siteRecord() -> Value {
    let settings = view.settings
    let title = settings.title.text(in: page.language)
    let edition = settings.edition
    return [
      "title": .string(title),
      "organisation": .string(settings.organisation ?? ""),
      "base_url": .string(settings.baseURL ?? ""),
      "home": .string(href(home)),
      "edition": [
        "name": .string(edition?.name ?? ""), "date": day(edition?.date, language), "line": .string(edition?.name ?? ""),
      ],
      "language": .string(page.language),
      "languages": .list(languages()),
      "navigation": .list(settings.navigation.filter { !isSearch($0) }.map(navigationItem)),
      "search": searchItem(),
      "footer": .list(footer()),
      // The page for what is not there is shown at any depth, where no relative address leads to a style sheet.
      "stylesheets": .list(isNotFound ? [] : view.styleSheets.map { .string(href($0)) }),
      "inline_style": isNotFound ? .safe(Array("<style>".utf8) + view.style + Array("</style>".utf8)) : .none,
      "script": page.kind == "search" ? optional(view.assets["search.js"].map { href($0) }) : .none,
      "icon": optional(view.assets["icon.svg"].map { href($0) }),
      "feed": view.settings.baseURL == nil ? .none : .string(href("feed.xml")),
      "json_feed": .none,
    ]
  }

  private var isNotFound: Bool { page.kind == "not-found" }
  private var prefix: String { page.language == view.mainLanguage ? "" : page.language + "/" }
  private var home: String { view.pageIndex[prefix + "index.html"] != nil ? prefix + "index.html" : "index.html" }

  private func navigationItem(_ item: SiteSettings.NavigationItem) -> Value {
    let address = item.target.hasPrefix("/") ? String(item.target.dropFirst()) : item.target
    let target = view.routes.path(ofAddress: prefix + address) ?? view.routes.path(ofAddress: address) ?? address
    let section = target.split(separator: "/").first.map(String.init) ?? ""
    let isCurrent = target == page.path || (target.contains("/") && page.path.hasPrefix(section + "/"))
    return [
      "title": .string(item.title.text(in: page.language)), "href": .string(href(target)), "current": .bool(isCurrent),
    ]
  }

  // Search has a place of its own in the masthead.
  private func isSearch(_ item: SiteSettings.NavigationItem) -> Bool {
    ["search", "/search", "search/", "/search/"].contains(item.target)
  }

  private func searchItem() -> Value {
    guard view.pageIndex["search/index.html"] != nil else { return .none }
    let words = view.settings.navigation.first(where: isSearch)?.title.text(in: page.language) ?? words("search")
    return [
      "title": .string(words), "href": .string(href("search/index.html")), "current": .bool(page.kind == "search"),
    ]
  }

  private func languages() -> [Value] {
    guard view.settings.languages.count > 1 else { return [] }
    return view.settings.languages.map { code in
      let rest = prefix.isEmpty ? page.path : String(page.path.dropFirst(prefix.utf8.count))
      let own = (code == view.mainLanguage ? "" : code + "/") + rest
      let path = view.pageIndex[own] != nil ? own : "index.html"
      return [
        "code": .string(code), "title": .string(code), "href": .string(href(path)),
        "absolute": .string(absolute(path) ?? href(path)), "current": .bool(code == page.language),
      ]
    }
  }

  private func footer() -> [Value] {
    let wanted = [
      ("about/index.html", "about"), ("regions/index.html", "regions"), ("organisations/index.html", "organisations"),
      ("industries/index.html", "industries"), ("tags/index.html", "tags"), ("methodology/index.html", "methods"), ("sources/index.html", "sources"),
      ("data/index.html", "data"), ("manual/index.html", "manual"),
    ]
    return wanted.compactMap { path, word in
      view.pageIndex[path] != nil ? link(words(word), href(path)) : nil
    }
  }
}

extension Composer {
  private mutating func pageRecord() -> Value {
    let profile = page.written.map { site.pages[$0].profile }
    let title = profile?.title.text(in: page.language) ?? page.title
    let description = profile?.description ?? ""
    let siteTitle = view.settings.title.text(in: page.language)
    if let written = page.written {
      for key in site.pages[written].profile.sources {
        if let text = key.scalar, let id = site.source(named: text) { _ = number(of: id) }
      }
    }
    return [
      "title": .string(title),
      "head_title": .string(title == siteTitle ? title : "\(title) – \(siteTitle)"),
      "standfirst": .string(description),
      "description": .string(description.isEmpty ? view.settings.description?.text(in: page.language) ?? title : description),
      "kind": .string(page.kind),
      "kicker": "",
      "href": .string(href(page.path)),
      "canonical": .string(page.kind == "not-found" ? "" : absolute(page.path) ?? ""),
      "language": .string(page.language),
      "breadcrumbs": .list(breadcrumbs(title)),
      "draft": .bool(page.isDraft),
      "date": day(profile?.date, language),
      "updated": day(profile?.updated, language),
      "authors": .list((profile?.authors ?? []).map { link($0, known("authors/\(slug($0))/index.html")) }),
      "tags": .list((profile?.tags ?? []).map { link($0, known("tags/\(slug($0))/index.html")) }),
      "previous": neighbour(-1),
      "next": neighbour(1),
      "sources": .list(sources.map { sourceRecord($0, view.lookup, host) }),
      "cite": cite(title, profile),
      "json": .none,
      "image": .none,
      "structured_data": structuredData(title, description, profile),
      "notice": .none,
      "outline": .list(outline()),
    ]
  }

  private func known(_ path: String) -> String? { view.pageIndex[path] != nil ? href(path) : nil }

  private func breadcrumbs(_ title: String) -> [Value] {
    guard page.path != "index.html", page.kind != "not-found" else { return [] }
    var crumbs = [link(words("report"), href("index.html"))]
    var folder = ""
    let parts = page.folder.split(separator: "/").map(String.init)
    for part in parts.dropLast() {
      folder += part + "/"
      guard let index = view.pageIndex[folder + "index.html"] else { continue }
      crumbs.append(link(view.pages[index].title, href(folder + "index.html")))
    }
    return crumbs + [link(title, nil)]
  }

  private func neighbour(_ step: Int) -> Value {
    guard ["article", "cluster", "indicator"].contains(page.kind), let index = view.pageIndex[page.path],
      let other = view.pages[safe: index + step], other.kind == page.kind, other.language == page.language
    else { return .none }
    return link(other.title, href(other.path))
  }

  private func cite(_ title: String, _ profile: PageProfile?) -> Value {
    guard ["article", "cluster"].contains(page.kind) else { return .none }
    let authors = (profile?.authors ?? []).joined(separator: ", ")
    let site = escaped(view.settings.title.text(in: page.language))
    let edition = view.settings.edition.map { ", " + $0.name.lowercased() } ?? ""
    let by = authors.isEmpty ? "" : escaped(authors) + ": "
    let organisation = view.settings.organisation.map { ". " + escaped($0) } ?? ""
    let address = absolute(page.path).map { ". <span class=\"address\">\(escaped($0))</span>" } ?? ""
    let text = "\(by)“\(escaped(title))”, in <i>\(site)</i>\(escaped(edition))\(organisation)\(address)."
    return ["text": .safe(text: text), "formats": []]
  }

  private func outline() -> [Value] {
    guard page.kind == "article" || page.kind == "page", let written = page.written else { return [] }
    return view.documents[written].headings.filter { $0.level == 2 }.map { heading in
      var text = ByteWriter()
      heading.text.write(into: &text) { hole, out in self.fill(hole, written, &out) }
      return link(text.text, "#" + heading.id)
    }
  }

  private func structuredData(_ title: String, _ description: String, _ profile: PageProfile?) -> Value {
    guard let url = absolute(page.path), page.kind != "not-found" else { return .none }
    var data: [(String, Value)] = [
      ("@context", "https://schema.org"), ("@type", .string(schemaType)), ("headline", .string(title)),
      ("url", .string(url)), ("inLanguage", .string(page.language)),
    ]
    if !description.isEmpty { data.append(("description", .string(description))) }
    if let date = profile?.date { data.append(("datePublished", .string(date.iso))) }
    if let date = profile?.updated ?? profile?.date { data.append(("dateModified", .string(date.iso))) }
    if let organisation = view.settings.organisation {
      data.append(("publisher", ["@type": "Organization", "name": .string(organisation)]))
    }
    return .record(Record(data))
  }

  private var schemaType: String {
    switch page.kind {
    case "article": "Article"
    case "home": "Report"
    default: "WebPage"
    }
  }
}
