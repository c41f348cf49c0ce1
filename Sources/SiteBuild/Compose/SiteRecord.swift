// What templates see as `site`: the same words on every page, the links as the page at hand writes them.

import Base
import Model
import Templating

/// The `site` records of one worker. All pages of a folder's folders see the same one (`clusters/boston/` and
/// `clusters/oslo/`), since their links to the rest of the site read alike.
struct SiteRecords: Sendable {
  private var byFolder: [String: Value] = [:]

  mutating func record(for composer: Composer) -> Value {
    let page = composer.page
    // Several languages are links to the page's own translations; search and not-found differ from all others.
    guard composer.view.settings.languages.count == 1, !isStandIn(page), page.kind != .search,
      let folder = outerFolder(page.path)
    else { return composer.siteRecord() }
    if let known = byFolder[folder] { return known }
    let record = composer.siteRecord()
    if composer.siteTargets.allSatisfy({ !$0.hasPrefix(folder) || $0 == folder + "index.html" }) {
      byFolder[folder] = record
    }
    return record
  }
}

private func isStandIn(_ page: PlannedPage) -> Bool { page.kind.traits.contains(.isStandIn) }

// `clusters/` of `clusters/boston/index.html`; nil for pages nearer to the root.
private func outerFolder(_ path: String) -> String? {
  let slashes = path.utf8.indices.filter { path.utf8[$0] == UInt8(ascii: "/") }
  guard slashes.count > 1 else { return nil }
  return String(path[...slashes[slashes.count - 2]])
}

private let siteShape = Record.Shape(permanent: [
  "title", "organisation", "base_url", "home", "edition", "language", "languages", "navigation", "search", "footer",
  "stylesheets", "inline_style", "script", "icon", "feed", "json_feed", "extra",
])

// The pages that the foot of every page leads to where they exist, and the words for them.
private let footerPages = [
  ("about/index.html", "about"), ("regions/index.html", "regions"), ("organisations/index.html", "organisations"),
  ("industries/index.html", "industries"), ("tags/index.html", "tags"), ("methodology/index.html", "methods"),
  ("sources/index.html", "sources"), ("data/index.html", "data"), ("manual/index.html", "manual"),
]

extension Composer {
  /// The paths of all pages that `siteRecord` links to.
  fileprivate var siteTargets: [String] {
    view.settings.navigation.map(target) + footerPages.map(\.0) + [home, "search/index.html"]
  }

  fileprivate func siteRecord() -> Value {
    let settings = view.settings
    let title = settings.title.text(in: page.language)
    let edition = settings.edition
    return siteShape.record([
      "title": .string(title),
      "organisation": .string(settings.organisation ?? ""),
      "base_url": .string(settings.baseURL ?? ""),
      "home": .string(href(home)),
      "edition": Shapes.edition.record([
        "name": .string(edition?.name ?? ""), "date": day(edition?.date, language),
        "line": .string(edition?.name ?? "")
      ]),
      "language": .string(page.language),
      "languages": .list(languages()),
      "navigation": .list(settings.navigation.filter { !isSearch($0) }.map(navigationItem)),
      "search": searchItem(),
      "footer": .list(footer()),
      // A page that stands in for others is shown at any depth, where no relative address leads to a style sheet.
      "stylesheets": .list(isStandIn(page) ? [] : [.string(href(view.assets.stylePath))]),
      "inline_style": isStandIn(page)
        ? .safe(Array("<style>".utf8) + view.assets.style + Array("</style>".utf8)) : .none,
      "script": page.kind == .search ? optional(view.assets["search.js"].map { href($0) }) : .none,
      "icon": optional(view.assets["icon.svg"].map { href($0) }),
      "feed": view.hasFeed ? .string(href("feed.xml")) : .none,
      "json_feed": view.hasFeed ? .string(href("feed.json")) : .none,
      "extra": extra(settings.extra),
    ])
  }

  private var prefix: String { view.settings.folder(of: page.language) }
  private var home: String { home(in: page.language) }

  // The report's first page where a language has none of its own.
  private func home(in language: String) -> String {
    let path = view.settings.folder(of: language) + "index.html"
    return view.pageIndex[path] != nil ? path : "index.html"
  }

  private func navigationItem(_ item: SiteSettings.NavigationItem) -> Value {
    let target = self.target(of: item)
    let section = target.split(separator: "/").first.map(String.init) ?? ""
    let isCurrent = target == page.path || (target.contains("/") && page.path.hasPrefix(section + "/"))
    return [
      "title": .string(item.title.text(in: page.language)), "href": .string(href(target)), "current": .bool(isCurrent),
    ]
  }

  private func target(of item: SiteSettings.NavigationItem) -> String {
    let address = item.target.hasPrefix("/") ? String(item.target.dropFirst()) : item.target
    return view.routes.path(ofAddress: prefix + address) ?? view.routes.path(ofAddress: address) ?? address
  }

  // Search has a place of its own in the masthead.
  private func isSearch(_ item: SiteSettings.NavigationItem) -> Bool {
    ["search", "/search", "search/", "/search/"].contains(item.target)
  }

  private func searchItem() -> Value {
    guard view.pageIndex["search/index.html"] != nil else { return .none }
    let words = view.settings.navigation.first(where: isSearch)?.title.text(in: page.language) ?? words("search")
    return [
      "title": .string(words), "href": .string(href("search/index.html")), "current": .bool(page.kind == .search),
    ]
  }

  private func languages() -> [Value] {
    guard view.settings.languages.count > 1 else { return [] }
    return view.settings.languages.map { code in
      let translation = view.translation(of: page, in: code)
      let path = translation ?? home(in: code)
      return [
        "code": .string(code), "title": .string(code), "href": .string(href(path)),
        "absolute": .string(absolute(path) ?? href(path)), "current": .bool(code == page.language),
        "translated": .bool(translation != nil),
      ]
    }
  }

  private func footer() -> [Value] {
    footerPages.compactMap { path, word in
      view.pageIndex[path] != nil ? link(words(word), href(path)) : nil
    }
  }
}
