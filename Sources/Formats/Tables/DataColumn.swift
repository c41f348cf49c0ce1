import Base

// A column is a flat array of one type. Text is dictionary-encoded; numbers are plain Doubles, and what makes a cell
// more than a number (a status, a hedge, bounds) stands beside them, so that a column without any costs eight bytes
// a row.

/// What all cells of a column are; what does not fit is a fault.
package enum ColumnType: String, CaseIterable, Sendable {
  case text, integer, number, date, period
}

/// One column, with the place of each of its cells.
package struct DataColumn: Sendable {
  /// The cells, by type.
  package enum Storage: Sendable {
    case text(TextCells)
    /// `integer` and `number` columns.
    case number(NumberCells)
    /// Days since 1970-01-01; `Int32.min` where there is none.
    case date([Int32])
    case period(PeriodCells)
  }

  package let name: String
  package let nameSpan: Span
  package let type: ColumnType
  package let storage: Storage
  /// What `NAME.schema.yml` says of it.
  package let schema: ColumnSchema?
  let origin: CellOrigin
}

/// Text cells: an index into `dictionary` for each row, −1 for an empty one. The dictionary is in order of appearance.
package struct TextCells: Equatable, Sendable {
  package let codes: [Int32]
  package let dictionary: [String]
}

/// Times, each kept once.
package struct PeriodCells: Equatable, Sendable {
  /// An index into `dictionary` for each row, −1 for an empty one.
  package let codes: [Int32]
  package let dictionary: [Period]
}

extension DataColumn {
  package var isNumeric: Bool { type == .integer || type == .number }

  /// The cell as text: what it says in a text column, the cell notation elsewhere; `nil` where it is empty.
  package func text(_ row: Int) -> String? {
    switch storage {
    case .text(let cells): cells.codes[row] < 0 ? nil : cells.dictionary[Int(cells.codes[row])]
    case .number(let cells):
      cells.quantity(row).absence == .missing ? nil : cellText(cells.quantity(row))
    case .date: date(row)?.iso
    case .period: period(row)?.text
    }
  }

  /// The figure of a cell, with the unit of its schema. `missing` in columns that are not numeric.
  package func quantity(_ row: Int) -> Quantity {
    guard case .number(let cells) = storage else { return Quantity(.absent(.missing)) }
    var quantity = cells.quantity(row)
    quantity.unit = schema?.unit
    return quantity
  }

  /// The period of a cell: of a period column, or of a date column its day.
  package func period(_ row: Int) -> Period? {
    switch storage {
    case .period(let cells): cells.codes[row] < 0 ? nil : cells.dictionary[Int(cells.codes[row])]
    case .date(let days):
      days[row] == .min ? nil : Period(.day, from: Int(days[row]), to: Int(days[row]))
    case .text, .number: nil
    }
  }

  /// The day of a cell; `nil` where it is empty or the column has no days.
  package func date(_ row: Int) -> CalendarDate? {
    guard case .date(let days) = storage, days[row] != .min else { return nil }
    return CalendarDate(dayNumber: Int(days[row]))
  }

  /// Whether a cell says nothing at all; a withheld figure says something.
  package func isEmpty(_ row: Int) -> Bool {
    switch storage {
    case .text(let cells): cells.codes[row] < 0
    case .number(let cells): cells.isMissing(row)
    case .date(let days): days[row] == .min
    case .period(let cells): cells.codes[row] < 0
    }
  }
}
