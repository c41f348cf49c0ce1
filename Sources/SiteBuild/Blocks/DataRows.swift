// Rows of a block's data: entities with their codes and periods, narrowed by `where` and `period`. Charts, tables and
// rankings all take them from here, so that one filter means one thing.

import Base
import Formats
import Model
import Templating

/// What one row is about.
struct DataRow: Sendable {
  let entity: ID<Entity>
  let choices: [Model.Selection.Choice]
  /// The period of the row where periods are drawn; else each indicator gives its latest, or that of `period`.
  let period: Period?
}

struct DataQuery: Sendable {
  let kind: Entity.Kind
  /// The dimensions whose codes are rows.
  var dimensions: [Int] = []
  /// Whether each period is a row.
  var drawsPeriods = false
  /// `period:` of the block.
  var period: Period?
  /// The indicators that rows are made for.
  var indicators: [ID<Indicator>] = []
  var filter: Expression?
  /// Names in the filter that are fields of the rows.
  var filterFields: [String] = []
  /// `cluster == "boston"`: the one entity that the filter admits at most.
  var only: ID<Entity>?
}

extension SiteView {
  /// The rows of a query, by entity, code in the order of its list, period.
  func rows(_ query: DataQuery, _ host: Host, _ language: LanguageRules, _ faults: inout [Diagnostic]) -> [DataRow] {
    let entities = query.only.map { [$0] } ?? site.entities(of: query.kind)
    var rows: [DataRow] = []
    for entity in entities {
      for choices in combinations(query.dimensions) {
        for period in periods(entity, choices, query) {
          rows.append(DataRow(entity: entity, choices: choices, period: period))
        }
      }
    }
    guard let filter = query.filter else { return rows }
    let fields = query.filterFields.map { name in
      RowField(name: name) { [rows] in self.field(name, of: rows[$0], query, language) }
    }
    return filter.rows(rows.count, fields, host: host, language: language, &faults).map { rows[$0] }
  }

  /// The cell of an indicator in a row; `nil` where there is none.
  func observation(_ indicator: ID<Indicator>, _ row: DataRow, _ query: DataQuery) -> Model.Observation? {
    let own = row.choices.filter { lookup.dimensions[indicator.position].contains(Int($0.dimension)) }
    let series = lookup.series(row.entity, indicator, own)
    guard let period = row.period ?? query.period else { return series.last }
    return series.first { $0.key.period == period }
  }

  /// A field of a row as the filter sees it: ids as text, figures as observations.
  func field(_ name: String, of row: DataRow, _ query: DataQuery, _ language: LanguageRules) -> Value {
    let entity = site.entities[row.entity]
    if name == query.kind.name || name == "entity" { return .string(entity.id) }
    if let index = site.dimension(named: name) {
      guard let choice = row.choices.first(where: { Int($0.dimension) == index }) else { return .none }
      return .string(site.dimensions[index].codes[Int(choice.code)].id)
    }
    if isPeriodField(name) { return row.period.map { .period($0) } ?? .none }
    if let indicator = lookup.indicator(name) {
      guard let cell = observation(indicator, row, query) else { return .none }
      return .observation(
        SiteBuild.value(cell, lookup, HostPage(language: language, words: words(language.tag), path: "")))
    }
    guard let attribute = EntityAttribute(rawValue: name), EntityAttribute.fields.contains(attribute) else {
      return entity.profile.first { $0.key == name }.map { Value($0.value) } ?? .none
    }
    switch attribute.content(of: entity, in: language.tag) {
    case .text(let text): return optional(text)
    case .number(let number): return number.map { .double($0) } ?? .none
    case .entity(let other): return optional(other.map { site.entities[$0].id })
    case .entities, .texts, .place, .page: return .none
    }
  }

  // Every combination of codes but the totals, in the order of the lists.
  private func combinations(_ dimensions: [Int]) -> [[Model.Selection.Choice]] {
    dimensions.reduce([[]]) { partial, dimension in
      let list = site.dimensions[dimension]
      return partial.flatMap { choices in
        list.codes.indices.filter { !list.codes[$0].isTotal }.map {
          choices + [Model.Selection.Choice(dimension: dimension, code: $0)]
        }
      }
    }
  }

  private func periods(_ entity: ID<Entity>, _ choices: [Model.Selection.Choice], _ query: DataQuery) -> [Period?] {
    guard query.drawsPeriods else { return [nil] }
    func isWanted(_ period: Period) -> Bool { query.period?.covers(period) ?? true }
    // The series of one indicator is in order.
    if query.indicators.count == 1, choices.isEmpty {
      return lookup.series(entity, query.indicators[0]).compactMap(\.key.period).filter(isWanted)
    }
    var periods: Set<Period> = []
    for indicator in query.indicators {
      let own = choices.filter { lookup.dimensions[indicator.position].contains(Int($0.dimension)) }
      for cell in lookup.series(entity, indicator, own) {
        guard let period = cell.key.period, isWanted(period) else { continue }
        periods.insert(period)
      }
    }
    return periods.sorted()
  }
}

/// Whether a field of entities' rows says when.
func isPeriodField(_ name: String) -> Bool { name == "period" || name == "year" }

/// The fields that rows of one kind of entity have, and the environment in which filters name them. Made once: a site
/// of ten thousand pages has a filter in each of its charts.
struct RowFields: Sendable {
  let names: [String]
  let known: Set<String>
  let environment: Environment

  init(_ kind: Entity.Kind, _ lookup: Lookup, _ prose: Environment) {
    let site = lookup.site
    let profile = Set(site.entities.filter { $0.kind == kind }.flatMap { $0.profile.map(\.key) })
    names = [kind.name, "period", "year"] + EntityAttribute.fields.map(\.rawValue) + site.dimensions.map(\.name)
      + site.indicators.map(\.id) + profile.sorted()
    known = Set(names)
    environment = prose.naming(Names(names, isEntity: { lookup.entity($0) != nil }, columns: names))
  }
}

/// A filter's settings, read: the expression, its fields, and the entity that it names where it names one.
extension SiteView {
  func apply(_ filter: (text: String, span: Span)?, to query: inout DataQuery, _ faults: inout [Diagnostic]) {
    guard let filter else { return }
    // `cluster == "boston"` and nothing else says whose rows these are: nothing is left to evaluate.
    let words = filter.text.utf8.split(separator: UInt8(ascii: " "))
    query.only = onlyEntity(words, query.kind)
    if query.only != nil, words.count == 3 { return }
    guard let fields = fields[query.kind] else { return }
    let compiled = compileFilter(filter, in: fields.environment)
    faults += compiled.diagnostics
    query.filter = compiled.result
    query.filterFields = (compiled.result?.paths ?? []).compactMap(\.first).filter { fields.known.contains($0) }
    for name in query.filterFields {
      if let dimension = site.dimension(named: name), !query.dimensions.contains(dimension) {
        query.dimensions.append(dimension)
      }
    }
    // A filter by the year is about rows of years.
    if query.filterFields.contains(where: isPeriodField) { query.drawsPeriods = true }
  }

  /// Compiles a filter in an environment whose names are the fields of rows.
  func compileFilter(_ filter: (text: String, span: Span), in environment: Environment) -> Checked<Expression?> {
    var bytes = written(filter.text, at: filter.span)
    if let first = bytes.first, first == 0x22 || first == 0x27, bytes.count >= 2 {
      bytes = bytes.dropFirst().dropLast()
    }
    return Expression.compile(bytes, in: filter.span.file, environment: environment)
  }

  /// A text as its file has it, so that faults in it have their place. What a template made stands in no file.
  func written(_ text: String, at span: Span) -> ArraySlice<UInt8> {
    span.range.isEmpty ? Array(text.utf8)[...] : files[span.file].bytes[span.range]
  }

  // `cluster == "boston" and …` without an `or`: looking at ten thousand clusters to find one would make a site of
  // ten thousand pages quadratic.
  private func onlyEntity(_ words: [Substring.UTF8View], _ kind: Entity.Kind) -> ID<Entity>? {
    func isWord(_ word: Substring.UTF8View, _ text: String) -> Bool { word.elementsEqual(text.utf8) }
    guard !words.contains(where: { isWord($0, "or") || isWord($0, "not") }) else { return nil }
    for index in words.indices.dropLast(2) where isWord(words[index], kind.name) && isWord(words[index + 1], "==") {
      let quoted = words[index + 2]
      guard let mark = quoted.first, mark == UInt8(ascii: "\"") || mark == UInt8(ascii: "'"), quoted.last == mark,
        quoted.count > 2, let name = String(quoted.dropFirst().dropLast())
      else { continue }
      if let id = lookup.entity(name), site.entities[id].kind == kind { return id }
    }
    return nil
  }
}
