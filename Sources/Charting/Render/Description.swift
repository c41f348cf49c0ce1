// What a picture says, in sentences, written from the data: for readers who cannot see it. The sentences are templates
// of the language, so that nothing here is English.

import Base

extension Plan {
  var description: String {
    var out = ByteWriter(capacity: 256)
    append(descriptionTo: &out)
    return out.text
  }

  /// Kind, range, first and last, extremes, what is absent.
  func append(descriptionTo out: inout ByteWriter) {
    if let alt = spec.alt { return out.append(text: alt.value) }
    guard let value = describedValue else { return kindSentence(nil, nil, &out) }
    let names = describedName
    let over = fields.first { $0.field.isPeriod }?.field
    kindSentence(value.label, (over ?? names)?.label, &out)
    if let over, let periods = over.periods { time(periods, value, &out) }
    extremes(value, &out)
    if over == nil, let names { subjects(value, names, &out) }
    absences(value, &out)
  }

  private var describedValue: Field? {
    [.color, .y, .x, .value, .size, .low].lazy.compactMap { self[$0] }.first(where: \.isNumber)
  }

  private var describedName: Field? {
    ([.label, .series, .y, .x, .color, .facet] as [ChannelName]).lazy.compactMap { self[$0] }.first { !$0.isNumber && !$0.isPeriod }
      ?? shownFields.first { $0.isText }
  }

  private func kindSentence(_ what: String?, _ by: String?, _ out: inout ByteWriter) {
    let kind = strings.kinds[spec.kind.name] ?? spec.kind.name
    guard let what else {
      out.append(text: kind)
      return out.append(".")
    }
    guard let by, by != what else { return out.append(filling: strings.describeKindAlone, with: [("kind", kind), ("what", what)]) }
    out.append(filling: strings.describeKind, with: [("kind", kind), ("what", what), ("by", by)])
  }

  private func time(_ periods: [Period?], _ value: Field, _ out: inout ByteWriter) {
    var (whole, own) = (Ends(), Ends())
    // One series, or the one that the page is about: where it began and where it ended.
    let series = self[.series]
    for row in rows {
      guard let period = periods[row] else { continue }
      whole.add(row, period)
      if series == nil || isSubject(row, series), value.quantity(row).extent != nil { own.add(row, period) }
    }
    guard let first = whole.first, let last = whole.last, first.period != last.period else { return }
    out.append(" ")
    out.append(filling: strings.describeOver, with: [("first", first.period.words(in: language)), ("last", last.period.words(in: language))])
    guard let from = own.first, let to = own.last, from.row != to.row else { return }
    out.append(" ")
    out.append(filling: strings.describeChange, with: [
      ("series", series?.text(to.row) ?? value.label), ("from", value.style.text(value.quantity(from.row))),
      ("first", from.period.words(in: language)), ("to", value.style.text(value.quantity(to.row))), ("last", to.period.words(in: language)),
    ])
  }

  /// The earliest and the latest of some rows; of equals the first and the last.
  private struct Ends {
    var first: (row: Int, period: Period, position: Double)?
    var last: (row: Int, period: Period, position: Double)?

    mutating func add(_ row: Int, _ period: Period) {
      let position = period.axisPosition
      if first.map({ position < $0.position }) ?? true { first = (row, period, position) }
      if last.map({ position >= $0.position }) ?? true { last = (row, period, position) }
    }
  }

  private func extremes(_ value: Field, _ out: inout ByteWriter) {
    guard let first = rows.first(where: { value.quantity($0).value != nil }) else { return }
    var (high, low) = (first, first)
    var (most, least) = (-Double.infinity, Double.infinity)
    for row in rows {
      guard let number = value.quantity(row).value else { continue }
      if number > most { (high, most) = (row, number) }
      if number < least { (low, least) = (row, number) }
    }
    if most == least { return }
    out.append(" ")
    out.append(filling: strings.describeExtremes, with: [
      ("high", rowName(high)), ("highValue", value.style.text(value.quantity(high))), ("low", rowName(low)),
      ("lowValue", value.style.text(value.quantity(low))),
    ])
  }

  private func subjects(_ value: Field, _ names: Field, _ out: inout ByteWriter) {
    for row in rows.lazy.filter({ self.isSubject($0, names) }).prefix(3) {
      out.append(" ")
      out.append(filling: strings.describeSubject, with: [("name", rowName(row)), ("value", value.style.words(value.quantity(row), strings))])
    }
  }

  // All names of a row: "Durham, Measuring instruments".
  private func rowName(_ row: Int) -> String {
    let color = self[.color]?.column.name
    var out = ""
    for field in shownFields where !field.isNumber && field.column.name != color {
      if !out.isEmpty { out += ", " }
      out += field.text(row)
    }
    return out
  }

  private func absences(_ value: Field, _ out: inout ByteWriter) {
    var (withheld, missing) = (0, 0)
    for row in rows {
      switch value.quantity(row).absence {
      case .suppressed: withheld += 1
      case .missing, .unavailable: missing += 1
      case .notApplicable, nil: break
      }
    }
    let words = strings.absences(withheld: withheld, missing: missing)
    if words.isEmpty { return }
    out.append(" ")
    out.append(text: words)
  }
}

extension ChartStrings {
  /// How many figures are withheld and how many are not there; empty where all are.
  func absences(withheld: Int, missing: Int) -> String {
    [(withheld, describeWithheld), (missing, describeMissing)].filter { $0.0 > 0 }
      .map { filled($0.1, [("count", String($0.0))]) }.joined(separator: " ")
  }
}
