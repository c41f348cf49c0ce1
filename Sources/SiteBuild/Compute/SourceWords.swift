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

/// How many days old a source is at a date; from the day that its figures describe, else from its publication. `nil`
/// where it has neither.
func age(of source: Source, at date: CalendarDate) -> Int? {
  (source.asOf ?? source.date?.lastDay).map { date.dayNumber - $0.dayNumber }
}

/// A period in print: "2017", "2016 Q4", "November 2017", "2016/17", "2000–2009"; the word for undated for none.
func periodLabel(_ period: Period?, _ page: HostPage) -> String {
  guard let period else { return page.words("undated") }
  if period.isSpan { return "\(periodLabel(period.first, page))–\(periodLabel(period.last, page))" }
  let ordinal = Int(period.start)
  switch period.frequency {
  case .year where ordinal >= 1000: return String(ordinal)
  case .year, .fiscalYear: return period.text
  case .quarter: return page.words.quarter(ordinal % 4 + 1, of: ordinal / 4)
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
        .string(source.note?.text(in: language) ?? ""), .none,
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

private let sourceShape = Record.Shape(
  permanent: ["number", "key", "label", "short_label", "date_label", "href", "note", "parts"])

/// What a figure rests on, as templates see it: none, a source, or several as one whose texts name them all and whose
/// `parts` they are. `number` is that of the note on the page, none where there is none; of several, of the first.
func sourceRecord(_ sources: SourceSet, _ lookup: Lookup, _ page: HostPage) -> Value {
  switch sources {
  case .none: return .none
  case .one(let id): return sourceRecord(id, lookup, page)
  case .several(let ids):
    let parts = ids.map { sourceRecord($0, lookup, page) }
    func joined(_ name: String) -> Value { .string(parts.map { $0.text(name) }.joined(separator: "; ")) }
    let number = ids.lazy.compactMap { page.number(of: $0) }.first
    return .record(Record(sourceShape, [
      number.map { .int($0) } ?? .none, joined("key"), joined("label"), joined("short_label"), joined("date_label"),
      .none, .string(""), .list(parts),
    ]))
  }
}

private func sourceRecord(_ id: ID<Source>, _ lookup: Lookup, _ page: HostPage) -> Value {
  page.number(of: id).map { page.sourceRecords[$0 - 1] } ?? lookup.sourceTexts(page).record(id)
}

extension Value {
  /// The keys of the sources that a figure says it rests on; those of one that was computed on the way too.
  var sourceKeys: [String] {
    switch self {
    case .list(let parts): parts.flatMap(\.sourceKeys)
    case .record(let source):
      if case .list(let parts)? = source["parts"] { parts.flatMap(\.sourceKeys) } else { [text("key")] }
    case .undefined, .none, .bool, .int, .double, .string, .safe, .safeXML, .date, .moment, .period, .handle, .series,
      .observation, .macro, .namespace:
      []
    }
  }

  fileprivate func text(_ name: String) -> String {
    if case .record(let record) = self, case .string(let text)? = record[name] { text } else { "" }
  }
}
