// What a claim is held against: the rows that a block shows, each with its figures in time.

import Base
import Charting
import Markup
import Model

struct ClaimEvidence: Sendable {
  struct Row: Sendable {
    /// What a chart highlights it by: the ids of its entity and codes.
    let keys: [String]
    let name: String
    /// In time order; figures that are absent are left out.
    var points: [(period: Period?, value: Double)]
  }

  var rows: [Row]
  let decimals: Int?
  var highlighted: Set<String>
}

extension ClaimEvidence {
  /// The rows of a chart, by its first channel that has numbers.
  init?(_ table: ChartTable, _ spec: ChartSpec, highlighted: [String]) {
    let fields = spec.channels.flatMap { $0.value.fields.map(\.value) }
    let columns = fields.compactMap { table[$0] }
    guard let measure = columns.first(where: { $0.isMeasure }),
      case .numbers(let figures) = measure.cells else { return nil }
    let periods = (columns + table.columns).compactMap(\.periods).first
    let texts = columns.compactMap(\.texts)
    var rows: [Row] = []
    var places: [[String]: Int] = [:]
    for index in 0..<table.count {
      let cells = texts.map { $0[index] }
      let keys = [table.rows[safe: index]?.key].compactMap(\.self) + cells.map(\.key)
      let place = places[keys] ?? rows.count
      if place == rows.count {
        places[keys] = place
        rows.append(Row(keys: keys, name: cells.first?.text ?? keys.first ?? "", points: []))
      }
      if let value = figures[index].value { rows[place].points.append((periods?[index], value)) }
    }
    for index in rows.indices where periods != nil {
      rows[index].points.sort { a, b in a.period.map { own in b.period.map { own < $0 } ?? false } ?? true }
    }
    self.init(
      rows: rows, decimals: measure.decimals, highlighted: Set(highlighted + spec.highlight.map(\.value)))
  }

  /// The rows that a title speaks of: those that are highlighted, else those that it names; `nil` where there are none.
  func subjects(of title: String) -> [Row]? {
    let chosen = rows.filter { !highlighted.isDisjoint(with: $0.keys) }
    if !chosen.isEmpty { return chosen }
    let words = title.lowercased()
    let named = rows.filter { !$0.name.isEmpty && words.contains($0.name.lowercased()) }
    return named.isEmpty ? nil : named
  }
}

extension ChartColumn {
  fileprivate var isMeasure: Bool {
    if case .numbers = cells { return name != "latitude" && name != "longitude" }
    return false
  }

  fileprivate var periods: [Period?]? { if case .periods(let periods) = cells { periods } else { nil } }
  fileprivate var texts: [ChartText]? { if case .texts(let texts) = cells { texts } else { nil } }
}
