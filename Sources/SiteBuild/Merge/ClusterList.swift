// A cluster comes from a Markdown file, from a row of clusters.csv, or from both merged by id. A key that both give
// must be the same in both.

import Base
import Formats
import Model

private let clusterKeys = Set(PageKeys.cluster.map(\.name) + ["latitude", "longitude"])

/// What is known of a cluster before names are resolved.
struct ClusterDraft {
  let id: String
  let span: Span
  /// From the row, then from the file; the file's come last.
  var values: [(key: String, value: Node)] = []
  /// What translations say in their languages where the page has said it in its own.
  var translated: [(key: String, language: String, value: Node)] = []
  var page: PageDocument?
}

extension Workspace {
  /// All clusters by id, drafts left out where the build publishes; entities are added in order of id.
  mutating func readClusters(rows: DataTable?, pages: [PageDocument]) -> [ClusterDraft] {
    var drafts: [String: ClusterDraft] = [:]
    if let rows { readRows(rows, into: &drafts) }
    var files: [String: Span] = [:]
    for page in pages.filter({ !isTranslation($0) }) + pages.filter(isTranslation) {
      let written = page.root["id"]?.scalar ?? page.stem
      if let hiding = hiding(of: page) {
        // The cluster is there all the same where only a translation is not.
        if !isTranslation(page) {
          hiddenIDs.insert(written)
          hidden.add(cluster: written, hiding)
        }
        continue
      }
      let span = page.root["id"]?.span ?? page.root.span
      if let other = files.updateValue(span, forKey: "\(written).\(page.language ?? "")") {
        faults.append(.describedTwice(written, at: span, other))
      }
      var draft = drafts[written] ?? ClusterDraft(id: written, span: span)
      for entry in page.root.entries where entry.key != "facts" {
        // A translation says in its language what the page says in its own.
        if isTranslation(page), draft.values.contains(where: { $0.key == entry.key }), isWords(entry.key) {
          draft.translated.append((entry.key, page.language ?? "", entry.value))
          continue
        }
        addValue(entry.key, entry.value, to: &draft)
      }
      if draft.page == nil || page.language == nil { draft.page = page }
      drafts[written] = draft
    }
    let result = drafts.values.filter { !hiddenIDs.contains($0.id) }.sorted { $0.id < $1.id }
    for draft in result { _ = add(entity(from: draft)) }
    return result
  }

  private func isTranslation(_ page: PageDocument) -> Bool {
    page.language.map { $0 != site.settings.languages[0] } ?? false
  }

  private func isWords(_ key: String) -> Bool {
    key == "name" || key == "short_name" || PageKeys.page.contains { $0.name == key }
  }

  private mutating func readRows(_ table: DataTable, into drafts: inout [String: ClusterDraft]) {
    guard let ids = table["id"] else {
      let place = table.columns.first?.nameSpan
      faults.append(Diagnostic(.error, "csv/no-id", "clusters has no column “id”", at: place))
      return
    }
    for row in 0..<table.rowCount {
      guard let id = ids.text(row) else {
        faults.append(Diagnostic(.error, "csv/no-id", "this row has no id", at: table.span(row: row)))
        continue
      }
      var draft = ClusterDraft(id: id, span: ids.span(row))
      for column in table.columns where column.name != "id" && !column.isEmpty(row) {
        guard let text = column.text(row) else { continue }
        let content: Node.Content = column.quantity(row).value.map { .number($0) } ?? .string(text)
        draft.values.append((column.name, Node(content, text: text, at: column.span(row))))
      }
      if let other = drafts[id] {
        faults.append(.clusterTwice(id, at: draft.span, other.span))
      } else {
        drafts[id] = draft
      }
    }
  }

  private mutating func addValue(_ key: String, _ value: Node, to draft: inout ClusterDraft) {
    if let (_, other) = draft.values.first(where: { $0.key == key }), other.span.file != value.span.file,
      let a = other.scalar, let b = value.scalar, a != b
    {
      faults.append(.twoValues(key, a, b, at: value.span, other.span))
    }
    draft.values.removeAll { $0.key == key }
    draft.values.append((key, value))
  }

  private mutating func entity(from draft: ClusterDraft) -> Entity {
    func value(_ key: String) -> Node? { draft.values.last { $0.key == key }?.value }
    // One name, in all the languages that some file has it in.
    func words(_ key: String) -> Localized? {
      guard let main = value(key).flatMap({ localized($0) }) else { return nil }
      let others = draft.translated.filter { $0.key == key }.compactMap { _, language, node in
        node.scalar.map { Localized.Variant(language: language, text: $0) }
      }
      return others.isEmpty ? main : Localized(variants: main.variants + others)
    }
    let name = words("name") ?? words("title") ?? Localized(draft.id)
    var entity = Entity(id: draft.id, kind: .cluster, name: name, span: draft.span)
    entity.shortName = words("short_name")
    entity.country = value("country")?.scalar
    entity.industries = value("industries")?.items.compactMap(\.scalar) ?? []
    if let node = value("coordinates") {
      let read = coordinates(node)
      entity.coordinates = read.result
      faults += read.diagnostics
    } else if let latitude = value("latitude")?.number, let longitude = value("longitude")?.number {
      entity.coordinates = Coordinates(latitude: latitude, longitude: longitude)
    }
    entity.profile = draft.values.filter { !clusterKeys.contains($0.key) }.map { ProfileValue(key: $0.key, value: $0.value) }
    return entity
  }

  /// Resolves the names that clusters mention, once all entities are known.
  mutating func linkClusters(_ drafts: [ClusterDraft]) {
    for draft in drafts {
      guard let id = entity(draft.id), site.entities[id].kind == .cluster else { continue }
      func value(_ key: String) -> Node? { draft.values.last { $0.key == key }?.value }
      if let node = value("region"), let key = node.scalar {
        site.entities[id].region = entity(key, kind: .region, at: node.span)
      }
      if let node = value("organisation"), let key = node.scalar {
        site.entities[id].organisation = entity(key, kind: .organisation, at: node.span)
      }
      for node in value("peers")?.items ?? [] {
        guard let key = node.scalar, let peer = entity(key, kind: .cluster, at: node.span) else { continue }
        site.entities[id].peers.append(peer)
      }
    }
  }

  /// Whether this build has the page in its model at all.
  func isShown(_ page: PageDocument) -> Bool { hiding(of: page) == nil }

  /// Why this build leaves a page out; `nil` where it does not.
  func hiding(of page: PageDocument) -> Hiding? {
    options.drafts == .shown ? nil : page.profile.hiding(at: options.asOf)
  }
}

extension Diagnostic {
  fileprivate static func clusterTwice(_ id: String, at span: Span, _ other: Span) -> Diagnostic {
    Diagnostic(
      .error, "content/duplicate-id", "two rows have the id “\(id)”", at: span, notes: [Note("the first", at: other)])
  }

  fileprivate static func describedTwice(_ id: String, at span: Span, _ other: Span) -> Diagnostic {
    Diagnostic(
      .error, "content/duplicate-id", "two files describe the cluster “\(id)”", at: span,
      notes: [Note("the first", at: other)], help: "put both texts into one file, or give one of them another id")
  }

  fileprivate static func twoValues(
    _ key: String, _ a: String, _ b: String, at span: Span, _ other: Span
  ) -> Diagnostic {
    Diagnostic(
      .error, "content/two-values", "“\(key)” is “\(b)” here, and “\(a)” elsewhere", at: span,
      notes: [Note("the other value stands here", at: other)], help: "leave it out in one of the two places")
  }
}
