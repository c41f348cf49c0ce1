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
    let known = site.observations.series(key.entity, key.indicator, key.selection).filter { cell in
      cell.key.period.map { $0.frequency == end.frequency && $0.start <= end.start } ?? false
    }
    let values = evenly(known)
    guard values.count(where: { $0.value != nil }) > 2 else { return .none }
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

  // One quantity a step: a period that nobody published is a gap, not left out.
  private func evenly(_ cells: [Model.Observation]) -> [Quantity] {
    let starts = cells.compactMap { $0.key.period.map { Int($0.start) } }
    guard let first = starts.first, let last = starts.last, first < last else { return [] }
    let step = zip(starts, starts.dropFirst()).map { $1 - $0 }.filter { $0 > 0 }.min() ?? 1
    guard (last - first) / step < 400 else { return [] }
    var values = [Quantity](repeating: Quantity(.absent(.missing)), count: (last - first) / step + 1)
    for (cell, start) in zip(cells, starts) { values[(start - first) / step] = view.lookup.quantity(cell) }
    return values
  }
}
