import Base

// The last step of every reader: what was gathered becomes a column of its type, and its faults become diagnostics.

/// What a message about a column needs.
struct ColumnContext {
  let name: String
  let schema: ColumnSchema?
  /// The first half of codes: `csv`, `table`.
  let area: String
  let origin: CellOrigin

  var label: String { "in the column “\(name)”" }

  func diagnostic(_ fault: CellFault, row: Int) -> Diagnostic {
    Diagnostic(
      .error, "\(area)/\(fault.code)", fault.message, at: origin.span(row), label: label, help: fault.help)
  }
}

/// `type` is `nil` where the first cells were all empty and nobody says.
func finish(
  _ text: TextBuilder?, _ numbers: NumberBuilder?, _ type: ColumnType?, _ context: ColumnContext,
  _ faults: inout Faults
) -> (type: ColumnType, storage: DataColumn.Storage) {
  if let numbers { return finish(numbers, type, context, &faults) }
  guard let text else { return (.text, .text(TextCells(codes: [], dictionary: []))) }
  switch type {
  case .period: return (.period, .period(periods(text, context, &faults)))
  case .date: return (.date, .date(dates(text, context, &faults)))
  case .text, .integer, .number: return (.text, .text(text.finished()))
  case nil:
    return lateNumbers(text).map { finish($0, .number, context, &faults) } ?? (.text, .text(text.finished()))
  }
}

private func finish(
  _ numbers: NumberBuilder, _ type: ColumnType?, _ context: ColumnContext, _ faults: inout Faults
) -> (type: ColumnType, storage: DataColumn.Storage) {
  for (row, fault) in numbers.faults where faults.hasRoom() {
    faults.report(context.diagnostic(fault, row: Int(row)))
  }
  for _ in 0..<numbers.untoldFaults { _ = faults.hasRoom() }
  if context.schema?.type == nil {
    for row in numbers.codeRows where faults.hasRoom() {
      faults.report(context.diagnostic(.leadingZero(numbers.cells.values[Int(row)]), row: Int(row)))
    }
  }
  if type == .integer, !numbers.isWhole { reportFractions(numbers.cells, context, &faults) }
  checkRange(numbers.cells, context, &faults)
  let isInteger = context.schema?.type != .number && numbers.isWhole
  return (isInteger ? .integer : .number, .number(numbers.cells))
}

private func reportFractions(_ cells: NumberCells, _ context: ColumnContext, _ faults: inout Faults) {
  for row in 0..<cells.count {
    guard let value = cells.quantity(row).value, value.rounded() != value, faults.hasRoom() else { continue }
    faults.report(
      context.diagnostic(
        CellFault(
          code: "not-an-integer", message: "“\(plainText(value))” is not a whole number",
          help: "set “type: number” in the schema if it is meant"), row: row))
  }
}

private func checkRange(_ cells: NumberCells, _ context: ColumnContext, _ faults: inout Faults) {
  guard let schema = context.schema, schema.minimum != nil || schema.maximum != nil else { return }
  for row in 0..<cells.count {
    guard let extent = cells.quantity(row).extent else { continue }
    if let minimum = schema.minimum, extent.low < minimum, faults.hasRoom() {
      faults.report(
        context.diagnostic(.outOfRange(extent.low, "below the smallest allowed", minimum), row: row))
    } else if let maximum = schema.maximum, extent.high > maximum, faults.hasRoom() {
      faults.report(
        context.diagnostic(.outOfRange(extent.high, "above the largest allowed", maximum), row: row))
    }
  }
}

private func periods(_ text: TextBuilder, _ context: ColumnContext, _ faults: inout Faults) -> PeriodCells {
  var dictionary: [Period] = []
  var recoded: [Int32] = []
  var broken: Set<Int32> = []
  for code in 0..<text.distinctCount {
    if let period = Period(text.entryBytes(code).trimmed) {
      recoded.append(Int32(dictionary.count))
      dictionary.append(period)
    } else {
      recoded.append(-1)
      broken.insert(Int32(code))
    }
  }
  report(broken, text, context, &faults) { .notAPeriod($0) }
  return PeriodCells(codes: text.codes.map { $0 < 0 ? -1 : recoded[Int($0)] }, dictionary: dictionary)
}

private func dates(_ text: TextBuilder, _ context: ColumnContext, _ faults: inout Faults) -> [Int32] {
  let days = (0..<text.distinctCount).map { code in
    text.entryBytes(code).trimmed.withUnsafeBufferPointer { CalendarDate(iso: $0) }.map {
      Int32($0.dayNumber)
    }
  }
  report(Set(days.indices.filter { days[$0] == nil }.map(Int32.init)), text, context, &faults) {
    .notADate($0)
  }
  return text.codes.map { $0 < 0 ? .min : days[Int($0)] ?? .min }
}

private func report(
  _ broken: Set<Int32>, _ text: TextBuilder, _ context: ColumnContext, _ faults: inout Faults,
  _ fault: (ArraySlice<UInt8>) -> CellFault
) {
  guard !broken.isEmpty else { return }
  for (row, code) in text.codes.enumerated() where broken.contains(code) && faults.hasRoom() {
    faults.report(context.diagnostic(fault(text.entryBytes(Int(code))), row: row))
  }
}

/// The text as numbers, where every one is a figure; `nil` for anything else, and for a column without any cell.
private func lateNumbers(_ text: TextBuilder) -> NumberBuilder? {
  guard text.distinctCount > 0 else { return nil }
  for code in 0..<text.distinctCount {
    let cell = text.entryBytes(code)
    guard !isCode(cell), case .success = quantity(of: cell) else { return nil }
  }
  let numbers = NumberBuilder(rows: text.codes.count)
  for code in text.codes {
    if code < 0 {
      numbers.addMissing()
    } else {
      text.entryBytes(Int(code)).withUnsafeBufferPointer { cell in
        if let base = cell.baseAddress { numbers.add(base, cell.count) }
      }
    }
  }
  return numbers
}

extension CellFault {
  fileprivate static func outOfRange(_ value: Double, _ relation: String, _ limit: Double) -> CellFault {
    CellFault(
      code: "out-of-range", message: "\(plainText(value)) is \(relation), \(plainText(limit))", help: nil)
  }

  fileprivate static func leadingZero(_ value: Double) -> CellFault {
    CellFault(
      code: "leading-zero", message: "a number that begins with a zero, as codes do",
      help: "write \(plainText(value)), or set “type: text” in the schema if the column holds codes")
  }

  fileprivate static func notAPeriod(_ cell: ArraySlice<UInt8>) -> CellFault {
    CellFault(
      code: "not-a-period", message: "“\(shown(cell))” is no period",
      help: "write 2017, 2017-Q4, 2017-11, 2017-11-30, 2016/17 or a span such as 2000..2009")
  }

  fileprivate static func notADate(_ cell: ArraySlice<UInt8>) -> CellFault {
    CellFault(
      code: "not-a-date", message: "“\(shown(cell))” is no date", help: "write year-month-day: 2026-11-20")
  }
}
