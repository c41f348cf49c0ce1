import Base

/// The text of a schema: only what an import knows, in the order of the table's columns.
struct ImportSchema {
  struct Column {
    let name: String
    /// Key and value, written as they stand.
    let settings: [(key: String, value: String)]
  }

  let title: String
  /// The citation key that the site's `sources.yml` has to know.
  let source: String
  let key: [String]
  var columns: [Column] = []
  var note: String?

  var bytes: [UInt8] {
    var out = ByteWriter()
    out.append(text: "# The site's sources.yml needs an entry “\(source)”.\n")
    out.append(text: "title: \(quoted(title))\nsource: \(source)\nkey: [\(key.joined(separator: ", "))]\n")
    if let note { out.append(text: "note: \(quoted(note))\n") }
    out.append("columns:\n")
    for column in columns {
      let settings = column.settings.map { "\($0.key): \($0.value)" }.joined(separator: ", ")
      out.append(text: "  \(quoted(column.name)): {\(settings)}\n")
    }
    return out.bytes
  }
}

/// Text for YAML: as it is where that is plain for certain, else in double quotes.
func quoted(_ text: String) -> String {
  let isPlain =
    text.utf8.first.map(isLetter) == true
    && text.utf8.allSatisfy { isWordByte($0) || $0 == 0x20 || $0 == 0x2D }
    && text.utf8.last != 0x20 && !["true", "false", "null"].contains(text.lowercased())
  if isPlain { return text }
  let escaped = text.split(separator: "\\", omittingEmptySubsequences: false).joined(separator: "\\\\")
    .split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\\\"")
  return "\"\(escaped)\""
}

/// An identifier for an indicator or a column out of any name: `[a-z][a-z0-9_]*`.
func identifier(_ name: String) -> String {
  var out = name.lowercased().utf8.map { isWordByte($0) ? $0 : UInt8(ascii: "_") }
  while out.first == UInt8(ascii: "_") { out.removeFirst() }
  if out.first.map(isLetter) != true { out.insert(contentsOf: Array("n_".utf8), at: 0) }
  return String(decoding: out, as: UTF8.self)
}
