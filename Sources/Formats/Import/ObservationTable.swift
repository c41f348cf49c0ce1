import Base

/// The value of one observation as written, and its flags.
struct Observation {
  let value: ArraySlice<UInt8>
  var flags: ObservationFlags
}

/// A table of observations under construction: dimensions, period, one indicator. `freq` follows from the period and
/// is left out. The unit goes to the schema; where there are several, each makes an indicator of its own, since one
/// series has one unit.
struct ObservationTable {
  private struct Row {
    /// Of the dimensions that are kept.
    let codes: [String]
    let period: String
    /// By position in `units`; nil where the office says nothing.
    var cells: [String?]

    func cell(_ unit: Int) -> String? { unit < cells.count ? cells[unit] : nil }
  }

  private let names: [String]
  private let kept: [Int]
  private let unitPosition: Int?
  private let hasPeriod: Bool
  private let indicator: String
  /// In order of first appearance; one empty unit where there is no such column.
  private var units: [String] = []
  private var rows: [Row] = []
  /// Where there are several units, the row that waits for its other cells, by what they have in common.
  private var open: [[String]: Int] = [:]
  private var untold = UntoldFlags()
  private var (count, hidden) = (0, 0)

  init(dimensions: [String], hasPeriod: Bool, indicator: String) {
    let unit = dimensions.firstIndex(where: isUnit)
    names = dimensionNames(dimensions)
    kept = dimensions.indices.filter { $0 != unit && !(hasPeriod && isFrequency(dimensions[$0])) }
    unitPosition = unit
    self.hasPeriod = hasPeriod
    self.indicator = indicator
  }

  mutating func add(
    _ codes: [String], _ period: String, _ observation: Observation, column: String, at span: Span,
    _ faults: inout Faults
  ) {
    var flags = observation.flags
    guard let cell = flags.cell(observation.value) else {
      if faults.hasRoom() { faults.report(.importNoNumber(shown(observation.value), column, at: span)) }
      return
    }
    untold.add(flags.untold)
    count += 1
    if flags.absence == .suppressed { hidden += 1 }
    put(cell, kept.map { codes[$0] }, period, unit: unitPosition.map { codes[$0] } ?? "")
  }

  // Two cells of one place stay two rows: the table's key finds them when it is read.
  private mutating func put(_ cell: String, _ codes: [String], _ period: String, unit: String) {
    let column = units.firstIndex(of: unit) ?? units.count
    if column == units.count { units.append(unit) }
    if units.count == 2, open.isEmpty {
      for (row, other) in rows.enumerated() { open[other.codes + [other.period]] = row }
    }
    if let row = open[codes + [period]], rows[row].cell(column) == nil {
      rows[row].cells += Array(repeating: nil, count: max(0, column + 1 - rows[row].cells.count))
      rows[row].cells[column] = cell
      return
    }
    if units.count > 1 { open[codes + [period]] = rows.count }
    rows.append(Row(codes: codes, period: period, cells: Array(repeating: nil, count: column) + [cell]))
  }

  func result(title: String, source: String, remarks: [Diagnostic] = []) -> ImportResult {
    let keyNames = kept.map { names[$0] } + (hasPeriod ? ["period"] : [])
    let indicators = units.count > 1 ? units.map { identifier("\(indicator)_\($0)") } : [indicator]
    var out = ByteWriter(capacity: rows.count * 32)
    out.appendCSV(line: keyNames + indicators)
    for row in rows {
      let cells = indicators.indices.map { row.cell($0) ?? "" }
      out.appendCSV(line: row.codes + (hasPeriod ? [row.period] : []) + cells)
    }
    var schema = ImportSchema(title: title, source: identifier(source), key: keyNames)
    schema.columns = kept.map { ImportSchema.Column(name: names[$0], settings: [(key: "type", value: "text")]) }
    schema.columns += indicators.enumerated().map { index, name in
      let unit = units.isEmpty || units[index].isEmpty ? [] : [(key: "unit", value: quoted(units[index]))]
      return ImportSchema.Column(name: name, settings: [(key: "type", value: "number")] + unit)
    }
    let note = Diagnostic.importNote("\(count) cells, \(hidden) of them confidential: [c]")
    return ImportResult(
      imported: Imported(csv: out.bytes, schema: schema.bytes), remarks: [note] + remarks + untold.remarks)
  }
}

extension ByteWriter {
  fileprivate mutating func appendCSV(line cells: [String]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { append(UInt8(ascii: ",")) }
      appendCSV(cell)
    }
    append(0x0A)
  }
}
