// What a schema says of a table that only the whole site can judge: that there is such a table, that columns refer to
// lists there are, and that what tells rows apart also tells series apart.

import Base
import Formats
import Model

extension Workspace {
  mutating func checkSchemas(_ documents: Documents, _ tables: [(name: String, table: DataTable)]) {
    let names = tables.map { $0.name.prefix(upTo: $0.name.firstIndex(of: ".") ?? $0.name.endIndex) }.map(String.init)
    for (index, file) in documents.files.enumerated() {
      guard case .schema(let name) = file.role, !names.contains(name) else { continue }
      faults.append(.noTable(name, at: Span(ID(index), 0..<0), nearest: nearest(to: name, among: names)))
    }
    for (_, table) in tables where isShown(table.schema) {
      for column in table.columns { checkReference(column) }
    }
  }

  private mutating func checkReference(_ column: DataColumn) {
    guard let schema = column.schema, let list = schema.references, case .text(let cells) = column.storage
    else { return }
    if let kind = Entity.Kind(ofList: list) {
      for (code, row) in firstRows(cells) { _ = entity(cells.dictionary[code], kind: kind, at: column.span(row)) }
    } else if let dimension = site.dimensions.first(where: { $0.isList(list) }) {
      for (code, row) in firstRows(cells) where dimension.position(of: cells.dictionary[code]) == nil {
        faults.append(.unknownCode(cells.dictionary[code], dimension, at: column.span(row)))
      }
    } else {
      let known = Entity.Kind.listed.map(\.listName) + site.dimensions.map(\.name)
      faults.append(.noList(list, at: schema.nameSpan, nearest: nearest(to: list, among: known)))
    }
  }

  /// Tells of columns that tell rows apart and are neither the entity, the time nor a dimension: their figures would
  /// end up in one series.
  mutating func checkKey(_ table: DataTable, subject: DataColumn, time: DataColumn?) {
    let known = [subject.name, time?.name, "indicator"] + site.dimensions.map { column(of: $0, in: table)?.name }
    for key in table.schema?.key ?? [] where !known.contains(key.name) && (table[key.name]?.isVarying ?? false) {
      faults.append(.keyWithoutList(key.name, at: key.span))
    }
  }

  /// Tells of columns that have the name of a list where the dimension's was meant.
  mutating func checkDimensionNames(_ table: DataTable) {
    for column in table.columns where column.type == .text && column.schema?.references == nil {
      let name = dimensionName(ofList: column.name)
      guard name != column.name, table[name] == nil, site.dimensions.contains(where: { $0.name == name })
      else { continue }
      faults.append(.listAsColumn(column, name))
    }
  }

  /// The column with the codes of a dimension: the one of its name, else one that refers to its list.
  func column(of dimension: CodeList, in table: DataTable) -> DataColumn? {
    table[dimension.name] ?? table.columns.first { $0.schema?.references.map(dimension.isList) ?? false }
  }
}

extension CodeList {
  fileprivate func isList(_ name: String) -> Bool { name == self.name || dimensionName(ofList: name) == self.name }
}

extension Diagnostic {
  fileprivate static func noTable(_ name: String, at span: Span, nearest: String?) -> Diagnostic {
    Diagnostic(
      .error, "schema/no-table", "this is the schema of a table “\(name)”, and there is none", at: span,
      help: nearest.asSuggestion)
  }

  fileprivate static func noList(_ name: String, at span: Span, nearest: String?) -> Diagnostic {
    Diagnostic(
      .error, "schema/unknown-list", "no list of codes is named “\(name)”", at: span,
      help: nearest.asSuggestion ?? "add Content/data/\(name).yml")
  }

  fileprivate static func keyWithoutList(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .error, "schema/key-without-list",
      "“\(name)” tells rows apart and is no dimension: their figures would be one series", at: span,
      help: "add a list of its codes, Content/data/\(listName(ofDimension: name)).yml, "
        + "or leave out all but one code, and the column")
  }

  fileprivate static func listAsColumn(_ column: DataColumn, _ dimension: String) -> Diagnostic {
    Diagnostic(
      .error, "data/list-as-column", "a column of codes of the list “\(column.name)” is named “\(dimension)”",
      at: column.nameSpan, help: "write “\(dimension)” in the header")
  }
}

extension DataColumn {
  // A code that all rows share tells none apart.
  fileprivate var isVarying: Bool {
    guard case .text(let cells) = storage else { return true }
    return cells.dictionary.count > 1
  }
}
