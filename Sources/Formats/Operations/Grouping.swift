import Base

// Grouping keeps the rules of statistics.md: a sum with a hidden part is a lower bound, a mean, smallest or largest
// with one is hidden too, and a result carries the flags of all its parts.

/// How a group's cells become one.
package enum Aggregation: String, CaseIterable, Sendable {
  case sum, mean, min, max, count, first, last
}

/// One column of a grouped table: what is aggregated, how, and under which name.
package struct Aggregate: Sendable {
  package let aggregation: Aggregation
  /// The column aggregated; empty for a `count` of rows.
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
  /// One row for each combination of the columns `keys`, in order of first appearance; each remembers its first row.
  package func grouped(by keys: [String], _ aggregates: [Aggregate]) throws(TableFault) -> DataTable {
    let keyColumns = try columns(keys)
    let groups = groupCodes(keyColumns, rows: rowCount)
    var members: [[Int]] = Array(repeating: [], count: groups.count)
    for row in 0..<rowCount { members[Int(groups.codes[row])].append(row) }
    let firsts = members.map { Int32($0[0]) }
    var columns = keyColumns.map { $0.taking(firsts) }
    for aggregate in aggregates {
      guard !columns.contains(where: { $0.name == aggregate.name }) else {
        throw TableFault(
          "table/duplicate-column", "two columns named “\(aggregate.name)”",
          help: "name one of them otherwise")
      }
      columns.append(try self.column(aggregate, members, firsts))
    }
    return DataTable(name: name, columns: columns, rowCount: members.count, schema: nil)
  }

  private func column(
    _ aggregate: Aggregate, _ members: [[Int]], _ firsts: [Int32]
  ) throws(TableFault) -> DataColumn {
    if aggregate.aggregation == .count, aggregate.column.isEmpty {
      guard let any = columns.first else {
        throw TableFault("table/no-columns", "the table “\(name)” has no columns")
      }
      return any.computed(
        aggregate.name, members.map { Quantity(Double($0.count)) }, firsts, keepsSchema: false)
    }
    let column = try self.column(aggregate.column)
    switch aggregate.aggregation {
    case .first: return column.taking(firsts).renamed(aggregate.name)
    case .last: return column.taking(members.map { Int32($0[$0.count - 1]) }).renamed(aggregate.name)
    case .count:
      let counts = members.map { rows in Quantity(Double(rows.count { !column.isEmpty($0) })) }
      return column.computed(aggregate.name, counts, firsts, keepsSchema: false)
    case .sum, .mean, .min, .max:
      guard column.isNumeric else {
        throw TableFault(
          "table/not-numeric",
          "“\(column.name)” is a column of \(column.type.rawValue): it has no \(aggregate.aggregation.rawValue)",
          help: "aggregate a column of numbers, or use first, last or count")
      }
      let results = members.map { rows in
        var result = combined(aggregate.aggregation, rows.map { column.quantity($0) })
        result.unit = column.schema?.unit
        return result
      }
      return column.computed(aggregate.name, results, firsts, keepsSchema: true)
    }
  }
}

extension DataColumn {
  fileprivate func renamed(_ name: String) -> DataColumn { with(storage, name: name, origin: origin) }

  fileprivate func computed(
    _ name: String, _ quantities: [Quantity], _ firsts: [Int32], keepsSchema: Bool
  ) -> DataColumn {
    let cells = NumberCells(quantities)
    let isWhole = cells.values.allSatisfy { $0.isNaN || $0.rounded() == $0 }
    return DataColumn(
      name: name, nameSpan: nameSpan, type: isWhole ? .integer : .number, storage: .number(cells),
      schema: keepsSchema ? schema : nil, origin: origin.taking(firsts))
  }
}
