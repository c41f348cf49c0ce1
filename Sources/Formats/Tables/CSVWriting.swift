import Base

extension ByteWriter {
  /// A table as CSV: a header line, then a line a row, each ended by a line feed; statuses in the cell notation.
  package mutating func appendCSV(_ table: DataTable) {
    for (index, column) in table.columns.enumerated() {
      if index > 0 { append(UInt8(ascii: ",")) }
      appendCSV(column.name)
    }
    append(0x0A)
    for row in 0..<table.rowCount {
      for (index, column) in table.columns.enumerated() {
        if index > 0 { append(UInt8(ascii: ",")) }
        append(cell: row, of: column)
      }
      // A row of one empty cell would be an empty line, which is no row.
      if table.columns.count == 1, table.columns[0].isEmpty(row) { append("\"\"") }
      append(0x0A)
    }
  }

  private mutating func append(cell row: Int, of column: DataColumn) {
    switch column.storage {
    case .text(let cells): if cells.codes[row] >= 0 { appendCSV(cells.dictionary[Int(cells.codes[row])]) }
    case .number(let cells): append(cell: cells.quantity(row))
    case .date: append(text: column.date(row)?.iso ?? "")
    case .period: append(text: column.period(row)?.text ?? "")
    }
  }
}
