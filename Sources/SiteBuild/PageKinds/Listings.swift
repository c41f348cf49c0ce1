// Lists of regions, of organisations, and of the codes that have pages.

import Base
import Model
import Templating

extension PageKind {
  static let regions = listing("regions", .region)
  static let organisations = listing("organisations", .organisation)

  static let codes = PageKind(
    name: "codes", summary: "The codes of a dimension that have pages.", template: "listing.html",
    plan: { planner in
      planner.pageRules.compactMap { rule in
        guard let name = rule["for"]?.scalar, let dimension = planner.site.dimension(named: name),
          let folder = rule["path"]?.scalar.flatMap(parentFolder), !folder.isEmpty
        else { return nil }
        return PlannedPage(
          kind: "codes", path: folder + "index.html", subject: .dimension(dimension),
          title: planner.words(planner.mainLanguage)(plural(name)), language: planner.mainLanguage)
      }
    },
    context: { composer in
      guard case .dimension(let dimension) = composer.page.subject else { return [] }
      let pages = composer.view.pages.filter { page in
        if case .code(let own, _) = page.subject { own == dimension } else { false }
      }
      return [("groups", .list([group("", "", pages.map { composer.entry($0) })]))]
    })

  private static func listing(_ name: String, _ kind: Entity.Kind) -> PageKind {
    PageKind(
      name: name, summary: "All \(name).", template: "listing.html",
      plan: { planner in
        guard !planner.site.entities(of: kind).isEmpty else { return [] }
        return [PlannedPage(
          kind: name, path: "\(name)/index.html", title: planner.words(planner.mainLanguage)(name),
          language: planner.mainLanguage)]
      },
      context: { composer in
        let pages = composer.view.pages.filter { $0.kind == kind.name }
        return [("groups", .list([group("", "", pages.map { composer.entry($0) })]))]
      })
  }
}

// "/industries/{id}/" stands in "industries/".
private func parentFolder(_ pattern: String) -> String? {
  guard let brace = pattern.firstIndex(of: "{") else { return nil }
  let head = pattern[..<brace]
  guard let slash = head.lastIndex(of: "/") else { return nil }
  return String(head[...slash].drop { $0 == "/" })
}

/// The key of the words for several of a dimension: "industry" gives "industries".
func plural(_ name: String) -> String {
  name.hasSuffix("y") ? name.dropLast() + "ies" : name + "s"
}
