import Base

extension ByteWriter {
  /// One field of CSV: in quotes where it holds a comma, a quote, a line break, or blanks at its ends.
  package mutating func appendCSV(_ field: String) {
    var field = field
    field.withUTF8 { bytes in
      let needsQuotes =
        bytes.first.map(isBlank) == true || bytes.last.map(isBlank) == true
        || bytes.contains { $0 == UInt8(ascii: ",") || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
      guard needsQuotes else { return append(bytes) }
      append(0x22)
      var start = 0
      for i in bytes.indices where bytes[i] == 0x22 {
        append(UnsafeBufferPointer(rebasing: bytes[start...i]))
        start = i
      }
      append(UnsafeBufferPointer(rebasing: bytes[start...]))
      append(0x22)
    }
  }

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
