import Base

extension DataTable {
  /// The rows for which `isIncluded` holds, in their order. Rows remember where they came from.
  package func filtered(_ isIncluded: (_ row: Int) -> Bool) -> DataTable {
    taking(rows: (0..<rowCount).filter(isIncluded))
  }

  /// The rows with these indices, in this order.
  package func taking(rows: [Int]) -> DataTable {
    let taken = rows.map { Int32(truncatingIfNeeded: $0) }
    return DataTable(
      name: name, columns: columns.map { $0.taking(taken) }, rowCount: rows.count, schema: schema)
  }

  /// The columns with these names, in this order.
  package func selecting(_ names: [String]) throws(TableFault) -> DataTable {
    DataTable(name: name, columns: try columns(names), rowCount: rowCount, schema: schema)
  }
}

extension DataColumn {
  /// The cells of these rows, in this order; −1 is an empty cell.
  func taking(_ rows: [Int32]) -> DataColumn {
    with(storage.taking(rows), name: name, origin: origin.taking(rows))
  }

  func with(_ storage: Storage, name: String, origin: CellOrigin) -> DataColumn {
    DataColumn(name: name, nameSpan: nameSpan, type: type, storage: storage, schema: schema, origin: origin)
  }
}

extension DataColumn.Storage {
  func taking(_ rows: [Int32]) -> DataColumn.Storage {
    switch self {
    case .text(let cells):
      .text(TextCells(codes: rows.map { $0 < 0 ? -1 : cells.codes[Int($0)] }, dictionary: cells.dictionary))
    case .period(let cells):
      .period(
        PeriodCells(codes: rows.map { $0 < 0 ? -1 : cells.codes[Int($0)] }, dictionary: cells.dictionary))
    case .date(let days): .date(rows.map { $0 < 0 ? .min : days[Int($0)] })
    case .number(let cells):
      if cells.isPlain {
        .number(NumberCells(values: rows.map { $0 < 0 ? .nan : cells.values[Int($0)] }))
      } else {
        .number(NumberCells(rows.lazy.map { $0 < 0 ? Quantity(.absent(.missing)) : cells.quantity(Int($0)) }))
      }
    }
  }
}
