import Base

/// Where figures come from: an entry of `sources.yml`.
package struct Source: Sendable {
  /// The citation key.
  package let key: String
  package var publisher: String?
  /// The publisher where room is scarce.
  package var shortName: String?
  package var author: String?
  package var title: Localized
  package var date: SourceDate?
  package var url: String?
  package var licence: String?
  package var note: Localized?
  /// The day that its figures describe, where that is not the day of publication.
  package var asOf: CalendarDate?
  /// From this day on, newer figures should be out.
  package var nextRelease: CalendarDate?
  package let span: Span?

  package init(key: String, title: Localized, span: Span?) {
    self.key = key
    self.title = title
    self.span = span
  }
}

/// When a source was published, as exactly as it says so.
package enum SourceDate: Equatable, Sendable {
  case day(CalendarDate)
  case period(Period)

  /// The last day that it can mean.
  package var lastDay: CalendarDate? {
    switch self {
    case .day(let date): date
    case .period(let period): period.lastDay
    }
  }
}
