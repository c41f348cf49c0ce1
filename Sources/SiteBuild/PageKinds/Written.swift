// Pages whose body is one Markdown file: articles, pages of any name.

import Base
import Model
import Templating

extension PageKind {
  static let article: PageKind = .init(
    name: "article", summary: "An article: its text with figures bound to data, its sources.", template: "article.html",
    traits: [.isCited, .hasNeighbours, .hasOutline], schemaType: "Article",
    plan: { planner in writtenPages(planner, .article, as: .article) { "articles/\($0)/index.html" } })

  static let plain: PageKind = .init(
    name: "page", summary: "A page of its own: about, the manual.", template: "page.html", traits: .hasOutline,
    plan: { planner in
      // An opening for a page that the build writes itself belongs to that page.
      let generated = Set(PageKind.all.filter { $0.traits.contains(.takesOpening) }.map(\.name))
      return writtenPages(planner, .plain, as: .plain) { generated.contains($0) ? nil : "\($0)/index.html" }
    })

  static let articles: PageKind = .init(
    name: "articles", summary: "All articles, the latest first.", template: "articles.html",
    plan: { planner in
      guard planner.site.pages.contains(where: { $0.kind == .article }) else { return [] }
      return planner.inEachLanguage { language in
        PlannedPage(
          kind: .articles, path: planner.prefix(language) + "articles/index.html",
          title: planner.words(language)("articles"), language: language)
      }
    },
    gives: ["groups"],
    context: { composer in
      let sorted = composer.pages(of: .article).sorted { composer.date($0) > composer.date($1) }
      return [("groups", [group("", "", sorted.map { composer.entry($0) })])]
    })
}

private func writtenPages(
  _ planner: PagePlanner, _ kind: WrittenPage.Kind, as pageKind: PageKind, _ path: (String) -> String?
) -> [PlannedPage] {
  let pages = planner.site.pages.enumerated().compactMap { index, page -> PlannedPage? in
    guard page.kind == kind else { return nil }
    var stem = page.path
    if kind == .article { stem = String(stem.dropFirst("articles/".utf8.count)) }
    if let slug = page.profile.slug {
      stem = (stem.split(separator: "/").dropLast() + [Substring(slug)]).joined(separator: "/")
    }
    if stem.hasSuffix("/index") { stem = String(stem.dropLast("/index".utf8.count)) }
    guard let path = path(stem) else { return nil }
    return PlannedPage(
      kind: pageKind, path: planner.prefix(page.language) + path, written: index,
      title: page.profile.title.text(in: page.language), language: page.language,
      isDraft: planner.isHidden(index))
  }
  guard kind == .article else { return pages }
  // Previous and next follow the dates.
  return pages.sorted { a, b in
    let (x, y) = (
      planner.site.pages[a.written ?? 0].profile.date?.iso ?? "",
      planner.site.pages[b.written ?? 0].profile.date?.iso ?? ""
    )
    return x == y ? a.path < b.path : x > y
  }
}

extension Composer {
  /// The pages of a kind that a reader of this page's language is shown.
  func pages(of kind: PageKind) -> [PlannedPage] { view.pages(in: page.language).filter { $0.kind == kind } }

  /// For sorting: the date of a page as text, empty for none, then its path, so that order never depends on luck.
  func date(_ page: PlannedPage) -> (String, String) {
    (page.written.flatMap { site.pages[$0].profile.date?.iso } ?? "", page.path)
  }

  /// A page as a line of a list.
  ///
  /// - Parameter description: What is said of it where nobody wrote it.
  func entry(_ page: PlannedPage, description: String = "") -> Value {
    let profile = page.written.map { site.pages[$0].profile }
    return Shapes.entry.record([
      "title": .string(page.title), "href": .string(href(page.path)),
      "description": .string(page.isUntranslated ? description : profile?.description ?? description),
      "date": day(profile?.date, language),
      "draft": .bool(page.isDraft), "hidden": .string(hiddenLabel(page)),
      "language": .string(page.language == self.page.language ? "" : page.language),
    ])
  }
}
