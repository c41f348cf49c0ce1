import Base

// Eurostat's tab-separated values: the first column holds the codes of all dimensions, separated by commas; each
// further column is a period. A cell is a value or `:`, and flags behind a blank: `12.3 bep`, `: c`, `0 n`.
// - Source: Eurostat, *API: FAQ, TSV data format*.

func importedEurostat(_ source: ImportRows, _ faults: inout Faults) -> ImportResult {
  var rows = source
  guard let header = rows.next(), let top = header.first,
    let backslash = top.bytes.lastIndex(of: UInt8(ascii: "\\"))
  else {
    faults.report(.importMissingColumn("…\\TIME_PERIOD", at: nil))
    return .nothing
  }
  let dimensions = top.bytes[..<backslash].string.split(separator: ",").map { fieldName($0) }
  let periods = header.dropFirst().map { field -> String? in
    let period = importedPeriod(field.text)?.text
    if period == nil { faults.report(.importNoPeriod(field.text, at: field.span)) }
    return period
  }
  let indicator = indicatorName(source.file)
  var table = ObservationTable(dimensions: dimensions, hasPeriod: true, indicator: indicator)
  while let row = rows.next() {
    let codes = row[0].text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard row.count == header.count, codes.count == dimensions.count else {
      let found = row.count == header.count ? codes.count : row.count
      let wanted = row.count == header.count ? dimensions.count : header.count
      if faults.hasRoom() { faults.report(.importRagged(found, wanted, at: row[0].span)) }
      continue
    }
    for (field, period) in zip(row.dropFirst(), periods) {
      guard let period else { continue }
      table.add(codes, period, observation(field.bytes), column: indicator, at: field.span, &faults)
    }
  }
  return table.result(title: "Eurostat \(tableName(source.file.path))", source: "eurostat-\(indicator)")
}

/// Value and flags of a cell. The blank between them may be missing: `0n`, `12.3p`, `:c`.
private func observation(_ cell: ArraySlice<UInt8>) -> Observation {
  var flags = ObservationFlags()
  var end = cell.endIndex
  while end > cell.startIndex, isLetter(cell[end - 1]) || isBlank(cell[end - 1]) { end -= 1 }
  let value = cell[..<end]
  for letter in cell[end...] where isLetter(letter) {
    // Capitals are the confidentiality that Eurostat writes apart since 2025.
    if letter < UInt8(ascii: "a") {
      flags.add(confidentiality: [letter])
    } else {
      flags.add(observation: letter)
    }
  }
  return Observation(value: value.trimmed, flags: flags)
}

/// An indicator's id from the file's name: `estat_nama_10r_3empers.tsv` is `nama_10r_3empers`.
func indicatorName(_ file: SourceFile) -> String {
  let name = tableName(file.path)
  return identifier(name.hasPrefix("estat_") ? String(name.dropFirst(6)) : name)
}
