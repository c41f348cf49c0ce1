// The same data as a table: what a mark shows by its place, a cell says in digits. Series over time stand side by side,
// as one reads them; the download keeps one row per observation, as programs read them.

import Base

/// Columns and rows of text, ready to be written.
struct DataView: Sendable {
  struct Head: Sendable {
    let text: String
    let isNumber: Bool
  }

  struct Row: Sendable {
    let cells: [String]
    let href: String?
    let isSubject: Bool
  }

  let heads: [Head]
  let rows: [Row]
}

extension Plan {
  /// The fields that are drawn, each once: names and periods first, then numbers.
  var shownFields: [Field] {
    var seen: Set<String> = []
    let all = fields.filter { $0.name != .href && seen.insert($0.field.column.name).inserted }.map(\.field)
    var names = all.filter { !$0.isNumber }
    // A chart of points names its marks by the first name of the table, though no channel says so.
    let others = [self[.color], self[.facet], self[.y], self[.series]].compactMap { $0?.column.name }
    if names.isEmpty || spec.kind.namesRows && names.allSatisfy({ others.contains($0.column.name) }),
      let column = table.columns.first(where: { column in
        if case .texts = column.cells { !names.contains { $0.column.name == column.name } } else { false }
      })
    {
      names = [Field(channel: all.first?.channel ?? Channel(fields: [], span: spec.span), column: column, label: column.label, style: NumberStyle(language: language, unit: nil, decimals: nil))] + names
    }
    return names + all.filter(\.isNumber)
  }

  var dataView: DataView { spec.kind.view?(self) ?? pivoted ?? listed }

  private var listed: DataView {
    let shown = shownFields
    let heads = shown.map { DataView.Head(text: $0.title, isNumber: $0.isNumber) }
    let rows = self.rows.map { row in
      DataView.Row(
        cells: shown.map { field in field.isNumber ? cell(field, row) : field.text(row) },
        href: shown.first.flatMap { href(row, $0) }, isSubject: isSubject(row, shown.first))
    }
    return DataView(heads: heads, rows: rows)
  }

  // Two names and one number: one name down, the other across, if no pair occurs twice and the table stays readable.
  private var pivoted: DataView? {
    let shown = shownFields
    let names = shown.filter { !$0.isNumber }
    let numbers = shown.filter(\.isNumber)
    guard names.count == 2, numbers.count == 1, let number = numbers.first else { return nil }
    let across = names.first { $0.column.name == self[.series]?.column.name } ?? names.first { $0.column.name == self[.x]?.column.name } ?? names[1]
    let down = names[0].column.name == across.column.name ? names[1] : names[0]
    let columns = groups(rows, by: across)
    guard columns.count <= 12 else { return nil }
    let lines = groups(rows, by: down)
    var places: [String: Int] = [:]
    for (i, column) in columns.enumerated() { places[column.key] = i }
    var out: [DataView.Row] = []
    for line in lines {
      var cells = [String](repeating: "–", count: columns.count)
      var seen = Set<Int>()
      for row in line.rows {
        guard let place = places[across.key(row)], seen.insert(place).inserted else { return nil }
        cells[place] = cell(number, row)
      }
      let first = line.rows[0]
      out.append(DataView.Row(cells: [down.text(first)] + cells, href: href(first, down), isSubject: isSubject(first, down)))
    }
    if down.isPeriod { out = sortedByPeriod(out, lines, down) }
    let heads = [DataView.Head(text: down.label, isNumber: false)] + columns.map { DataView.Head(text: across.text($0.rows[0]), isNumber: true) }
    return DataView(heads: heads, rows: out)
  }

  private func sortedByPeriod(_ rows: [DataView.Row], _ lines: [(key: String, rows: [Int])], _ field: Field) -> [DataView.Row] {
    zip(rows, lines).sorted { (field.periods?[$0.1.rows[0]]?.axisPosition ?? 0) < (field.periods?[$1.1.rows[0]]?.axisPosition ?? 0) }.map(\.0)
  }

  /// The words of a number's cell; the same as in a mark's title.
  func cell(_ field: Field, _ row: Int) -> String {
    let quantity = field.quantity(row)
    if quantity.flags.isEmpty { return field.style.words(quantity, strings) }
    let flags = quantity.statuses.filter { if case .flag = $0.meaning { true } else { false } }.map { " [\($0.mark)]" }.joined()
    return field.style.words(quantity, strings) + flags
  }
}
