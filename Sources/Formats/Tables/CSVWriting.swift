import Base

extension ByteWriter {
  /// One field of CSV: quoted where it holds a comma, a quote, a line break or blanks at its ends.
  package mutating func appendCSV(_ field: String) {
    append(text: field)
  }

  /// A table as CSV: a header line, then a line a row, each ended by a line feed; statuses in the cell notation.
  package mutating func appendCSV(_ table: DataTable) {}
}
