// Stage 2. Every file by itself, in parallel; a file whose bytes are those of the last time is not parsed again.

import Base
import Charting
import Formats
import Markup
import Model
import Templating

func parse(_ inventory: Inventory, _ options: BuildOptions, after previous: Documents?) -> Documents {
  var documents = Documents()
  let roles = inventory.files.map { FileRole(path: $0.path) }
  let schemas = tableSchemas(inventory, roles)
  let context = PageContext(inventory, roles)
  let known = knownColumns(inventory, roles)
  documents.files = inParallel(count: inventory.files.count, workers: options.workers, state: { () }) { _, index in
    let file = inventory.files[index]
    var schema: (schema: TableSchema?, digest: UInt64) = schemas[tableName(roles[index])] ?? (nil, 0)
    switch roles[index] {
    case .page: schema.digest = context.digest
    case .table, .list, .clusters, .beside: schema.digest = schema.digest &* 31 ^ known.digest
    case .settings, .sources, .indicators, .regions, .organisations, .schema, .boundaries, .asset, .rootFile, .template,
      .themeAsset, .original, .strings, .other:
      break
    }
    if let old = previous?.files[safe: index], old.path == file.path, old.digest == inventory.digests[index],
      old.schemaDigest == schema.digest
    {
      return old
    }
    let parsed = content(file, roles[index], schema.schema, context, known.columns)
    return ParsedFile(
      path: file.path, role: roles[index], digest: inventory.digests[index], schemaDigest: schema.digest,
      content: parsed.result, faults: misplacement(of: file.path, as: roles[index]) + parsed.diagnostics)
  }
  compileTemplates(inventory, roles, previous, &documents)
  return documents
}

private func content(
  _ file: SourceFile, _ role: FileRole, _ schema: TableSchema?, _ context: PageContext, _ known: KnownColumns
) -> Checked<ParsedFile.Content> {
  switch role {
  case .page(let room, let path, let own):
    return page(file, room, path, own, context).map { .page($0) }
  case .settings, .sources, .indicators, .regions, .organisations, .strings:
    return yaml(file).map { .tree($0) }
  case .list:
    let read = yaml(file)
    // A list of maps is a table, a map of codes a code list.
    guard case .list = read.result.content else { return read.map { .tree($0) } }
    return table(file, format: .yaml, schema: schema, known: known).map { .table($0) }
  case .table(_, let format), .beside(_, let format):
    return table(file, format: format, schema: schema, known: known).map { .table($0) }
  case .clusters(let format):
    // Its columns are keys of profiles.
    return table(file, format: format, schema: schema, known: KnownColumns(codes: known.codes)).map { .table($0) }
  case .boundaries:
    let tree = json(file)
    if tree.hasErrors { return Checked(.nothing, tree.diagnostics) }
    let read = boundaries(tree.result)
    return Checked(.boundaries(read.result), tree.diagnostics + read.diagnostics)
  case .schema:
    let read = yaml(file)
    return Checked(.nothing, read.diagnostics + tableSchema(of: read.result).diagnostics)
  case .asset, .rootFile, .template, .themeAsset, .original, .other:
    return Checked(.nothing)
  }
}

private func page(
  _ file: SourceFile, _ room: FileRole.PageRoom, _ path: String, _ language: String?, _ context: PageContext
) -> Checked<PageDocument> {
  let front = frontMatter(of: file)
  let isCluster = room == .cluster
  let reader = MapReader(
    front.result.root, keys: isCluster ? PageKeys.cluster : PageKeys.page,
    what: isCluster ? "a cluster's front matter" : "a page's front matter")
  let stem = path.fileName
  let profile = pageProfile(reader, fallbackTitle: stem)
  var options = MarkupOptions()
  options.blocks = BlockKind.usual + [BlockKind("reference", .none)]
  options.language = .rules(for: profile.language ?? language ?? context.language)
  options.rawHTML = context.rawHTML
  options.dateOrder = context.dateOrder
  options.words = context.words(for: options.language)
  options.takenIDs = takenIDs(in: room, stem)
  let markup = document(file, body: front.result.body, options: options)
  let page = PageDocument(
    file: file.id, room: room, path: path, language: profile.language ?? language, root: front.result.root,
    profile: profile, markup: markup.result)
  return Checked(page, front.diagnostics + reader.faults + [reader.node["slug"].flatMap(slugFault)].compactMap { $0 } + markup.diagnostics)
}

// Columns that hold ids or codes are text, also where every code is made of digits; those of declared indicators are
// numbers, also where most cells are broken. Tables are read again where one of these names came or went.
private func knownColumns(_ inventory: Inventory, _ roles: [FileRole]) -> (columns: KnownColumns, digest: UInt64) {
  var codes = KnownColumns.entities
  for case .list(let name) in roles { codes.append(dimensionName(ofList: name)) }
  var figures: [String] = []
  if let index = roles.firstIndex(of: .indicators) {
    let entries = yaml(inventory.files[index]).result.entries
    figures = entries.filter { $0.value["method"] == nil }.map(\.key)
  }
  let names = Array((codes.sorted() + ["/"] + figures.sorted()).joined(separator: " ").utf8)
  return (
    KnownColumns(codes: Set(codes), figures: Set(figures)), names.withUnsafeBufferPointer { digest(of: $0) }
  )
}

private func tableName(_ role: FileRole) -> String {
  switch role {
  case .table(let name, _), .list(let name): name
  case .clusters: "clusters"
  case .beside(let path, _): String(path.prefix(upTo: path.lastIndex(of: ".") ?? path.endIndex))
  case .settings, .page, .sources, .indicators, .regions, .organisations, .schema, .boundaries, .asset, .rootFile, .template,
    .themeAsset, .original, .strings, .other:
    ""
  }
}

private func tableSchemas(
  _ inventory: Inventory, _ roles: [FileRole]
) -> [String: (schema: TableSchema?, digest: UInt64)] {
  var schemas: [String: (schema: TableSchema?, digest: UInt64)] = [:]
  for (index, role) in roles.enumerated() {
    guard case .schema(let table) = role else { continue }
    // Faults are told when the schema's own file is parsed.
    let schema = tableSchema(of: yaml(inventory.files[index]).result).result
    schemas[table] = (schema, inventory.digests[index])
  }
  return schemas
}

// What site.yml says that decides how any page is read: its language, for numerals and quotation marks, the order of
// typed days, and what happens to HTML. Faults in it are told of when the file itself is read.
private struct PageContext: Sendable {
  var language = "en"
  var rawHTML = RawHTML.escape
  var dateOrder: DateOrder?
  private var words: [String: MarkupWords] = [:]
  /// Of site.yml and the strings: a page is read again where they changed.
  var digest: UInt64 = 0

  init(_ inventory: Inventory, _ roles: [FileRole]) {
    for (index, role) in roles.enumerated() {
      guard case .strings(let language) = role else { continue }
      words[language] = MarkupWords(yaml(inventory.files[index]).result)
      digest = digest &* 31 ^ inventory.digests[index]
    }
    guard let index = roles.firstIndex(of: .settings) else { return }
    let node = yaml(inventory.files[index]).result
    language = node["languages"]?.items.first?.scalar ?? node["language"]?.scalar ?? "en"
    digest = digest &* 31 ^ inventory.digests[index]
    switch node["policies"]?["raw_html"]?.scalar.flatMap(SiteSettings.Policies.RawHTML.init) {
    case .allow?: rawHTML = .allow
    case .trust?: rawHTML = .trust
    case .escape?, nil: rawHTML = .escape
    }
    dateOrder = node["policies"]?["date_format"]?.scalar.map { $0.hasPrefix("m") ? .monthFirst : .dayFirst }
  }

  /// The words of a language, or of what it is a kind of: `de` for `de-CH`.
  func words(for language: LanguageRules) -> MarkupWords {
    words[language: language.tag] ?? words["en"] ?? MarkupWords()
  }
}

private func compileTemplates(
  _ inventory: Inventory, _ roles: [FileRole], _ previous: Documents?, _ documents: inout Documents
) {
  var sources: [(String, SourceFile)] = []
  var originals: [(String, SourceFile)] = []
  var combined: UInt64 = 0
  for (index, role) in roles.enumerated() {
    switch role {
    case .template:
      let name = inventory.files[index].path.dropFirst("Templates/".utf8.count)
      sources.append((String(name), inventory.files[index]))
    case .original(let name): originals.append((name, inventory.files[index]))
    default: continue
    }
    combined = (combined &* 31) ^ inventory.digests[index] ^ UInt64(index)
  }
  documents.templatesDigest = combined
  if let previous, previous.templatesDigest == combined, let templates = previous.templates {
    documents.templates = templates
    documents.templateFaults = previous.templateFaults
    return
  }
  let compiled = compiledTheme(sources, originals)
  documents.templates = compiled.result
  documents.templateFaults = compiled.diagnostics
}
