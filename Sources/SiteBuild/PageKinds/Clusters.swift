// All clusters in one ranking.

import Base
import Charting
import Model
import Templating

// A list that nobody reads to its end draws no course beside each of its figures.
private let mostSparklines = 500

extension PageKind {
  static let clusters: PageKind = .init(
    name: "clusters", summary: "All clusters in one ranking, with what is withheld below what is known.",
    template: "clusters.html", traits: .takesOpening,
    plan: { planner in
      guard !planner.site.entities(of: .cluster).isEmpty else { return [] }
      return planner.inEachLanguage { language in
        planner.page(
          .clusters, "clusters/index.html", in: language, opening: "clusters",
          title: planner.words(language)("clusters"))
      }
    },
    gives: ["table", "regions", "locator"],
    context: { composer in
      [
        ("table", composer.clusterRanking()), ("regions", .list(composer.regionsOfClusters())),
        ("locator", composer.captioned(composer.locatorDrawing(nil))),
      ]
    })
}

extension Composer {
  /// The ranking of all clusters by the site's first indicator, its key figures as columns.
  mutating func clusterRanking() -> Value {
    let order = view.clusterPages.orderedBy
    // A column that only one cluster has a figure in compares nothing.
    let shared = view.clusterPages.tiles.filter { indicator in
      guard indicator != order, let ranking = view.rankings(indicator) else { return false }
      return ranking.count + ranking.withheld.count > 1
    }
    let columns = [order].compactMap { $0 } + shared
    let all = site.entities(of: .cluster)
    let hasCourses = all.count <= mostSparklines
    var rows: [Value] = []
    var figures = ShownFigures()
    func cells(_ id: ID<Entity>, _ composer: inout Composer) -> [Value] {
      columns.map { indicator in
        guard let observation = composer.view.lookup.latest(id, indicator) else { return cell() }
        figures.add(observation, composer.site)
        let isOrder = hasCourses && indicator == order
        return cell(composer.value(observation), graphic: isOrder ? composer.trend(observation) : .none)
      }
    }
    let ranked = order.flatMap { view.rankings($0) }
    var done: Set<ID<Entity>> = []
    for place in ranked?.entries ?? [] {
      done.insert(place.entity)
      if rows.count == longestRanking { continue }
      rows.append(row(
        shortName(place.entity), href: routes.entity(place.entity).map { href($0) },
        rank: place.rank.text, cells(place.entity, &self)))
    }
    // Withheld and without data: below, in order of their names, without a rank.
    let others = all.filter { !done.contains($0) }.sorted { shortName($0) < shortName($1) }
    for id in others.prefix(longestRanking - rows.count) {
      rows.append(row(shortName(id), href: routes.entity(id).map { href($0) }, cells(id, &self)))
    }
    let heads = columns.map { column(head(of: $0)) }
    let by = order.map { ": " + label($0) } ?? ""
    return tableRecord(
      id: "table-clusters", caption: words("clusters") + by, head: column(words("cluster"), numeric: false),
      ranked: ranked != nil, rankLabel: words("rank"), columns: heads, rows: rows, sourceLine: sourceLine(figures),
      note: joinedNotes([populationNote(ranked), rowsShown(rows.count, of: all.count)]))
  }

  /// Links to the pages of the regions that hold a cluster: each lists its own, which filters the list of all. Empty
  /// where that would leave one choice.
  fileprivate func regionsOfClusters() -> [Value] {
    let used = Set(site.entities(of: .cluster).compactMap { site.entities[$0].region }).sorted()
    guard used.count > 1 else { return [] }
    return used.map { link(shortName($0), routes.entity($0).map { href($0) }) }
  }

  /// The title of a cluster's page, which may be shorter than its name.
  func title(of id: ID<Entity>) -> String {
    routes.entity(id).flatMap { view.pageIndex[$0] }.map { view.pages[$0].title } ?? name(id)
  }
}
