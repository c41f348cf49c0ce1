// Tables in prose: `ranking` orders entities by a figure, `table` shows a table of the data folder or of the model,
// `compare` sets a few entities side by side.

import Base
import Formats
import Markup
import Model
import Templating

extension Block {
  static let ranking = Block(
    name: "ranking", summary: "Entities in the order of one figure; what is withheld stands below, without a rank.",
    keys: queryKeys + [
      KnownKey("by", .text, "The indicator that decides the rank."),
      KnownKey("columns", .texts, "The indicators shown; `by` alone where left out."),
      KnownKey("top", .number, "How many rows at the most; all where left out."),
      KnownKey("highlight", .texts, "Ids whose rows stand out."),
      KnownKey("more", .text, "The address of the whole list."),
    ],
    table: rankingTable)

  static let table = Block(
    name: "table", summary: "A table of the data, as it is or by the fields of entities.",
    keys: queryKeys + [
      KnownKey("columns", .texts, "The columns or indicators shown; all where left out."),
      KnownKey("highlight", .texts, "Ids whose rows stand out."),
    ],
    table: plainTable)

  static let compare = Block(
    name: "compare", summary: "Two to four entities side by side, an indicator a row.",
    keys: [
      KnownKey("title", .text, "The caption."), KnownKey("entities", .texts, "Their ids."),
      KnownKey("indicators", .texts, "The indicators; all that one of them has where left out."),
      KnownKey("note", .text, "A note below."),
    ],
    table: comparison)
}

private let queryKeys: [KnownKey] = [
  KnownKey("title", .text, "The caption."), KnownKey("data", .text, "clusters, regions, organisations, or a table's name."),
  KnownKey("where", .text, "Which rows stay."), KnownKey("period", .text, "The period; the latest where left out."),
  KnownKey("note", .text, "A note below."),
]

private func rankingTable(_ composer: inout Composer, _ source: BlockSource) -> Value? {
  let reader = MapReader(source.settings, keys: Block.ranking.keys, what: "a ranking block")
  composer.faults += reader.faults
  guard let by = composer.indicators("by", source).first else {
    composer.faults.append(Diagnostic(
      .error, "block/no-order", "this ranking does not say by what", at: source.block.infoSpan, help: "write `by:` and an indicator"))
    return nil
  }
  guard let (query, rows) = composer.rows(source, [by]) else { return nil }
  let columns = composer.indicators("columns", source)
  let entities = rows.map(\.entity)
  let ranked = latestRanking(of: by, among: entities, composer.view.lookup, period: query.period)
  let order = (ranked?.entries ?? []).map { ($0.entity, $0.rank.text) }
    + (ranked?.unplaced ?? entities).map { ($0, "") }
  let top = reader.number("top").map { Int($0) } ?? order.count
  var used: [ID<Source>] = []
  var sample: Model.Observation?
  var lines: [Value] = []
  for (entity, rank) in order.prefix(max(0, top)) {
    let dataRow = DataRow(entity: entity, choices: [], period: nil)
    let cells = (columns.isEmpty ? [by] : columns).map { indicator -> Value in
      guard let observation = composer.view.observation(indicator, dataRow, query) else { return cell() }
      if let source = observation.source, !used.contains(source) { used.append(source) }
      sample = sample ?? observation
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
    columns: heads, rows: lines, sourceLine: composer.sourceNames(used, sample),
    note: [reader.text("note"), composer.populationNote(ranked)].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " "),
    more: more)
}

private func plainTable(_ composer: inout Composer, _ source: BlockSource) -> Value? {
  let reader = MapReader(source.settings, keys: Block.table.keys, what: "a table block")
  composer.faults += reader.faults
  let name = reader.text("data") ?? "clusters"
  if let table = composer.view.tables.first(where: { $0.name == name })?.table {
    return fileTable(&composer, source, reader, table)
  }
  let columns = composer.indicators("columns", source)
  guard let (query, rows) = composer.rows(source, columns) else { return nil }
  var used: [ID<Source>] = []
  var sample: Model.Observation?
  let lines = rows.map { dataRow -> Value in
    let cells = columns.map { indicator -> Value in
      guard let observation = composer.view.observation(indicator, dataRow, query) else { return cell() }
      if let source = observation.source, !used.contains(source) { used.append(source) }
      sample = sample ?? observation
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
    columns: columns.map { column(composer.head(of: $0)) }, rows: lines, sourceLine: composer.sourceNames(used, sample),
    note: reader.text("note") ?? "")
}

private func fileTable(
  _ composer: inout Composer, _ source: BlockSource, _ reader: MapReader, _ table: DataTable
) -> Value? {
  let wanted = reader.texts("columns")
  for item in source.settings["columns"]?.items ?? [] where item.scalar.map({ table[$0] == nil }) ?? false {
    composer.faults.append(.notOneOf(item, what: "column of “\(table.name)”", table.columns.map(\.name)))
  }
  let columns = (wanted.isEmpty ? table.columns.filter { $0.name != "source" } : wanted.compactMap { table[$0] })
  guard let head = columns.first else { return nil }
  let sources = table["source"]
  var used: [ID<Source>] = []
  let lines = (0..<table.rowCount).map { index -> Value in
    if let key = sources?.text(index) ?? table.schema?.source, let id = composer.site.source(named: key), !used.contains(id) {
      used.append(id)
    }
    let cells = columns.dropFirst().map { column -> Value in
      if column.isNumeric {
        let quantity = column.quantity(index)
        if quantity.absence == .missing { return cell() }
        let indicator = composer.view.lookup.indicator(column.name).map { composer.site.indicators[$0] }
        return cell(.observation(Templating.Observation(
          quantity, decimals: indicator?.decimals ?? column.schema?.decimals, indicator: column.name)))
      }
      return cell(text: column.text(index) ?? "", numeric: false)
    }
    let key = head.text(index) ?? ""
    let entity = composer.view.lookup.entity(key)
    return row(
      entity.map { composer.shortName($0) } ?? key,
      href: entity.flatMap { composer.view.routes.entity($0) }.map { composer.href($0) }, cells)
  }
  for id in used { _ = composer.number(of: id) }
  return tableRecord(
    id: source.block.id ?? "", caption: reader.text("title") ?? table.name, head: column(head.name.capitalisedFirst, numeric: false),
    columns: columns.dropFirst().map { item in
      column(composer.view.lookup.indicator(item.name).map { composer.head(of: $0) } ?? item.name.capitalisedFirst, numeric: item.isNumeric)
    },
    rows: lines, sourceLine: composer.sourceNames(used, nil), note: reader.text("note") ?? "")
}

private func comparison(_ composer: inout Composer, _ source: BlockSource) -> Value? {
  let reader = MapReader(source.settings, keys: Block.compare.keys, what: "a compare block")
  composer.faults += reader.faults
  let entities = (source.settings["entities"]?.items ?? []).compactMap { item -> ID<Entity>? in
    guard let id = item.scalar else { return nil }
    if let found = composer.view.lookup.entity(id) { return found }
    composer.faults.append(.notOneOf(item, what: "entity", composer.site.entities.filter { $0.kind != .page }.map(\.id)))
    return nil
  }
  guard (2...4).contains(entities.count) else {
    composer.faults.append(Diagnostic(
      .error, "block/compare", "a comparison has two to four entities, this one has \(entities.count)", at: source.block.infoSpan))
    return nil
  }
  var indicators = composer.indicators("indicators", source)
  if indicators.isEmpty {
    indicators = shownIndicators(composer.view.lookup).filter { id in
      composer.view.lookup.dimensions[id.position].isEmpty && entities.contains { composer.view.lookup.latest($0, id) != nil }
    }
  }
  let lines = indicators.map { indicator -> Value in
    let cells = entities.map { entity -> Value in
      composer.view.lookup.latest(entity, indicator).map { cell(composer.value($0)) } ?? cell()
    }
    return row(composer.head(of: indicator), href: composer.view.routes.indicator(indicator).map { composer.href($0) }, cells)
  }
  return tableRecord(
    id: source.block.id ?? "", caption: reader.text("title") ?? "", head: column(composer.words("indicator"), numeric: false),
    columns: entities.map { column(composer.shortName($0)) }, rows: lines, note: reader.text("note") ?? "")
}

extension Composer {
  /// The indicators that a key of the block names.
  fileprivate mutating func indicators(_ key: String, _ source: BlockSource) -> [ID<Indicator>] {
    (source.settings[key]?.items ?? []).compactMap { item in
      guard let name = item.scalar else { return nil }
      if let id = view.lookup.indicator(name) { return id }
      faults.append(.notOneOf(item, what: "indicator", site.indicators.map(\.id)))
      return nil
    }
  }

  /// The rows that `data`, `where` and `period` leave.
  fileprivate mutating func rows(_ source: BlockSource, _ indicators: [ID<Indicator>]) -> (DataQuery, [DataRow])? {
    let name = source.settings["data"]?.scalar ?? "clusters"
    let kinds: [String: Entity.Kind] = ["clusters": .cluster, "regions": .region, "organisations": .organisation]
    guard let kind = kinds[name] else {
      if let node = source.settings["data"] { faults.append(.notOneOf(node, what: "data", kinds.keys.sorted() + view.tables.map(\.name))) }
      return nil
    }
    var query = DataQuery(kind: kind)
    query.indicators = indicators
    if let node = source.settings["period"], let text = node.scalar {
      query.period = Period(text)
      if query.period == nil { faults.append(Diagnostic(.error, "data/period", "“\(text)” is no period", at: node.span)) }
    }
    let filter = source.settings["where"].flatMap { node in node.scalar.map { (text: $0, span: node.span) } }
    view.apply(filter, to: &query, &faults)
    let objects = SiteBuild.host(view.lookup, host, view.routes)
    return (query, view.rows(query, objects, language, &faults))
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
  fileprivate init(
    name: String, summary: String, keys: [KnownKey], table: @escaping @Sendable (inout Composer, BlockSource) -> Value?
  ) {
    self.init(
      name: name, summary: summary, keys: keys,
      render: { composer, source in table(&composer, source).map { composer.tableBlock(source, $0) } ?? [] }, table: table)
  }
}
