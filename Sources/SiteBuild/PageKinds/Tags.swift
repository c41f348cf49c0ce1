// Tags and authors: each with a page of what belongs to it.

import Base
import Model
import Templating

extension PageKind {
  static let tag: PageKind = .init(
    name: "tag", summary: "All pages with one tag.", template: "tag.html",
    plan: { planner in
      labelPages(planner, { $0.tags }) { tag, language in
        PlannedPage(
          kind: .tag, path: planner.prefix(language) + "tags/\(slug(tag))/index.html", subject: .tag(tag), title: tag,
          language: language)
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
      planner.inEachLanguage { language in
        guard !labels(planner, language, { $0.tags }).isEmpty else { return nil }
        return PlannedPage(
          kind: .tags, path: planner.prefix(language) + "tags/index.html", title: planner.words(language)("tags"),
          language: language)
      }
    },
    gives: ["tags"],
    context: { composer in
      let tags = composer.pages(of: .tag).map { page -> Value in
        let count = composer.shown(composer.view.pagesByTag[page.title]).count
        return ["title": .string(page.title), "href": .string(composer.href(page.path)), "count": .int(count)]
      }
      return [("tags", .list(tags))]
    })

  static let author: PageKind = .init(
    name: "author", summary: "All pages of one author.", template: "author.html",
    plan: { planner in
      labelPages(planner, { $0.authors }) { author, language in
        PlannedPage(
          kind: .author, path: planner.prefix(language) + "authors/\(slug(author))/index.html",
          subject: .author(author), title: author, language: language)
      }
    },
    gives: ["groups"],
    context: { composer in
      guard case .author(let author) = composer.page.subject else { return [] }
      return [("groups", .list([composer.pages(composer.view.pagesByAuthor[author])]))]
    })
}

private func labelPages(
  _ planner: PagePlanner, _ of: (PageProfile) -> [String], _ page: (_ label: String, _ language: String) -> PlannedPage
) -> [PlannedPage] {
  planner.site.settings.languages.flatMap { language in labels(planner, language, of).map { page($0, language) } }
}

// Distinct labels of all pages that are read in a language, sorted; two that have one slug are one label, the first.
private func labels(_ planner: PagePlanner, _ language: String, _ of: (PageProfile) -> [String]) -> [String] {
  var seen: Set<String> = []
  let read = planner.site.pages(readIn: language).flatMap { of(planner.site.pages[$0].profile) }
  return Set(read).sorted().filter { seen.insert(slug($0)).inserted }
}

extension Composer {
  /// Those that a reader of this page's language is shown.
  fileprivate func shown(_ positions: [Int]?) -> [Int] {
    (positions ?? []).filter { view.translations.isShown($0, in: page.language) }
  }

  fileprivate func pages(_ positions: [Int]?) -> Value {
    let found = shown(positions).map { view.pages[$0] }
    return group("", "", found.sorted { date($0) > date($1) }.map { entry($0) })
  }
}
