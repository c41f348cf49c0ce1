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
    if let words = spec.kind.words?(self) {
      out.append(" ")
      out.append(text: words)
    } else {
      extremes(value, &out)
    }
    if over == nil, let names { subjects(value, names, &out) }
    absences(value, &out)
  }

  private var describedValue: Field? {
    [.color, .y, .x, .value, .size, .low].lazy.compactMap { self[$0] }.first(where: \.isNumber)
  }

  private var describedName: Field? {
    ([.label, .series, .y, .x, .color, .facet] as [ChannelName]).lazy.compactMap { self[$0] }.first {
      !$0.isNumber && !$0.isPeriod
    }
      ?? shownFields.first { $0.isText }
  }

  private func kindSentence(_ what: String?, _ by: String?, _ out: inout ByteWriter) {
    let kind = strings.kinds[spec.kind.name] ?? spec.kind.title
    guard let what else {
      out.append(text: kind)
      return out.append(".")
    }
    guard let by, by != what else {
      return out.append(filling: strings.describeKindAlone, with: [("kind", kind), ("what", what)])
    }
    out.append(filling: strings.describeKind, with: [("kind", kind), ("what", what), ("by", by)])
  }

  private func time(_ periods: [Period?], _ value: Field, _ out: inout ByteWriter) {
    var (whole, own) = (Ends(), Ends())
    // One series, or the one that the page is about: where it began and where it ended.
    let series = self[.series]
    for row in rows {
      guard let position = periods[row]?.axisPosition else { continue }
      whole.add(row, position)
      if series == nil || isSubject(row, series), value.quantity(row).absence == nil { own.add(row, position) }
    }
    guard whole.low < whole.high, let first = periods[whole.first], let last = periods[whole.last] else { return }
    out.append(" ")
    out.append(
      filling: strings.describeOver, with: [("first", first.words(in: language)), ("last", last.words(in: language))])
    guard own.low < own.high, let first = periods[own.first], let last = periods[own.last] else { return }
    out.append(" ")
    out.append(
      filling: strings.describeChange,
      with: [
        ("series", series?.text(own.last) ?? value.label), ("from", value.style.text(value.quantity(own.first))),
        ("first", first.words(in: language)), ("to", value.style.text(value.quantity(own.last))),
        ("last", last.words(in: language))
      ])
  }

  /// The rows of the earliest and the latest of some moments; of equals the first and the last.
  private struct Ends {
    var (first, last) = (0, 0)
    var (low, high) = (Double.infinity, -Double.infinity)

    mutating func add(_ row: Int, _ position: Double) {
      if position < low { (first, low) = (row, position) }
      if position >= high { (last, high) = (row, position) }
    }
  }

  private func extremes(_ value: Field, _ out: inout ByteWriter) {
    guard let numbers = value.numbers, let first = rows.first(where: { numbers[$0].value != nil }) else { return }
    var (high, low) = (first, first)
    var (most, least) = (-Double.infinity, Double.infinity)
    for row in rows {
      guard let number = numbers[row].value else { continue }
      if number > most { (high, most) = (row, number) }
      if number < least { (low, least) = (row, number) }
    }
    if most == least { return }
    out.append(" ")
    let words: [(StaticString, String)] = [
      ("highValue", value.style.text(value.quantity(high))), ("lowValue", value.style.text(value.quantity(low)))
    ]
    let (highest, lowest) = (rowName(high), rowName(low))
    if highest.isEmpty { return out.append(filling: strings.describeExtremesAlone, with: words) }
    out.append(
      filling: strings.describeExtremes, with: words + [("high", highest), ("low", lowest)])
  }

  private func subjects(_ value: Field, _ names: Field, _ out: inout ByteWriter) {
    if highlight.isEmpty { return }
    var said = 0
    for row in rows where isSubject(row, names) {
      said += 1
      if said > 3 { return }
      out.append(" ")
      out.append(
        filling: strings.describeSubject,
        with: [("name", rowName(row)), ("value", value.style.words(value.quantity(row), strings))])
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
    guard let numbers = value.numbers else { return }
    for row in rows {
      switch numbers[row].absence {
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
