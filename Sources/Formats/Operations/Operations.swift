import Base

extension DataTable {
  /// The rows for which `isIncluded` holds, in their order. Rows remember where they came from.
  package func filtered(_ isIncluded: (_ row: Int) -> Bool) -> DataTable {
    taking(rows: (0..<rowCount).filter(isIncluded))
  }

  /// The rows with these indices, in this order.
  package func taking(rows: [Int]) -> DataTable { self }

  /// The columns with these names, in this order.
  package func selecting(_ names: [String]) throws(TableFault) -> DataTable { self }
}

/// By which column, and in which direction.
package struct SortKey: Sendable {
  package let column: String
  package let descending: Bool

  package init(_ column: String, descending: Bool = false) {
    self.column = column
    self.descending = descending
  }
}

extension DataTable {
  /// Sorted by the keys, the first first; stable. Cells without a value come last in both directions.
  package func sorted(by keys: [SortKey]) throws(TableFault) -> DataTable { self }
}

/// How a group's cells become one.
package enum Aggregation: String, CaseIterable, Sendable {
  case sum, mean, min, max, count, first, last
}

package struct Aggregate: Sendable {
  package let aggregation: Aggregation
  /// The column aggregated; empty for `count`, which counts rows.
  package let column: String
  /// The name of the column that comes out.
  package let name: String

  package init(_ aggregation: Aggregation, of column: String = "", as name: String) {
    self.aggregation = aggregation
    self.column = column
    self.name = name
  }
}

extension DataTable {
  /// One row for each combination of the columns `keys`, in order of first appearance.
  package func grouped(by keys: [String], _ aggregates: [Aggregate]) throws(TableFault) -> DataTable { self }
}

package enum JoinKind: String, CaseIterable, Sendable {
  /// Rows that have a partner.
  case inner
  /// All rows of the first table; cells without a partner are empty.
  case left
}

extension DataTable {
  /// Each row with those of `other` that agree in the columns `keys` (named alike in both).
  package func joined(with other: DataTable, on keys: [String], _ kind: JoinKind) throws(TableFault) -> DataTable {
    self
  }

  /// Long to wide: one row for each combination of `rows`, one column for each text of the column `columns`, its
  /// cells from `values`. Two cells for one place are a fault.
  package func pivoted(rows: [String], columns: String, values: String) throws(TableFault) -> DataTable { self }
}
