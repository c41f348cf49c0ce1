import Base

/// The value of one observation as written, and its flags.
struct Observation {
  let value: ArraySlice<UInt8>
  var flags: ObservationFlags
}

/// A table of observations under construction: dimensions, period, one indicator. `freq` follows from the period and
/// is left out; a unit that is the same in all rows goes to the schema.
struct ObservationTable {
  private let names: [String]
  private let dropped: Set<Int>
  private let unitPosition: Int?
  private let hasPeriod: Bool
  private let indicator: String
  private var units: Set<String> = []
  private var rows: [(codes: [String], period: String, cell: String)] = []
  private var untold = UntoldFlags()
  private var hidden = 0

  init(dimensions: [String], hasPeriod: Bool, indicator: String) {
    names = dimensionNames(dimensions)
    unitPosition = dimensions.firstIndex { $0 == "unit" || $0 == "unit_measure" }
    dropped = Set(dimensions.indices.filter { hasPeriod && ["freq", "frequency"].contains(dimensions[$0]) })
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
    if flags.absence == .suppressed { hidden += 1 }
    if let unitPosition { units.insert(codes[unitPosition]) }
    rows.append((codes, period, cell))
  }

  func result(title: String, source: String) -> ImportResult {
    let unit = units.count == 1 ? units.first : nil
    let kept = names.indices.filter { !dropped.contains($0) && !($0 == unitPosition && unit != nil) }
    var out = ByteWriter(capacity: rows.count * 32)
    for name in kept.map({ names[$0] }) + (hasPeriod ? ["period"] : []) {
      out.appendCSV(name)
      out.append(UInt8(ascii: ","))
    }
    out.append(text: indicator + "\n")
    for row in rows {
      for position in kept {
        out.appendCSV(row.codes[position])
        out.append(UInt8(ascii: ","))
      }
      if hasPeriod { out.append(text: row.period + ",") }
      out.append(text: row.cell + "\n")
    }
    var schema = ImportSchema(
      title: title, source: identifier(source), key: kept.map { names[$0] } + (hasPeriod ? ["period"] : []))
    schema.columns = kept.map {
      ImportSchema.Column(name: names[$0], settings: [(key: "type", value: "text")])
    }
    schema.columns.append(
      ImportSchema.Column(
        name: indicator,
        settings: [(key: "type", value: "number")] + (unit.map { [(key: "unit", value: quoted($0))] } ?? [])))
    let note = Diagnostic.importNote("\(rows.count) cells, \(hidden) of them confidential: [c]")
    return ImportResult(
      imported: Imported(csv: out.bytes, schema: schema.bytes), remarks: [note] + untold.remarks)
  }
}
