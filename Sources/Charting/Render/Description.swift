// What a picture says, in sentences, written from the data: for readers who cannot see it. The sentences are templates
// of the language, so that nothing here is English.

import Base

func filled(_ template: String, _ values: [(String, String)]) -> String {
  var out = ""
  var rest = Substring(template)
  while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
    out += rest[..<open]
    let name = rest[rest.index(after: open)..<close]
    out += values.first { $0.0 == name }?.1 ?? ""
    rest = rest[rest.index(after: close)...]
  }
  return out + rest
}

extension Plan {
  /// Kind, range, first and last, extremes, what is absent.
  var description: String {
    if let alt = spec.alt { return alt.value }
    guard let value = describedValue else { return kindSentence(nil, nil) }
    let names = describedName
    let over = fields.map(\.field).first(where: \.isPeriod)
    var sentences = [kindSentence(value.label, (over ?? names)?.label)]
    sentences += time(over, value)
    if let extremes = extremes(value, names, over) { sentences.append(extremes) }
    sentences += subjects(value, names, over)
    if let absent = absences(value) { sentences.append(absent) }
    return sentences.joined(separator: " ")
  }

  private var describedValue: Field? {
    [.color, .y, .x, .value, .size, .low].lazy.compactMap { self[$0] }.first(where: \.isNumber)
  }

  private var describedName: Field? {
    ([.label, .series, .y, .x, .color, .facet] as [ChannelName]).lazy.compactMap { self[$0] }.first { !$0.isNumber && !$0.isPeriod }
      ?? shownFields.first { $0.isText }
  }

  private func kindSentence(_ what: String?, _ by: String?) -> String {
    let kind = strings.kinds[spec.kind.name] ?? spec.kind.name
    guard let what else { return kind + "." }
    guard let by, by != what else { return filled(strings.describeKindAlone, [("kind", kind), ("what", what)]) }
    return filled(strings.describeKind, [("kind", kind), ("what", what), ("by", by)])
  }

  private func time(_ over: Field?, _ value: Field) -> [String] {
    guard let over, let periods = over.periods else { return [] }
    let dated = rows.compactMap { row in periods[row].map { (row: row, period: $0) } }.sorted { $0.period.axisPosition < $1.period.axisPosition }
    guard let first = dated.first, let last = dated.last, first.period != last.period else { return [] }
    let span = filled(strings.describeOver, [("first", first.period.words(in: language)), ("last", last.period.words(in: language))])
    // One series, or the one that the page is about: where it began and where it ended.
    let own = dated.filter { self[.series] == nil || isSubject($0.row, self[.series]) }.filter { value.quantity($0.row).extent != nil }
    guard let from = own.first, let to = own.last, from.row != to.row else { return [span] }
    let change = filled(strings.describeChange, [
      ("series", self[.series]?.text(to.row) ?? value.label), ("from", value.style.text(value.quantity(from.row))),
      ("first", from.period.words(in: language)), ("to", value.style.text(value.quantity(to.row))), ("last", to.period.words(in: language)),
    ])
    return [span, change]
  }

  private func extremes(_ value: Field, _ names: Field?, _ over: Field?) -> String? {
    let present = rows.compactMap { row in value.quantity(row).value.map { (row: row, value: $0) } }
    guard let high = present.max(by: { $0.value < $1.value }), let low = present.min(by: { $0.value < $1.value }), high.value != low.value else { return nil }
    func name(_ row: Int) -> String { rowName(row) }
    return filled(strings.describeExtremes, [
      ("high", name(high.row)), ("highValue", value.style.text(value.quantity(high.row))), ("low", name(low.row)),
      ("lowValue", value.style.text(value.quantity(low.row))),
    ])
  }

  private func subjects(_ value: Field, _ names: Field?, _ over: Field?) -> [String] {
    guard over == nil, let names else { return [] }
    return rows.filter { isSubject($0, names) }.prefix(3).map { row in
      filled(strings.describeSubject, [("name", rowName(row)), ("value", value.style.words(value.quantity(row), strings))])
    }
  }

  // All names of a row: "Durham, Measuring instruments".
  private func rowName(_ row: Int) -> String {
    shownFields.filter { !$0.isNumber && $0.column.name != self[.color]?.column.name }.map { $0.text(row) }.joined(separator: ", ")
  }

  private func absences(_ value: Field) -> String? {
    let withheld = rows.count { value.quantity($0).isSuppressed }
    let missing = rows.count { value.quantity($0).absence == .missing || value.quantity($0).absence == .unavailable }
    if withheld + missing == 0 { return nil }
    return filled(strings.describeAbsent, [("withheld", String(withheld)), ("missing", String(missing))])
  }
}
