import Base

/// A publication's layout that `almanac import` reads.
package enum ImportLayout: String, CaseIterable, Sendable {
  case qcew, eurostat, sdmx
}

/// What an import writes: an ordinary table and its schema.
package struct Imported: Sendable {
  package let csv: [UInt8]
  package let schema: [UInt8]
}

/// Which publication a file is, by its header line; `nil` for none of them.
package func importLayout(of file: SourceFile) -> ImportLayout? { nil }

/// The file as an ordinary table in our cell notation, with a schema.
package func imported(_ file: SourceFile, as layout: ImportLayout) -> Checked<Imported> {
  Checked(Imported(csv: [], schema: []))
}
