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

/// How the bytes of a table are read.
package enum TableFormat: String, CaseIterable, Sendable {
  case csv, tsv, json, yaml

  /// From a file's ending; `nil` for one that is no table.
  package init?(path: String) {
    let ending = path.utf8.lastIndex(of: UInt8(ascii: ".")).map {
      path[path.utf8.index(after: $0)...].lowercased()
    }
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
///
/// - Parameter known: What the site says of columns by their names.
package func table(
  _ file: SourceFile, format: TableFormat, schema: TableSchema? = nil, known: KnownColumns = KnownColumns()
) -> Checked<DataTable> {
  switch format {
  case .csv: delimited(file, UInt8(ascii: ","), schema, known)
  case .tsv: delimited(file, 0x09, schema, known)
  case .json: treeTable(file, json(file), schema, known)
  case .yaml: treeTable(file, yaml(file), schema, known)
  }
}

private func delimited(
  _ file: SourceFile, _ separator: UInt8, _ schema: TableSchema?, _ known: KnownColumns
) -> Checked<DataTable> {
  let empty = DataTable(name: tableName(file.path), columns: [], rowCount: 0, schema: schema)
  if let refusal = refusal(file) { return Checked(empty, [refusal]) }
  let text = checkedText(file, 0..<file.bytes.count, code: "csv")
  var bytes = text.bytes
  let bareReturn = text.hasUnusual ? breakBareReturns(&bytes) : nil
  var reader = DelimitedReader(file, bytes, separator: separator, schema: schema, known: known)
  reader.faults = text.faults
  if let bareReturn {
    reader.faults.report(.bareReturn(at: file.span(bareReturn..<bareReturn + 1)))
  }
  let table = reader.table()
  return Checked(table, reader.faults.diagnostics("csv"))
}

/// In a file without any line feed, as old systems wrote them, carriage returns become line ends; the first's offset.
private func breakBareReturns(_ bytes: inout [UInt8]) -> Int? {
  guard !bytes.contains(0x0A) else { return nil }
  var first: Int?
  for i in bytes.indices where bytes[i] == 0x0D {
    bytes[i] = 0x0A
    first = first ?? i
  }
  return first
}

extension Diagnostic {
  fileprivate static func bareReturn(at span: Span) -> Diagnostic {
    Diagnostic(
      .warning, "csv/line-ends", "lines end in a carriage return without a line feed", at: span,
      help: "save the file with line feeds: messages count lines by them")
  }
}

// Spreadsheets' own formats, saved under a table's name.
private func refusal(_ file: SourceFile) -> Diagnostic? {
  let top = file.span(0..<min(2, file.bytes.count))
  if file.bytes.count > Int(Int32.max) {
    return Diagnostic(.error, "csv/too-large", "more than 2 GB in one table", at: top, help: "split it")
  }
  if file.bytes.starts(with: [0xFF, 0xFE]) || file.bytes.starts(with: [0xFE, 0xFF]) {
    return Diagnostic(.error, "csv/utf-16", "the file is UTF-16", at: top, help: "save it as UTF-8")
  }
  if file.bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
    return Diagnostic(
      .error, "csv/spreadsheet", "a spreadsheet or archive, not text", at: top,
      help: "export it as CSV in UTF-8")
  }
  return nil
}
