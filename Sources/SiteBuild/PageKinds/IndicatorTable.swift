// The table at the end of a cluster's page: its indicators by industry, or one below the other.

import Base
import Charting
import Model
import Templating

extension Composer {
  /// All figures of an entity; none where it has none.
  mutating func indicatorTable(of id: ID<Entity>) -> Value {
    if let dimension = view.clusterPages.tableDimension, !view.clusterPages.tableColumns.isEmpty {
      let table = dimensionTable(id, dimension, view.clusterPages.tableColumns)
      if !table.isNone { return table }
    }
    return plainTable(of: id)
  }

  // One row a code, one column an indicator; withheld neighbours join into one cell.
  private mutating func dimensionTable(_ id: ID<Entity>, _ dimension: Int, _ indicators: [ID<Indicator>]) -> Value {
    let list = site.dimensions[dimension]
    var figures = ShownFigures()
    var rows: [Value] = []
    for (code, entry) in list.codes.enumerated() where !entry.isTotal {
      let choice = Model.Selection.Choice(dimension: dimension, code: code)
      let cells = indicators.map { view.lookup.latest(id, $0, [choice]) }
      guard cells.contains(where: { $0 != nil }) else { continue }
      for case let cell? in cells { figures.add(cell, site) }
      let href = routes.code(dimension, code).map { self.href($0) }
      rows.append(row(entry.displayName.text(in: page.language), href: href, joined(cells)))
    }
    guard !rows.isEmpty else { return .none }
    let heads = indicators.map { column(head(of: $0)) }
    return tableRecord(
      id: "table-indicators", caption: "\(words("all_indicators")): \(page.title)",
      head: column(words(list.name), numeric: false), columns: heads, rows: rows,
      sourceLine: sourceLine(figures))
  }

  private mutating func joined(_ cells: [Model.Observation?]) -> [Value] {
    var result: [Value] = []
    var index = 0
    while index < cells.count {
      guard let observation = cells[index] else {
        result.append(cell())
        index += 1
        continue
      }
      var span = 1
      if view.lookup.quantity(observation).isSuppressed {
        while index + span < cells.count, let next = cells[index + span], view.lookup.quantity(next).isSuppressed {
          span += 1
        }
      }
      result.append(cell(value(observation), span: span))
      index += span
    }
    return result
  }

  /// One row an indicator: the figure, when, where from; none where there is no figure.
  mutating func plainTable(of id: ID<Entity>) -> Value {
    var rows: [Value] = []
    var shown = ShownFigures()
    for indicator in site.indicators.indices.map({ ID<Indicator>($0) }) {
      guard view.lookup.dimensions[indicator.position].isEmpty, let observation = view.lookup.latest(id, indicator)
      else {
        continue
      }
      shown.add(observation, site)
      let href = routes.indicator(indicator).map { self.href($0) }
      rows.append(row(
        label(indicator), href: href,
        [
          cell(value(observation), graphic: trend(observation)), cell(text: unitWords(indicator), numeric: false),
          cell(text: periodWords(observation), numeric: false),
          cell(text: sourceNames(observation), numeric: false),
        ]))
    }
    guard !rows.isEmpty else { return .none }
    return tableRecord(
      id: "table-indicators", title: words("all_indicators"), caption: "\(words("all_indicators")): \(page.title)",
      head: column(words("indicator"), numeric: false),
      columns: [
        column(words("figure_head")), column(words("unit"), numeric: false), column(words("period"), numeric: false),
        column(words("source"), numeric: false),
      ], rows: rows, note: marks(shown))
  }

  /// "Jobs"; "Average weekly wage, USD": the unit where the label does not say it.
  func head(of id: ID<Indicator>) -> String {
    let label = shortLabel(id)
    switch site.indicators[id].unit {
    case .percent?: return label + ", %"
    case .currency(let code, let basis)?: return ([label, code] + [basis].compactMap { $0 }).joined(separator: ", ")
    case .percentagePoints?: return label + ", pp"
    case .named, .ratio, nil: return label
    }
  }

  func unitWords(_ id: ID<Indicator>) -> String {
    switch site.indicators[id].unit {
    case .percent?: "%"
    case .percentagePoints?: words("percentage_points")
    case .ratio?: words("ratio")
    case .currency(let code, let basis)?: ([code] + [basis].compactMap { $0 }).joined(separator: ", ")
    case .named(let name)?: name
    case nil: ""
    }
  }

  /// "BLS, QCEW." Below a table that says the times itself.
  func sourceNames(_ sources: [ID<Source>]) -> String {
    let names = sources.map { sourceShortLabel(site.sources[$0], page.language) }
    return names.isEmpty ? "" : escaped(names.joined(separator: "; ")) + "."
  }
}
