import Base

extension Value {
  /// A parsed tree (front matter, JSON) as a value. A code such as `0113` that was quoted stays text.
  package init(_ node: Node) {
    switch node.content {
    case .null: self = .none
    case .bool(let value): self = .bool(value)
    case .int(let value): self = .int(value)
    case .number(let value): self = .double(value)
    case .string(let value): self = .string(value)
    case .date(let value): self = .date(value)
    case .list(let items): self = .list(values(of: items))
    case .map(let entries): self = .record(Record(entries.map { ($0.key, Value($0.value)) }))
    }
  }
}

// Rows of a table have the same keys one after another: they share one shape.
private func values(of items: [Node]) -> [Value] {
  var shape: Record.Shape?
  return items.map { item in
    guard case .map(let entries) = item.content else { return Value(item) }
    let isSame = shape.map {
      $0.names.count == entries.count && zip($0.names, entries).allSatisfy { $0.text == $1.key }
    }
    if let shape, isSame == true { return .record(Record(shape, entries.map { Value($0.value) })) }
    let record = Record(entries.map { ($0.key, Value($0.value)) })
    shape = record.shape
    return .record(record)
  }
}
