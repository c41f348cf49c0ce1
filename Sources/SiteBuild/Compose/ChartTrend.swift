// Figures in the size of a word: the course of a key figure beside it, a bar in the cell of a ranking.

import Base
import Charting
import Model
import Templating

extension Composer {
  /// The course of a series up to one of its observations; none where fewer than three periods have a figure.
  func trend(_ observation: Model.Observation) -> Value {
    let key = observation.key
    guard let end = key.period else { return .none }
    let values = course(upTo: end, site.observations.series(key.entity, key.indicator, key.selection))
    guard values.count > 2 else { return .none }
    return .safe(sparkline(values, label: label(key.indicator), language: language, strings: words.chartStrings))
  }

  /// A bar for a figure of a table, as long as the largest allows; none where lengths would say nothing. What is
  /// beyond the largest gets the room of a bar, so that its digits stand with the others.
  func bar(_ observation: Model.Observation, largest: Double) -> Value {
    guard largest > 0 else { return .none }
    let quantity = view.lookup.quantity(observation)
    if quantity.isSuppressed { return .none }
    let isCompared = quantity.extent.map { $0.high <= largest } ?? false
    return .safe(tableBar(isCompared ? quantity : Quantity(.absent(.missing)), max: largest))
  }

  /// The largest of some figures that bars may compare: all known ones from zero up, at least two.
  func largest(_ observations: some Sequence<Model.Observation>) -> Double {
    let extents = observations.compactMap { view.lookup.quantity($0).extent }
    guard extents.count > 1, extents.allSatisfy({ $0.low >= 0 }) else { return 0 }
    return extents.map(\.high).max() ?? 0
  }

  // One quantity a step: a period that nobody published is a gap, not left out. Empty for fewer than three figures.
  private func course(upTo end: Period, _ cells: ArraySlice<Model.Observation>) -> [Quantity] {
    let starts = cells.indices.lazy.compactMap { index -> (index: Int, start: Int)? in
      guard let period = cells[index].key.period, period.frequency == end.frequency, period.start <= end.start else { return nil }
      return (index, Int(period.start))
    }
    guard let first = starts.first?.start else { return [] }
    var (last, step, known) = (first, Int.max, 0)
    for (index, start) in starts {
      if start > last { step = min(step, start - last) }
      last = start
      if site.observations.quantity(of: cells[index]).value != nil { known += 1 }
    }
    guard known > 2, (last - first) / step < 400 else { return [] }
    var values = [Quantity](repeating: Quantity(.absent(.missing)), count: (last - first) / step + 1)
    for (index, start) in starts { values[(start - first) / step] = view.lookup.quantity(cells[index]) }
    return values
  }
}
