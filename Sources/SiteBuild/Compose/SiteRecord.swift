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
    view.settings.navigation.map(target) + footerPages.map { prefix + $0.0 } + [home, prefix + "search/index.html"]
  }

  fileprivate func siteRecord() -> Value {
    let settings = view.settings
    let title = settings.title.text(in: page.language)
    let edition = settings.edition
    let hasFeed = view.hasFeed(in: page.language)
    return siteShape.record([
      "title": .string(title),
      "organisation": .string(settings.organisation ?? ""),
      "base_url": .string(settings.baseURL ?? ""),
      "home": .string(href(home)),
      "edition": Shapes.edition.record([
        "name": .string(edition?.name.text(in: page.language) ?? ""), "date": day(edition?.date, language),
        "line": .string(edition?.name.text(in: page.language) ?? ""),
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
      "icon": optional(view.assets.icon.map { href($0) }),
      "feed": hasFeed ? .string(href(prefix + "feed.xml")) : .none,
      "json_feed": hasFeed ? .string(href(prefix + "feed.json")) : .none,
      "extra": extra(settings.extra),
    ])
  }

  private var prefix: String { view.settings.folder(of: page.language) }
  private var home: String { prefix + "index.html" }

  private func navigationItem(_ item: SiteSettings.NavigationItem) -> Value {
    let target = self.target(of: item)
    // What stands in the first folder below that of the language belongs to its entry.
    let section = target.dropFirst(prefix.utf8.count).split(separator: "/")
    let isCurrent = target == page.path
      || section.count > 1 && target.hasPrefix(prefix) && page.path.hasPrefix(prefix + section[0] + "/")
    return [
      "title": .string(item.title.text(in: page.language)), "href": .string(href(target)), "current": .bool(isCurrent),
      "language": .string(view.foreignLanguage(of: target, to: page.language) ?? ""),
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
    let path = prefix + "search/index.html"
    guard view.pageIndex[path] != nil else { return .none }
    let words = view.settings.navigation.first(where: isSearch)?.title.text(in: page.language) ?? words("search")
    return [
      "title": .string(words), "href": .string(href(path)), "current": .bool(page.kind == .search),
    ]
  }

  private func languages() -> [Value] {
    guard view.settings.languages.count > 1 else { return [] }
    let codes = view.settings.languages
    // A page that stands in for others has no address, and none of its own either.
    let versions = isStandIn(page) ? codes.map { _ in nil } : codes.map { view.translation(of: page, in: $0) }
    let isTranslated = versions.count { $0 != nil } > 1
    return zip(codes, versions).map { code, translation in
      let path = translation ?? view.settings.folder(of: code) + "index.html"
      return [
        "code": .string(code), "title": .string(ownName(ofLanguage: code)), "href": .string(href(path)),
        "absolute": .string(absolute(path) ?? href(path)), "current": .bool(code == page.language),
        "translated": .bool(isTranslated && translation != nil),
      ]
    }
  }

  private func footer() -> [Value] {
    footerPages.compactMap { path, word in
      let own = prefix + path
      guard let found = [own, path].first(where: { view.pageIndex[$0] != nil }) else { return nil }
      return link(words(word), href(found), language: view.foreignLanguage(of: found, to: page.language))
    }
  }
}
