// When a row of a table was: observations, `period:` of blocks and what charts say of their data read it here.

import Base
import Formats

extension DataTable {
  /// The columns that say when: those that are named so, else those of periods, months and quarters among them. More
  /// than one is one too many.
  var timeColumns: [DataColumn] {
    let named = columns.filter { isPeriodField($0.name) }
    return named.isEmpty ? columns.filter { $0.type == .period } : named
  }

  /// The rows whose time lies in a period.
  ///
  /// - Returns: `nil` where no column says when.
  func rows(in period: Period) -> DataTable? {
    let columns = timeColumns.isEmpty ? self.columns.filter { $0.type == .date } : timeColumns
    guard columns.count == 1, let column = columns.first else { return nil }
    return filtered { row in column.moment(row).map { period.covers($0) } ?? false }
  }
}

extension DataColumn {
  /// The period of a cell, also where years are read as numbers.
  func moment(_ row: Int) -> Period? {
    period(row) ?? quantity(row).value.flatMap { Int(exactly: $0) }.map { .year($0) }
  }
}
