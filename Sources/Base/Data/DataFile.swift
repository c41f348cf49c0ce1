// A table as it is published for programs: columns of one type each, one row an observation. What qualifies a figure
// stands in columns of its own, so that a column of numbers holds numbers and nothing else: bounds in `jobs_low` and
// `jobs_high`, a hedge in `jobs_hedge`, statuses in `jobs_status`. A withheld figure is an empty cell and the word
// for why; its digits were never here.
//
// It is kept by columns: a hundred thousand short arrays, one for each row, cost as much as writing them.

/// Columns and rows of one file, ready to be written as CSV or JSON.
package struct DataFile: Equatable, Sendable {
  /// What all cells of a column are.
  package enum ColumnType: Equatable, Sendable { case text, number, period }

  /// What stands above the cells, and what programs are told of it.
  package struct Column: Equatable, Sendable {
    /// For programs: `jobs_status`.
    package let name: String
    /// For people: "Jobs".
    package let title: String
    package let type: ColumnType
    package let unit: Unit?
    package let meaning: String

    package init(_ name: String, title: String, _ type: ColumnType, unit: Unit? = nil, meaning: String = "") {
      self.name = name
      self.title = title
      self.type = type
      self.unit = unit
      self.meaning = meaning
    }
  }

  /// One cell; an empty one has a neighbour that says why.
  package enum Cell: Equatable, Sendable {
    case text(String)
    case number(Double)
    case empty
  }

  package let columns: [Column]
  /// By column: one cell for each row.
  package let cells: [[Cell]]
  package let rowCount: Int

  /// - Parameter rows: One cell for each column.
  package init(columns: [Column], rows: [[Cell]]) {
    self.columns = columns
    cells = columns.indices.map { column in rows.map { $0[column] } }
    rowCount = rows.count
  }

  /// One cell for each column.
  package var rows: [[Cell]] { (0..<rowCount).map { row in cells.map { $0[row] } } }

  /// A file from whole columns, all of one length; those named alike get numbers: `jobs`, `jobs_2`.
  package init(_ parts: [(column: Column, cells: [Cell])]) {
    var uses: [String: Int] = [:]
    columns = parts.map { part in
      let use = (uses[part.column.name] ?? 0) + 1
      uses[part.column.name] = use
      let column = part.column
      return use == 1 ? column : Column(
        "\(column.name)_\(use)", title: column.title, column.type, unit: column.unit, meaning: column.meaning)
    }
    cells = parts.map(\.cells)
    rowCount = parts.first?.cells.count ?? 0
  }

  /// The columns that figures need: the number itself, and only those of its qualifications that occur.
  ///
  /// - Parameter prefix: Of the names of the qualifications; left out, the name of the numbers: `jobs_status`.
  package static func figures(
    _ name: String, title: String, unit: Unit?, decimals: Int? = nil, prefix: String? = nil, _ quantities: [Quantity]
  ) -> [(column: Column, cells: [Cell])] {
    func number(_ value: Double?) -> Cell {
      guard let value else { return .empty }
      return .number(decimals.map { rounded(value, decimals: $0) } ?? value)
    }
    func extra(
      _ suffix: String, _ type: ColumnType, _ meaning: String, _ cell: (Quantity) -> Cell
    ) -> [(column: Column, cells: [Cell])] {
      let cells = quantities.map(cell)
      if cells.allSatisfy({ $0 == .empty }) { return [] }
      let column = Column(
        (prefix ?? name + "_") + suffix, title: "\(title), \(suffix)", type, unit: type == .number ? unit : nil,
        meaning: meaning)
      return [(column, cells)]
    }
    let value = (column: Column(name, title: title, .number, unit: unit), cells: quantities.map { number($0.value) })
    return [value]
      + extra("low", .number, "The least that it can be.") { number($0.limits?.low) }
      + extra("high", .number, "The most that it can be.") { number($0.limits?.high) }
      + extra("hedge", .text, "What stands before the number: more than, about.") {
        $0.hedge.map { .text($0.key) } ?? .empty
      }
      + extra("status", .text, "What is said of the number, or why there is none.") { quantity in
        quantity.statuses.isEmpty ? .empty : .text(quantity.statuses.map(\.name).joined(separator: "; "))
      }
  }
}

extension Quantity {
  // Of a range, and of a value with bounds; a plain value has none.
  fileprivate var limits: Bounds? {
    if case .range(let low, let high) = amount { return Bounds(low: low, high: high) }
    return absence == nil ? bounds : nil
  }
}
