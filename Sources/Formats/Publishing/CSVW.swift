// What a CSV file holds, told to programs in the W3C's vocabulary for tables on the web (CSVW): it stands beside the
// file as `NAME.csv-metadata.json`, where readers look for it by themselves.

import Base

/// What a table is, whoever writes it.
package struct TableDescription: Sendable {
  /// Where its figures come from.
  package struct Source: Sendable {
    package let key: String
    package let title: String
    package let publisher: String?
    package let url: String?
    package let licence: String?
    /// As ISO 8601 writes it.
    package let date: String?

    package init(key: String, title: String, publisher: String?, url: String?, licence: String?, date: String?) {
      self.key = key
      self.title = title
      self.publisher = publisher
      self.url = url
      self.licence = licence
      self.date = date
    }
  }

  package let title: String
  package let language: String
  package let publisher: String?
  package let description: String
  package let sources: [Source]

  package init(title: String, language: String, publisher: String?, description: String = "", sources: [Source]) {
    self.title = title
    self.language = language
    self.publisher = publisher
    self.description = description
    self.sources = sources
  }
}

extension ByteWriter {
  /// The description of a CSV file.
  ///
  /// - Parameter url: The file's address from the description: its name, where they stand side by side.
  package mutating func append(csvw file: DataFile, url: String, about: TableDescription) {
    append("{\n\"@context\":[\"http://www.w3.org/ns/csvw\",{\"@language\":")
    appendJSON(about.language)
    append("}],\n")
    field("url", url, isFirst: true)
    field("dc:title", about.title)
    if !about.description.isEmpty { field("dc:description", about.description) }
    if let publisher = about.publisher { field("dc:publisher", publisher) }
    if !about.sources.isEmpty {
      append(",\n\"dc:source\":")
      append(list: about.sources) { $1.append(source: $0) }
    }
    append(",\n\"tableSchema\":{\"columns\":[")
    for (index, column) in file.columns.enumerated() {
      append(index == 0 ? "\n{" : ",\n{")
      append(column: column, file.cells[index])
      append("}")
    }
    append("\n]}\n}\n")
  }

  private mutating func append(source: TableDescription.Source) {
    append("{")
    field("dc:title", source.title, isFirst: true)
    field("dc:identifier", source.key)
    if let publisher = source.publisher { field("dc:publisher", publisher) }
    if let date = source.date { field("dc:date", date) }
    if let url = source.url { field("schema:url", url) }
    if let licence = source.licence { field("dc:license", licence) }
    append("}")
  }

  private mutating func append(column: DataFile.Column, _ cells: [DataFile.Cell]) {
    field("name", variableName(column.name), isFirst: true)
    append(",\"titles\":")
    // The header of the file must be one of the titles.
    append(list: column.title == column.name ? [column.name] : [column.name, column.title]) { $1.appendJSON($0) }
    field("datatype", datatype(column.type, cells))
    if let unit = column.unit { field("schema:unitText", unit.text) }
    if !column.meaning.isEmpty { field("dc:description", column.meaning) }
  }

  private mutating func field(_ name: StaticString, _ value: String, isFirst: Bool = false) {
    if !isFirst { append(",") }
    append("\"")
    append(name)
    append("\":")
    appendJSON(value)
  }
}

// Periods that are all years, all months or all days have a type of their own; quarters and spans are text.
private func datatype(_ type: DataFile.ColumnType, _ cells: [DataFile.Cell]) -> String {
  switch type {
  case .text: return "string"
  case .number: return "double"
  case .period:
    // A table has a few periods in a great many rows: each is read once.
    let texts = cells.reduce(into: Set<String>()) { texts, cell in
      if case .text(let text) = cell { texts.insert(text) }
    }
    let kinds = Set(texts.map { Period($0).map(periodType) ?? "string" })
    return kinds.count == 1 ? kinds.first ?? "string" : "string"
  }
}

private func periodType(_ period: Period) -> String {
  if period.isSpan { return "string" }
  return switch period.frequency {
  case .year: "gYear"
  case .month: "gYearMonth"
  case .day: "date"
  case .quarter, .fiscalYear: "string"
  }
}

// A name as a variable of a URI template: letters, digits, `_` and `.`, all else in percent form; not led by `_`.
private func variableName(_ name: String) -> String {
  var out = ByteWriter()
  for (index, byte) in name.utf8.enumerated() {
    if isWordByte(byte), byte < 0x80, index > 0 || byte != 0x5F {
      out.append(byte)
    } else {
      out.append(
        text: "%" + String(byte >> 4, radix: 16, uppercase: true) + String(byte & 15, radix: 16, uppercase: true))
    }
  }
  return out.text
}
