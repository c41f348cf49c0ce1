// Lists of regions, of organisations, and of the codes that have pages.

import Base
import Model
import Templating

extension PageKind {
  static let regions: PageKind = .init(
    name: "regions", summary: "All regions.", template: "listing.html",
    plan: { listingPage(.regions, of: .region, $0) }, gives: ["groups"],
    context: { $0.listing(of: .region) })

  static let organisations: PageKind = .init(
    name: "organisations", summary: "All organisations.", template: "listing.html",
    plan: { listingPage(.organisations, of: .organisation, $0) }, gives: ["groups"],
    context: { $0.listing(of: .organisation) })

  static let codes: PageKind = .init(
    name: "codes", summary: "The codes of a dimension that have pages.", template: "listing.html",
    plan: { planner in
      planner.pageRules.flatMap { rule -> [PlannedPage] in
        guard let name = rule["for"]?.scalar, let dimension = planner.site.dimension(named: name),
          let folder = rule["path"]?.scalar.flatMap(parentFolder), !folder.isEmpty
        else { return [] }
        return planner.inEachLanguage { language in
          PlannedPage(
            kind: .codes, path: planner.prefix(language) + folder + "index.html", subject: .dimension(dimension),
            title: planner.words(language)(listName(ofDimension: name)), language: language)
        }
      }
    },
    gives: ["groups"],
    context: { composer in
      guard case .dimension(let dimension) = composer.page.subject else { return [] }
      let pages = composer.pages(of: .industry).filter { page in
        if case .code(let own, _) = page.subject { own == dimension } else { false }
      }
      return [("groups", .list([group("", "", pages.map { composer.entry($0) })]))]
    })
}

private func listingPage(_ kind: PageKind, of entities: Entity.Kind, _ planner: PagePlanner) -> [PlannedPage] {
  guard !planner.site.entities(of: entities).isEmpty else { return [] }
  return planner.inEachLanguage { language in
    PlannedPage(
      kind: kind, path: planner.prefix(language) + "\(kind.name)/index.html",
      title: planner.words(language)(kind.name), language: language)
  }
}

extension Composer {
  fileprivate func listing(of kind: PageKind) -> [(String, Value)] {
    [("groups", .list([group("", "", pages(of: kind).map { entry($0) })]))]
  }
}

// "/industries/{id}/" stands in "industries/".
private func parentFolder(_ pattern: String) -> String? {
  guard let brace = pattern.firstIndex(of: "{") else { return nil }
  let head = pattern[..<brace]
  guard let slash = head.lastIndex(of: "/") else { return nil }
  return String(head[...slash].drop { $0 == "/" })
}
