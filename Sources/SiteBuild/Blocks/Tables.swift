// Tables in prose: `ranking` orders entities by a figure, `table` shows a table of the data folder or of the model.
// With `join`, `group`, `pivot` or `sort` both show the table that these make.

import Base
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
  KnownKey("title", .text, "The caption."), KnownKey("data", .text, "clusters, regions, organisations, or a table's name."),
  KnownKey("where", .text, "Which rows stay."), KnownKey("period", .text, "The period; the latest where left out."),
  KnownKey("note", .text, "A note below."),
]

private func rankingTable(_ composer: inout Composer, _ source: BlockSource) -> Value? {
  let reader = MapReader(source.settings, keys: Block.ranking.keys, what: "a ranking block")
  composer.faults += reader.faults
  guard let key = source.settings["by"] else {
    composer.faults.append(Diagnostic(
      .error, "block/no-order", "this ranking does not say by what", at: source.block.infoSpan, help: "write `by:` and an indicator"))
    return nil
  }
  if let query = composer.shapedQuery(source) { return composer.dataTable(source, reader, query, rankedBy: key) }
  guard let by = composer.indicators("by", source).first else { return nil }
  guard let (query, rows) = composer.rows(source, [by]) else { return nil }
  let columns = composer.indicators("columns", source)
  let entities = rows.map(\.entity)
  let ranked = latestRanking(of: by, among: entities, composer.view.lookup, period: query.period)
  let order = (ranked?.entries ?? []).map { ($0.entity, $0.rank.text) }
    + (ranked?.unplaced ?? entities).map { ($0, "") }
  let top = reader.count("top", to: mostRows) ?? order.count
  var figures = ShownFigures()
  var lines: [Value] = []
  for (entity, rank) in order.prefix(top) {
    let dataRow = DataRow(entity: entity, choices: [], period: nil)
    let cells = (columns.isEmpty ? [by] : columns).map { indicator -> Value in
      guard let observation = composer.view.observation(indicator, dataRow, query) else { return cell() }
      figures.add(observation, composer.site)
      return cell(composer.value(observation))
    }
    let id = composer.site.entities[entity].id
    lines.append(row(
      composer.shortName(entity), href: composer.view.routes.entity(entity).map { composer.href($0) }, rank: rank,
      current: reader.texts("highlight").contains(id), cells))
  }
  let heads = (columns.isEmpty ? [by] : columns).map { column(composer.head(of: $0)) }
  let more = reader.text("more").flatMap { address -> Value? in
    let path = composer.view.routes.path(ofAddress: address.hasPrefix("/") ? String(address.dropFirst()) : address)
    return path.map { link(filled(composer.words("all_clusters"), ["count": String(order.count)]), composer.href($0)) }
  } ?? .none
  return tableRecord(
    id: source.block.id ?? "", caption: reader.text("title") ?? composer.label(by),
    head: column(composer.words(query.kind.name), numeric: false), ranked: true, rankLabel: composer.words("rank"),
    columns: heads, rows: lines, sourceLine: composer.sourceLine(figures),
    note: [reader.text("note"), composer.populationNote(ranked)].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " "),
    more: more)
}

private func plainTable(_ composer: inout Composer, _ source: BlockSource) -> Value? {
  let reader = MapReader(source.settings, keys: Block.table.keys, what: "a table block")
  composer.faults += reader.faults
  if let query = composer.shapedQuery(source) { return composer.dataTable(source, reader, query) }
  let columns = composer.indicators("columns", source)
  guard let (query, rows) = composer.rows(source, columns) else { return nil }
  var figures = ShownFigures()
  let lines = rows.map { dataRow -> Value in
    let cells = columns.map { indicator -> Value in
      guard let observation = composer.view.observation(indicator, dataRow, query) else { return cell() }
      figures.add(observation, composer.site)
      return cell(composer.value(observation))
    }
    let codes = dataRow.choices.map { choice -> String in
      let code = composer.site.dimensions[Int(choice.dimension)].codes[Int(choice.code)]
      return (code.shortName ?? code.name).text(in: composer.page.language)
    }
    let title = ([composer.shortName(dataRow.entity)] + codes).joined(separator: ", ")
    return row(
      title, href: composer.view.routes.entity(dataRow.entity).map { composer.href($0) },
      current: reader.texts("highlight").contains(composer.site.entities[dataRow.entity].id), cells)
  }
  return tableRecord(
    id: source.block.id ?? "", caption: reader.text("title") ?? "", head: column(composer.words(query.kind.name), numeric: false),
    columns: columns.map { column(composer.head(of: $0)) }, rows: lines, sourceLine: composer.sourceLine(figures),
    note: reader.text("note") ?? "")
}

extension Composer {
  /// The indicators that a key of the block names.
  mutating func indicators(_ key: String, _ source: BlockSource) -> [ID<Indicator>] {
    (source.settings[key]?.items ?? []).compactMap { item in
      guard let name = item.scalar else { return nil }
      if let id = view.lookup.indicator(name) { return id }
      faults.append(.notOneOf(item, what: "indicator", site.indicators.map(\.id)))
      return nil
    }
  }

  /// The rows that `data`, `where` and `period` leave.
  fileprivate mutating func rows(_ source: BlockSource, _ indicators: [ID<Indicator>]) -> (DataQuery, [DataRow])? {
    guard let kind = view.entityKind(named: source.settings["data"]?.scalar ?? "clusters") else { return nil }
    var query = DataQuery(kind: kind)
    query.indicators = indicators
    query.period = period(source)
    view.apply(filter(source), to: &query, &faults)
    let objects = SiteBuild.host(view.lookup, host, view.routes)
    return (query, view.rows(query, objects, language, &faults))
  }

  fileprivate mutating func period(_ source: BlockSource) -> Period? {
    guard let node = source.settings["period"], let text = node.scalar else { return nil }
    let period = Period(text)
    if period == nil { faults.append(Diagnostic(.error, "data/period", "“\(text)” is no period", at: node.span)) }
    return period
  }

  private func filter(_ source: BlockSource) -> (text: String, span: Span)? {
    source.settings["where"].flatMap { node in node.scalar.map { (text: $0, span: node.span) } }
  }

  /// What a block asks for that shows a file, or entities in another shape; `nil` for one that shows entities as they are.
  fileprivate mutating func shapedQuery(_ source: BlockSource) -> TableQuery? {
    let shape = tableShape(source.settings)
    faults += shape.diagnostics
    let data = source.settings["data"]?.scalar ?? "clusters"
    guard shape.result != nil || view.entityKind(named: data) == nil else { return nil }
    var query = TableQuery(data: data, span: source.settings["data"]?.span ?? source.block.infoSpan)
    query.filter = filter(source)
    query.period = period(source)
    query.shape = shape.result
    query.columns = ["columns", "by"].flatMap { source.settings[$0]?.items.compactMap(\.scalar) ?? [] }
    return query
  }

  fileprivate mutating func tableBlock(_ source: BlockSource, _ table: Value) -> [UInt8] {
    let number = source.block.number.map { "\(words("table")) \($0)" } ?? ""
    return renderBlock("blocks/table.html", [
      ("table", table), ("number", .string(number)), ("downloads", .list(dataDownloads("", page.folder + source.block.tableID))),
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
      render: { composer, source in table(&composer, source).map { composer.tableBlock(source, $0) } ?? [] }, table: table)
  }
}
