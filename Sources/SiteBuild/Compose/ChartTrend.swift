// Figures in the size of a word: the course of a key figure beside it, a bar in the cell of a ranking.

import Base
import Charting
import Model
import Templating

/// Of a longer course its end is drawn: the line is hardly longer than a word.
private let mostSteps = 400

extension Composer {
  /// The course of a series up to one of its observations; none where fewer than three periods have a figure.
  mutating func trend(_ observation: Model.Observation) -> Value {
    // A key figure stands in its tile and again in the table.
    if let known = trends[observation.key] { return known }
    let trend = drawnTrend(observation.key)
    trends[observation.key] = trend
    return trend
  }

  private func drawnTrend(_ key: Model.Observation.Key) -> Value {
    guard let end = key.period else { return .none }
    guard let course = view.lookup.course(upTo: end, view.lookup.series(of: key)) else { return .none }
    return .safe(sparkline(
      course, label: label(key.indicator), unit: site.indicators[key.indicator].unit, language: language,
      strings: words.chartStrings))
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
}

extension Lookup {
  // A period that nobody published is a gap, not left out. `nil` for fewer than three figures.
  fileprivate func course(upTo end: Period, _ cells: ArraySlice<Model.Observation>) -> Course? {
    cells.withUnsafeBufferPointer { cells in
      func start(_ index: Int) -> Int? {
        guard let period = cells[index].key.period, period.frequency == end.frequency, period.start <= end.start else {
          return nil
        }
        return Int(period.start)
      }
      guard let first = cells.indices.lazy.compactMap(start).first else { return nil }
      var (last, step) = (first, Int.max)
      for index in cells.indices {
        guard let start = start(index) else { continue }
        if start > last { step = min(step, start - last) }
        last = start
      }
      let count = min((last - first) / step + 1, mostSteps)
      let origin = last - (count - 1) * step
      var steps = [Course.Step](repeating: .gap, count: count)
      var ends: (first: Int?, last: Int) = (nil, 0)
      var known = 0
      for index in cells.indices {
        guard let start = start(index), start >= origin else { continue }
        let number = site.observations.number(of: cells[index])
        if number.value != nil { known += 1 }
        steps[(start - origin) / step] = Course.Step(number.value, number.flags)
        if start == origin { ends.first = index }
        ends.last = index
      }
      guard known > 2 else { return nil }
      return Course(
        steps, first: ends.first.map { site.observations.quantity(of: cells[$0]) } ?? Quantity(.absent(.missing)),
        last: site.observations.quantity(of: cells[ends.last]))
    }
  }
}
