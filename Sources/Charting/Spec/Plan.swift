// A plan is a specification with its data: fields typed, rows chosen, words at hand. Both scenes are drawn from it.

import Base

struct Plan: Sendable {
  let spec: ChartSpec
  let options: ChartOptions
  let tables: [ChartTable]
  let table: ChartTable
  var fields: [(name: ChannelName, field: Field)]
  /// The rows to draw, in the order of the table.
  var rows: [Int]
  /// One of several small multiples: scales are shared with the others, titles stand outside.
  var isFacet = false
  /// The panel's height, where small multiples fix it.
  var fixedHeight: Double?
  let highlight: [String]

  var strings: ChartStrings { options.strings }
  var language: LanguageRules { options.language }

  /// All rows, whichever panel is drawn: what shared scales are made from.
  var allRows: [Int] { isRestricted ? rows : Array(0..<table.count) }

  private var isRestricted = false

  /// Scales of the panel's own rows alone.
  mutating func restrict(to rows: [Int]) {
    self.rows = rows
    isRestricted = true
  }

  init(spec: ChartSpec, options: ChartOptions, tables: [ChartTable], table: ChartTable, fields: [(name: ChannelName, field: Field)], highlight: [String]) {
    self.spec = spec
    self.options = options
    self.tables = tables
    self.table = table
    self.fields = fields
    self.highlight = highlight
    rows = Array(0..<table.count)
  }

  subscript(name: ChannelName) -> Field? { fields.first { $0.name == name }?.field }

  /// The field of an axis: where several stand on it, none of their labels but the channel's, or what they count.
  func axisField(_ name: ChannelName) -> Field? {
    let fields = all(name)
    guard fields.count > 1, let first = fields.first else { return fields.first }
    var unit = first.column.unit.map { $0.text } ?? ""
    if case .named? = first.column.unit {} else { unit = "" }
    let words = first.channel.label ?? (unit.isEmpty ? fields.map(\.label).joined(separator: ", ") : unit.prefix(1).uppercased() + unit.dropFirst())
    return Field(channel: first.channel, column: first.column, label: words, style: first.style)
  }

  func all(_ name: ChannelName) -> [Field] { fields.filter { $0.name == name }.map(\.field) }

  /// Whether a row is about what the chart highlights: by its own key or by the key of any of its names.
  func isSubject(_ row: Int, _ named: Field? = nil) -> Bool {
    if highlight.isEmpty { return false }
    if let named, highlight.contains(named.key(row)) { return true }
    if table.rows.indices.contains(row), let key = table.rows[row].key, highlight.contains(key) { return true }
    return false
  }

  func span(_ row: Int) -> Span? { table.rows.indices.contains(row) ? table.rows[row].span : nil }

  /// The page of what a row is about, where the specification asks for links.
  func href(_ row: Int, _ named: Field? = nil) -> String? {
    guard let channel = spec[.href], let written = channel.field?.value else { return nil }
    if let field = self[.href] {
      if let href = field.href(row) { return href }
      if case .texts(let cells) = field.column.cells, cells[row].text.contains("/") { return cells[row].text }
      return table.rows.indices.contains(row) ? table.rows[row].href : nil
    }
    return filled(written, row)
  }

  // A path with `{field}` in it.
  private func filled(_ path: String, _ row: Int) -> String {
    var out = ""
    var rest = Substring(path)
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      out += rest[..<open]
      let name = String(rest[rest.index(after: open)..<close])
      var segment = ByteWriter()
      if let column = table[name] { segment.appendPercentEncoded(keyText(column, row)) }
      out += segment.text
      rest = rest[rest.index(after: close)...]
    }
    return out + rest
  }

  private func keyText(_ column: ChartColumn, _ row: Int) -> String {
    switch column.cells {
    case .numbers(let cells): cells[row].value.map { plainText($0) } ?? ""
    case .texts(let cells): cells[row].key
    case .periods(let cells): cells[row]?.text ?? ""
    }
  }
}
