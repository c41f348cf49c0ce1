// How sources and periods read.

import Base
import Model
import Templating

/// "Medicon Valley Alliance, Newsletter item on Boston-Cambridge"
func sourceLabel(_ source: Source, _ language: String) -> String {
  ([source.author, source.publisher].compactMap { $0 } + [source.title.text(in: language)]).joined(separator: ", ")
}

/// "BLS, QCEW" where there is a short name, else the publisher, else the title.
func sourceShortLabel(_ source: Source, _ language: String) -> String {
  source.shortName ?? source.publisher ?? source.title.text(in: language)
}

/// "4 July 2011", "fourth quarter of 2016", "undated".
func sourceDateLabel(_ source: Source, _ page: HostPage) -> String {
  switch source.date {
  case .day(let date): date.text(in: page.language)
  case .period(let period): periodLabel(period, page)
  case nil: page.words("undated")
  }
}

/// A period in print: "2017", "2016 Q4", "November 2017", "2016/17", "2000–2009"; the word for undated for none.
func periodLabel(_ period: Period?, _ page: HostPage) -> String {
  guard let period else { return page.words("undated") }
  if period.isSpan { return "\(periodLabel(period.first, page))–\(periodLabel(period.last, page))" }
  let ordinal = Int(period.start)
  switch period.frequency {
  case .year, .fiscalYear: return period.text
  case .quarter: return "\(ordinal / 4) Q\(ordinal % 4 + 1)"
  case .month: return "\(page.language.months[ordinal % 12]) \(ordinal / 12)"
  case .day: return period.lastDay?.text(in: page.language) ?? period.text
  }
}

/// A source as templates see it; `number` is that of its note on the page, none where it has none there.
func sourceRecord(_ id: ID<Source>, _ site: Site, _ page: HostPage) -> Value {
  let source = site.sources[id]
  let language = page.language.tag
  return [
    "number": page.sourceNumbers[id].map { .int($0) } ?? .none,
    "key": .string(source.key),
    "label": .string(sourceLabel(source, language)),
    "short_label": .string(sourceShortLabel(source, language)),
    "date_label": .string(sourceDateLabel(source, page)),
    "href": source.url.map { .string($0) } ?? .none,
    "note": .string(source.note?.text(in: language) ?? ""),
  ]
}
