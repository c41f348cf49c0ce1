// A page for each indicator, and the list of them.

import Base
import Charting
import Model
import Templating

extension PageKind {
  static let indicator: PageKind = .init(
    name: "indicator", summary: "An indicator: what it counts, how it is computed, who stands where.",
    template: "indicator.html", traits: .hasNeighbours,
    plan: { planner in
      let shown = shownIndicators(planner.lookup)
      return planner.site.settings.languages.flatMap { language in
        shown.map { id in
          let indicator = planner.site.indicators[id]
          return PlannedPage(
            kind: .indicator, path: planner.prefix(language) + "indicators/\(indicator.id)/index.html",
            subject: .indicator(id), title: indicator.label.text(in: language), language: language)
        }
      }
    },
    gives: ["indicator", "facts", "table", "notes", "downloads"], context: indicatorContext)

  static let indicators: PageKind = .init(
    name: "indicators", summary: "All indicators, given and derived.", template: "indicators.html",
    traits: .takesOpening,
    plan: { planner in
      guard !planner.site.indicators.isEmpty else { return [] }
      return planner.inEachLanguage { language in
        planner.page(
          .indicators, "indicators/index.html", in: language, opening: "indicators",
          title: planner.words(language)("indicators"))
      }
    },
    gives: ["groups"],
    context: { composer in
      let pages = composer.pages(of: .indicator)
      func entries(_ isDerived: Bool) -> [Value] {
        pages.compactMap { page in
          guard case .indicator(let id) = page.subject else { return nil }
          let indicator = composer.site.indicators[id]
          guard (indicator.derivation != nil) == isDerived else { return nil }
          return composer.entry(page, description: indicator.definition?.text(in: composer.page.language) ?? "")
        }
      }
      let groups = [
        ("given", composer.words("given"), entries(false)), ("derived", composer.words("derived"), entries(true)),
      ]
      return [("groups", .list(groups.filter { !$0.2.isEmpty }.map { group($0.0, $0.1, $0.2) }))]
    })
}

/// Indicators that have a figure at all.
func shownIndicators(_ lookup: Lookup) -> [ID<Indicator>] {
  lookup.site.indicators.indices.map { ID($0) }.filter { !lookup.site.observations.all(of: $0).isEmpty }
}

private func indicatorContext(_ composer: inout Composer) -> [(String, Value)] {
  guard case .indicator(let id) = composer.page.subject else { return [] }
  let indicator = composer.site.indicators[id]
  let language = composer.page.language
  let method = indicator.derivation.flatMap { d in Method.all.first { $0.name == d.method } }
  var facts = [fact(composer.words("unit"), composer.unitWords(id))]
  if let method {
    facts.append(
      fact(composer.words("method"), method.title, href: composer.hrefInLanguage("methodology/index.html") + "#" + method.name))
  }
  let table = composer.indicatorRanking(id)
  let sources = composer.site.observations.sources(of: composer.site.observations.all(of: id)).sorted()
  for source in sources { composer.cite(source) }
  return [
    ("indicator", [
      "id": .string(indicator.id), "label": .string(composer.label(id)),
      "definition": .string(indicator.definition?.text(in: language) ?? ""), "unit": .string(composer.unitWords(id)),
      "formula": method.map { .safe(text: $0.formula) } ?? .none,
      "method": method.map { link($0.title, composer.hrefInLanguage("methodology/index.html") + "#" + $0.name) } ?? .none,
      "reference": .string(method?.reference ?? ""),
    ]),
    ("facts", .list(facts)), ("table", table),
    ("notes", .list([indicator.note?.text(in: language)].compactMap { $0 }.map { .string($0) })),
    ("downloads", .list(composer.datasetDownloads(id))),
  ]
}

/// A longer list is for a file and not for a page: nobody reads it there, and everybody waits for it.
let longestRanking = 1_000

extension Composer {
  /// Who stands where: the clusters by rank, then regions and organisations that have the figure.
  mutating func indicatorRanking(_ id: ID<Indicator>) -> Value {
    let dimensions = view.lookup.dimensions[id.position]
    if let dimension = dimensions.first, dimensions.count == 1 { return crossTable(id, dimension) }
    let ranking = view.rankings(id)
    let standings = standings(id, ranking)
    guard !standings.isEmpty else { return .none }
    let largest = largest(ranking.map { $0.entries.map($0.observation) } ?? [])
    var rows: [Value] = []
    var shown = ShownFigures()
    for place in standings.prefix(longestRanking) {
      shown.add(place.observation, site)
      rows.append(line(place.entity, place.observation, rank: place.rank, largest: largest))
    }
    return tableRecord(
      id: "table-ranking", title: words("ranking"), caption: "\(words("ranking")): \(label(id))",
      head: column(words("name"), numeric: false), ranked: ranking?.entries.isEmpty == false, rankLabel: words("rank"),
      columns: [column(head(of: id)), column(words("period"), numeric: false), column(words("source"), numeric: false)],
      rows: rows, note: joinedNotes([marks(shown), populationNote(ranking), rowsShown(rows.count, of: standings.count)]),
      downloads: datasetDownloads(id))
  }

  // Those with a place, those without one, then regions and organisations.
  private func standings(
    _ id: ID<Indicator>, _ ranking: EntityRanking?
  ) -> [(entity: ID<Entity>, observation: Model.Observation, rank: String)] {
    let ranked = ranking.map { ranking in
      ranking.entries.map { (entity: $0.entity, observation: ranking.observation(of: $0), rank: $0.rank.text) }
    } ?? []
    let others = (ranking?.unplaced ?? []) + site.entities(of: .region) + site.entities(of: .organisation)
    return ranked + others.compactMap { entity in view.lookup.latest(entity, id).map { (entity, $0, "") } }
  }

  private mutating func line(
    _ entity: ID<Entity>, _ observation: Model.Observation, rank: String, largest: Double
  ) -> Value {
    return row(
      title(of: entity), href: routes.entity(entity).map { href($0) }, rank: rank,
      [
        cell(value(observation), graphic: bar(observation, largest: largest)),
        cell(text: periodWords(observation), numeric: false), cell(text: sourceNames(observation), numeric: false),
      ])
  }

  // Entities down, codes across.
  private mutating func crossTable(_ id: ID<Indicator>, _ dimension: Int) -> Value {
    let list = site.dimensions[dimension]
    let all = site.observations.all(of: id)
    let used = Set(
      site.observations.selections(of: id).compactMap { site.observations.selections[$0].code(of: dimension) }
    ).sorted()
    let entities = Set(all.map(\.key.entity)).sorted()
    var rows: [Value] = []
    var figures = ShownFigures()
    for entity in entities where site.entities[entity].kind != .page {
      let cells = used.map { code -> Value in
        let choice = Model.Selection.Choice(dimension: dimension, code: code)
        guard let observation = view.lookup.latest(entity, id, [choice]) else { return cell() }
        figures.add(observation, site)
        return cell(value(observation))
      }
      rows.append(row(title(of: entity), href: routes.entity(entity).map { href($0) }, cells))
    }
    let columns = used.map { column(list.codes[$0].displayName.text(in: page.language)) }
    return tableRecord(
      id: "table-ranking", title: words("all_data"), caption: label(id), head: column(words("name"), numeric: false),
      columns: columns, rows: rows, sourceLine: sourceLine(figures),
      downloads: datasetDownloads(id))
  }

  func datasetDownloads(_ id: ID<Indicator>) -> [Value] {
    let name = site.indicators[id].id
    return dataDownloads(label(id), "indicators/\(name)/\(name)")
  }
}
