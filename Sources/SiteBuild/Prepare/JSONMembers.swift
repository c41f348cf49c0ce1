import Base

// Members of a JSON object that has one already; what is empty is left out.
extension ByteWriter {
  mutating func append(member name: StaticString, _ value: String?) {
    guard let value, !value.isEmpty else { return }
    append(memberName: name)
    appendJSON(value)
  }

  mutating func append(member name: StaticString, _ values: [String]) {
    append(member: name, values) { value, out in out.appendJSON(value) }
  }

  mutating func append<Item>(member name: StaticString, _ items: [Item], _ write: (Item, inout ByteWriter) -> Void) {
    guard !items.isEmpty else { return }
    append(memberName: name)
    append("[")
    for (index, item) in items.enumerated() {
      if index > 0 { append(",") }
      write(item, &self)
    }
    append("]")
  }

  private mutating func append(memberName name: StaticString) {
    append(",\n\"")
    append(name)
    append("\":")
  }
}
