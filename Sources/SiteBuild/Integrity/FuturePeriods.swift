import Base
import Model

extension IntegrityLint {
  static let futurePeriods = IntegrityLint(
    name: "future-period",
    summary: "A figure of a time that begins after the edition, and that is not marked as a forecast.",
    check: { lookup in
      guard let edition = lookup.site.settings.edition?.date else { return [] }
      return lookup.givenIndicators.flatMap { id -> [Diagnostic] in
        var told: Set<Period> = []
        return lookup.site.observations.all(of: id).compactMap { cell in
          guard let period = cell.key.period, period.beginsAfter(edition),
            !lookup.quantity(cell).flags.contains(.forecast), told.insert(period).inserted
          else { return nil }
          return warning(
            "future-period", "“\(lookup.address(cell))” is a figure of \(period.text), which begins after this edition",
            at: lookup.places.span(of: cell),
            help: "write the time that it is of, or mark a forecast: 2250[f]")
        }
      }
    })
}

extension Period {
  fileprivate func beginsAfter(_ day: CalendarDate) -> Bool {
    // The years alone settle it for nearly all.
    firstYear >= day.year && first.advanced(by: -1).lastDay.map { $0.dayNumber >= day.dayNumber } ?? false
  }
}
