import Base

// SDMX-CSV: one observation a row. What stands before OBS_VALUE are the dimensions, what stands behind it attributes;
// the unit and the usual dimensions are known by their names wherever they stand. An attribute that is dropped is told
// of. Cells may carry their label, "A: Annual", and then only the code counts.
// - Source: SDMX-CSV field guide, versions 1.0 (DATAFLOW) and 2.0 (STRUCTURE, STRUCTURE_ID, ACTION).

func importedSDMX(_ source: ImportRows, _ faults: inout Faults) -> ImportResult {
  var rows = source
  guard let header = rows.next() else { return .nothing }
  let names = header.map { fieldName($0.text) }
  guard let value = names.firstIndex(of: "obs_value") else {
    faults.report(.importMissingColumn("OBS_VALUE", at: header[0].span))
    return .nothing
  }
  let columns = SDMXColumns(names, value: value)
  var flow: String?
  var table: ObservationTable?
  while let row = rows.next() {
    guard row.count == names.count else {
      if faults.hasRoom() { faults.report(.importRagged(row.count, names.count, at: row[0].span)) }
      continue
    }
    if columns.isDeletion(row) { continue }
    flow = flow ?? columns.flow(row)
    var growing = table ?? columns.table(indicator: columns.indicator(flow, source.file))
    table = nil  // one owner: else each added row would copy the whole table
    add(row, columns, to: &growing, &faults)
    table = growing
  }
  let indicator = columns.indicator(flow, source.file)
  let finished = table ?? columns.table(indicator: indicator)
  return finished.result(
    title: flow ?? tableName(source.file.path), source: indicator, remarks: columns.dropped(header))
}

private func add(
  _ row: [ImportRows.Field], _ columns: SDMXColumns, to table: inout ObservationTable, _ faults: inout Faults
) {
  var period = ""
  if let time = columns.time {
    guard let read = importedPeriod(code(of: row[time].text)) else {
      if faults.hasRoom() { faults.report(.importNoPeriod(row[time].text, at: row[time].span)) }
      return
    }
    period = read.text
  }
  let field = row[columns.value]
  table.add(
    columns.dimensions.map { code(of: row[$0].text) }, period, columns.observation(row), column: "OBS_VALUE",
    at: field.span, &faults)
}

/// Which column is what.
private struct SDMXColumns {
  let value: Int
  let time: Int?
  let dimensions: [Int]
  private let attributes: [Int]
  private let names: [String]
  private let status: Int?
  private let confidentiality: Int?
  private let multiplier: Int?
  private let structure: Int?
  private let action: Int?

  init(_ names: [String], value: Int) {
    self.names = names
    self.value = value
    time = names.firstIndex(of: "time_period")
    status = names.firstIndex { $0 == "obs_status" || $0 == "obs_flag" }
    confidentiality = names.firstIndex { $0 == "conf_status" || $0 == "obs_conf" }
    multiplier = names.firstIndex(of: "unit_mult")
    structure = names.firstIndex(of: "structure_id") ?? names.firstIndex(of: "dataflow")
    action = names.firstIndex(of: "action")
    let others: Set<String> = [
      "dataflow", "structure", "structure_id", "structure_name", "action", "last_update", "time_period",
      "obs_status",
      "obs_flag", "conf_status", "obs_conf", "unit_mult", "decimals",
    ]
    let coded = names.indices.filter { $0 != value && !others.contains(names[$0]) && names[$0] != "time" }
    dimensions = coded.filter { $0 < value || isUsualDimension(names[$0]) }
    attributes = coded.filter { $0 > value && !isUsualDimension(names[$0]) }
  }

  /// What is said of attributes that a table here has no place for.
  func dropped(_ header: [ImportRows.Field]) -> [Diagnostic] {
    let names = attributes.map { code(of: header[$0].text) }
    return attributes.first.map { [.importDropped(names, at: header[$0].span)] } ?? []
  }

  func table(indicator: String) -> ObservationTable {
    ObservationTable(dimensions: dimensions.map { names[$0] }, hasPeriod: time != nil, indicator: indicator)
  }

  /// `ESTAT:NAMA_10R_3EMPERS(1.0)`, the same in all rows.
  func flow(_ row: [ImportRows.Field]) -> String? { structure.map { code(of: row[$0].text) } }

  /// Of a flow its id alone: neither agency nor version.
  func indicator(_ flow: String?, _ file: SourceFile) -> String {
    guard let flow else { return indicatorName(file) }
    let id = flow.split(separator: ":").last.map(String.init) ?? flow
    return identifier(String(id.prefix { $0 != "(" }))
  }

  func isDeletion(_ row: [ImportRows.Field]) -> Bool { action.map { row[$0].text == "D" } ?? false }

  func observation(_ row: [ImportRows.Field]) -> Observation {
    var flags = ObservationFlags()
    if let status { code(of: row[status].text).utf8.filter(isLetter).forEach { flags.add(observation: $0) } }
    if let confidentiality {
      flags.add(confidentiality: Array(code(of: row[confidentiality].text).utf8)[...])
    }
    return Observation(value: scaled(row), flags: flags)
  }

  // A power of ten beside the value: 1.5 with 6 is 1 500 000.
  private func scaled(_ row: [ImportRows.Field]) -> ArraySlice<UInt8> {
    let plain = row[value].bytes
    guard let multiplier, let power = Int(code(of: row[multiplier].text)), power != 0,
      plainNumber(plain) != nil,
      let number = plainNumber(plain + Array("e\(power)".utf8)[...])
    else { return plain }
    return Array(plainText(number).utf8)[...]
  }
}

extension Diagnostic {
  fileprivate static func importDropped(_ columns: [String], at span: Span) -> Diagnostic {
    let names = columns.map { "“\($0)”" }.joined(separator: ", ")
    return Diagnostic(
      .warning, "import/dropped-column",
      "\(columns.count == 1 ? "the attribute" : "the attributes") \(names) behind OBS_VALUE "
        + "\(columns.count == 1 ? "is" : "are") left out",
      at: span, help: "put a column that tells rows apart before OBS_VALUE")
  }
}
