// The table that a block names, filtered and shaped: a file of `Content/data`, or the entities of a kind with the
// fields that are asked for. What it was made of keeps its sources, whatever the shape.

import Base
import Charting
import Formats
import Model
import Templating

struct ShapedTable: Sendable {
  let table: DataTable
  /// Of all rows that it was made from, in the order of their first use.
  let sources: [ID<Source>]
}

/// What a block says of its table.
struct TableQuery: Sendable {
  /// `clusters`, `regions`, `organisations`, or the name of a file.
  let data: String
  let span: Span
  var filter: (text: String, span: Span)?
  var period: Located<Period>?
  var shape: TableShape?
  /// The columns that are shown, beside those that the shape reads.
  var columns: [String] = []
}

extension SiteView {
  func shapedTable(_ query: TableQuery, _ host: HostPage, _ faults: inout [Diagnostic]) -> ShapedTable? {
    guard let kind = Entity.Kind(ofList: query.data) else { return shapedFile(query, host, &faults) }
    let made = entityTable(kind, query, host, &faults)
    guard let shape = query.shape else { return made }
    let shaped = shape.applied(to: made.table, other: { self.table(named: $0) }, names: tableNames)
    faults += shaped.diagnostics
    return shaped.result.map {
      ShapedTable(table: $0, sources: made.sources + joinedSources(shape, beside: made.sources))
    }
  }

  /// The rows of a table for which an expression over its columns holds.
  func rows(
    of table: DataTable, where filter: (text: String, span: Span), _ host: HostPage, _ faults: inout [Diagnostic]
  ) -> DataTable {
    let compiled = compileFilter(filter, in: rowEnvironment(table.columns.map(\.name)))
    faults += compiled.diagnostics
    guard let expression = compiled.result else { return table.filtered { _ in false } }
    let fields = table.columns.map { column in RowField(name: column.name) { self.cellValue(column, $0) } }
    let objects = SiteBuild.host(lookup, host)
    let kept = Set(expression.rows(table.rowCount, fields, host: objects, language: host.language, &faults))
    return table.filtered { kept.contains($0) }
  }

  /// The language of prose over the columns of a table.
  func rowEnvironment(_ columns: [String]) -> Environment {
    judge.environment.naming(Names(columns, isEntity: { [lookup] in lookup.entity($0) != nil }, columns: columns))
  }

  private func shapedFile(_ query: TableQuery, _ host: HostPage, _ faults: inout [Diagnostic]) -> ShapedTable? {
    guard let file = table(named: query.data) else {
      faults.append(unknownData(query.data, at: query.span))
      return nil
    }
    var kept = file
    var found: [Diagnostic] = []
    let shaped = (query.shape ?? TableShape()).applied(
      to: file, other: { self.table(named: $0) }, names: tableNames,
      filter: { joined in
        kept = self.rows(of: joined, in: query.period, &found)
        kept = query.filter.map { self.rows(of: kept, where: $0, host, &found) } ?? kept
        return kept
      })
    faults += found + shaped.diagnostics
    let own = sources(of: kept, file)
    return shaped.result.map { ShapedTable(table: $0, sources: own + joinedSources(query.shape, beside: own)) }
  }

  private func joinedSources(_ shape: TableShape?, beside own: [ID<Source>]) -> [ID<Source>] {
    guard let other = (shape?.join?.table).flatMap({ table(named: $0) }) else { return [] }
    return sources(of: other, other).filter { !own.contains($0) }
  }

  private func sources(of table: DataTable, _ file: DataTable) -> [ID<Source>] {
    guard let column = table["source"] else {
      return (file.schema?.source).flatMap { site.source(named: $0) }.map { [$0] } ?? []
    }
    var seen: Set<String> = []
    let keys = (0..<table.rowCount).compactMap { column.text($0) }.filter { seen.insert($0).inserted }
    return keys.compactMap { site.source(named: $0) }
  }

  // Rows as charts have them, with the fields that are shown or that the shape reads.
  private func entityTable(
    _ kind: Entity.Kind, _ query: TableQuery, _ host: HostPage, _ faults: inout [Diagnostic]
  ) -> ShapedTable {
    let known = fields[kind]?.known ?? []
    var names = [kind.name]
    for name in query.columns + (query.shape?.columns ?? []) where known.contains(name) && !names.contains(name) {
      names.append(name)
    }
    var rowsQuery = DataQuery(kind: kind)
    rowsQuery.dimensions = names.compactMap { site.dimension(named: $0) }
    rowsQuery.drawsPeriods = names.contains(where: isPeriodField)
    rowsQuery.indicators = names.compactMap { lookup.indicator($0) }
    rowsQuery.period = query.period?.value
    apply(query.filter, to: &rowsQuery, &faults)
    let rows = self.rows(rowsQuery, SiteBuild.host(lookup, host), host.language, &faults)
    let cells = rowsQuery.indicators.flatMap { id in rows.compactMap { observation(id, $0, rowsQuery) } }
    return ShapedTable(
      table: DataTable(name: query.data, columns: names.map { column($0, rows, rowsQuery, query.span, host) }),
      sources: site.observations.sources(of: cells))
  }

  private func column(
    _ name: String, _ rows: [DataRow], _ query: DataQuery, _ span: Span, _ host: HostPage
  ) -> DataColumn {
    if let id = lookup.indicator(name) {
      return .figures(
        name,
        rows.map { row in observation(id, row, query).map { lookup.quantity($0) } ?? Quantity(.absent(.missing)) },
        at: span)
    }
    if isPeriodField(name) { return .periods(name, rows.map(\.period), at: span) }
    return .texts(
      name,
      rows.map { row in
        let text = field(name, of: row, query, host.language).plainText(language: host.language)
        return text.isEmpty ? nil : text
      }, at: span)
  }

  private func cellValue(_ column: DataColumn, _ row: Int) -> Value {
    if column.isEmpty(row) { return .none }
    if let period = column.period(row) { return .period(period) }
    if column.isNumeric { return .observation(Templating.Observation(column.quantity(row), indicator: column.name)) }
    return column.text(row).map { .string($0) } ?? .none
  }
}
