// The objects that templates and prose reach by name: entities with their profile and their series. The engine asks
// here and keeps nothing.

import Base
import Model
import Templating

enum HandleKind {
  static let entity: UInt16 = 1
}

func host(_ lookup: Lookup, _ page: HostPage) -> Host {
  let objects = SiteObjects(lookup, page)
  var host = Host()
  host.owner = lookup
  host.entity = { name in objects.lookup.entity(name).map { .handle(Handle(entity: $0)) } }
  host.entityNames = { objects.lookup.site.entities.filter { $0.kind != .page }.map(\.id) }
  host.kindName = { handle in
    let entity = objects.lookup.site.entities[handle.entity]
    return "the \(entity.kind.name) “\(entity.id)”"
  }
  host.text = { handle in
    .string(objects.lookup.site.entities[handle.entity].name.text(in: objects.page.language.tag))
  }
  host.attributeNames = { handle in
    let site = objects.lookup.site
    return EntityAttribute.allCases.map(\.rawValue) + site.entities[handle.entity].profile.map(\.key)
      + site.indicators.map(\.id)
  }
  host.attribute = { handle, name in
    attribute(name.text, of: handle.entity, objects.lookup, objects.page)
  }
  host.describe = { series in
    let indicator = objects.lookup.site.indicators[Int(series.indicator)]
    return SeriesDescription(
      indicator: indicator.id, label: indicator.label.text(in: objects.page.language.tag),
      entity: objects.lookup.site.entities[Int(series.entity)].id, unit: indicator.unit, decimals: indicator.decimals)
  }
  host.select = { series, dimension, code in select(series, dimension, code, objects.lookup) }
  host.observation = { series, selector in observation(series, selector, objects.lookup, objects.page) }
  host.observations = { series in
    let lookup = objects.lookup
    guard case .success(let selection) = lookup.selection(of: series.indicatorID, series.choices) else {
      return .failure(Refusal(missingTotal(series, lookup)))
    }
    guard let selection else { return .success([]) }
    return .success(
      lookup.site.observations.series(series.entityID, series.indicatorID, selection).map {
        value($0, of: series, lookup, objects.page)
      })
  }
  host.hedgeWords = { objects.page.words.hedge($0) }
  host.statusWords = { objects.page.words.status($0) }
  return host
}

/// What the functions of a host share. A class so that each of them holds one reference.
private final class SiteObjects: Sendable {
  let lookup: Lookup
  let page: HostPage

  init(_ lookup: Lookup, _ page: HostPage) {
    self.lookup = lookup
    self.page = page
  }
}

extension Handle {
  init(entity: ID<Entity>) { self.init(kind: HandleKind.entity, id: entity.index) }
  var entity: ID<Entity> { ID(Int(id)) }
}

extension Series {
  var entityID: ID<Entity> { ID(Int(entity)) }
  var indicatorID: ID<Indicator> { ID(Int(indicator)) }
  var choices: [Model.Selection.Choice] {
    selections.map { Model.Selection.Choice(dimension: Int($0.dimension), code: Int($0.code)) }
  }
}

extension Site {
  /// Whether a figure has a note that stands beside its number. A place reads with its population, and what has no
  /// number by its word: those notes are printed in its stead.
  func hasRemark(_ observation: Model.Observation) -> Bool {
    guard observations.note(of: observation) != nil else { return false }
    let indicator = indicators[observation.key.indicator]
    if indicator.derivation == nil { return true }
    return indicator.unit != .place && observations.quantity(of: observation).absence == nil
  }
}

/// An observation as templates see it.
func value(
  _ observation: Model.Observation, of series: Series? = nil, _ lookup: Lookup, _ page: HostPage
) -> Templating.Observation {
  let site = lookup.site
  let indicator = observation.key.indicator
  let sources = site.observations.sources(of: observation)
  var figure = Templating.Observation(
    lookup.quantity(observation), of: lookup.subject(indicator, page), period: observation.key.period,
    entity: site.entities[observation.key.entity].id, source: sourceRecord(sources, lookup, page),
    note: sources.first.flatMap { page.number(of: $0) }, series: series)
  guard let note = site.observations.note(of: observation)?.text(in: page.language.tag) else { return figure }
  if site.hasRemark(observation) { figure.remark = note } else { figure.display = note }
  return figure
}

private func attribute(
  _ name: String, of id: ID<Entity>, _ lookup: Lookup, _ page: HostPage
) -> Value? {
  if let indicator = lookup.indicator(name) {
    return .series(Series(indicator: indicator.index, entity: id.index))
  }
  let entity = lookup.site.entities[id]
  guard let attribute = EntityAttribute(rawValue: name) else {
    return entity.profile.first { $0.key == name }.map { Value($0.value) }
  }
  switch attribute.content(of: entity, in: page.language.tag) {
  case .text(let text): return optional(text)
  case .number(let number): return number.map { .double($0) } ?? Value.none
  case .entity(let other): return other.map { .handle(Handle(entity: $0)) } ?? Value.none
  case .entities(let others): return .list(others.map { .handle(Handle(entity: $0)) })
  case .texts(let texts): return .list(texts.map { .string($0) })
  case .place(let place):
    return place.map { ["latitude": .double($0.latitude), "longitude": .double($0.longitude)] } ?? Value.none
  case .page: return optional(page.routes.entity(id).map { relativeHref(from: page.path, to: $0) })
  }
}

private func select(
  _ series: Series, _ dimension: String, _ code: String, _ lookup: Lookup
) -> Result<Series, Refusal> {
  guard let index = lookup.site.dimension(named: dimension) else {
    let near = nearest(to: dimension, among: lookup.site.dimensions.map(\.name))
    return .failure(Refusal("no dimension is named “\(dimension)”", help: near.asSuggestion))
  }
  let list = lookup.site.dimensions[index]
  guard lookup.dimensions[Int(series.indicator)].contains(index) else {
    let id = lookup.site.indicators[Int(series.indicator)].id
    return .failure(Refusal("“\(id)” has no \(dimension)", help: "leave the brackets out"))
  }
  guard let position = list.position(of: code) else {
    let near = nearest(to: code, among: list.codes.map(\.id))
    return .failure(Refusal("no \(dimension) has the code “\(code)”", help: near.asSuggestion ?? codes(of: list)))
  }
  let rest = series.selections.filter { Int($0.dimension) != index }
  let chosen = (rest + [Series.Selection(dimension: Int32(index), code: Int32(position))])
    .sorted { $0.dimension < $1.dimension }
  return .success(Series(indicator: series.indicator, entity: series.entity, selections: chosen))
}

private func observation(
  _ series: Series, _ selector: PeriodSelector, _ lookup: Lookup, _ page: HostPage
) -> Result<Templating.Observation, Refusal> {
  guard case .success(let selection) = lookup.selection(of: series.indicatorID, series.choices) else {
    return .failure(Refusal(missingTotal(series, lookup)))
  }
  let all = selection.map { lookup.site.observations.series(series.entityID, series.indicatorID, $0) } ?? []
  let found: Model.Observation?
  switch selector {
  case .latest, .last:
    if Set(all.compactMap { $0.key.period?.frequency }).count > 1 {
      return .failure(
        Refusal(
          "this series has periods of several kinds", help: "name one: @\(all.last?.key.period?.text ?? "2017")"))
    }
    found = all.last
  case .first: found = all.first { $0.key.period != nil } ?? all.first
  case .period(let period): found = all.first { $0.key.period == period }
  }
  if let found { return .success(value(found, of: series, lookup, page)) }
  let indicator = lookup.site.indicators[Int(series.indicator)]
  var period: Period?
  if case .period(let wanted) = selector { period = wanted }
  return .success(
    .noData(
      indicator: indicator.id, label: indicator.label.text(in: page.language.tag),
      entity: lookup.site.entities[Int(series.entity)].id, period: period))
}

private func missingTotal(_ series: Series, _ lookup: Lookup) -> String {
  guard case .failure(let missing) = lookup.selection(of: series.indicatorID, series.choices) else { return "" }
  let list = lookup.site.dimensions[missing.dimension]
  return "“\(lookup.site.indicators[Int(series.indicator)].id)” needs its \(list.name): \(codes(of: list))"
}

private func codes(of list: CodeList) -> String {
  "one of " + list.codes.prefix(12).map(\.id).joined(separator: ", ") + (list.codes.count > 12 ? ", …" : "")
}
