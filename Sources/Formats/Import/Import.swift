import Base

// What offices publish, as ordinary tables: every layout becomes a CSV file in our cell notation and a schema beside
// it, so that nothing downstream knows where a table came from. An office's flags become statuses; a code for "hidden"
// never becomes the 0 that stands beside it.

/// A publication's layout that `almanac import` reads.
package enum ImportLayout: String, CaseIterable, Sendable {
  case qcew, eurostat, sdmx

  /// For the manual and messages.
  package var summary: String {
    switch self {
    case .qcew: "QCEW of the U.S. Bureau of Labor Statistics: CSV, quarterly or annual"
    case .eurostat: "Eurostat: tab-separated values with flags"
    case .sdmx: "SDMX-CSV, versions 1.0 and 2.0"
    }
  }
}

/// What an import writes: an ordinary table and its schema.
package struct Imported: Sendable {
  package let csv: [UInt8]
  package let schema: [UInt8]
}

/// Which publication a file is, by its header line; `nil` for none of them.
package func importLayout(of file: SourceFile) -> ImportLayout? {
  let start = file.bytes.starts(with: byteOrderMark) ? 3 : 0
  let header = file.bytes[start...].prefix { $0 != 0x0A }.string
  let names = header.split(separator: ",", omittingEmptySubsequences: false).map { fieldName($0) }
  if names.contains("area_fips"), names.contains("own_code"), names.contains("disclosure_code") {
    return .qcew
  }
  if names.contains("obs_value"),
    names.contains("dataflow") || names.contains("structure") || names.contains("time_period")
  {
    return .sdmx
  }
  let first = header.split(separator: "\t").first?.lowercased() ?? ""
  return first.hasSuffix("\\time_period") || first.hasSuffix("\\time") ? .eurostat : nil
}

/// The file as an ordinary table in our cell notation, with a schema.
package func imported(_ file: SourceFile, as layout: ImportLayout) -> Checked<Imported> {
  let text = checkedText(file, 0..<file.bytes.count, code: "import")
  var faults = text.faults
  let separator = layout == .eurostat ? UInt8(0x09) : UInt8(ascii: ",")
  let rows = ImportRows(file, text.bytes, separator: separator)
  let result =
    switch layout {
    case .qcew: importedQCEW(rows, &faults)
    case .eurostat: importedEurostat(rows, &faults)
    case .sdmx: importedSDMX(rows, &faults)
    }
  return Checked(result.imported, faults.diagnostics("import") + result.remarks)
}

/// An import and what is to be said of it as a whole.
struct ImportResult {
  let imported: Imported
  let remarks: [Diagnostic]

  /// Where the layout is not what its name promises.
  static let nothing = ImportResult(imported: Imported(csv: [], schema: []), remarks: [])
}

/// The name in a header cell, lower case: without quotes, and of `TIME_PERIOD: Time` the code.
func fieldName(_ cell: some StringProtocol) -> String {
  let plain = code(of: String(cell.filter { $0 != "\"" && $0 != "\r" }))
  return plain.lowercased().split(separator: " ").joined(separator: "_")
}

/// Of "A: Annual" the code; a colon inside a code, `ESTAT:NAMA`, has no blank behind it.
func code(of cell: String) -> String {
  let bytes = Array(cell.utf8)
  let colon = bytes.indices.dropFirst().dropLast().first { bytes[$0] == 0x3A && bytes[$0 + 1] == 0x20 }
  guard let colon else { return cell }
  return String(decoding: bytes[..<colon], as: UTF8.self)
}
