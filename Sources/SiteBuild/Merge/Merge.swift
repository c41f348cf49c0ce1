// Stage 3. Names become ids, drafts drop out, facts and rows become observations in one table. The order of reading is
// the order of dependence: lists before what mentions them, entities before figures about them.

import Base
import Formats
import Markup
import Model

/// The site, and which document stands behind each of its pages.
struct Merged: Sendable {
  let site: Site
  /// By index of `site.pages`.
  let markups: [MarkupDocument]
  /// The front matter of pages that name a template of their own.
  let templateOwners: [Node]
  /// All tables that are shown, by name, for charts and templates; those beside pages by their path below Content.
  /// Sorted by name.
  let tables: [(name: String, table: DataTable)]
  /// The rules of `site.yml` for pages per code.
  let pageRules: [Node]
  /// What site.yml says of every cluster's page.
  let clusterPages: Node?
  /// By language: `Templates/strings`.
  let strings: [(language: String, node: Node)]
  let hidden: Hidden
}

func merge(_ documents: Documents, _ inventory: Inventory, _ options: BuildOptions) -> Checked<Merged> {
  let parsed = ParsedFiles(documents)
  let settingsNode = parsed.tree(.settings)
  let read = siteSettings(settingsNode, options)
  var work = Workspace(read.result, options)
  work.faults = read.diagnostics
  work.readEntities(parsed)
  work.readFigures(parsed)
  work.checkSchemas(documents, parsed.tables.map { ($0.name, $0.table) })
  let shown = work.readPages(parsed.pages)
  work.noteHidden(parsed.pages, parsed.tables.map(\.table))
  work.finish(inventory, parsed.tables.map { ($0.file, $0.table) })
  work.checkNames(parsed.tables.filter { $0.name == $0.table.name }.map(\.table))

  let named = parsed.tables.compactMap { table in work.shown(table.table).map { (name: table.name, table: $0) } }
  let merged = Merged(
    site: work.site, markups: shown.map(\.markup), templateOwners: shown.map(\.root).filter { $0["template"] != nil },
    tables: named.sorted { $0.name < $1.name },
    pageRules: settingsNode?["pages"]?.items ?? [], clusterPages: settingsNode?["cluster_pages"],
    strings: parsed.strings, hidden: work.hidden)
  return Checked(merged, work.faults)
}

/// What the files hold, sorted by what they are.
private struct ParsedFiles {
  var trees: [(role: FileRole, node: Node)] = []
  var tables: [(role: FileRole, name: String, table: DataTable, file: ID<SourceFile>)] = []
  var pages: [PageDocument] = []

  init(_ documents: Documents) {
    for (index, file) in documents.files.enumerated() {
      switch file.content {
      case .page(let page): pages.append(page)
      case .tree(let node): trees.append((file.role, node))
      case .table(let table):
        var name = table.name
        if case .beside(let path, _) = file.role { name = path }
        tables.append((file.role, name, table, ID(index)))
      case .boundaries, .nothing: break
      }
    }
  }

  func tree(_ role: FileRole) -> Node? { trees.first { $0.role == role }?.node }

  var clusterTable: DataTable? {
    tables.first { if case .clusters = $0.role { true } else { false } }?.table
  }

  var strings: [(language: String, node: Node)] {
    trees.compactMap { tree in if case .strings(let language) = tree.role { (language, tree.node) } else { nil } }
  }
}

private func siteSettings(_ node: Node?, _ options: BuildOptions) -> Checked<SiteSettings> {
  var read = settings(node ?? Node(.map([]), at: Span(ID(0), 0..<0)))
  if node == nil { read.diagnostics = [.noSettings] }
  if let baseURL = options.baseURL {
    read.result.baseURL = withoutLastSlash(baseURL)
  }
  return read
}

extension Workspace {
  // Lists before clusters, which name what is in them, and all of them before their names are resolved.
  fileprivate mutating func readEntities(_ parsed: ParsedFiles) {
    if let node = parsed.tree(.sources) { readSources(node) }
    for case (.list(let name), let node) in parsed.trees { readDimension(name, node) }
    if let node = parsed.tree(.indicators) { readIndicators(node, methods: Method.all) }
    if let node = parsed.tree(.regions) { readEntities(node, kind: .region) }
    if let node = parsed.tree(.organisations) { readEntities(node, kind: .organisation) }
    let clusters = readClusters(
      rows: parsed.clusterTable.flatMap { shown($0) }, pages: parsed.pages.filter { $0.room == .cluster })
    if let node = parsed.tree(.regions) { linkEntities(node, kind: .region) }
    if let node = parsed.tree(.organisations) { linkEntities(node, kind: .organisation) }
    linkClusters(clusters)
  }

  // A table beside a page is for that page alone: its figures are none of the site's.
  fileprivate mutating func readFigures(_ parsed: ParsedFiles) {
    if let node = parsed.tree(.regions) { readListFacts(node) }
    if let node = parsed.tree(.organisations) { readListFacts(node) }
    for (role, _, table, file) in parsed.tables {
      switch role {
      case .clusters, .beside: continue
      case .table, .list, .settings, .page, .sources, .indicators, .regions, .organisations, .schema, .boundaries,
        .asset, .rootFile, .template, .themeAsset, .original, .strings, .other:
        readTable(table, file: file)
      }
    }
  }

  fileprivate mutating func readListFacts(_ node: Node) {
    for entry in node.entries {
      guard let facts = entry.value["facts"], let id = entity(entry.key) else { continue }
      readFacts(facts, of: id)
    }
  }

  /// Adds the pages that this build shows, in order of path and language, and their facts.
  fileprivate mutating func readPages(_ pages: [PageDocument]) -> [PageDocument] {
    let main = site.settings.languages[0]
    let shown = pages.filter { isShown($0) }.sorted {
      ($0.path, $0.language ?? main) < ($1.path, $1.language ?? main)
    }
    for page in shown {
      let owner = page.room == .cluster ? entity(page.root["id"]?.scalar ?? page.stem) : nil
      let language = page.language ?? main
      let subject = owner ?? add(
        Entity(id: "page:\(page.path):\(language)", kind: .page, name: page.profile.title, span: page.root.span))
      if let facts = page.root["facts"] { readFacts(facts, of: subject) }
      for key in page.profile.sources { if let text = key.scalar { _ = source(text, at: key.span) } }
      var profile = page.profile
      // A file without a title has the name that its cluster has elsewhere.
      if let owner, page.root["title"] == nil { profile.title = site.entities[owner].name }
      site.pages.append(
        WrittenPage(
          kind: page.room.kind, profile: profile, entity: subject, file: page.file, path: page.path,
          language: language))
    }
    return shown
  }

  /// Keeps the names of what this build does not show.
  fileprivate mutating func noteHidden(_ pages: [PageDocument], _ tables: [DataTable]) {
    guard options.drafts == .absent else { return }
    for page in pages { if let hiding = hiding(of: page) { hidden.add(page, hiding) } }
    let (site, moment) = (site, options.asOf)
    for table in tables {
      hidden.add(table, at: moment) { name in
        site.indicator(named: name).map { !site.observations.all(of: $0).isEmpty } ?? false
      }
    }
  }

  /// Sorts the observations and tells of two values for one cell.
  fileprivate mutating func finish(_ inventory: Inventory, _ tables: [(ID<SourceFile>, DataTable)]) {
    let places = Places(tables)
    for id in site.indicators.indices.map({ ID<Indicator>($0) }) {
      completeDimensions(id)
      for (kept, dropped) in site.observations.sort(id) {
        let values = [dropped, kept].map { text(site.observations.quantity(of: $0)) }
        faults.append(.twoValues(
          address(of: kept.key, in: site), values, at: places.span(of: dropped), places.span(of: kept)))
      }
    }
  }

  private func text(_ quantity: Quantity) -> String {
    var out = ByteWriter()
    out.append(quantity: quantity)
    return out.text
  }

  // Where some cells of an indicator say their industry, one that does not is the total of all industries.
  private mutating func completeDimensions(_ id: ID<Indicator>) {
    let used = site.observations.selections(of: id)
    for (dimension, list) in site.dimensions.enumerated() {
      guard let total = list.total,
        used.contains(where: { site.observations.selections[$0].code(of: dimension) != nil })
      else { continue }
      site.observations.complete(id, dimension: dimension, total: total)
    }
  }

  /// Two tables of one name.
  fileprivate mutating func checkNames(_ tables: [DataTable]) {
    for (index, table) in tables.enumerated() {
      guard let other = tables[..<index].first(where: { $0.name == table.name }) else { continue }
      faults.append(
        Diagnostic(
          .error, "data/two-tables", "two tables are named “\(table.name)”", at: table.columns.first?.nameSpan,
          notes: [Note("the other one", at: other.columns.first?.nameSpan)], help: "rename one of the files"))
    }
  }
}

extension FileRole.PageRoom {
  fileprivate var kind: WrittenPage.Kind {
    switch self {
    case .home: .home
    case .article: .article
    case .cluster: .cluster
    case .plain: .plain
    }
  }
}

/// The address of a figure as prose writes it: `boston.employment(industry="3254")@2016-Q4`.
func address(of key: Model.Observation.Key, in site: Site) -> String {
  let choices = site.observations.selections[key.selection].choices.map { choice in
    let list = site.dimensions[Int(choice.dimension)]
    return "\(list.name)=\"\(list.codes[Int(choice.code)].id)\""
  }
  let entity = site.entities[key.entity]
  let head = entity.kind == .page ? "page" : entity.expressionName
  let part = choices.isEmpty ? "" : "(\(choices.joined(separator: ", ")))"
  return "\(head).\(site.indicators[key.indicator].id)\(part)" + (key.period.map { "@\($0.text)" } ?? "")
}

/// Finds the place of an observation in its file again.
struct Places: Sendable {
  private let tables: [ID<SourceFile>: DataTable]

  init(_ tables: [(ID<SourceFile>, DataTable)]) {
    self.tables = Dictionary(tables, uniquingKeysWith: { first, _ in first })
  }

  func span(of observation: Model.Observation) -> Span? {
    let place = observation.place
    guard let file = place.file else { return nil }
    guard place.row >= 0 else { return Span(file, Int(place.column)..<Int(place.column) + 1) }
    return tables[file]?.span(row: Int(place.row), column: Int(place.column))
  }

  /// The name of the column that an observation was read from; nil where it stood in no table.
  func column(of observation: Model.Observation) -> String? {
    guard let file = observation.place.file, observation.place.row >= 0, let table = tables[file] else { return nil }
    return table.columns[safe: Int(observation.place.column)]?.name
  }
}

extension Diagnostic {
  fileprivate static let noSettings = Diagnostic(
    .error, "site/no-settings", "there is no Content/site.yml", at: nil,
    help: "write one with `title:` and `base_url:`, or start with `almanac new NAME`")

  fileprivate static func twoValues(
    _ address: String, _ values: [String], at span: Span?, _ other: Span?
  ) -> Diagnostic {
    Diagnostic(
      .error, "data/two-values", "two values for \(address): \(values.joined(separator: " and "))", at: span,
      notes: [Note("the other one", at: other)],
      help: "remove one of them, or name its dimension or period")
  }
}
