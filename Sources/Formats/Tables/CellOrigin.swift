import Base

// Where cells were written. A column of a joined table may come from another file than its neighbour, so each column
// carries its own; the arrays inside are shared.

struct CellOrigin: Sendable {
  enum Source: Sendable {
    /// A CSV or TSV file: where its rows start (and the last one ends). A cell is found by scanning its row again.
    case delimited(file: ID<SourceFile>, bytes: [UInt8], rowStarts: [Int32], separator: UInt8)
    /// Spans that a tree had, one per row.
    case spans([Span])
    /// Computed: one place for all.
    case one(Span)
  }

  let source: Source
  /// The column in its file, from 0.
  let column: Int
  /// The place of the column's name: what a cell has that was not written anywhere.
  let header: Span
  /// The row in its file of each row of the table, −1 for none; `nil` where they are the same.
  var rows: [Int32]?

  func span(_ row: Int) -> Span {
    let row = rows.map { Int($0[row]) } ?? row
    if row < 0 { return header }
    switch source {
    case .one(let span): return span
    case .spans(let spans): return spans[row]
    case .delimited(let file, let bytes, let starts, let separator):
      let range = Int(starts[row])..<Int(starts[row + 1])
      return Span(file, cellRange(of: column, in: bytes, row: range, separator: separator))
    }
  }

  func rowSpan(_ row: Int) -> Span {
    let original = rows.map { Int($0[row]) } ?? row
    if original < 0 { return header }
    switch source {
    case .one, .spans: return span(row)
    case .delimited(let file, let bytes, let starts, _):
      var end = Int(starts[original + 1])
      while end > Int(starts[original]), bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
      return Span(file, Int(starts[original])..<end)
    }
  }

  /// The origin of a table whose rows are these of this one, in this order.
  func taking(_ taken: [Int32]) -> CellOrigin {
    var copy = self
    copy.rows = rows.map { rows in taken.map { $0 < 0 ? -1 : rows[Int($0)] } } ?? taken
    return copy
  }
}

/// The bytes of one cell of a row, without its quotes; the end of the row where the row is too short.
func cellRange(of column: Int, in bytes: [UInt8], row: Range<Int>, separator: UInt8) -> Range<Int> {
  bytes.withUnsafeBufferPointer { buffer in
    guard let base = buffer.baseAddress else { return row.lowerBound..<row.lowerBound }
    var scanner = DelimitedScanner(base, row.upperBound, separator: separator, from: row.lowerBound)
    for position in 0... {
      let (cell, isLast) = scanner.next()
      if position == column { return cell.start..<cell.end }
      if isLast { return cell.end..<cell.end }
    }
    return row.upperBound..<row.upperBound
  }
}
