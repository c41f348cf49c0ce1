import Base

/// The schema that a parsed `NAME.schema.yml` says.
package func tableSchema(of root: Node) -> Checked<TableSchema> {
  var reader = SchemaReader()
  let schema = reader.schema(root)
  return Checked(schema, reader.diagnostics)
}

private struct SchemaReader {
  var diagnostics: [Diagnostic] = []

  mutating func schema(_ root: Node) -> TableSchema {
    guard isMap(root, "a schema") else { return TableSchema(columns: []) }
    refuseUnknown(root, TableSchema.keys, "a schema")
    let (columns, keyColumns) = self.columns(root["columns"])
    return TableSchema(
      columns: columns, title: root["title"], source: text(root["source"], "source"), note: root["note"],
      isDraft: truth(root["draft"], "draft"), embargo: moment(root["embargo"], "embargo"),
      expires: moment(root["expires"], "expires"), key: keyColumns.isEmpty ? key(root["key"]) : keyColumns)
  }

  private mutating func columns(_ node: Node?) -> ([ColumnSchema], keys: [TableSchema.Key]) {
    guard let node, isMap(node, "“columns”") else { return ([], []) }
    var keys: [TableSchema.Key] = []
    let columns = node.entries.map { entry in
      if truth(entry.value["key"], "key") { keys.append(TableSchema.Key(name: entry.key, span: entry.keySpan)) }
      return column(entry)
    }
    return (columns, keys)
  }

  private mutating func column(_ entry: Node.Entry) -> ColumnSchema {
    var column = ColumnSchema(name: entry.key, nameSpan: entry.keySpan)
    let node = entry.value
    guard isMap(node, "the column “\(entry.key)”") else { return column }
    refuseUnknown(node, TableSchema.columnKeys, "a column")
    column.type = type(node["type"])
    column.unit = text(node["unit"], "unit").map { Unit($0) }
    column.decimals = decimals(node["decimals"])
    column.minimum = number(node["min"], "min")
    column.maximum = number(node["max"], "max")
    column.references = text(node["references"], "references")
    column.source = text(node["source"], "source")
    column.label = node["label"]
    column.note = node["note"]
    column.isDraft = truth(node["draft"], "draft")
    column.embargo = moment(node["embargo"], "embargo")
    column.expires = moment(node["expires"], "expires")
    if let low = column.minimum, let high = column.maximum, low > high {
      wrong(node["max"], "“max” is smaller than “min”")
      column.maximum = nil
    }
    return column
  }
}

// MARK: - Values

extension SchemaReader {
  private mutating func type(_ node: Node?) -> ColumnType? {
    guard let node, !node.isNull else { return nil }
    let written = node.scalar ?? ""
    if let type = ColumnType(rawValue: written) { return type }
    let names = ColumnType.allCases.map(\.rawValue)
    diagnostics.append(
      Diagnostic(
        .error, "schema/unknown-type", "“\(written)” is no type of a column", at: node.span,
        help: nearest(to: written, among: names).asSuggestion ?? "one of \(names.joined(separator: ", "))"))
    return nil
  }

  private mutating func decimals(_ node: Node?) -> Int? {
    guard let node, !node.isNull else { return nil }
    if let value = node.int, (0...12).contains(value) { return value }
    wrong(node, "“decimals” must be a whole number from 0 to 12")
    return nil
  }

  private mutating func number(_ node: Node?, _ key: String) -> Double? {
    guard let node, !node.isNull else { return nil }
    if node.number == nil { wrong(node, "“\(key)” must be a number, not \(node.kindName)") }
    return node.number
  }

  private mutating func text(_ node: Node?, _ key: String) -> String? {
    guard let node, !node.isNull else { return nil }
    if node.scalar == nil { wrong(node, "“\(key)” must be text, not \(node.kindName)") }
    return node.scalar
  }

  private mutating func truth(_ node: Node?, _ key: String) -> Bool {
    guard let node, !node.isNull else { return false }
    if node.bool == nil { wrong(node, "“\(key)” must be true or false, not \(node.kindName)") }
    // What somebody meant to hide stays hidden until it is spelt right.
    return node.bool ?? (key == "draft")
  }

  private mutating func moment(_ node: Node?, _ key: String) -> Moment? {
    guard let node, !node.isNull else { return nil }
    if let moment = node.scalar.flatMap({ Moment(iso: $0) }) { return moment }
    diagnostics.append(
      Diagnostic(
        .error, "schema/not-a-time", "“\(key)” must be a time with its zone", at: node.span,
        help: "write 2026-11-20T09:00+01:00"))
    // Until it is spelt right, what was to be hidden is.
    return key == "embargo" ? Moment(seconds: .max) : nil
  }

  private mutating func key(_ node: Node?) -> [TableSchema.Key] {
    guard let node else { return [] }
    return node.items.compactMap { item in
      if item.scalar == nil { wrong(item, "“key” must be a list of column names") }
      return item.scalar.map { TableSchema.Key(name: $0, span: item.span) }
    }
  }

  private mutating func isMap(_ node: Node, _ what: String) -> Bool {
    if case .map = node.content { return true }
    if !node.isNull { wrong(node, "\(what) must be a map, not \(node.kindName)") }
    return false
  }

  private mutating func refuseUnknown(_ node: Node, _ keys: [SchemaKey], _ what: String) {
    for entry in node.entries where !keys.contains(where: { $0.name == entry.key }) {
      let names = keys.map(\.name)
      diagnostics.append(
        Diagnostic(
          .error, "schema/unknown-key", "\(what) has no key “\(entry.key)”", at: entry.keySpan,
          help: nearest(to: entry.key, among: names).asSuggestion
            ?? "the keys are \(names.joined(separator: ", "))"))
    }
  }

  private mutating func wrong(_ node: Node?, _ message: String) {
    diagnostics.append(Diagnostic(.error, "schema/value", message, at: node?.span))
  }
}
