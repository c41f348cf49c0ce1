// Values as JSON, as `tojson` writes them: with `< > & '` escaped, so that the result can stand in a script and in an
// attribute. A figure is its number, or null where it has none: what is withheld leaves no digits here either.

import Base

struct JSONStyle {
  var indent: Int?
  /// As `tojson` does in Jinja.
  var sortsKeys = false
}

extension ByteWriter {
  mutating func append(json value: Value, _ context: FilterContext, _ style: JSONStyle = JSONStyle(), level: Int = 0)
    throws(Refusal)
  {
    guard level < 60 else { throw Refusal("this value nests too deeply for JSON") }
    switch value {
    case .none, .undefined: append("null")
    case .bool(let value): append(text: value ? "true" : "false")
    case .int(let value): append(int: value)
    case .double(let value): append(text: value.isFinite ? pythonText(value) : "null")
    case .string(let text): appendPythonJSON(text)
    case .safe, .safeXML, .date, .moment, .period: appendPythonJSON(context.text(value))
    case .handle(let handle): appendPythonJSON(context.text(context.host.text(handle)))
    case .observation(let observation): append(json: observation.quantity)
    case .series: try append(json: resolved(value, context), context, style, level: level)
    case .list(let items):
      try appendItems(items.count, "[", "]", style.indent, level) { index, out throws(Refusal) in
        try out.append(json: items[index], context, style, level: level + 1)
      }
    case .record(let record):
      var entries = record.entries
      if style.sortsKeys { entries.sort { isBefore($0.name, $1.name) } }
      let ordered = entries
      try appendItems(ordered.count, "{", "}", style.indent, level) { index, out throws(Refusal) in
        out.appendPythonJSON(ordered[index].name)
        out.append(": ")
        try out.append(json: ordered[index].value, context, style, level: level + 1)
      }
    case .macro, .namespace: throw Refusal("\(value.kindName) cannot be written as JSON")
    }
  }

  private mutating func append(json quantity: Quantity) {
    switch quantity.amount {
    case .value(let value): append(plain: value)
    case .range(let low, let high):
      append("[")
      append(plain: low)
      append(", ")
      append(plain: high)
      append("]")
    case .absent: append("null")
    }
  }

  private mutating func appendItems(
    _ count: Int, _ open: StaticString, _ close: StaticString, _ indent: Int?, _ level: Int,
    _ item: (Int, inout ByteWriter) throws(Refusal) -> Void
  ) throws(Refusal) {
    append(open)
    for index in 0..<count {
      if index > 0 { append(indent == nil ? ", " : ",") }
      if let indent { append(text: "\n" + String(repeating: " ", count: indent * (level + 1))) }
      try item(index, &self)
    }
    if let indent, count > 0 { append(text: "\n" + String(repeating: " ", count: indent * level)) }
    append(close)
  }

  // As Python's json.dumps, which Jinja uses: ASCII only, then `< > & '` as escapes.
  private mutating func appendPythonJSON(_ text: String) {
    append(UInt8(ascii: "\""))
    defer { append(UInt8(ascii: "\"")) }
    if text.utf8.allSatisfy(standsInJSON) { return append(text: text) }
    for unit in text.utf16 {
      switch unit {
      case 0x22: append("\\\"")
      case 0x5C: append("\\\\")
      case 0x0A: append("\\n")
      case 0x0D: append("\\r")
      case 0x09: append("\\t")
      case 0x08: append("\\b")
      case 0x0C: append("\\f")
      case 0x20..<0x7F where unit != 0x3C && unit != 0x3E && unit != 0x26 && unit != 0x27: append(UInt8(unit))
      default:
        append("\\u")
        for shift in [12, 8, 4, 0] as [UInt16] {
          let digit = UInt8(unit >> shift & 15)
          append(digit < 10 ? 48 + digit : 87 + digit)
        }
      }
    }
  }
}

private func standsInJSON(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x22, 0x5C, 0x3C, 0x3E, 0x26, 0x27: false
  default: byte >= 0x20 && byte < 0x7F
  }
}
