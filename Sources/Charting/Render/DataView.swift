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
  // Two names and one number: one name down, the other across, if no pair occurs twice and the table stays readable.
  var pivoted: DataView? {
    let shown = shownFields
    let names = shown.filter { !$0.isNumber }
    let numbers = shown.filter(\.isNumber)
    guard names.count == 2, numbers.count == 1, let number = numbers.first else { return nil }
    let across =
      names.first { $0.column.name == self[.series]?.column.name } ?? names.first {
        $0.column.name == self[.x]?.column.name
      } ?? names[1]
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
      out.append(
        DataView.Row(cells: [down.text(first)] + cells, href: href(first, down), isSubject: isSubject(first, down)))
    }
    if down.isPeriod { out = sortedByPeriod(out, lines, down) }
    let heads =
      [DataView.Head(text: down.label, isNumber: false)]
      + columns.map { DataView.Head(text: across.text($0.rows[0]), isNumber: true) }
    return DataView(heads: heads, rows: out)
  }

  private func sortedByPeriod(
    _ rows: [DataView.Row], _ lines: [(key: String, rows: [Int])], _ field: Field
  ) -> [DataView.Row] {
    zip(rows, lines).sorted {
      (field.periods?[$0.1.rows[0]]?.axisPosition ?? 0) < (field.periods?[$1.1.rows[0]]?.axisPosition ?? 0)
    }.map(\.0)
  }

  /// The words of a number's cell; the same as in a mark's title.
  func cell(_ field: Field, _ row: Int) -> String {
    let quantity = field.quantity(row)
    let words = field.style.words(quantity, strings)
    return !quantity.hasFlags ? words : words + marks(quantity)
  }

  /// The same as XML, at the end of `out`.
  func append(cell field: Field, _ row: Int, to out: inout ByteWriter) {
    let quantity = field.quantity(row)
    field.style.append(wordsOf: quantity, strings, to: &out)
    if quantity.hasFlags { out.append(text: marks(quantity)) }
  }

  private func marks(_ quantity: Quantity) -> String {
    quantity.statuses.filter { if case .flag = $0.meaning { true } else { false } }.map { " [\($0.mark)]" }.joined()
  }
}
