// Two to four clusters side by side, by a rule of site.yml: `pages: [{compare: [boston, medicon-valley]}]`. Each measure
// is a row, so that its figures stand on one line; what differs is said in words, but only between figures of the same
// period.

import Base
import Charting
import Model
import Templating

/// Who is compared, and in what.
struct Comparison: Hashable, Sendable {
  let entities: [ID<Entity>]
  /// Empty for all that at least two of them have.
  let indicators: [ID<Indicator>]

  /// More do not stand side by side on a page.
  static let sizes = 2...4
}

extension PageKind {
  static let comparison: PageKind = .init(
    name: "comparison", summary: "Two to four clusters side by side, and what differs in words.",
    template: "comparison.html",
    plan: { planner in
      planner.pageRules.flatMap { rule -> [PlannedPage] in
        guard rule["compare"] != nil, let comparison = readComparison(rule, planner.lookup).result else { return [] }
        let entities = comparison.entities.map { planner.site.entities[$0] }
        let path = "compare/\(entities.map(\.id).joined(separator: "-"))/index.html"
        return planner.inEachLanguage { language in
          let names = entities.map { $0.displayName.text(in: language) }
          let title = rule["title"].flatMap { localized($0) }?.text(in: language)
          return PlannedPage(
            kind: .comparison, path: planner.prefix(language) + path, subject: .comparison(comparison),
            title: title ?? names.joined(separator: ", "), language: language)
        }
      }
    },
    gives: ["clusters", "measures", "source_line", "differences", "portfolio", "ranking"], context: comparisonContext, charts: comparisonCharts)
}

/// What a rule of `pages` compares; `nil` with a fault where it names too few.
func readComparison(_ rule: Node, _ lookup: Lookup) -> Checked<Comparison?> {
  var faults = MapReader(rule, keys: PageRuleKeys.comparison, what: "a comparison").faults
  let known = lookup.site.entities(of: .cluster)
  let entities = (rule["compare"]?.items ?? []).compactMap { item -> ID<Entity>? in
    if let id = item.scalar.flatMap({ lookup.entity($0) }), lookup.site.entities[id].kind == .cluster { return id }
    if let hiding = item.scalar.flatMap({ lookup.hidden.cluster(named: $0) }) {
      faults.append(.hidden("cluster", item.text, hiding, at: item.span))
      return nil
    }
    faults.append(.notOneOf(item, what: "cluster", known.map { lookup.site.entities[$0].id }))
    return nil
  }
  let indicators = lookup.indicators(rule["indicators"], &faults)
  guard Comparison.sizes.contains(entities.count) else {
    // Of a cluster that is not there it has been told already.
    if let listed = rule["compare"]?.items.count, Comparison.sizes.contains(listed) { return Checked(nil, faults) }
    faults.append(Diagnostic(
      .error, "page/comparison", "a comparison has two to four clusters, this one has \(entities.count)",
      at: rule.span))
    return Checked(nil, faults)
  }
  return Checked(Comparison(entities: entities, indicators: indicators), faults)
}

private func comparisonContext(_ composer: inout Composer) -> [(String, Value)] {
  guard case .comparison(let comparison) = composer.page.subject else { return [] }
  let clusters = comparison.entities.map { id -> Value in
    [
      "title": .string(composer.shortName(id)),
      "href": optional(composer.routes.entity(id).map { composer.href($0) }),
      "standfirst": .string(composer.standfirst(of: id)),
    ]
  }
  var shown = ShownFigures()
  let measures = composer.measures(of: comparison).map { composer.measure($0, comparison.entities, &shown) }
  let differences = composer.compared(comparison).compactMap { composer.difference(in: $0, comparison.entities) }
  let charts = comparedCharts(composer.view, comparison, composer.page.language)
  return [
    ("clusters", .list(clusters)), ("measures", .list(measures)),
    ("source_line", .safe(text: composer.sourceNames(shown))),
    ("differences", .list(differences.map { .string($0) })),
    ("portfolio", charts.portfolio.map { .safe(composer.figure($0)) } ?? .none),
    ("ranking", charts.ranking.map { .safe(composer.figure($0)) } ?? .none),
  ]
}

private func comparisonCharts(_ view: SiteView, _ page: PlannedPage) -> [ChartRequest] {
  guard case .comparison(let comparison) = page.subject else { return [] }
  let charts = comparedCharts(view, comparison, page.language)
  return [charts.portfolio, charts.ranking].compactMap { $0 }
}

// The charts of every cluster's page show all clusters on one scale: here those that are compared stand out. One in
// which a single one of them has a figure compares nothing.
private func comparedCharts(
  _ view: SiteView, _ comparison: Comparison, _ language: String
) -> (portfolio: ChartRequest?, ranking: ChartRequest?) {
  let highlight = comparison.entities.map { view.site.entities[$0].id }
  func comparing(_ chart: PreparedChart?) -> PreparedChart? {
    chart.flatMap { chart in comparison.entities.count { view.hasFigure($0, in: chart) } > 1 ? chart : nil }
  }
  let (portfolio, ranking) = (comparing(view.clusterPages.portfolio), comparing(view.clusterPages.ranking))
  let beside = portfolio == nil ? ClusterChart.wholeWidth : ClusterChart.halfWidth
  return (
    portfolio.map {
      ChartRequest(
        id: ClusterChart.portfolio, spec: $0.spec(in: language), highlight: highlight,
        wideWidth: ClusterChart.wholeWidth)
    },
    ranking.map {
      ChartRequest(id: ClusterChart.ranking, spec: $0.spec(in: language), highlight: highlight, wideWidth: beside)
    }
  )
}

extension Composer {
  /// Links to the comparisons that a cluster is in.
  func comparisons(of id: ID<Entity>) -> [Value] {
    view.comparisons.filter { comparison, other in
      other.language == page.language && comparison.entities.contains(id)
    }.map { link($1.title, href($1.path)) }
  }

  fileprivate func compared(_ comparison: Comparison) -> [ID<Indicator>] {
    if !comparison.indicators.isEmpty { return comparison.indicators }
    return shownIndicators(view.lookup).filter { id in
      view.lookup.dimensions[id.position].isEmpty
        && comparison.entities.count { view.lookup.latest($0, id) != nil } > 1
    }
  }

  /// What the comparison's page shows: the key figures of every cluster's page that one of them has, then all that two
  /// of them have.
  fileprivate func measures(of comparison: Comparison) -> [ID<Indicator>] {
    let compared = compared(comparison)
    if !comparison.indicators.isEmpty { return compared }
    let key = view.clusterPages.tiles.filter { indicator in
      comparison.entities.contains { view.lookup.latest($0, indicator) != nil }
    }
    return key + compared.filter { !key.contains($0) }
  }

  /// One row: the figure of each, with its bar on a scale that is the row's own.
  fileprivate mutating func measure(
    _ indicator: ID<Indicator>, _ entities: [ID<Entity>], _ shown: inout ShownFigures
  ) -> Value {
    let cells = entities.map { view.lookup.latest($0, indicator) }
    let known = cells.compactMap { $0 }
    let longest = largest(known)
    for cell in known { shown.add(cell, site) }
    let periods = known.map { periodWords($0) }
    let isOfOneTime = Set(periods).count == 1
    return [
      "label": .string(head(of: indicator)),
      "href": optional(routes.indicator(indicator).map { href($0) }),
      "period": .string(isOfOneTime ? periods[0] : ""),
      "cells": .list(cells.map { cell in
        guard let cell else { return ["observation": .none, "bar": .none, "context": ""] }
        return [
          "observation": value(cell), "bar": bar(cell, largest: longest),
          "context": .string(isOfOneTime ? "" : periodWords(cell)),
        ]
      }),
    ]
  }

  fileprivate func standfirst(of id: ID<Entity>) -> String {
    let page = routes.entity(id).flatMap { view.pageIndex[$0] }.map { view.pages[$0] }
    guard let page, !page.isUntranslated else { return "" }
    return page.written.flatMap { site.pages[$0].profile.description } ?? ""
  }

  /// An indicator a row, an entity a column; each figure of its own latest period, which the row names, once where all
  /// agree.
  ///
  /// - Returns: `.none` where there is nothing to compare.
  mutating func comparedTable(_ comparison: Comparison, id: String, caption: String, note: String = "") -> Value {
    let entities = comparison.entities
    var shown = ShownFigures()
    let rows = compared(comparison).map { indicator -> Value in
      let cells = entities.map { view.lookup.latest($0, indicator) }
      for case let cell? in cells { shown.add(cell, site) }
      let periods = cells.compactMap { $0.map { periodLabel($0.key.period, host) } }
      let times = Set(periods).count == 1 ? Array(periods.prefix(1)) : periods
      let title = [head(of: indicator), times.joined(separator: " / ")].filter { !$0.isEmpty }.joined(separator: ", ")
      return row(
        title, href: routes.indicator(indicator).map { href($0) },
        cells.map { cell in cell.map { SiteBuild.cell(value($0)) } ?? SiteBuild.cell() })
    }
    guard !rows.isEmpty else { return .none }
    return tableRecord(
      id: id, caption: caption, head: column(words("indicator"), numeric: false),
      columns: entities.map { column(shortName($0)) }, rows: rows, sourceLine: sourceNames(shown),
      note: note)
  }

  /// "Jobs: Boston has 2.3 times the figure of Durham (9,507 against 4,133, 2016 Q4)." Between the highest and the
  /// lowest; nil where two figures of one period are not disclosed.
  fileprivate func difference(in indicator: ID<Indicator>, _ entities: [ID<Entity>]) -> String? {
    let cells = entities.compactMap { view.lookup.latest($0, indicator) }
    guard let period = cells.first?.key.period, cells.allSatisfy({ $0.key.period == period }) else { return nil }
    let known = cells.compactMap { cell in
      view.lookup.quantity(cell).rankedValue.map { (cell, asPrinted($0, site.indicators[indicator].decimals)) }
    }
    guard known.count > 1, let high = known.max(by: { $0.1 < $1.1 }), let low = known.min(by: { $0.1 < $1.1 }) else {
      return nil
    }
    let isAlike = high.1 == low.1
    let (pattern, amount) = isAlike ? ("difference_none", 0) : kind(of: indicator, high.1, low.1)
    guard let pattern else { return nil }
    return filled(
      words(pattern),
      [
        "label": label(indicator), "amount": numberText(amount, decimals: amount < 10 ? 1 : 0, in: language),
        "high": shortName(high.0.key.entity), "low": shortName(isAlike ? known[1].0.key.entity : low.0.key.entity),
        "high_figure": text(high.0), "low_figure": text(low.0), "period": periodLabel(period, host),
      ])
  }

  // A ratio of what can be counted, a difference of what is a share already; neither where it would read 1.0 or 0.0.
  private func kind(of id: ID<Indicator>, _ high: Double, _ low: Double) -> (pattern: String?, amount: Double) {
    switch site.indicators[id].unit {
    case .percent, .percentagePoints:
      return high - low < 0.05 ? ("difference_small", 0) : ("difference_points", high - low)
    case .place?: return (nil, 0)
    case .named, .ratio, .currency, nil:
      if low <= 0 { return (nil, 0) }
      return high / low < 1.05 ? ("difference_small", 0) : ("difference_times", high / low)
    }
  }

  private func text(_ cell: Model.Observation) -> String {
    var out = ByteWriter()
    out.append(
      quantity: view.lookup.quantity(cell), decimals: site.indicators[cell.key.indicator].decimals, in: language)
    return out.text
  }
}
