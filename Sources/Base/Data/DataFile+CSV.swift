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

  /// A published table as CSV: a header of names, then a line a row.
  ///
  /// - Parameter lineEnd: CR LF in files, as RFC 4180 has it; LF on a terminal.
  package mutating func append(csv file: DataFile, lineEnd: StaticString = "\r\n") {
    for (index, column) in file.columns.enumerated() {
      if index > 0 { append(",") }
      appendCSV(column.name)
    }
    append(lineEnd)
    for row in 0..<file.rowCount {
      for column in file.cells.indices {
        if column > 0 { append(",") }
        switch file.cells[column][row] {
        case .text(let text): appendCSV(text.isFormula ? "'" + text : text)
        case .number(let number): append(plain: number)
        case .empty: break
        }
      }
      append(lineEnd)
    }
  }
}

extension String {
  // A cell that a spreadsheet would run is kept a text by an apostrophe.
  fileprivate var isFormula: Bool { utf8.first.map { [0x3D, 0x2B, 0x2D, 0x40].contains($0) } ?? false }
}
