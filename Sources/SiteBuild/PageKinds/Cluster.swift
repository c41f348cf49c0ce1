// A page for each cluster, from its Markdown, from its row, or from both.

import Base
import Charting
import Model
import Templating

extension PageKind {
  static let cluster: PageKind = .init(
    name: "cluster", summary: "A cluster: its profile, key figures, narrative, place among the others, all indicators.",
    template: "cluster.html", traits: [.isCited, .hasNeighbours],
    plan: { planner in
      let main = narratives(planner, planner.mainLanguage)
      return planner.site.settings.languages.flatMap { language in
        let translated = language == planner.mainLanguage ? main : narratives(planner, language)
        return planner.site.entities(of: .cluster).map { id -> PlannedPage in
          let entity = planner.site.entities[id]
          let own = translated[id]
          let written = own ?? main[id]
          let title = written.map { planner.site.pages[$0].profile.title } ?? entity.name
          return PlannedPage(
            kind: .cluster, path: planner.prefix(language) + "clusters/\(entity.id)/index.html", subject: .entity(id),
            written: written, isUntranslated: own == nil && written != nil, title: title.text(in: language), language: language, isDraft: planner.isHidden(written))
        }
      }
    },
    gives: [
      "cluster", "facts", "locator", "tiles", "portfolio", "ranking", "charts", "table", "peers", "comparisons",
      "partners", "downloads",
    ],
    context: clusterContext, charts: clusterCharts)
}

// The Markdown of each cluster in one language, by index of the written pages.
private func narratives(_ planner: PagePlanner, _ language: String) -> [ID<Entity>: Int] {
  var found: [ID<Entity>: Int] = [:]
  for (index, page) in planner.site.pages.enumerated() where page.kind == .cluster && page.language == language {
    found[page.entity] = index
  }
  return found
}

private func clusterContext(_ composer: inout Composer) -> [(String, Value)] {
  guard case .entity(let id) = composer.page.subject else { return [] }
  let entity = composer.site.entities[id]
  let tiles = composer.tiles(of: id)
  let charts = composer.view.clusterCharts(id, in: composer.page.language)
  let portfolio = charts.portfolio.map { Value.safe(composer.figure($0)) } ?? .none
  let ranking = charts.ranking.map { Value.safe(composer.figure($0)) } ?? .none
  let others = charts.others.map { Value.safe(composer.figure($0)) }
  let peers = composer.peers(of: id)
  let table = composer.indicatorTable(of: id)
  return [
    ("cluster", [
      "id": .string(entity.id), "title": .string(composer.page.title), "full_name": .string(composer.name(id)),
      "region": entity.region.map { composer.entityLink($0) } ?? .none,
      "organisation": entity.organisation.map { composer.entityLink($0) } ?? .none,
    ]),
    ("facts", .list(composer.facts(of: id))),
    ("locator", composer.locator(id)),
    ("tiles", .list(tiles)), ("portfolio", portfolio), ("ranking", ranking), ("charts", .list(others)),
    ("table", table), ("peers", peers), ("comparisons", .list(composer.comparisons(of: id))),
    ("partners", .list(composer.partners(of: id))),
    ("downloads", .list(composer.clusterDownloads(of: id))),
  ]
}

private func clusterCharts(_ view: SiteView, _ page: PlannedPage) -> [ChartRequest] {
  guard case .entity(let id) = page.subject else { return [] }
  let charts = view.clusterCharts(id, in: page.language)
  return [charts.portfolio, charts.ranking].compactMap { $0 } + charts.others
}

/// The names and widths of the charts that every cluster's page has.
enum ClusterChart {
  static let portfolio = "fig-portfolio"
  static let ranking = "fig-ranking"
  /// Of the page, and of one of two charts side by side.
  static let wholeWidth = 744.0
  static let halfWidth = 360.0
}

extension SiteView {
  /// Whether an entity has a figure of what a chart draws.
  func hasFigure(_ id: ID<Entity>, in chart: PreparedChart) -> Bool {
    chart.indicators.contains { lookup.latest(id, $0) != nil }
  }

  /// The charts that `cluster_pages` of site.yml wants on a cluster's page. One whose subject has no figure drawn there
  /// is left out: a chart of all the others says nothing about it.
  func clusterCharts(
    _ id: ID<Entity>, in language: String
  ) -> (portfolio: ChartRequest?, ranking: ChartRequest?, others: [ChartRequest]) {
    let key = site.entities[id].id
    func request(_ prepared: PreparedChart?, _ chartID: String, wide: Double) -> ChartRequest? {
      guard let prepared, hasFigure(id, in: prepared) else { return nil }
      return ChartRequest(id: chartID, spec: prepared.spec(in: language), highlight: [key], wideWidth: wide)
    }
    let both = clusterPages.portfolio != nil && clusterPages.ranking != nil
    let others = clusterPages.charts.enumerated().compactMap { index, chart in
      request(chart, "fig-chart-\(index + 1)", wide: ClusterChart.wholeWidth)
    }
    return (
      request(clusterPages.portfolio, ClusterChart.portfolio, wide: ClusterChart.wholeWidth),
      request(
        clusterPages.ranking, ClusterChart.ranking, wide: both ? ClusterChart.halfWidth : ClusterChart.wholeWidth),
      others
    )
  }
}

extension Composer {
  /// The key figures that the site wants and the cluster has.
  mutating func tiles(of id: ID<Entity>) -> [Value] {
    view.clusterPages.tiles.compactMap { indicator in
      view.lookup.latest(id, indicator).map { tile($0) }
    }
  }

  mutating func facts(of id: ID<Entity>) -> [Value] {
    let entity = site.entities[id]
    var facts: [Value] = []
    if let region = entity.region {
      facts.append(fact(words("region"), name(region), href: routes.entity(region).map { href($0) }))
    } else if let country = entity.country {
      facts.append(fact(words("country"), country))
    }
    if let organisation = entity.organisation {
      facts.append(fact(
        words("organisation"), shortName(organisation), href: routes.entity(organisation).map { href($0) }))
      for indicator in view.clusterPages.organisationFacts {
        guard let cell = view.lookup.latest(organisation, indicator) else { continue }
        // Its members and its year are not those of the cluster.
        facts.append(fact(
          "\(label(indicator)), \(shortName(organisation))", observation: value(cell), note: periodNote(cell)))
      }
    }
    if let place = entity.coordinates { facts.append(fact(words("coordinates"), coordinatesText(place))) }
    return facts
  }

  private func periodNote(_ observation: Model.Observation) -> String {
    observation.key.period.map { " (\(periodLabel($0, host)))" } ?? ""
  }

  func coordinatesText(_ place: Coordinates) -> String {
    func degrees(_ value: Double, _ positive: String, _ negative: String) -> String {
      numberText(value.magnitude, decimals: 2, in: language) + "° " + (value < 0 ? negative : positive)
    }
    return degrees(place.latitude, words("compass/north"), words("compass/south")) + " "
      + degrees(place.longitude, words("compass/east"), words("compass/west"))
  }

  /// All clusters by longitude and latitude, this one in accent.
  func locator(_ id: ID<Entity>) -> Value {
    guard site.entities[id].coordinates != nil else { return .none }
    return captioned(locatorDrawing(id))
  }

  func captioned(_ svg: [UInt8]) -> Value {
    svg.isEmpty ? .none : ["figure": .safe(svg), "caption": .string(words("locator"))]
  }

  /// All figures of the cluster as files: one set for all languages, beside its page in the main one.
  func clusterDownloads(of id: ID<Entity>) -> [Value] {
    let name = site.entities[id].id
    return dataDownloads(words("all_figures"), "clusters/\(name)/\(name)")
  }

  /// What a cluster's organisation says of its partners.
  func partners(of id: ID<Entity>) -> [Value] {
    let entity = site.entities[id]
    let holder = entity.kind == .organisation ? entity : entity.organisation.map { site.entities[$0] }
    let list = holder?.profile.first { $0.key == "partners" }?.value.items ?? []
    return list.compactMap { partner in
      guard let key = partner["organisation"]?.scalar, let other = view.lookup.entity(key) else { return nil }
      return [
        "title": .string(name(other)), "href": optional(routes.entity(other).map { href($0) }),
        "relation": .string(partner["relation"]?.scalar ?? words("partner")),
      ]
    }
  }
}
