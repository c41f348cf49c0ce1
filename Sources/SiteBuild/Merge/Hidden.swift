// What a build leaves out for now, by the names that the rest of the site may use for it: whoever uses one is told why
// it is not there, and not that it does not exist.

import Base
import Formats
import Model

struct Hidden: Sendable {
  /// By id.
  private(set) var clusters: [String: Hiding] = [:]
  /// Indicators whose every column is left out, by id.
  private(set) var columns: [String: Hiding] = [:]
  /// Pages by their address without slashes around it: `articles/hub`.
  private var pages: [String: Hiding] = [:]
  /// How many pages, tables and columns there are of each sort.
  private(set) var heldBack = HeldBack()

  var isEmpty: Bool { clusters.isEmpty && columns.isEmpty && pages.isEmpty }

  mutating func add(cluster id: String, _ hiding: Hiding) { clusters[id] = hiding }

  mutating func add(_ page: PageDocument, _ hiding: Hiding) {
    heldBack.add(hiding)
    pages[page.path] = hiding
    if let slug = page.profile.slug {
      pages[(page.path.split(separator: "/").dropLast() + [Substring(slug)]).joined(separator: "/")] = hiding
    }
  }

  /// - Parameter isShown: Whether something else gives figures of an indicator.
  mutating func add(_ table: DataTable, at moment: Moment, isShown: (String) -> Bool) {
    let whole = table.schema.flatMap {
      Publication(isDraft: $0.isDraft, embargo: $0.embargo, expires: $0.expires).hiding(at: moment)
    }
    if let whole { heldBack.add(whole) }
    for column in table.columns {
      let own = column.schema.flatMap {
        Publication(isDraft: $0.isDraft, embargo: $0.embargo, expires: $0.expires).hiding(at: moment)
      }
      if let own { heldBack.add(own) }
      if let hiding = whole ?? own, !isShown(column.name) { columns[column.name] = hiding }
    }
  }

  /// - Parameter address: As somebody typed it, from the site's root.
  func page(at address: String) -> Hiding? {
    var path = address.drop { $0 == "/" }
    for ending in [".md", "index.html", "/"] where path.hasSuffix(ending) { path = path.dropLast(ending.count) }
    if let found = pages[String(path)] { return found }
    return path.hasPrefix("clusters/") ? clusters[String(path.dropFirst("clusters/".count))] : nil
  }

  /// - Parameter name: An id, or an id as expressions write it.
  func cluster(named name: String) -> Hiding? {
    clusters[name] ?? clusters.first { $0.key.replacing("-", with: "_") == name }?.value
  }
}

/// What a build had and did not publish, for its closing line.
package struct HeldBack: Equatable, Sendable {
  package var drafts = 0
  package private(set) var embargoed = 0
  /// When the first embargo ends.
  package private(set) var next: Moment?

  package init(drafts: Int = 0) { self.drafts = drafts }

  mutating func add(_ hiding: Hiding) {
    switch hiding {
    case .draft: drafts += 1
    case .embargoed(let end):
      embargoed += 1
      next = next.map { min($0, end) } ?? end
    case .expired: break
    }
  }

  /// "1 draft, 2 embargoed until 2027-01-01 00:00 UTC"; empty where nothing was held back.
  package var words: String {
    let drafts = drafts == 0 ? [] : ["\(drafts) draft\(drafts == 1 ? "" : "s")"]
    guard let next else { return drafts.joined() }
    return (drafts + ["\(embargoed) embargoed\(embargoed == 1 ? "" : ", the first") until \(next.text)"])
      .joined(separator: ", ")
  }
}

extension Diagnostic {
  /// A name of what this build leaves out.
  ///
  /// - Parameter what: What the name is of: "column".
  static func hidden(_ what: String, _ name: String, _ hiding: Hiding, at span: Span?) -> Diagnostic {
    Diagnostic(.error, "content/hidden", "the \(what) “\(name)” \(hiding.words)", at: span, help: hiding.advice)
  }
}
