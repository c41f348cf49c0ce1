import Base

/// What a schema says and a table does not hold: columns that are not there, keys that name two rows.
func check(
  _ columns: [DataColumn], rows: Int, against schema: TableSchema, _ top: Span, _ area: String,
  _ faults: inout Faults
) {
  let named = schema.columns.map { TableSchema.Key(name: $0.name, span: $0.nameSpan) }
  let keyed = schema.key.filter { key in schema[key.name] == nil }
  for column in named + keyed where !columns.contains(where: { $0.name == column.name }) {
    let nearest = nearest(to: column.name, among: columns.map(\.name))
    faults.report(
      Diagnostic(
        .error, "schema/unknown-column", "the table has no column “\(column.name)”", at: column.span,
        help: nearest.asSuggestion))
  }
  let keys = schema.key.compactMap { key in columns.first { $0.name == key.name } }
  guard !keys.isEmpty, keys.count == schema.key.count else { return }
  let groups = groupCodes(keys, rows: rows)
  var firstRow = Array(repeating: -1, count: groups.count)
  for row in 0..<rows {
    let group = Int(groups.codes[row])
    if firstRow[group] < 0 {
      firstRow[group] = row
    } else if faults.hasRoom() {
      let name = keys.map { $0.text(row) ?? "" }.joined(separator: ", ")
      faults.report(
        Diagnostic(
          .error, "\(area)/duplicate-key", "a second row for “\(name)”", at: keys[0].span(row),
          notes: [Note("the first", at: keys[0].span(firstRow[group]))],
          label: "key: \(schema.key.map(\.name).joined(separator: ", "))"))
    }
  }
}

/// Rows by the combination of their cells in some columns: a number from 0 for each, in order of first appearance.
struct GroupCodes {
  let codes: [Int32]
  /// How many groups there are.
  let count: Int
}

func groupCodes(_ columns: [DataColumn], rows: Int) -> GroupCodes {
  var groups = GroupCodes(codes: Array(repeating: 0, count: rows), count: rows == 0 ? 0 : 1)
  for column in columns {
    let cells = cellCodes(column, rows: rows)
    var seen: [UInt64: Int32] = [:]
    var combined: [Int32] = []
    combined.reserveCapacity(rows)
    for row in 0..<rows {
      let pair = UInt64(UInt32(bitPattern: groups.codes[row])) << 32 | UInt64(UInt32(bitPattern: cells[row]))
      let code = seen[pair] ?? Int32(seen.count)
      if Int(code) == seen.count { seen[pair] = code }
      combined.append(code)
    }
    groups = GroupCodes(codes: combined, count: seen.count)
  }
  return groups
}

/// A number for each distinct cell of a column; −1 for empty ones.
private func cellCodes(_ column: DataColumn, rows: Int) -> [Int32] {
  switch column.storage {
  case .text(let cells): return cells.codes
  case .period(let cells): return cells.codes
  case .date(let days): return days
  case .number:
    var seen: [Quantity: Int32] = [:]
    return (0..<rows).map { row in
      let quantity = column.quantity(row)
      if quantity.absence == .missing { return -1 }
      let code = seen[quantity] ?? Int32(seen.count)
      seen[quantity] = code
      return code
    }
  }
}
