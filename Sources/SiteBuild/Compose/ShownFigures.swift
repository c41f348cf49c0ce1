// What a table shows, for the line below it: whose figures they are, of when, and what the marks beside them say.

import Base
import Model
import Templating

/// The sources, times and marks of the figures of one table, gathered while it is made.
struct ShownFigures {
  /// In the order in which a reader meets them.
  private(set) var sources: [ID<Source>] = []
  /// The earliest and the latest time, and whether some figure has none.
  private(set) var first: Period?
  private(set) var last: Period?
  private(set) var hasUndated = false
  private(set) var flags: Flags = []
  /// Figures whose source adds something, which an asterisk says of them.
  private(set) var noted: [Model.Observation] = []

  mutating func add(_ cell: Model.Observation, _ site: Site) {
    sources.add(site.observations.sources(of: cell))
    flags.formUnion(site.observations.quantity(of: cell).flags)
    if site.hasRemark(cell) { noted.append(cell) }
    guard let period = cell.key.period else { hasUndated = true; return }
    first = first.map { min($0, period) } ?? period
    last = last.map { max($0, period) } ?? period
  }
}

extension Composer {
  /// "BLS, QCEW, 2016 Q4. [e] estimated."; of several times "2015–2016". Empty where no figure is shown.
  func sourceLine(_ shown: ShownFigures) -> String {
    guard !shown.sources.isEmpty else { return "" }
    let names = shown.sources.map { sourceShortLabel(site.sources[$0], page.language) }.joined(separator: "; ")
    return joinedNotes([escaped(names + times(shown)) + ".", escaped(marks(shown))])
  }

  /// The same below a table that says the times itself: "BLS, QCEW. [e] estimated."
  func sourceNames(_ shown: ShownFigures) -> String {
    joinedNotes([sourceNames(shown.sources), escaped(marks(shown))])
  }

  /// "[e] estimated; [p] provisional. * Private owners only.": for readers without a mouse, and on paper.
  func marks(_ shown: ShownFigures) -> String {
    if shown.flags.isEmpty, shown.noted.isEmpty { return "" }
    let states = Quantity(.value(0), flags: shown.flags).statuses.map { "[\($0.mark)] \(words.status($0))" }
    var key = states.isEmpty ? [] : [states.joined(separator: "; ") + "."]
    for cell in shown.noted {
      guard let note = site.observations.note(of: cell)?.text(in: page.language) else { continue }
      let line = "* " + (note.hasSuffix(".") ? note : note + ".")
      if !key.contains(line) { key.append(line) }
    }
    return joinedNotes(key)
  }

  private func times(_ shown: ShownFigures) -> String {
    guard let first = shown.first, let last = shown.last else {
      return shown.hasUndated ? ", " + periodLabel(nil, host) : ""
    }
    let (from, to) = (periodLabel(first, host), periodLabel(last, host))
    return from == to ? ", " + from : ", \(from)–\(to)"
  }
}
