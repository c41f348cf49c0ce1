import Base

/// Why a table cannot be filtered, grouped or joined as asked. The asker knows where it asked, and makes the
/// diagnostic.
package struct TableFault: Error, Equatable, Sendable {
  package let code: String
  package let message: String
  package let help: String?

  package init(_ code: String, _ message: String, help: String? = nil) {
    self.code = code
    self.message = message
    self.help = help
  }

  /// The message, at the place where the table was asked for this.
  package func diagnostic(at span: Span?) -> Diagnostic {
    Diagnostic(.error, code, message, at: span, help: help)
  }
}

extension DataTable {
  /// The column of this name, or the fault that says which was meant.
  package func column(_ name: String) throws(TableFault) -> DataColumn {
    if let column = self[name] { return column }
    let names = columns.map(\.name)
    throw TableFault(
      "table/unknown-column", "the table “\(self.name)” has no column “\(name)”",
      help: nearest(to: name, among: names).asSuggestion ?? "its columns are \(names.joined(separator: ", "))"
    )
  }

  func columns(_ names: [String]) throws(TableFault) -> [DataColumn] {
    var found: [DataColumn] = []
    for name in names { found.append(try column(name)) }
    return found
  }
}
