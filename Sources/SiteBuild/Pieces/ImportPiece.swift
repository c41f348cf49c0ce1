import Base
import Formats

/// An ordinary table and its schema, made of what an office publishes.
package struct ImportedTable: Sendable {
  package let csv: [UInt8]
  package let schema: [UInt8]
}

/// - Returns: nil where the file's layout is none that is known.
package func importedTable(_ file: SourceFile) -> Checked<ImportedTable?> {
  guard let layout = importLayout(of: file) else {
    let known = ImportLayout.allCases.map(\.summary).joined(separator: "; ")
    return Checked(
      nil,
      [
        Diagnostic(
          .error, "import/unknown-layout", "this is no layout that can be imported", at: file.span(0..<0),
          help: "known are: \(known)")
      ])
  }
  return imported(file, as: layout).map { ImportedTable(csv: $0.csv, schema: $0.schema) }
}
