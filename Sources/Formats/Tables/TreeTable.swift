import Base

// A table as a tree: a list of rows, each a map of column → cell, or a map of id → row (then the id is the first
// column, as in the code lists).

/// A table from a JSON or YAML tree. Columns are in order of first appearance; a key that a row lacks is an empty cell.
func treeTable(
  _ file: SourceFile, _ tree: Checked<Node>, _ schema: TableSchema?, _ known: KnownColumns
) -> Checked<DataTable> {
  var faults = Faults()
  tree.diagnostics.forEach { faults.report($0) }
  var builder = TreeTableBuilder(known: known, schema: schema)
  let rows = builder.rows(tree.result, &faults)
  let columns = builder.columns(rows, &faults)
  if rows.isEmpty, faults.told.isEmpty {
    faults.report(Diagnostic(.warning, "table/no-rows", "a table without rows", at: tree.result.span))
  }
  if let schema { check(columns, rows: rows.count, against: schema, tree.result.span, "table", &faults) }
  let table = DataTable(name: tableName(file.path), columns: columns, rowCount: rows.count, schema: schema)
  return Checked(table, faults.diagnostics("table"))
}

private struct TreeTableBuilder {
  let known: KnownColumns
  let schema: TableSchema?
  private var order: [String] = []
  private var spans: [String: Span] = [:]

  init(known: KnownColumns, schema: TableSchema?) {
    self.known = known
    self.schema = schema
  }

  struct Row {
    let cells: [String: Node]
    let span: Span
  }

  mutating func rows(_ root: Node, _ faults: inout Faults) -> [Row] {
    switch root.content {
    case .null: return []
    case .list(let items): return items.compactMap { row($0, id: nil, &faults) }
    case .map(let entries):
      return entries.compactMap { entry in
        row(entry.value, id: Node(.string(entry.key), text: entry.key, at: entry.keySpan), &faults)
      }
    case .bool, .int, .number, .string, .date:
      faults.report(.notRows(root))
      return []
    }
  }

  private mutating func row(_ node: Node, id: Node?, _ faults: inout Faults) -> Row? {
    guard case .map(let entries) = node.content else {
      if faults.hasRoom() { faults.report(.notRows(node)) }
      return nil
    }
    var cells: [String: Node] = [:]
    if let id { add("id", id.span, id, &cells) }
    for entry in entries {
      if id != nil, entry.key == "id" {
        if faults.hasRoom() { faults.report(.secondID(entry)) }
        continue
      }
      add(entry.key, entry.keySpan, entry.value, &cells)
    }
    return Row(cells: cells, span: node.span)
  }

  private mutating func add(_ name: String, _ span: Span, _ cell: Node, _ cells: inout [String: Node]) {
    if spans[name] == nil {
      spans[name] = span
      order.append(name)
    }
    cells[name] = cell
  }

  func columns(_ rows: [Row], _ faults: inout Faults) -> [DataColumn] {
    let isAboutEntities = known.isAboutEntities(order)
    return order.enumerated().map { index, name in
      let header = spans[name] ?? rows[0].span  // a name comes from a row, so there is one
      let origin = CellOrigin(
        source: .spans(rows.map { $0.cells[name]?.span ?? $0.span }), column: index, header: header)
      let context = ColumnContext(name: name, schema: schema?[name], area: "table", origin: origin)
      let texts = rows.map { row -> [UInt8] in cellBytes(row.cells[name], context, &faults) }
      let named = known.type(name, schema?[name], isAboutEntities: isAboutEntities)
      let (type, storage) = column(texts, named, context, &faults)
      return DataColumn(
        name: name, nameSpan: header, type: type, storage: storage, schema: schema?[name],
        origin: origin)
    }
  }

  private func cellBytes(_ node: Node?, _ context: ColumnContext, _ faults: inout Faults) -> [UInt8] {
    guard let node else { return [] }
    switch node.content {
    case .null: return []
    case .bool, .int, .number, .string, .date: return Array(node.text.utf8)
    case .list, .map:
      if faults.hasRoom() { faults.report(.notACell(node, context.label)) }
      return []
    }
  }

  private func column(
    _ texts: [[UInt8]], _ named: ColumnType?, _ context: ColumnContext, _ faults: inout Faults
  ) -> (type: ColumnType, storage: DataColumn.Storage) {
    var sample = Sample()
    texts.forEach { sample.add($0[...]) }
    let type = named ?? sample.type
    let isNumeric = type == .number || type == .integer
    let text = isNumeric ? nil : TextBuilder(rows: texts.count)
    let numbers = isNumeric ? NumberBuilder(rows: texts.count) : nil
    for cell in texts {
      cell.withUnsafeBufferPointer { bytes in
        guard let base = bytes.baseAddress, !bytes.isEmpty else {
          text?.addMissing()
          numbers?.addMissing()
          return
        }
        text?.add(base, bytes.count)
        numbers?.add(base, bytes.count)
      }
    }
    return finish(text, numbers, type, context, &faults)
  }
}

extension Diagnostic {
  fileprivate static func notRows(_ node: Node) -> Diagnostic {
    Diagnostic(
      .error, "table/not-a-row", "a row must be a map of column and cell, not \(node.kindName)",
      at: node.span,
      help: "write a list of maps, or a map of ids and maps")
  }

  fileprivate static func secondID(_ entry: Node.Entry) -> Diagnostic {
    Diagnostic(
      .error, "table/second-id", "the row's id is its key; “id” gives it another", at: entry.keySpan,
      help: "delete it")
  }

  fileprivate static func notACell(_ node: Node, _ label: String) -> Diagnostic {
    Diagnostic(
      .error, "table/not-a-cell", "a cell must be text or a number, not \(node.kindName)", at: node.span,
      label: label)
  }
}
