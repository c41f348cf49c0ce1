// From the columns of a table to observations: an entity column, dimension columns, a time column; every other numeric
// column is an indicator (wide), or `indicator` and `value` carry them (long).

import Base
import Formats
import Model

extension Workspace {
  /// Reads one table. Tables without an entity column are data for charts and templates only.
  mutating func readTable(_ table: DataTable, file: ID<SourceFile>) {
    guard isShown(table.schema), let subject = subjectColumn(table) else { return }
    let rows = RowKeys(
      entities: entities(table, subject), selections: selections(table), time: table.columns.first(where: isTime))
    let sources = table["source"].map { sourceCodes($0) }
    let defaultSource = defaultSource(table, file)
    if let indicator = table["indicator"], let value = table.index(of: "value"), isShown(table.columns[value].schema) {
      readLong(table, indicator, value, rows, sources, defaultSource, file)
    } else {
      for (index, column) in table.columns.enumerated() where column.isNumeric && isShown(column.schema) {
        readWide(table, index, rows, sources, defaultSource, file)
      }
    }
  }

  private struct RowKeys {
    let entities: [ID<Entity>?]
    let selections: [ID<Selection>?]
    let time: DataColumn?
  }

  private func subjectColumn(_ table: DataTable) -> DataColumn? {
    table.columns.first { ["cluster", "region", "organisation", "entity"].contains($0.name) }
  }

  private func isTime(_ column: DataColumn) -> Bool { column.name == "year" || column.name == "period" }

  // Each distinct text is resolved once, and told of once, at its first cell.
  private mutating func entities(_ table: DataTable, _ column: DataColumn) -> [ID<Entity>?] {
    guard case .text(let cells) = column.storage else { return Array(repeating: nil, count: table.rowCount) }
    let kind: Entity.Kind? = column.name == "entity" ? nil : Entity.Kind.allCases.first { $0.name == column.name }
    let resolved = firstRows(cells).map { code, row in
      entity(cells.dictionary[code], kind: kind, at: column.span(row))
    }
    return cells.codes.enumerated().map { row, code in
      if code < 0 { faults.append(.rowWithoutEntity(column, row)) }
      return code < 0 ? nil : resolved[Int(code)]
    }
  }

  private mutating func selections(_ table: DataTable) -> [ID<Selection>?] {
    var perRow: [Selection?] = Array(repeating: Selection(), count: table.rowCount)
    for (index, dimension) in site.dimensions.enumerated() {
      guard let column = table[dimension.name], case .text(let cells) = column.storage else { continue }
      let resolved = firstRows(cells).map { code, row -> Int? in
        let position = dimension.position(of: cells.dictionary[code])
        if position == nil { faults.append(.unknownCode(cells.dictionary[code], dimension, at: column.span(row))) }
        return position
      }
      for (row, code) in cells.codes.enumerated() where code >= 0 {
        perRow[row] = resolved[Int(code)].flatMap { code in perRow[row].map { $0.choosing(index, code) } }
      }
    }
    return perRow.map { $0.map { site.observations.intern($0) } }
  }

  // For each code of the dictionary the first row that has it.
  private func firstRows(_ cells: TextCells) -> [(Int, Int)] {
    var first = Array(repeating: -1, count: cells.dictionary.count)
    for (row, code) in cells.codes.enumerated() where code >= 0 && first[Int(code)] < 0 { first[Int(code)] = row }
    return first.enumerated().map { ($0.offset, max(0, $0.element)) }
  }

  private mutating func sourceCodes(_ column: DataColumn) -> [ID<Source>?] {
    guard case .text(let cells) = column.storage else { return [] }
    let resolved = firstRows(cells).map { code, row in source(cells.dictionary[code], at: column.span(row)) }
    return cells.codes.map { $0 < 0 ? nil : resolved[Int($0)] }
  }

  private mutating func defaultSource(_ table: DataTable, _ file: ID<SourceFile>) -> ID<Source>? {
    guard let key = table.schema?.source else { return nil }
    return source(key, at: table.columns.first?.nameSpan ?? Span(file, 0..<0))
  }

  private mutating func readWide(
    _ table: DataTable, _ index: Int, _ rows: RowKeys, _ sources: [ID<Source>?]?, _ defaultSource: ID<Source>?,
    _ file: ID<SourceFile>
  ) {
    let column = table.columns[index]
    let indicator = indicatorOrNew(column.name, at: column.nameSpan)
    if let unit = column.schema?.unit { setUnit(unit, of: indicator, at: column.schema?.nameSpan ?? column.nameSpan) }
    if let decimals = column.schema?.decimals, site.indicators[indicator].decimals == nil {
      site.indicators[indicator].decimals = decimals
    }
    let columnSource = column.schema?.source.flatMap { source($0, at: column.schema?.nameSpan ?? column.nameSpan) }
    guard case .number(let cells) = column.storage else { return }
    site.observations.reserve(indicator, table.rowCount)
    for row in 0..<table.rowCount {
      let plain = cells.plain(row)
      guard plain != nil || !column.isEmpty(row), let entity = rows.entities[row], let selection = rows.selections[row]
      else { continue }
      let key = Observation.Key(
        entity: entity, indicator: indicator, selection: selection, period: period(rows.time, row))
      let source = sources?[row] ?? columnSource ?? defaultSource
      let place = Observation.Place.cell(file, row: row, column: index)
      if let plain {
        site.observations.add(key, plain: plain, source: source, at: place)
      } else {
        add(key, cells.quantity(row), source: source, note: nil, at: place)
      }
    }
  }

  private mutating func readLong(
    _ table: DataTable, _ indicators: DataColumn, _ value: Int, _ rows: RowKeys, _ sources: [ID<Source>?]?,
    _ defaultSource: ID<Source>?, _ file: ID<SourceFile>
  ) {
    guard case .text(let cells) = indicators.storage else { return }
    let resolved = firstRows(cells).map { code, row in
      indicatorOrNew(cells.dictionary[code], at: indicators.span(row))
    }
    let column = table.columns[value]
    for row in 0..<table.rowCount {
      guard let entity = rows.entities[row], let selection = rows.selections[row], cells.codes[row] >= 0 else { continue }
      let indicator = resolved[Int(cells.codes[row])]
      var quantity = column.quantity(row)
      quantity.unit = nil
      readExtras(table, row, indicator, &quantity, at: { column.span($0) })
      if quantity.absence == .missing { continue }
      let key = Observation.Key(
        entity: entity, indicator: indicator, selection: selection, period: period(rows.time, row))
      add(
        key, quantity, source: sources?[row] ?? defaultSource, note: table["note"]?.text(row),
        at: .cell(file, row: row, column: value))
    }
  }

  // The optional columns of the long form: unit, status, hedge, low, high.
  private mutating func readExtras(
    _ table: DataTable, _ row: Int, _ indicator: ID<Indicator>, _ quantity: inout Quantity,
    at place: (_ row: Int) -> Span
  ) {
    if let column = table["unit"], let text = column.text(row) {
      setUnit(Unit(text), of: indicator, at: column.span(row))
    }
    if let column = table["hedge"], let text = column.text(row) {
      quantity.hedge = Hedge(key: text)
      if quantity.hedge == nil {
        let node = Node(.string(text), text: text, at: column.span(row))
        faults.append(.notOneOf(node, what: "hedge", Hedge.allCases.map(\.key)))
      }
    }
    if let low = table["low"]?.quantity(row).value, let high = table["high"]?.quantity(row).value {
      if quantity.value == nil, quantity.absence == .missing {
        quantity.amount = .range(low, high)
      } else {
        quantity.bounds = Bounds(low: low, high: high)
      }
    }
    if let column = table["status"], let text = column.text(row) {
      apply(statuses: text, at: column.span(row), to: &quantity, at: place(row))
    }
  }

  private func period(_ column: DataColumn?, _ row: Int) -> Period? {
    guard let column else { return nil }
    return column.period(row) ?? column.quantity(row).value.map { .year(Int($0)) }
  }
}

extension Diagnostic {
  fileprivate static func rowWithoutEntity(_ column: DataColumn, _ row: Int) -> Diagnostic {
    Diagnostic(.error, "data/no-entity", "this row names no \(column.name)", at: column.span(row))
  }
}
