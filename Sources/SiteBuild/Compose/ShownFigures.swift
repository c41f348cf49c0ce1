// What a table shows, for the line below it: whose figures they are, and of when.

import Base
import Model
import Templating

/// The sources and times of the figures of one table, gathered while it is made.
struct ShownFigures {
  /// In the order in which a reader meets them.
  private(set) var sources: [ID<Source>] = []
  /// The earliest and the latest time, and whether some figure has none.
  private(set) var first: Period?
  private(set) var last: Period?
  private(set) var hasUndated = false

  mutating func add(_ cell: Model.Observation, _ site: Site) {
    sources.add(site.observations.sources(of: cell))
    guard let period = cell.key.period else { hasUndated = true; return }
    first = first.map { min($0, period) } ?? period
    last = last.map { max($0, period) } ?? period
  }
}

extension Composer {
  /// "BLS, QCEW, 2016 Q4."; of several times "2015–2016". Empty where no figure is shown.
  func sourceLine(_ shown: ShownFigures) -> String {
    guard !shown.sources.isEmpty else { return "" }
    let names = shown.sources.map { sourceShortLabel(site.sources[$0], page.language) }.joined(separator: "; ")
    return escaped(names + times(shown)) + "."
  }

  private func times(_ shown: ShownFigures) -> String {
    guard let first = shown.first, let last = shown.last else {
      return shown.hasUndated ? ", " + periodLabel(nil, host) : ""
    }
    let (from, to) = (periodLabel(first, host), periodLabel(last, host))
    return from == to ? ", " + from : ", \(from)–\(to)"
  }
}
