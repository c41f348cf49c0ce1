// Merge under construction: lists that grow, names that resolve, faults that gather. It lives for the length of one
// merge and comes out as a Site, which nobody changes any more.

import Base
import Formats
import Model

struct Workspace {
  var site: Site
  var faults: [Diagnostic] = []
  let options: BuildOptions

  /// Of the clusters whose page this build does not show: what names them is left out without a word.
  var hiddenIDs: Set<String> = []
  var hidden = Hidden()
  /// Cluster, region and organisation by id: one namespace.
  private(set) var entityIDs: [String: ID<Entity>] = [:]
  /// The same, folded (case, `-` and `_` alike), to notice ids that only seem different.
  private var foldedIDs: [String: ID<Entity>] = [:]
  private(set) var indicatorIDs: [String: ID<Indicator>] = [:]
  private(set) var sourceIDs: [String: ID<Source>] = [:]

  init(_ settings: SiteSettings, _ options: BuildOptions) {
    site = Site(settings: settings)
    self.options = options
  }

  func entity(_ id: String) -> ID<Entity>? { entityIDs[id] }
  func indicator(_ id: String) -> ID<Indicator>? { indicatorIDs[id] }

  /// Adds an entity; one whose id is taken is a fault, and the first stays.
  mutating func add(_ entity: Entity) -> ID<Entity> {
    let id = ID<Entity>(site.entities.count)
    if entity.kind != .page {
      if let reason = faultOfID(entity.id) { faults.append(.badID(entity.id, reason, at: entity.span)) }
      if let other = foldedIDs[folded(entity.id)] {
        faults.append(.twoEntities(entity, site.entities[other]))
        return other
      }
      entityIDs[entity.id] = id
      foldedIDs[folded(entity.id)] = id
    }
    site.entities.append(entity)
    return id
  }

  mutating func add(_ indicator: Indicator) -> ID<Indicator> {
    let id = ID<Indicator>(site.indicators.count)
    site.indicators.append(indicator)
    indicatorIDs[indicator.id] = id
    return id
  }

  mutating func add(_ source: Source) {
    sourceIDs[source.key] = ID(site.sources.count)
    site.sources.append(source)
  }

  /// The indicator of a column or fact; one that is not declared is made, with its id in words as label.
  mutating func indicatorOrNew(_ id: String, at span: Span) -> ID<Indicator> {
    if let known = indicatorIDs[id] { return known }
    if !isIndicatorID(id) { faults.append(.badIndicator(id, at: span)) }
    if PageKeys.reserved.contains(id) { faults.append(.reservedIndicator(id, at: span)) }
    let words = String(id.prefix(1)).uppercased() + id.dropFirst().replacing("_", with: " ")
    return add(Indicator(id: id, label: Localized(words), span: span))
  }

  /// The source of a cell or a fact; `nil` and a fault where there is none of this key.
  mutating func source(_ key: String, at span: Span) -> ID<Source>? {
    if let known = sourceIDs[key] { return known }
    faults.append(.unknownSource(key, at: span, site))
    return nil
  }

  /// An entity by id; `nil` and a fault where there is none, and without a fault where it is not shown.
  mutating func entity(_ id: String, kind: Entity.Kind? = nil, at span: Span) -> ID<Entity>? {
    if let known = entityIDs[id], kind == nil || site.entities[known].kind == kind { return known }
    if hiddenIDs.contains(id), kind == nil || kind == .cluster { return nil }
    let candidates = site.entities.filter { $0.kind != .page && (kind == nil || $0.kind == kind) }
    let what = kind?.name ?? "cluster, region or organisation"
    faults.append(.unknownEntity(id, what: what, at: span, among: candidates.map(\.id)))
    return nil
  }

  mutating func add(
    _ key: Observation.Key, _ quantity: Quantity, sources: SourceSet, note: String?, at place: Observation.Place
  ) {
    site.observations.add(key, quantity, sources: sources, note: note.map { Localized($0) }, at: place)
  }
}

private func folded(_ id: String) -> String {
  String(decoding: id.lowercased().utf8.map { $0 == 0x2D ? 0x5F : $0 }, as: UTF8.self)
}

private func faultOfID(_ id: String) -> String? {
  if id.isEmpty { return "it is empty" }
  if ["page", "site", "cluster"].contains(id) { return "“\(id)” means something else in expressions" }
  if !id.utf8.allSatisfy({ isWordByte($0) || $0 == 0x2D }) {
    return "an id has ASCII letters, digits, `-` and `_` only"
  }
  return nil
}

private func isIndicatorID(_ id: String) -> Bool {
  let bytes = id.utf8
  return bytes.first.map { isLetter($0) && $0 >= 0x61 } ?? false
    && bytes.allSatisfy { isDigit($0) || $0 == 0x5F || isLetter($0) && $0 >= 0x61 }
}

extension Diagnostic {
  fileprivate static func badID(_ id: String, _ reason: String, at span: Span?) -> Diagnostic {
    Diagnostic(.error, "content/bad-id", "“\(id)” cannot be an id: \(reason)", at: span)
  }

  fileprivate static func twoEntities(_ entity: Entity, _ other: Entity) -> Diagnostic {
    let alike = entity.id == other.id ? "" : " (case, `-` and `_` do not tell ids apart)"
    return Diagnostic(
      .error, "content/duplicate-id", "two entries have the id “\(entity.id)”\(alike)", at: entity.span,
      notes: [Note("the \(other.kind.name) “\(other.id)” stands here", at: other.span)],
      help: "clusters, regions and organisations share one namespace: rename one of them")
  }

  fileprivate static func badIndicator(_ id: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .error, "data/bad-indicator", "“\(id)” cannot be the id of an indicator", at: span,
      help: "a small letter, then small letters, digits and _")
  }

  fileprivate static func reservedIndicator(_ id: String, at span: Span) -> Diagnostic {
    Diagnostic(.error, "data/reserved-indicator", "“\(id)” is a key of a cluster's profile, not an indicator", at: span)
  }
}
