// Tables that were written nowhere: made from what a site knows, to be grouped and joined like any other.

import Base

extension DataTable {
  /// - Parameter columns: All of one length.
  package init(name: String, columns: [DataColumn]) {
    let rowCount = columns.first.map { $0.storage.count } ?? 0
    precondition(columns.allSatisfy { $0.storage.count == rowCount }, "columns are of one length")
    self.init(name: name, columns: columns, rowCount: rowCount)
  }
}

extension DataColumn {
  /// - Parameter span: The place that messages about its cells name.
  package static func texts(_ name: String, _ cells: [String?], at span: Span) -> DataColumn {
    let coded = interned(cells)
    return made(name, .text, .text(TextCells(codes: coded.codes, dictionary: coded.dictionary)), at: span)
  }

  /// A column of times; `nil` is an empty cell.
  package static func periods(_ name: String, _ cells: [Period?], at span: Span) -> DataColumn {
    let coded = interned(cells)
    return made(name, .period, .period(PeriodCells(codes: coded.codes, dictionary: coded.dictionary)), at: span)
  }

  /// A column of figures; what is missing is an empty cell.
  package static func figures(_ name: String, _ cells: [Quantity], at span: Span) -> DataColumn {
    made(name, .number, .number(NumberCells(cells)), at: span)
  }

  private static func made(_ name: String, _ type: ColumnType, _ storage: Storage, at span: Span) -> DataColumn {
    let origin = CellOrigin(source: .one(span), column: 0, header: span)
    return DataColumn(name: name, nameSpan: span, type: type, storage: storage, schema: nil, origin: origin)
  }
}

extension DataColumn.Storage {
  var count: Int {
    switch self {
    case .text(let cells): cells.codes.count
    case .number(let cells): cells.count
    case .date(let days): days.count
    case .period(let cells): cells.codes.count
    }
  }
}

// Each different cell once, in order of appearance; −1 for none.
private func interned<Cell: Hashable>(_ cells: [Cell?]) -> (codes: [Int32], dictionary: [Cell]) {
  var known: [Cell: Int32] = [:]
  var dictionary: [Cell] = []
  let codes = cells.map { cell -> Int32 in
    guard let cell else { return -1 }
    if let code = known[cell] { return code }
    known[cell] = Int32(dictionary.count)
    dictionary.append(cell)
    return Int32(dictionary.count - 1)
  }
  return (codes, dictionary)
}
