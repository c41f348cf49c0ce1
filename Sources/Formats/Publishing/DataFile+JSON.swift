import Base

extension ByteWriter {
  /// A published table as JSON: what it is, what its columns mean, its rows. Empty cells are null.
  package mutating func append(json file: DataFile, about: TableDescription) {
    append("{\"title\":")
    appendJSON(about.title)
    append(",\"sources\":")
    append(list: about.sources) { $1.appendJSON($0.key) }
    append(",\"columns\":")
    append(list: file.columns) { column, out in
      out.append("{\"name\":")
      out.appendJSON(column.name)
      out.append(",\"title\":")
      out.appendJSON(column.title)
      if let unit = column.unit {
        out.append(",\"unit\":")
        out.appendJSON(unit.text)
      }
      out.append("}")
    }
    append(",\"rows\":[")
    append(records: file)
    append("]}\n")
  }

  /// The rows alone, each a map from column to cell; a line each.
  package mutating func append(records file: DataFile) {
    let keys = file.columns.enumerated().map { index, column in
      var key = ByteWriter()
      if index > 0 { key.append(",") }
      key.appendJSON(column.name)
      key.append(":")
      return key.bytes
    }
    for row in 0..<file.rowCount {
      append(row == 0 ? "\n{" : ",\n{")
      for column in keys.indices {
        append(keys[column])
        switch file.cells[column][row] {
        case .text(let text): appendJSON(text)
        case .number(let number): append(plain: number)
        case .empty: append("null")
        }
      }
      append("}")
    }
    append("\n")
  }

  /// A JSON list of whatever `write` writes.
  mutating func append<Item>(list items: [Item], _ write: (Item, inout ByteWriter) -> Void) {
    append("[")
    for (index, item) in items.enumerated() {
      if index > 0 { append(",") }
      write(item, &self)
    }
    append("]")
  }
}
