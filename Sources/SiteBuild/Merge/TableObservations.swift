// From the columns of a table to observations: an entity column, dimension columns, a time column; every other numeric
// column is an indicator (wide), or `indicator` and `value` carry them (long).

import Base
import Formats
import Model

extension Workspace {
  /// Reads one table. Tables without an entity column are data for charts and templates only.
  mutating func readTable(_ table: DataTable, file: ID<SourceFile>) {
    guard isShown(table.schema) else { return }
    let figures = table.columns.indices.filter { isFigure(table.columns[$0]) }
    guard let subject = subjectColumn(table) else {
      if figures.count == 1 { checkWithheld(table, table.columns[figures[0]]) }
      return
    }
    let times = table.timeColumns
    if times.count > 1 {
      faults.append(
        .twoColumns(times[0].name, times[1].name, what: "when a figure was", at: times[1].nameSpan, times[0].nameSpan))
    }
    checkKey(table, subject: subject, time: times.first)
    checkDimensionNames(table)
    let rows = RowKeys(entities: entities(table, subject), selections: selections(table), time: times.first)
    let sources = table["source"].map { sourceSets($0, rows: table.rowCount) }
    let defaultSource = defaultSource(table, file)
    let remarks = FigureRemarks(table)
    if let indicator = table["indicator"], let value = table.index(of: "value"), isShown(table.columns[value].schema) {
      readLong(table, indicator, value, rows, remarks, sources, defaultSource, file)
    } else {
      checkRemarks(remarks, of: figures.map { table.columns[$0] })
      for index in figures where isShown(table.columns[index].schema) {
        let isAlone = figures.count == 1
        readWide(table, index, rows, remarks, isAlone: isAlone, sources, defaultSource, file)
      }
    }
  }

  private struct RowKeys {
    let entities: [ID<Entity>?]
    let selections: [ID<Selection>?]
    let time: DataColumn?
  }

  private mutating func subjectColumn(_ table: DataTable) -> DataColumn? {
    let named = table.columns.filter { KnownColumns.entities.contains($0.name) }
    if named.count > 1 {
      faults.append(
        .twoColumns(
          named[0].name, named[1].name, what: "what a figure is about", at: named[1].nameSpan, named[0].nameSpan))
    }
    return named.first ?? table.columns.first { $0.schema?.references.flatMap { Entity.Kind(ofList: $0) } != nil }
  }

  private func isFigure(_ column: DataColumn) -> Bool {
    column.isNumeric && !isPeriodField(column.name) && !FigureRemarks.names.contains(column.name)
  }

  // Each distinct text is resolved once, and told of once, at its first cell.
  private mutating func entities(_ table: DataTable, _ column: DataColumn) -> [ID<Entity>?] {
    guard case .text(let cells) = column.storage else { return Array(repeating: nil, count: table.rowCount) }
    let named = Entity.Kind.allCases.first { $0.name == column.name }
    let kind = named ?? column.schema?.references.flatMap { Entity.Kind(ofList: $0) }
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
      guard let column = column(of: dimension, in: table), case .text(let cells) = column.storage else { continue }
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
  func firstRows(_ cells: TextCells) -> [(Int, Int)] {
    var first = Array(repeating: -1, count: cells.dictionary.count)
    for (row, code) in cells.codes.enumerated() where code >= 0 && first[Int(code)] < 0 { first[Int(code)] = row }
    return first.enumerated().map { ($0.offset, max(0, $0.element)) }
  }

  // Several have semicolons between, as in the tables that a site publishes itself.
  private mutating func sourceSets(_ column: DataColumn, rows: Int) -> [SourceSet] {
    guard case .text(let cells) = column.storage else { return Array(repeating: .none, count: rows) }
    let resolved = firstRows(cells).map { code, row in
      SourceSet(cells.dictionary[code].split(separator: ";").compactMap { part in
        source(String(part.drop { $0 == " " }), at: column.span(row))
      })
    }
    return cells.codes.map { $0 < 0 ? .none : resolved[Int($0)] }
  }

  private mutating func defaultSource(_ table: DataTable, _ file: ID<SourceFile>) -> ID<Source>? {
    guard let key = table.schema?.source else { return nil }
    return source(key, at: table.columns.first?.nameSpan ?? Span(file, 0..<0))
  }

  private mutating func readWide(
    _ table: DataTable, _ index: Int, _ rows: RowKeys, _ remarks: FigureRemarks, isAlone: Bool,
    _ sources: [SourceSet]?, _ defaultSource: ID<Source>?, _ file: ID<SourceFile>
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
      let plain = remarks.isEmpty ? cells.plain(row) : nil
      guard plain != nil || !remarks.isEmpty || !column.isEmpty(row), let entity = rows.entities[row],
        let selection = rows.selections[row]
      else { continue }
      let key = Observation.Key(
        entity: entity, indicator: indicator, selection: selection, period: period(rows.time, row))
      let own = sources?[row] ?? .none
      let origin = own.isEmpty ? SourceSet(columnSource ?? defaultSource) : own
      let place = Observation.Place.cell(file, row: row, column: index)
      if let plain {
        site.observations.add(key, plain: plain, sources: origin, at: place)
      } else {
        var quantity = cells.quantity(row)
        if isAlone {
          apply(remarks, row, of: indicator, to: &quantity, at: column.span(row))
        } else {
          // It is told that nobody knows which figure is withheld: until it is, all of them are.
          applyStatus(remarks, row, to: &quantity, at: column.span(row))
        }
        if quantity.absence == .missing { continue }
        add(key, quantity, sources: origin, note: remarks.note?.text(row), at: place)
      }
    }
  }

  private mutating func readLong(
    _ table: DataTable, _ indicators: DataColumn, _ value: Int, _ rows: RowKeys, _ remarks: FigureRemarks,
    _ sources: [SourceSet]?, _ defaultSource: ID<Source>?, _ file: ID<SourceFile>
  ) {
    guard case .text(let cells) = indicators.storage else { return }
    let resolved = firstRows(cells).map { code, row in
      indicatorOrNew(cells.dictionary[code], at: indicators.span(row))
    }
    let column = table.columns[value]
    for row in 0..<table.rowCount {
      guard let entity = rows.entities[row], let selection = rows.selections[row], cells.codes[row] >= 0 else {
        continue
      }
      let indicator = resolved[Int(cells.codes[row])]
      var quantity = column.quantity(row)
      quantity.unit = nil
      apply(remarks, row, of: indicator, to: &quantity, at: column.span(row))
      if quantity.absence == .missing { continue }
      let key = Observation.Key(
        entity: entity, indicator: indicator, selection: selection, period: period(rows.time, row))
      let own = sources?[row] ?? .none
      add(
        key, quantity, sources: own.isEmpty ? SourceSet(defaultSource) : own, note: remarks.note?.text(row),
        at: .cell(file, row: row, column: value))
    }
  }

  private func period(_ column: DataColumn?, _ row: Int) -> Period? {
    column.flatMap { $0.moment(row) }
  }
}

extension Diagnostic {
  fileprivate static func rowWithoutEntity(_ column: DataColumn, _ row: Int) -> Diagnostic {
    Diagnostic(.error, "data/no-entity", "this row names no \(column.name)", at: column.span(row))
  }

  static func twoColumns(_ first: String, _ second: String, what: String, at span: Span, _ other: Span) -> Diagnostic {
    Diagnostic(
      .error, "data/two-columns", "“\(first)” and “\(second)” both say \(what)", at: span,
      notes: [Note("“\(first)” stands here", at: other)], help: "keep one of them")
  }
}
