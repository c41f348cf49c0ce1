// A table of files, or of entities in another shape, as a page shows it: cells that name something read as what they
// name, figures carry their statuses, and a ranking has its places.

import Base
import Formats
import Markup
import Model
import Stats
import Templating

extension Composer {
  /// - Parameters:
  ///   - order: The column that a ranking is by.
  ///   - more: The address of the whole list.
  mutating func dataTable(
    _ source: BlockSource, _ reader: MapReader, _ query: TableQuery, rankedBy order: Node? = nil, more: String? = nil
  ) -> Value? {
    guard let shaped = view.shapedTable(query, host, &faults) else { return nil }
    let table = shaped.table
    let columns = shownColumns(source, table)
    guard let head = columns.first else { return nil }
    var ranks: [Rank?] = []
    var counts = RankCounts()
    if let order {
      guard let column = numericColumn(order, table) else { return nil }
      ranks = places(column, query, rows: table.rowCount)
      for row in 0..<table.rowCount { counts.add(column.quantity(row)) }
    }
    for id in shaped.sources { cite(id) }
    // Which row has which is lost where rows were put together: each rests on those of the table.
    let sources = sourceRecord(SourceSet(shaped.sources), view.lookup, host)
    let highlighted = Set(reader.texts("highlight"))
    let top = reader.count("top", to: mostRows) ?? mostRows
    let lines = rowOrder(ranks, table.rowCount).prefix(top).map { index -> Value in
      let key = head.text(index) ?? ""
      let (title, href) = shown(key, head.name)
      return row(
        title, href: href, rank: ranks.isEmpty ? "" : ranks[index]?.text ?? "", current: highlighted.contains(key),
        columns.dropFirst().map { cell($0, index, query, sources) })
    }
    let cut = more == nil ? rowsShown(lines.count, of: table.rowCount) : ""
    return tableRecord(
      id: source.block.id ?? "", caption: reader.text("title") ?? table.name,
      head: column(headWords(head.name, query), numeric: false), ranked: order != nil, rankLabel: words("rank"),
      columns: columns.dropFirst().map { column(headWords($0.name, query), numeric: $0.isNumeric) }, rows: lines,
      sourceLine: sourceNames(shaped.sources),
      note: joinedNotes([reader.text("note") ?? "", cut, populationNote(counts)]),
      more: more.map { moreRows($0, table.rowCount) } ?? .none)
  }

  private mutating func shownColumns(_ source: BlockSource, _ table: DataTable) -> [DataColumn] {
    let wanted = source.settings["columns"]?.items ?? []
    for item in wanted where item.scalar.map({ table[$0] == nil }) ?? false {
      faults.append(.notOneOf(item, what: "column of “\(table.name)”", table.columns.map(\.name)))
    }
    let named = wanted.compactMap { $0.scalar.flatMap { table[$0] } }
    guard !named.isEmpty else { return table.columns.filter { $0.name != "source" } }
    // The first column says what a row is about, also where only figures were asked for.
    guard let head = table.columns.first, named[0].isNumeric, !named.contains(where: { $0.name == head.name }) else {
      return named
    }
    return [head] + named
  }

  private mutating func numericColumn(_ node: Node, _ table: DataTable) -> DataColumn? {
    let names = table.columns.filter(\.isNumeric).map(\.name)
    if let name = node.scalar, names.contains(name) { return table[name] }
    faults.append(.notOneOf(node, what: "column of figures", names))
    return nil
  }

  // On what is printed, so that what reads equal ties.
  private func places(_ column: DataColumn, _ query: TableQuery, rows: Int) -> [Rank?] {
    let indicator = indicator(ofColumn: column.name, query)
    let values = (0..<rows).map { row in
      column.quantity(row).rankedValue.map { asPrinted($0, decimals(column, indicator)) }
    }
    let isLowFirst = indicator.map { site.indicators[$0].higherIsBetter == false } ?? false
    return Stats.ranking(of: values, isLowFirst ? .lowestFirst : .highestFirst).ranks
  }

  // By place; what has none last, as it stood.
  private func rowOrder(_ ranks: [Rank?], _ count: Int) -> [Int] {
    if ranks.isEmpty { return Array(0..<count) }
    return (0..<count).sorted { (ranks[$0]?.position ?? .max, $0) < (ranks[$1]?.position ?? .max, $1) }
  }

  private func cell(_ column: DataColumn, _ index: Int, _ query: TableQuery, _ sources: Value) -> Value {
    guard column.isNumeric else {
      let text = column.text(index) ?? ""
      let period = column.period(index).map { periodLabel($0, host) }
      return SiteBuild.cell(text: period ?? shown(text, column.name).title, numeric: false)
    }
    var quantity = column.quantity(index)
    if quantity.absence == .missing { return SiteBuild.cell() }
    let indicator = indicator(ofColumn: column.name, query)
    quantity.unit = quantity.unit ?? indicator.flatMap { site.indicators[$0].unit }
    return SiteBuild.cell(.observation(Templating.Observation(
      quantity.withoutNoise, decimals: decimals(column, indicator),
      indicator: indicator.map { site.indicators[$0].id } ?? column.name, source: sources)))
  }

  private func decimals(_ column: DataColumn, _ indicator: ID<Indicator>?) -> Int? {
    indicator.flatMap { site.indicators[$0].decimals } ?? column.schema?.decimals
  }

  // What a cell of a column names: an entity, a code, or nothing but itself.
  private func shown(_ key: String, _ column: String) -> (title: String, href: String?) {
    if let dimension = site.dimension(named: column), let code = site.dimensions[dimension].position(of: key) {
      let entry = site.dimensions[dimension].codes[code]
      return (entry.displayName.text(in: page.language), routes.code(dimension, code).map { href($0) })
    }
    guard column == "id" || KnownColumns.entities.contains(column), let entity = view.lookup.entity(key) else {
      return (key, nil)
    }
    return (shortName(entity), routes.entity(entity).map { href($0) })
  }

  private func headWords(_ name: String, _ query: TableQuery) -> String {
    if let period = Period(name), query.shape?.pivot != nil { return periodLabel(period, host) }
    guard view.lookup.indicator(name) != nil, let id = indicator(ofColumn: name, query) else {
      return shown(name, query.shape?.pivot?.columns ?? "").title.replacing("_", with: " ").capitalisedFirst
    }
    return head(of: id)
  }

  /// The indicator that a column is of: by its name, behind an aggregate's ending, or through the values of a pivot.
  private func indicator(ofColumn name: String, _ query: TableQuery) -> ID<Indicator>? {
    if let id = view.lookup.indicator(name) { return id }
    if let pivot = query.shape?.pivot { return view.lookup.indicator(pivot.values) }
    let ending = Aggregation.allCases.first { name.hasSuffix("_" + $0.rawValue) }
    return ending.flatMap { view.lookup.indicator(String(name.dropLast($0.rawValue.utf8.count + 1))) }
  }
}
