// Tables in prose: `ranking` orders entities by a figure, `table` shows a table of the data folder or of the model.
// With `join`, `group`, `pivot` or `sort` both show the table that these make.

import Base
import Charting
import Formats
import Markup
import Model
import Templating

/// More rows than any page has.
let mostRows = 1_000_000

extension Block {
  static let ranking = Block(
    name: "ranking", summary: "Entities in the order of one figure; what is withheld stands below, without a rank.",
    keys: queryKeys + TableShape.keys + [
      KnownKey("by", .text, "The indicator that decides the rank."),
      KnownKey("columns", .texts, "The indicators shown; `by` alone where left out."),
      KnownKey("top", .count(to: mostRows), "How many rows at the most; all where left out."),
      KnownKey("highlight", .texts, "Ids whose rows stand out."),
      KnownKey("more", .text, "The address of the whole list."),
    ],
    table: rankingTable)

  static let table = Block(
    name: "table", summary: "A table of the data, as it is or by the fields of entities.",
    keys: queryKeys + TableShape.keys + [
      KnownKey("columns", .texts, "The columns or indicators shown; all where left out."),
      KnownKey("highlight", .texts, "Ids whose rows stand out."),
    ],
    table: plainTable)
}

private let queryKeys: [KnownKey] = [
  KnownKey("title", .text, "The caption."),
  KnownKey("data", .text, "clusters, regions, organisations, or a table's name."),
  KnownKey("where", .text, "Which rows stay."), KnownKey("period", .text, "The period; the latest where left out."),
  KnownKey("note", .text, "A note below."),
]

private func rankingTable(_ composer: inout Composer, _ source: BlockSource) -> Value? {
  let reader = MapReader(source.settings, keys: Block.ranking.keys, what: "a ranking block")
  composer.faults += reader.faults
  guard let key = source.settings["by"] else {
    composer.faults.append(.noOrder(at: source.block.infoSpan))
    return nil
  }
  let more = composer.moreLink(source)
  if let query = composer.shapedQuery(source) {
    return composer.dataTable(source, reader, query, rankedBy: key, more: more)
  }
  guard let by = composer.indicators("by", source).first, let (query, rows) = composer.rows(source, [by]) else {
    return nil
  }
  let entities = rows.map(\.entity)
  let ranked = latestRanking(of: by, among: entities, composer.view.lookup, period: query.period)
  let order = (ranked?.entries ?? []).map { ($0.entity, $0.rank.text) }
    + (ranked?.unplaced ?? entities).map { ($0, "") }
  let named = composer.indicators("columns", source)
  var figures = TableFigures(indicators: named.isEmpty ? [by] : named, highlighted: Set(reader.texts("highlight")))
  let shown = order.prefix(reader.count("top", to: mostRows) ?? order.count)
  let lines = shown.map { entity, rank in
    composer.line(DataRow(entity: entity, choices: [], period: nil), query, rank: rank, &figures)
  }
  let cut = more == nil ? composer.rowsShown(lines.count, of: order.count) : ""
  return tableRecord(
    id: source.block.id ?? "", caption: reader.text("title") ?? composer.label(by),
    head: column(composer.words(query.kind.name), numeric: false), ranked: true, rankLabel: composer.words("rank"),
    columns: figures.indicators.map { column(composer.head(of: $0)) }, rows: lines,
    sourceLine: composer.sourceLine(figures.shown),
    note: joinedNotes([reader.text("note") ?? "", cut, composer.populationNote(ranked)]),
    more: more.map { composer.moreRows($0, order.count) } ?? .none)
}

private func plainTable(_ composer: inout Composer, _ source: BlockSource) -> Value? {
  let reader = MapReader(source.settings, keys: Block.table.keys, what: "a table block")
  composer.faults += reader.faults
  if let query = composer.shapedQuery(source) { return composer.dataTable(source, reader, query) }
  let named = composer.indicators("columns", source)
  guard let (query, rows) = composer.rows(source, named) else { return nil }
  let columns = source.settings["columns"] == nil ? composer.indicators(shownIn: rows, query) : named
  var figures = TableFigures(indicators: columns, highlighted: Set(reader.texts("highlight")))
  let lines = rows.map { composer.line($0, query, &figures) }
  return tableRecord(
    id: source.block.id ?? "", caption: reader.text("title") ?? "",
    head: column(composer.words(query.kind.name), numeric: false),
    columns: columns.map { column(composer.head(of: $0)) }, rows: lines,
    sourceLine: composer.sourceLine(figures.shown), note: reader.text("note") ?? "")
}

/// The columns of a table of entities, and what its cells show so far.
private struct TableFigures {
  let indicators: [ID<Indicator>]
  let highlighted: Set<String>
  var shown = ShownFigures()
}

extension Composer {
  // A row of entities: who, with the codes that the row is of, and a cell for each indicator.
  fileprivate mutating func line(
    _ dataRow: DataRow, _ query: DataQuery, rank: String = "", _ figures: inout TableFigures
  ) -> Value {
    let cells = figures.indicators.map { indicator -> Value in
      guard let observation = view.observation(indicator, dataRow, query) else { return cell() }
      figures.shown.add(observation, site)
      return cell(value(observation))
    }
    let codes = dataRow.choices.map {
      site.dimensions[Int($0.dimension)].codes[Int($0.code)].displayName.text(in: page.language)
    }
    return row(
      ([shortName(dataRow.entity)] + codes).joined(separator: ", "),
      href: routes.entity(dataRow.entity).map { href($0) }, rank: rank,
      current: figures.highlighted.contains(site.entities[dataRow.entity].id), cells)
  }

  // All indicators that some of the rows has a figure of.
  fileprivate func indicators(shownIn rows: [DataRow], _ query: DataQuery) -> [ID<Indicator>] {
    shownIndicators(view.lookup).filter { indicator in
      rows.contains { view.observation(indicator, $0, query) != nil }
    }
  }

  /// The address that `more:` leads to; `nil` where there is none, with a fault where it leads nowhere.
  fileprivate mutating func moreLink(_ source: BlockSource) -> String? {
    guard let node = source.settings["more"], let address = node.scalar else { return nil }
    switch view.target(of: address, in: site.pages[source.written]) {
    case .page(let path, let fragment): return href(path) + fragment
    case .elsewhere: return address
    case .unknown:
      faults.append(view.noTarget(address, at: node.span, in: site.pages[source.written]))
      return nil
    }
  }

  /// The link below a table that shows only the head of a list.
  func moreRows(_ href: String, _ count: Int) -> Value {
    link(filled(words("all_clusters"), ["count": String(count)]), href)
  }
}

extension Composer {
  /// The indicators that a key of the block names.
  mutating func indicators(_ key: String, _ source: BlockSource) -> [ID<Indicator>] {
    view.lookup.indicators(source.settings[key], &faults)
  }

  /// The rows that `data`, `where` and `period` leave.
  fileprivate mutating func rows(_ source: BlockSource, _ indicators: [ID<Indicator>]) -> (DataQuery, [DataRow])? {
    guard let kind = Entity.Kind(ofList: source.settings["data"]?.scalar ?? "clusters") else { return nil }
    var query = DataQuery(kind: kind)
    query.indicators = indicators
    query.period = period(source)?.value
    view.apply(filter(source), to: &query, &faults)
    let objects = SiteBuild.host(view.lookup, host)
    return (query, view.rows(query, objects, language, &faults))
  }

  fileprivate mutating func period(_ source: BlockSource) -> Located<Period>? {
    guard let node = source.settings["period"], let text = node.scalar else { return nil }
    return Located(text, at: node.span, &faults)
  }

  private func filter(_ source: BlockSource) -> (text: String, span: Span)? {
    source.settings["where"].flatMap { node in node.scalar.map { (text: $0, span: node.span) } }
  }

  /// What a block asks for that shows a file, or entities in another shape; `nil` for one that shows entities as they
  /// are.
  fileprivate mutating func shapedQuery(_ source: BlockSource) -> TableQuery? {
    let read = tableShape(source.settings)
    faults += read.diagnostics
    let shape = read.result.map { shape in shape.naming { view.dataName($0, on: source.written) } }
    let data = view.dataName(source.settings["data"]?.scalar ?? "clusters", on: source.written)
    guard shape != nil || Entity.Kind(ofList: data) == nil else { return nil }
    var query = TableQuery(data: data, span: source.settings["data"]?.span ?? source.block.infoSpan)
    query.filter = filter(source)
    query.period = period(source)
    query.shape = shape
    query.columns = ["columns", "by"].flatMap { source.settings[$0]?.items.compactMap(\.scalar) ?? [] }
    return query
  }

  fileprivate mutating func tableBlock(_ source: BlockSource, _ table: Value) -> [UInt8] {
    let number = source.block.number.map { "\(words("table")) \($0)" } ?? ""
    return renderBlock("blocks/table.html", [
      ("table", table), ("number", .string(number)),
      ("downloads", .list(dataDownloads("", page.folder + source.block.tableID))),
    ])
  }
}

extension Block {
  // A block that is a table: printed by the theme, and by its data in files.
  init(
    name: String, summary: String, keys: [KnownKey], table: @escaping @Sendable (inout Composer, BlockSource) -> Value?
  ) {
    self.init(
      name: name, summary: summary, keys: keys,
      render: { composer, source in table(&composer, source).map { composer.tableBlock(source, $0) } ?? [] },
      table: table)
  }
}

extension Diagnostic {
  fileprivate static func noOrder(at span: Span) -> Diagnostic {
    Diagnostic(
      .error, "block/no-order", "this ranking does not say by what", at: span, help: "write `by:` and an indicator")
  }
}
