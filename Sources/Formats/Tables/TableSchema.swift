import Base

/// What `NAME.schema.yml` says about a table: all of it optional, each column with the conventions as defaults.
package struct TableSchema: Sendable {
  package let columns: [ColumnSchema]
  package let title: Node?
  package let source: String?
  package let note: Node?
  package let isDraft: Bool
  package let embargo: Moment?
  package let expires: Moment?
  /// The columns that together name a row; empty where the schema has none.
  package let key: [String]

  package subscript(name: String) -> ColumnSchema? { columns.first { $0.name == name } }
}

package struct ColumnSchema: Sendable {
  package let name: String
  package let nameSpan: Span
  package let type: ColumnType?
  package let unit: Unit?
  package let decimals: Int?
  package let minimum: Double?
  package let maximum: Double?
  /// The code list whose ids the cells are: `regions`.
  package let references: String?
  package let source: String?
  /// Text, or a map of language → text.
  package let label: Node?
  package let note: Node?
  package let isKey: Bool
  package let isDraft: Bool
  package let embargo: Moment?
  package let expires: Moment?
}

/// One key that a schema knows, for the reader, the manual and JSON Schema.
package struct SchemaKey: Sendable {
  package let name: String
  /// Of what type its value is, in words: "text", "a whole number".
  package let type: String
  package let meaning: String
}

extension TableSchema {
  /// The keys of the file itself.
  package static let keys: [SchemaKey] = []
  /// The keys of a column.
  package static let columnKeys: [SchemaKey] = []
}

/// The schema that a parsed `NAME.schema.yml` says.
package func tableSchema(of root: Node) -> Checked<TableSchema> {
  Checked(
    TableSchema(
      columns: [], title: nil, source: nil, note: nil, isDraft: false, embargo: nil, expires: nil, key: []))
}
