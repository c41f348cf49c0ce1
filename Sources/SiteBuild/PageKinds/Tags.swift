// Tags and authors: each with a page of what belongs to it.

import Base
import Model
import Templating

extension PageKind {
  static let tag: PageKind = .init(
    name: "tag", summary: "All pages with one tag.", template: "tag.html",
    plan: { planner in
      labels(planner) { $0.tags }.map { tag in
        PlannedPage(
          kind: .tag, path: "tags/\(slug(tag))/index.html", subject: .tag(tag), title: tag,
          language: planner.mainLanguage)
      }
    },
    gives: ["groups"],
    context: { composer in
      guard case .tag(let tag) = composer.page.subject else { return [] }
      return [("groups", .list([composer.pages(composer.view.pagesByTag[tag])]))]
    })

  static let tags: PageKind = .init(
    name: "tags", summary: "All tags.", template: "tags.html",
    plan: { planner in
      guard !labels(planner, { $0.tags }).isEmpty else { return [] }
      return [PlannedPage(
        kind: .tags, path: "tags/index.html", title: planner.words(planner.mainLanguage)("tags"),
        language: planner.mainLanguage)]
    },
    gives: ["tags"],
    context: { composer in
      let tags = composer.view.pages.filter { $0.kind == .tag }.map { page -> Value in
        let count = composer.view.pagesByTag[page.title]?.count ?? 0
        return ["title": .string(page.title), "href": .string(composer.href(page.path)), "count": .int(count)]
      }
      return [("tags", .list(tags))]
    })

  static let author: PageKind = .init(
    name: "author", summary: "All pages of one author.", template: "author.html",
    plan: { planner in
      labels(planner) { $0.authors }.map { author in
        PlannedPage(
          kind: .author, path: "authors/\(slug(author))/index.html", subject: .author(author), title: author,
          language: planner.mainLanguage)
      }
    },
    gives: ["groups"],
    context: { composer in
      guard case .author(let author) = composer.page.subject else { return [] }
      return [("groups", .list([composer.pages(composer.view.pagesByAuthor[author])]))]
    })
}

// Distinct labels of all pages, sorted; two that have one slug are one label, the first.
private func labels(_ planner: PagePlanner, _ of: (PageProfile) -> [String]) -> [String] {
  var seen: Set<String> = []
  return Set(planner.site.pages.flatMap { of($0.profile) }).sorted().filter { seen.insert(slug($0)).inserted }
}

extension Composer {
  fileprivate func pages(_ positions: [Int]?) -> Value {
    let found = (positions ?? []).map { view.pages[$0] }
    return group("", "", found.sorted { date($0) > date($1) }.map { entry($0) })
  }
}
