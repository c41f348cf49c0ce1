// How a figure is found by its address: entity, indicator, codes, period. Built once, after all indicators are
// computed; every room of the build that asks for a figure asks here.

import Base
import Formats
import Model
import Templating

/// A class because every page and every function handed to the template engine holds it: one reference to count instead
/// of one for each of its arrays.
final class Lookup: Sendable {
  let site: Site
  /// By id, and by the id as expressions write it.
  private let entityIDs: [String: ID<Entity>]
  private let indicatorIDs: [String: ID<Indicator>]
  /// By indicator: the dimensions that its cells have.
  let dimensions: [[Int]]
  let places: Places
  /// The tables that are shown, by name.
  let tables: [String: DataTable]
  /// What this build leaves out.
  let hidden: Hidden
  /// By tag of the language rules: how sources read. Every figure of a page carries its source, so this is worked out
  /// once.
  private let sourceTexts: [String: SourceTexts]
  /// By indicator what its figures share, for each tag: to compare a few short tags is faster than to hash one.
  private let subjects: [(tag: String, byIndicator: [Templating.Observation.Subject])]

  /// - Parameter words: Of each language of the site.
  init(
    _ site: Site, _ places: Places, tables: [(name: String, table: DataTable)] = [],
    words: [(language: String, words: Words)] = [], hidden: Hidden = Hidden()
  ) {
    self.site = site
    self.places = places
    self.hidden = hidden
    self.tables = Dictionary(tables.map { ($0.name, $0.table) }, uniquingKeysWith: { first, _ in first })
    sourceTexts = Dictionary(
      words.map { language, words in
        let page = HostPage(language: .rules(for: language), words: words, path: "")
        return (page.language.tag, SourceTexts(site, page))
      }, uniquingKeysWith: { first, _ in first })
    subjects = words.map { language, _ in
      let tag = LanguageRules.rules(for: language).tag
      return (tag, site.indicators.map { Templating.Observation.Subject($0, tag) })
    }
    var ids: [String: ID<Entity>] = [:]
    for (index, entity) in site.entities.enumerated() where entity.kind != .page {
      ids[entity.expressionName] = ID(index)
    }
    for (index, entity) in site.entities.enumerated() where entity.kind != .page { ids[entity.id] = ID(index) }
    entityIDs = ids
    indicatorIDs = Dictionary(site.indicators.enumerated().map { ($1.id, ID($0)) }, uniquingKeysWith: { a, _ in a })
    dimensions = site.indicators.indices.map { index in
      let used = site.observations.selections(of: ID(index))
      return Set(used.flatMap { site.observations.selections[$0].choices.map { Int($0.dimension) } }).sorted()
    }
  }

  /// Why an indicator has no figures: those of its column, or of one that it is computed from, are left out.
  func hiding(of indicator: ID<Indicator>) -> (name: String, hiding: Hiding)? {
    let own = site.indicators[indicator]
    if let hiding = hidden.columns[own.id] { return (own.id, hiding) }
    guard !hidden.columns.isEmpty, let derivation = own.derivation else { return nil }
    // As deep as indicators stand on each other; circles have been refused.
    let inputs = derivation.parameters.entries.flatMap(\.value.items).compactMap { $0.scalar.flatMap { self.indicator($0) } }
    return inputs.lazy.filter { $0 != indicator }.compactMap { self.hiding(of: $0) }.first
  }

  /// The same by name, of what no figure is left of; an indicator that nobody declared is known by its column only.
  func hiding(ofFigures name: String) -> (name: String, hiding: Hiding)? {
    if hidden.columns.isEmpty { return nil }
    guard let id = indicator(name) else { return hidden.columns[name].map { (name, $0) } }
    return site.observations.all(of: id).isEmpty ? hiding(of: id) : nil
  }

  func sourceTexts(_ page: HostPage) -> SourceTexts { sourceTexts[page.language.tag] ?? SourceTexts(site, page) }

  /// What the figures of an indicator share on a page.
  func subject(_ indicator: ID<Indicator>, _ page: HostPage) -> Templating.Observation.Subject {
    subjects.first { $0.tag == page.language.tag }?.byIndicator[indicator.position]
      ?? Templating.Observation.Subject(site.indicators[indicator], page.language.tag)
  }

  func entity(_ name: String) -> ID<Entity>? { entityIDs[name] }
  func indicator(_ id: String) -> ID<Indicator>? { indicatorIDs[id] }

  /// The selection of a series: each dimension that its indicator has, by choice, or its total.
  ///
  /// - Returns: `nil` where no observation has this selection; a dimension without a total that is left out is a
  ///   failure.
  func selection(
    of indicator: ID<Indicator>, _ choices: [Selection.Choice]
  ) -> Result<ID<Selection>?, MissingTotal> {
    let used = dimensions[indicator.position]
    if used.isEmpty, choices.isEmpty { return .success(ID(0)) }
    var complete = choices
    for dimension in used where !choices.contains(where: { Int($0.dimension) == dimension }) {
      guard let total = site.dimensions[dimension].total else { return .failure(MissingTotal(dimension: dimension)) }
      complete.append(Selection.Choice(dimension: dimension, code: total))
    }
    return .success(site.observations.id(of: Selection(complete)))
  }

  struct MissingTotal: Error { let dimension: Int }

  /// All observations of a series, sorted by time, what is undated first; empty where there are none.
  func series(
    _ entity: ID<Entity>, _ indicator: ID<Indicator>, _ choices: [Selection.Choice] = []
  ) -> ArraySlice<Model.Observation> {
    guard case .success(let selection?) = selection(of: indicator, choices) else { return [] }
    return site.observations.series(entity, indicator, selection)
  }

  /// The series that an observation is one of.
  func series(of key: Model.Observation.Key) -> ArraySlice<Model.Observation> {
    site.observations.series(key.entity, key.indicator, key.selection)
  }

  /// What an observation rests on.
  func sources(of observation: Model.Observation) -> SourceSet { site.observations.sources(of: observation) }

  /// The latest of a series; what is undated where nothing is dated.
  func latest(
    _ entity: ID<Entity>, _ indicator: ID<Indicator>, _ choices: [Selection.Choice] = []
  ) -> Model.Observation? {
    series(entity, indicator, choices).last
  }

  /// The indicators that some entity of a kind has a figure of, in the order of their declaration.
  func indicators(ofAny kind: Entity.Kind) -> [ID<Indicator>] {
    site.indicators.indices.map { ID($0) }.filter { id in
      site.observations.all(of: id).contains { site.entities[$0.key.entity].kind == kind }
    }
  }

  func quantity(_ observation: Model.Observation) -> Quantity {
    var quantity = site.observations.quantity(of: observation)
    quantity.unit = site.indicators[observation.key.indicator].unit
    return quantity
  }

  /// Where a figure was read, as `Content/data/jobs.csv:14`.
  func place(_ observation: Model.Observation, _ files: [SourceFile]) -> String? {
    guard let span = places.span(of: observation) else { return nil }
    let file = files[span.file]
    return "\(file.path):\(file.position(of: span.range.lowerBound).line)"
  }
}

extension Templating.Observation.Subject {
  fileprivate convenience init(_ indicator: Indicator, _ language: String) {
    self.init(indicator: indicator.id, label: indicator.label.text(in: language), decimals: indicator.decimals)
  }
}
