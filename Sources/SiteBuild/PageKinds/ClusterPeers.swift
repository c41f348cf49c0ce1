// A cluster among its peers: its own figures beside the quartiles of the others, and its place among all of them.

import Base
import Model
import Stats
import Templating

extension Composer {
  /// Who the peers are, and a table with a row for each indicator that can be compared; none without peers.
  mutating func peers(of id: ID<Entity>) -> Value {
    let settings = view.clusterPages.peers
    guard let group = settings.finder?.group(of: id) else { return .none }
    var shown = ShownFigures()
    let rows = settings.indicators.compactMap { peerRow($0, id, group.members, settings.quantile, &shown) }
    guard !rows.isEmpty else { return .none }
    let table = tableRecord(
      id: "table-peers", caption: "\(words("peers")): \(page.title)", head: column(words("indicator"), numeric: false),
      columns: [
        column(shortName(id)), column(words("lower_quartile")), column(words("median")),
        column(words("upper_quartile")), column(words("rank_among_peers"), numeric: false),
      ],
      rows: rows, sourceLine: sourceNames(shown),
      note: filled(words("peer_note"), ["method": settings.quantile.rawValue]))
    return [
      "table": table, "how": .string(how(group, settings)), "members": .list(group.members.map { entityLink($0) }),
    ]
  }

  private func how(_ group: PeerGroup, _ settings: PeerSettings) -> String {
    switch group.choice {
    case .named: words("peers_named")
    case .nearest:
      filled(words("peers_nearest"), ["profile": settings.profile.map { label($0) }.joined(separator: "; ")])
    }
  }

  // The quartiles are those of the others; the place is among them and itself, all of the period of its own figure.
  private mutating func peerRow(
    _ indicator: ID<Indicator>, _ id: ID<Entity>, _ members: [ID<Entity>], _ method: QuantileMethod,
    _ shown: inout ShownFigures
  ) -> Value? {
    guard let own = view.lookup.latest(id, indicator), let peers = summary(
      of: indicator, selection: own.key.selection, period: own.key.period, among: members, in: site, method)
    else { return nil }
    let ranking = ranking(
      of: indicator, selection: own.key.selection, period: own.key.period, among: [id] + members, in: site)
    for cell in [own] + ranking.entries.map(ranking.observation) { shown.add(cell, site) }
    let quartiles = [peers.quartiles.lower, peers.quartiles.median, peers.quartiles.upper]
    return row(
      "\(head(of: indicator)), \(periodLabel(own.key.period, host))",
      href: routes.indicator(indicator).map { href($0) },
      [cell(value(own))] + quartiles.map { cell(computed($0, peers.flags, indicator)) } + [
        cell(text: RankWords.words(for: language).text(of: id, in: ranking), numeric: false)
      ])
  }

  private func computed(_ value: Double, _ flags: Flags, _ id: ID<Indicator>) -> Value {
    let indicator = site.indicators[id]
    let quantity = Quantity(.value(withoutNoise(value)), flags: flags, unit: indicator.unit)
    return .observation(
      Templating.Observation(quantity, decimals: indicator.decimals, indicator: indicator.id, label: label(id)))
  }
}
