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
  case .year where ordinal >= 1000: return String(ordinal)
  case .year, .fiscalYear: return period.text
  case .quarter: return "\(ordinal / 4) Q\(ordinal % 4 + 1)"
  case .month: return "\(page.language.months[ordinal % 12]) \(ordinal / 12)"
  case .day: return period.lastDay?.text(in: page.language) ?? period.text
  }
}

/// How all sources of a site read in one language.
struct SourceTexts: Sendable {
  /// By index of the sources, without a number.
  private let records: [Record]
  /// Citation key to the words of a chart's source line.
  let chartLabels: [String: String]

  init(_ site: Site, _ page: HostPage) {
    let language = page.language.tag
    records = site.sources.map { source in
      Record(sourceShape, [
        .none, .string(source.key), .string(sourceLabel(source, language)), .string(sourceShortLabel(source, language)),
        .string(sourceDateLabel(source, page)), source.url.map { .string($0) } ?? .none,
        .string(source.note?.text(in: language) ?? ""),
      ])
    }
    chartLabels = Dictionary(
      site.sources.map { source in
        let date = source.date == nil ? "" : ", " + sourceDateLabel(source, page)
        return (source.key, sourceShortLabel(source, language) + date)
      }, uniquingKeysWith: { first, _ in first })
  }

  /// - Parameter number: Of the source's note on a page.
  func record(_ id: ID<Source>, number: Int? = nil) -> Value {
    let record = records[id.position]
    return .record(number.map { Record(sourceShape, [.int($0)] + record.values.dropFirst()) } ?? record)
  }
}

private let sourceShape = Record.Shape(permanent: ["number", "key", "label", "short_label", "date_label", "href", "note"])

/// A source as templates see it; `number` is that of its note on the page, none where it has none there.
func sourceRecord(_ id: ID<Source>, _ lookup: Lookup, _ page: HostPage) -> Value {
  page.number(of: id).map { page.sourceRecords[$0 - 1] } ?? lookup.sourceTexts(page).record(id)
}
