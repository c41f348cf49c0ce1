// `Content/data/sources.yml`.

import Base
import Model

enum SourceKeys {
  static let all: [KnownKey] = [
    KnownKey("publisher", .text, "Who published it."),
    KnownKey("short_name", .text, "The publisher where room is scarce."),
    KnownKey("author", .text, "Who wrote it."),
    KnownKey("title", .localized, "Its title."),
    KnownKey("date", .anything, "The day or period of publication; left out where the source is undated."),
    KnownKey("date_format", .text, "How `date` is written where it is not ISO: dd.mm.yyyy, mm/dd/yyyy."),
    KnownKey("url", .text, "Where it is to be read."),
    KnownKey("licence", .text, "On what terms it may be used."),
    KnownKey("note", .localized, "What a reader should know about it."),
    KnownKey("as_of", .date, "The day that its figures describe."),
    KnownKey("next_release", .date, "The day from which newer figures should be out."),
    KnownKey("extra", .map, "Keys of your own."),
  ]
}

extension Workspace {
  mutating func readSources(_ node: Node) {
    for entry in node.entries {
      let reader = MapReader(entry.value, keys: SourceKeys.all, what: "a source")
      faults += reader.faults
      checkKey(entry)
      var source = Source(key: entry.key, title: reader.localized("title") ?? Localized(entry.key), span: entry.keySpan)
      if reader.localized("title") == nil { faults.append(.sourceWithoutTitle(entry)) }
      source.publisher = reader.text("publisher")
      source.shortName = reader.text("short_name")
      source.author = reader.text("author")
      source.url = reader.text("url")
      source.licence = reader.text("licence")
      source.note = reader.localized("note")
      source.asOf = reader.date("as_of")
      source.nextRelease = reader.date("next_release")
      if let date = reader.node["date"] { source.date = sourceDate(date, format: reader.text("date_format")) }
      add(source)
    }
  }

  private mutating func checkKey(_ entry: Node.Entry) {
    for prefix in ["fig-", "tbl-", "sec-"] where entry.key.hasPrefix(prefix) {
      faults.append(.reservedSourceKey(entry, prefix))
    }
  }

  private mutating func sourceDate(_ node: Node, format: String?) -> SourceDate? {
    guard let text = node.scalar else { return nil }
    if let format {
      let date = calendarDate(text, format: format)
      if date == nil { faults.append(.dateDoesNotFit(node, format)) }
      return date.map { .day($0) }
    }
    if let period = Period(text) {
      if period.frequency == .day { return CalendarDate(iso: text).map { .day($0) } }
      return .period(period)
    }
    faults.append(.unreadableDate(node))
    return nil
  }
}

// "04.07.2011" by "dd.mm.yyyy".
private func calendarDate(_ text: String, format: String) -> CalendarDate? {
  let (bytes, pattern) = (Array(text.utf8), Array(format.lowercased().utf8))
  guard bytes.count == pattern.count else { return nil }
  var parts: [UInt8: Int] = [:]
  for (byte, mark) in zip(bytes, pattern) {
    if mark == UInt8(ascii: "d") || mark == UInt8(ascii: "m") || mark == UInt8(ascii: "y") {
      guard isDigit(byte) else { return nil }
      parts[mark, default: 0] = parts[mark, default: 0] * 10 + Int(byte) - 48
    } else if byte != mark {
      return nil
    }
  }
  guard let year = parts[UInt8(ascii: "y")], let month = parts[UInt8(ascii: "m")], let day = parts[UInt8(ascii: "d")]
  else { return nil }
  return CalendarDate(year, month, day)
}

extension Diagnostic {
  fileprivate static func sourceWithoutTitle(_ entry: Node.Entry) -> Diagnostic {
    Diagnostic(.error, "source/no-title", "the source “\(entry.key)” has no title", at: entry.keySpan)
  }

  fileprivate static func reservedSourceKey(_ entry: Node.Entry, _ prefix: String) -> Diagnostic {
    Diagnostic(
      .error, "source/reserved-key", "a source's key cannot begin with “\(prefix)”: “\(entry.key)”", at: entry.keySpan,
      help: "@\(prefix)… in prose refers to figures, tables and sections")
  }

  fileprivate static func dateDoesNotFit(_ node: Node, _ format: String) -> Diagnostic {
    Diagnostic(
      .error, "source/date", "“\(node.text)” is no date of the form \(format)", at: node.span,
      help: "a form has dd, mm and yyyy: dd.mm.yyyy, mm/dd/yyyy")
  }

  fileprivate static func unreadableDate(_ node: Node) -> Diagnostic {
    Diagnostic(
      .error, "source/date", "“\(node.text)” is ambiguous or no date", at: node.span,
      help: "write 2011-07-04, 2016-Q4 or 2016, or declare `date_format: dd.mm.yyyy`")
  }
}
