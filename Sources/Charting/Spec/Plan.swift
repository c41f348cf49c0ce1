// A plan is a specification with its data: fields typed, rows chosen, words at hand. Both scenes are drawn from it.

import Base

/// A class, though it never changes: kinds, marks and words hand it around, and its specification and strings are
/// some two hundred references to count each time that it is copied.
final class Plan: Sendable {
  let spec: ChartSpec
  let options: ChartOptions
  let tables: [ChartTable]
  let table: ChartTable
  let fields: [(name: ChannelName, field: Field)]
  /// The rows to draw, in the order of the table.
  let rows: [Int]
  /// What shared scales are made from: all rows, whichever panel is drawn, unless the panel has scales of its own.
  let allRows: [Int]
  /// The rows of each panel on this one's scales, its own among them: what is summed or counted is so panel by panel.
  let panels: [[Int]]
  /// One of several small multiples: scales are shared with the others, titles stand outside.
  let isFacet: Bool
  /// The panel's height, where small multiples fix it.
  let fixedHeight: Double?
  let highlight: [String]
  /// The fields that are drawn, each once: names and periods first, then numbers.
  let shownFields: [Field]
  /// Whether a key that is highlighted could be that of a period or a number.
  private let highlightsNumbers: Bool
  /// Of each row whether a key of it is highlighted, whichever names are asked for; empty where nothing is.
  private let subjects: [Bool]
  /// What `href` names: a field, or a path with fields in it.
  private let link: String?

  var strings: ChartStrings { options.strings }
  var language: LanguageRules { options.language }

  init(
    spec: ChartSpec, options: ChartOptions, tables: [ChartTable], table: ChartTable,
    fields: [(name: ChannelName, field: Field)], highlight: [String]
  ) {
    self.spec = spec
    self.options = options
    self.tables = tables
    self.table = table
    self.fields = fields
    self.highlight = highlight
    rows = Array(0..<table.count)
    allRows = rows
    panels = [rows]
    isFacet = false
    fixedHeight = nil
    highlightsNumbers = highlight.contains { isDigit($0.utf8.first ?? 0) || $0.hasPrefix("-") }
    link = spec[.href]?.field?.value
    shownFields = shown(fields, spec.kind, table, options.language)
    subjects = highlight.isEmpty ? [] : rowsOf(highlight, shownFields, table)
  }

  /// One panel of small multiples.
  init(panel rows: [Int], of whole: Plan, among panels: [[Int]], height: Double) {
    spec = whole.spec
    options = whole.options
    tables = whole.tables
    table = whole.table
    fields = whole.fields
    highlight = whole.highlight
    shownFields = whole.shownFields
    highlightsNumbers = whole.highlightsNumbers
    subjects = whole.subjects
    link = whole.link
    self.rows = rows
    self.panels = panels
    allRows = panels.count == 1 ? rows : whole.allRows
    isFacet = true
    fixedHeight = height
  }

  subscript(name: ChannelName) -> Field? { fields.first { $0.name == name }?.field }

  /// The field of an axis: where several stand on it, none of their labels but the channel's, or what they count.
  func axisField(_ name: ChannelName) -> Field? {
    let fields = all(name)
    guard fields.count > 1, let first = fields.first else { return fields.first }
    var unit = first.column.unit.map { $0.text } ?? ""
    if case .named? = first.column.unit {} else { unit = "" }
    let words =
      first.channel.label
      ?? (unit.isEmpty ? fields.map(\.label).joined(separator: ", ") : unit.prefix(1).uppercased() + unit.dropFirst())
    return Field(channel: first.channel, column: first.column, label: words, style: first.style)
  }

  /// The numbers of a field, as drawn if they are, else as the table has them.
  func number(_ name: String) -> Field? {
    if let drawn = fields.first(where: { $0.field.column.name == name && $0.field.isNumber }) { return drawn.field }
    guard let column = table[name], case .numbers = column.cells, let channel = fields.first?.field.channel else {
      return nil
    }
    return Field(
      channel: channel, column: column, label: column.label,
      style: NumberStyle(language: language, unit: column.unit, decimals: column.decimals))
  }

  func all(_ name: ChannelName) -> [Field] { fields.filter { $0.name == name }.map(\.field) }

  /// Whether a row is about what the chart highlights: by its own key or by the key of any of its names.
  func isSubject(_ row: Int, _ named: Field? = nil) -> Bool {
    if subjects.isEmpty || !subjects[row] && !highlightsNumbers { return false }
    if let named, named.isText || highlightsNumbers, named.isKey(row, among: highlight) { return true }
    if table.rows.indices.contains(row), let key = table.rows[row].key, highlight.contains(key) { return true }
    return false
  }

  func span(_ row: Int) -> Span? { table.rows.indices.contains(row) ? table.rows[row].span : nil }

  /// The page of what a row is about, where the specification asks for links.
  func href(_ row: Int, _ named: Field? = nil) -> String? {
    guard let written = link else { return nil }
    if let field = self[.href] {
      if let href = field.href(row) { return href }
      if case .texts(let cells) = field.column.cells, cells[row].text.contains("/") { return cells[row].text }
      return table.rows.indices.contains(row) ? table.rows[row].href : nil
    }
    // A path with `{field}` in it.
    var out = ByteWriter(capacity: written.utf8.count + 16)
    out.append(filling: written) { name, out in
      if let column = table[String(decoding: name, as: UTF8.self)] { out.appendPercentEncoded(keyText(column, row)) }
    }
    return out.text
  }

  private func keyText(_ column: ChartColumn, _ row: Int) -> String {
    switch column.cells {
    case .numbers(let cells): cells[row].value.map { plainText($0) } ?? ""
    case .texts(let cells): cells[row].key
    case .periods(let cells): cells[row]?.text ?? ""
    }
  }
}

private func rowsOf(_ keys: [String], _ fields: [Field], _ table: ChartTable) -> [Bool] {
  var found = [Bool](repeating: false, count: table.count)
  for (i, row) in table.rows.enumerated() where i < found.count {
    if let key = row.key, keys.contains(key) { found[i] = true }
  }
  for field in fields {
    guard case .texts(let cells) = field.column.cells else { continue }
    for i in found.indices where !found[i] { found[i] = keys.contains(cells[i].key) }
  }
  return found
}

private func shown(
  _ fields: [(name: ChannelName, field: Field)], _ kind: ChartKind, _ table: ChartTable, _ language: LanguageRules
) -> [Field] {
  var names: [Field] = []
  var numbers: [Field] = []
  func isNew(_ field: Field) -> Bool {
    !names.contains { $0.column.name == field.column.name } && !numbers.contains { $0.column.name == field.column.name }
  }
  for (name, field) in fields where name != .href && isNew(field) {
    if field.isNumber { numbers.append(field) } else { names.append(field) }
  }
  // A chart of points names its marks by the first name of the table that tells them apart, though no channel says so.
  let says: (Field) -> Bool = { one in
    !fields.contains { [.color, .facet, .y, .series].contains($0.name) && $0.field.column.name == one.column.name }
  }
  if names.isEmpty || kind.namesRows && !names.contains(where: says),
    let column = table.columns.first(where: { column in
      guard case .texts(let cells) = column.cells, !names.contains(where: { $0.column.name == column.name }) else {
        return false
      }
      return names.isEmpty || cells.count < 2 || cells.contains { $0.key != cells[0].key }
    }), let channel = fields.first?.field.channel
  {
    names.insert(
      Field(
        channel: channel, column: column, label: column.label,
        style: NumberStyle(language: language, unit: nil, decimals: nil)), at: 0)
  }
  return names + numbers
}
