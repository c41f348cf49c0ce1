import Base

// `NAME.schema.yml` says what the conventions cannot know about a table:
//
//     title: Jobs in clusters
//     source: bls-qcew
//     key: [entity, period]
//     columns:
//       employment: {unit: jobs, decimals: 0, min: 0, label: Jobs}
//       naics: {type: text, references: industries}

/// What a schema says about a table: all of it optional, with the conventions as defaults.
package struct TableSchema: Sendable {
  package let columns: [ColumnSchema]
  package let title: Node?
  /// The source of every figure that has none in a column of its own.
  package let source: String?
  package let note: Node?
  package let isDraft: Bool
  package let embargo: Moment?
  package let expires: Moment?
  /// The columns that together name a row; empty where the schema has none.
  package let key: [Key]

  /// A column that a key names, and where it does.
  package struct Key: Sendable {
    package let name: String
    package let span: Span
  }

  package init(
    columns: [ColumnSchema], title: Node? = nil, source: String? = nil, note: Node? = nil,
    isDraft: Bool = false,
    embargo: Moment? = nil, expires: Moment? = nil, key: [Key] = []
  ) {
    self.columns = columns
    self.title = title
    self.source = source
    self.note = note
    self.isDraft = isDraft
    self.embargo = embargo
    self.expires = expires
    self.key = key
  }

  package subscript(name: String) -> ColumnSchema? { columns.first { $0.name == name } }
}

/// What `NAME.schema.yml` says of one column.
package struct ColumnSchema: Sendable {
  package let name: String
  package let nameSpan: Span
  package var type: ColumnType?
  package var unit: Unit?
  package var decimals: Int?
  package var minimum: Double?
  package var maximum: Double?
  /// The code list whose ids the cells are: `regions`.
  package var references: String?
  package var source: String?
  /// Text, or a map of language → text.
  package var label: Node?
  package var note: Node?
  package var isDraft = false
  package var embargo: Moment?
  package var expires: Moment?

  package init(name: String, nameSpan: Span) {
    self.name = name
    self.nameSpan = nameSpan
  }
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
  package static let keys: [SchemaKey] = [
    SchemaKey(name: "title", type: "text, or a map of language → text", meaning: "What the table shows."),
    SchemaKey(
      name: "source", type: "a citation key",
      meaning: "The source of every figure that has none in a column of its own."),
    SchemaKey(
      name: "note", type: "text, or a map of language → text",
      meaning: "A remark under every table and chart made of it."),
    SchemaKey(
      name: "key", type: "a list of column names",
      meaning: "The columns that together name a row; two rows alike in them are an error."),
    SchemaKey(
      name: "columns", type: "a map of column name → settings",
      meaning: "What the columns mean; one that the table does not have is an error."),
    SchemaKey(
      name: "draft", type: "true or false",
      meaning: "Whether the whole table is absent from a published build."),
    SchemaKey(
      name: "embargo", type: "a time with zone",
      meaning: "The whole table is absent from a published build before it."),
    SchemaKey(
      name: "expires", type: "a time with zone",
      meaning: "The whole table is absent from a published build after it."),
  ]

  /// The keys of a column.
  package static let columnKeys: [SchemaKey] = [
    SchemaKey(
      name: "type", type: "text, integer, number, date or period",
      meaning: "What its cells are, where the convention is wrong: codes of digits are `text`."),
    SchemaKey(
      name: "unit", type: "text",
      meaning: "What its numbers count: `jobs`, `percent`, `ratio`, `USD`, `USD 2017`."),
    SchemaKey(
      name: "decimals", type: "a whole number", meaning: "How many digits after the point are printed."),
    SchemaKey(name: "min", type: "a number", meaning: "The smallest value allowed."),
    SchemaKey(name: "max", type: "a number", meaning: "The largest value allowed."),
    SchemaKey(
      name: "key", type: "true or false",
      meaning: "Whether it is one of the columns that together name a row."),
    SchemaKey(
      name: "references", type: "the name of a code list",
      meaning: "The list whose ids its cells are: `regions`."),
    SchemaKey(name: "source", type: "a citation key", meaning: "The source of its figures."),
    SchemaKey(name: "label", type: "text, or a map of language → text", meaning: "Its heading."),
    SchemaKey(
      name: "note", type: "text, or a map of language → text",
      meaning: "A remark under every table and chart that shows it."),
    SchemaKey(name: "draft", type: "true or false", meaning: "Whether it is absent from a published build."),
    SchemaKey(
      name: "embargo", type: "a time with zone", meaning: "It is absent from a published build before then."),
    SchemaKey(
      name: "expires", type: "a time with zone", meaning: "It is absent from a published build after then."),
  ]
}
