import Base

// The Quarterly Census of Employment and Wages. A row is one area, ownership, industry and size class. Where it is
// not disclosed its employment and wages are published as 0: they are hidden, not nothing. Counts of establishments
// stay published. `-` says that there is no data, also as 0.
// - Source: U.S. Bureau of Labor Statistics, *QCEW Field Layouts*, NAICS-based quarterly and annual CSV files.

func importedQCEW(_ source: ImportRows, _ faults: inout Faults) -> ImportResult {
  var rows = source
  guard let header = rows.next() else { return .nothing }
  let names = header.map { fieldName($0.text) }
  guard let layout = QCEWLayout(names, header, &faults) else { return .nothing }
  var out = ByteWriter(capacity: 1 << 16)
  out.append(text: layout.headerLine)
  var (count, hidden) = (0, 0)
  while let row = rows.next() {
    guard row.count == names.count else {
      if faults.hasRoom() { faults.report(.importRagged(row.count, names.count, at: row[0].span)) }
      continue
    }
    count += 1
    if layout.isHidden(row) { hidden += 1 }
    layout.write(row, into: &out, &faults)
  }
  let note = "\(count) rows, \(hidden) of them not disclosed: their employment and wages are [c]"
  return ImportResult(
    imported: Imported(csv: out.bytes, schema: layout.schema.bytes), remarks: [.importNote(note)])
}

private struct QCEWLayout {
  /// A column of numbers, and the columns of codes that say whether they are disclosed.
  private struct Figure {
    let position: Int
    let name: String
    let disclosures: [Int]
  }

  private let names: [String]
  private let dimensions: [(position: Int, name: String)]
  private let figures: [Figure]
  private let year: Int
  private let quarter: Int
  private let disclosure: Int

  init?(_ names: [String], _ header: [ImportRows.Field], _ faults: inout Faults) {
    func required(_ name: String) -> Int? {
      if let position = names.firstIndex(of: name) { return position }
      faults.report(.importMissingColumn(name, at: header[0].span))
      return nil
    }
    guard let area = required("area_fips"), let owner = required("own_code"),
      let industry = required("industry_code"),
      let year = required("year"), let quarter = required("qtr"), let disclosure = required("disclosure_code")
    else { return nil }
    self.names = names
    self.year = year
    self.quarter = quarter
    self.disclosure = disclosure
    var dimensions = [(area, "region"), (owner, "ownership"), (industry, "industry")]
    if let size = names.firstIndex(of: "size_code") { dimensions.append((size, "size")) }
    self.dimensions = dimensions.map { (position: $0.0, name: $0.1) }
    let (lq, overTheYear) = (
      names.firstIndex(of: "lq_disclosure_code"), names.firstIndex(of: "oty_disclosure_code")
    )
    figures = names.indices.filter { qcewField(names[$0]) != nil }.map { position in
      let name = names[position]
      // Establishments are counted in public. What was computed of a hidden number is hidden with it, also in an
      // extract that lacks the code of its own.
      if name.contains("estabs") { return Figure(position: position, name: name, disclosures: []) }
      let own = name.hasPrefix("lq_") ? lq : name.hasPrefix("oty_") ? overTheYear : nil
      return Figure(position: position, name: name, disclosures: [disclosure] + [own].compactMap { $0 })
    }
  }

  var headerLine: String {
    (dimensions.map(\.name) + ["period"] + figures.map(\.name)).joined(separator: ",") + "\n"
  }

  func isHidden(_ row: [ImportRows.Field]) -> Bool { row[disclosure].bytes.first == UInt8(ascii: "N") }

  func write(_ row: [ImportRows.Field], into out: inout ByteWriter, _ faults: inout Faults) {
    guard let period = period(row) else {
      if faults.hasRoom() {
        faults.report(.importNoPeriod("\(row[year].text)-Q\(row[quarter].text)", at: row[year].span))
      }
      return
    }
    for dimension in dimensions {
      out.appendCSV(row[dimension.position].text)
      out.append(UInt8(ascii: ","))
    }
    out.append(text: period)
    for figure in figures {
      out.append(UInt8(ascii: ","))
      write(row, figure, into: &out, &faults)
    }
    out.append(0x0A)
  }

  private func write(
    _ row: [ImportRows.Field], _ figure: Figure, into out: inout ByteWriter, _ faults: inout Faults
  ) {
    if row[disclosure].bytes.first == UInt8(ascii: "-") { return out.append("[x]") }
    let codes = figure.disclosures.compactMap { row[$0].bytes.first }
    if codes.contains(UInt8(ascii: "N")) { return out.append("[c]") }
    if codes.contains(UInt8(ascii: "-")) { return out.append("[x]") }
    let field = row[figure.position]
    if field.bytes.isEmpty { return }
    guard plainNumber(field.bytes) != nil else {
      if faults.hasRoom() { faults.report(.importNoNumber(shown(field.bytes), figure.name, at: field.span)) }
      return
    }
    out.append(field.bytes)
  }

  private func period(_ row: [ImportRows.Field]) -> String? {
    let text =
      row[quarter].bytes.first == UInt8(ascii: "A")
      ? row[year].text : "\(row[year].text)-Q\(row[quarter].text)"
    return Period(text)?.text
  }

  var schema: ImportSchema {
    var schema = ImportSchema(
      title: "Quarterly Census of Employment and Wages", source: "bls-qcew",
      key: dimensions.map(\.name) + ["period"])
    schema.columns = dimensions.map { ImportSchema.Column(name: $0.name, settings: [("type", "text")]) }
    schema.columns += figures.map { figure in
      let field = qcewField(figure.name)
      var settings = [
        ("unit", quoted(field?.unit ?? "ratio")), ("label", quoted(field?.label ?? figure.name)),
      ]
      if let decimals = field?.decimals { settings.append(("decimals", "\(decimals)")) }
      return ImportSchema.Column(name: figure.name, settings: settings.map { (key: $0.0, value: $0.1) })
    }
    return schema
  }
}

private struct QCEWField {
  let label: String
  let unit: String
  let decimals: Int
}

/// What a number column of the layouts holds; `nil` for codes and titles.
private func qcewField(_ name: String) -> QCEWField? {
  if name.hasSuffix("disclosure_code") { return nil }
  if name.hasPrefix("lq_") {
    return qcewField(String(name.dropFirst(3))).map {
      QCEWField(label: "Location quotient of " + lowered($0.label), unit: "ratio", decimals: 2)
    }
  }
  if name.hasPrefix("oty_") {
    let rest = String(name.dropFirst(4))
    if rest.hasSuffix("_pct_chg") || rest.hasSuffix("_pct") {
      let base = String(rest.dropLast(rest.hasSuffix("_chg") ? 8 : 4))
      return qcewField(base).map {
        QCEWField(label: "Change over the year of " + lowered($0.label), unit: "percent", decimals: 1)
      }
    }
    let base = rest.hasSuffix("_chg") ? String(rest.dropLast(4)) : rest
    return qcewField(base).map {
      QCEWField(label: "Change over the year of " + lowered($0.label), unit: $0.unit, decimals: 0)
    }
  }
  return qcewFields[name]
}

private func lowered(_ label: String) -> String { label.prefix(1).lowercased() + label.dropFirst() }

private let qcewFields: [String: QCEWField] = [
  "qtrly_estabs": QCEWField(label: "Establishments", unit: "establishments", decimals: 0),
  "qtrly_estabs_count": QCEWField(label: "Establishments", unit: "establishments", decimals: 0),
  "month1_emplvl": QCEWField(
    label: "Employment in the first month of the quarter", unit: "jobs", decimals: 0),
  "month2_emplvl": QCEWField(
    label: "Employment in the second month of the quarter", unit: "jobs", decimals: 0),
  "month3_emplvl": QCEWField(
    label: "Employment in the third month of the quarter", unit: "jobs", decimals: 0),
  "total_qtrly_wages": QCEWField(label: "Total wages of the quarter", unit: "USD", decimals: 0),
  "taxable_qtrly_wages": QCEWField(label: "Taxable wages of the quarter", unit: "USD", decimals: 0),
  "qtrly_contributions": QCEWField(label: "Contributions of the quarter", unit: "USD", decimals: 0),
  "avg_wkly_wage": QCEWField(label: "Average weekly wage", unit: "USD", decimals: 0),
  "annual_avg_estabs": QCEWField(
    label: "Establishments, annual average", unit: "establishments", decimals: 0),
  "annual_avg_estabs_count": QCEWField(
    label: "Establishments, annual average", unit: "establishments", decimals: 0),
  "annual_avg_emplvl": QCEWField(label: "Employment, annual average", unit: "jobs", decimals: 0),
  "total_annual_wages": QCEWField(label: "Total wages of the year", unit: "USD", decimals: 0),
  "taxable_annual_wages": QCEWField(label: "Taxable wages of the year", unit: "USD", decimals: 0),
  "annual_contributions": QCEWField(label: "Contributions of the year", unit: "USD", decimals: 0),
  "annual_avg_wkly_wage": QCEWField(label: "Average weekly wage of the year", unit: "USD", decimals: 0),
  "avg_annual_pay": QCEWField(label: "Average annual pay", unit: "USD", decimals: 0),
]
