// `cluster_pages` of site.yml: what stands on every cluster's page, said once.

import Base
import Charting
import Model
import Stats

/// More neighbours than a page can show.
private let mostPeers = 100
/// A row of key figures, where a site names none.
private let mostUsualTiles = 5

enum ClusterPageKeys {
  static let all: [KnownKey] = [
    KnownKey("tiles", .texts, "The indicators of the key figures; one without a figure for a cluster is left "
      + "out there. Without `cluster_pages`, the first five that clusters have."),
    KnownKey("order_by", .text, "The indicator that the list of clusters is ordered by; else the first tile."),
    KnownKey("organisation_facts", .texts, "The indicators of its organisation that stand beside its name: members."),
    KnownKey("portfolio", .map, "A chart of all clusters, written as in a chart block; the cluster is highlighted."),
    KnownKey("ranking", .map, "A second chart, which stands beside the first."),
    KnownKey("charts", .anything, "Further charts."),
    KnownKey("table", .map, "`by`: a dimension, its codes the rows; `columns`: indicators."),
    KnownKey("peers", .map, "Whom a cluster is compared with that names no `peers` itself, and in what."),
  ]
  static let peers: [KnownKey] = [
    KnownKey(
      "profile", .texts, "The indicators by which the nearest clusters are found; without it only named peers count."),
    KnownKey("count", .count(to: mostPeers), "How many of the nearest; 5 where left out."),
    KnownKey("indicators", .texts, "The indicators that are compared; the tiles where left out."),
    KnownKey(
      "quantile", .text, "How quartiles are found: `linear` (default), `inverted-cdf`, `weibull`, `median-unbiased`."),
  ]
  static let table: [KnownKey] = [
    KnownKey("by", .text, "The dimension whose codes are the rows."),
    KnownKey("columns", .texts, "The indicators that are the columns."),
  ]
}

/// What `cluster_pages` of site.yml wants at the head of every cluster's page.
struct ClusterPages: Sendable {
  var tiles: [ID<Indicator>] = []
  /// What is said of a cluster's organisation beside its name.
  var organisationFacts: [ID<Indicator>] = []
  var portfolio: PreparedChart?
  var ranking: PreparedChart?
  var charts: [PreparedChart] = []
  /// The dimension whose codes are the rows of the table, and the indicators that are its columns.
  var tableDimension: Int?
  var tableColumns: [ID<Indicator>] = []
  /// Where nothing says otherwise, the indicator that clusters are ordered by.
  var orderedBy: ID<Indicator>?
  var peers = PeerSettings()
}

/// Whom a cluster is compared with, and in what.
struct PeerSettings: Sendable {
  var profile: [ID<Indicator>] = []
  var count = 5
  var indicators: [ID<Indicator>] = []
  var quantile = QuantileMethod.linear
  var finder: PeerFinder?
}

/// A chart read once and drawn for many pages.
struct PreparedChart: Sendable {
  /// By the index of the site's languages.
  private let specs: [ChartSpec]
  private let languages: [String]
  /// The indicators that it draws.
  let indicators: [ID<Indicator>]

  init?(_ specs: [ChartSpec], in languages: [String], _ lookup: Lookup) {
    guard let first = specs.first, specs.count == languages.count else { return nil }
    (self.specs, self.languages) = (specs, languages)
    indicators = first.fields.compactMap { lookup.indicator($0.value) }
  }

  /// With its texts in a language of the site.
  func spec(in language: String) -> ChartSpec { specs[languages.firstIndex(of: language) ?? 0] }
}

func clusterPages(_ node: Node?, _ lookup: Lookup) -> Checked<ClusterPages> {
  var pages = ClusterPages()
  guard let node else {
    pages.tiles = usualTiles(lookup)
    pages.orderedBy = pages.tiles.first
    pages.peers.indicators = pages.tiles
    pages.peers.finder = peerFinder(pages.peers, lookup)
    return Checked(pages)
  }
  let reader = MapReader(node, keys: ClusterPageKeys.all, what: "cluster_pages")
  var faults = reader.faults
  pages.tiles = lookup.indicators(node["tiles"], &faults)
  pages.orderedBy = lookup.indicators(node["order_by"], &faults).first ?? pages.tiles.first
  pages.organisationFacts = lookup.indicators(node["organisation_facts"], &faults)
  pages.portfolio = chart(node["portfolio"], lookup, &faults)
  pages.ranking = chart(node["ranking"], lookup, &faults)
  pages.charts = (node["charts"]?.items ?? []).compactMap { chart($0, lookup, &faults) }
  if let table = node["table"] {
    let reader = MapReader(table, keys: ClusterPageKeys.table, what: "the table of cluster_pages")
    faults += reader.faults
    pages.tableColumns = lookup.indicators(table["columns"], &faults)
    if let by = table["by"], let name = by.scalar {
      pages.tableDimension = lookup.site.dimension(named: name)
      if pages.tableDimension == nil {
        faults.append(.notOneOf(by, what: "dimension", lookup.site.dimensions.map(\.name)))
      }
    }
  }
  pages.peers = peerSettings(node["peers"], tiles: pages.tiles, lookup, &faults)
  return Checked(pages, faults)
}

private func peerSettings(
  _ node: Node?, tiles: [ID<Indicator>], _ lookup: Lookup, _ faults: inout [Diagnostic]
) -> PeerSettings {
  var peers = PeerSettings()
  if let node {
    let reader = MapReader(node, keys: ClusterPageKeys.peers, what: "the peers of cluster_pages")
    faults += reader.faults
    peers.profile = lookup.indicators(node["profile"], &faults)
    peers.indicators = lookup.indicators(node["indicators"], &faults)
    peers.count = reader.count("count", to: mostPeers) ?? peers.count
    if let word = node["quantile"] {
      if let method = QuantileMethod(rawValue: word.text) { peers.quantile = method } else {
        faults.append(.notOneOf(word, what: "quantile", QuantileMethod.allCases.map(\.rawValue)))
      }
    }
  }
  if peers.indicators.isEmpty { peers.indicators = tiles }
  peers.finder = peerFinder(peers, lookup)
  return peers
}

// None where nobody names peers and there is no profile to find them by.
private func peerFinder(_ peers: PeerSettings, _ lookup: Lookup) -> PeerFinder? {
  let clusters = lookup.site.entities(of: .cluster)
  guard !peers.profile.isEmpty || clusters.contains(where: { !lookup.site.entities[$0].peers.isEmpty }) else {
    return nil
  }
  return PeerFinder(clusters, profile: peers.profile, count: peers.count, lookup)
}

// The first indicators that a cluster has a figure of, in the order of their declaration.
private func usualTiles(_ lookup: Lookup) -> [ID<Indicator>] {
  Array(
    lookup.indicators(ofAny: .cluster).lazy.filter { lookup.dimensions[$0.position].isEmpty }.prefix(mostUsualTiles))
}

private func chart(_ node: Node?, _ lookup: Lookup, _ faults: inout [Diagnostic]) -> PreparedChart? {
  guard let node else { return nil }
  let languages = lookup.site.settings.languages
  let read = languages.map { chartSpec(node.said(in: $0, of: languages)) }
  faults += read.first?.diagnostics ?? []
  return PreparedChart(read.compactMap(\.result), in: languages, lookup)
}

extension Node {
  /// The map with those of its texts that are given by language, `title: {en: …, da: …}`, in one of them.
  fileprivate func said(in language: String, of languages: [String]) -> Node {
    guard case .map(let entries) = content else { return self }
    return Node(
      .map(entries.map { entry in
        let inner = entry.value.entries
        guard !inner.isEmpty, inner.allSatisfy({ languages.contains($0.key) }) else { return entry }
        let chosen = inner.first { $0.key == language } ?? inner[0]
        return Entry(key: entry.key, keySpan: entry.keySpan, value: chosen.value)
      }), text: text, at: span)
  }
}
