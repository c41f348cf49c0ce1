// Regions, organisations and the codes of a dimension: profile, figures, and the clusters that belong to them.

import Base
import Charting
import Model
import Templating

extension PageKind {
  static let region: PageKind = .init(
    name: "region", summary: "A region: its figures and its clusters.", template: "region.html",
    plan: { entityPages(.region, of: .region, $0) }, gives: entityValues, context: entityContext)

  static let organisation: PageKind = .init(
    name: "organisation", summary: "An organisation: what it does, its figures, its partners.",
    template: "organisation.html", plan: { entityPages(.organisation, of: .organisation, $0) },
    gives: entityValues, context: entityContext)

  static let industry: PageKind = .init(
    name: "industry", summary: "A code of a dimension, by a rule of site.yml: every cluster's figures for it.",
    template: "industry.html",
    plan: { planner in
      planner.pageRules.flatMap { rule -> [PlannedPage] in
        guard let name = rule["for"]?.scalar, let dimension = planner.site.dimension(named: name),
          let pattern = rule["path"]?.scalar
        else { return [] }
        let list = planner.site.dimensions[dimension]
        return planner.site.settings.languages.flatMap { language in
          list.codes.enumerated().filter { !$0.element.isTotal }.map { code, entry in
            let address = pattern.replacing("{id}", with: slug(entry.id))
            let trimmed = address.hasPrefix("/") ? String(address.dropFirst()) : address
            return PlannedPage(
              kind: .industry, path: planner.prefix(language) + trimmed + (trimmed.hasSuffix("/") ? "index.html" : ""),
              subject: .code(dimension: dimension, code: code), title: entry.name.text(in: language),
              language: language, template: rule["template"]?.scalar)
          }
        }
      }
    },
    gives: entityValues, context: codeContext)
}

// What entity.html gets, which the templates of all three extend.
private let entityValues = ["facts", "tiles", "table", "groups"]

private func entityPages(_ kind: PageKind, of entities: Entity.Kind, _ planner: PagePlanner) -> [PlannedPage] {
  planner.site.settings.languages.flatMap { language in
    planner.site.entities(of: entities).map { id in
      let entity = planner.site.entities[id]
      return PlannedPage(
        kind: kind, path: planner.prefix(language) + "\(entities.listName)/\(entity.id)/index.html",
        subject: .entity(id), title: entity.name.text(in: language), language: language)
    }
  }
}

// As many as a reader takes in at once. Where an entity has more figures, a table holds all of them.
private let mostTiles = 12

private func entityContext(_ composer: inout Composer) -> [(String, Value)] {
  guard case .entity(let id) = composer.page.subject else { return [] }
  let entity = composer.site.entities[id]
  var facts: [Value] = []
  if let role = entity.profile.first(where: { $0.key == "role" })?.value.scalar {
    facts.append(fact(composer.words("role"), role))
  }
  if let parent = entity.parent ?? entity.region {
    let href = composer.routes.entity(parent).map { composer.href($0) }
    facts.append(fact(composer.words("region"), composer.name(parent), href: href))
  }
  if let url = entity.profile.first(where: { $0.key == "url" })?.value.scalar {
    facts.append(fact(composer.words("website"), url, href: url))
  }
  let tiles = shownIndicators(composer.view.lookup).compactMap { indicator -> Value? in
    guard composer.view.lookup.dimensions[indicator.position].isEmpty,
      let observation = composer.view.lookup.latest(id, indicator)
    else { return nil }
    return composer.tile(observation)
  }
  let clusters = composer.site.entities(of: .cluster).filter {
    composer.site.entities[$0].region == id || composer.site.entities[$0].organisation == id
  }
  let pages = clusters.compactMap { composer.routes.entity($0).flatMap { composer.view.pageIndex[$0] } }
  let entries = pages.map { composer.entry(composer.view.pages[$0]) }
  let regions = composer.site.entities(of: .region).filter { composer.site.entities[$0].parent == id }
  let parts = regions.compactMap { composer.routes.entity($0).flatMap { composer.view.pageIndex[$0] } }
  var groups: [Value] = []
  if !parts.isEmpty {
    groups.append(group("regions", composer.words("regions"), parts.map { composer.entry(composer.view.pages[$0]) }))
  }
  if !entries.isEmpty { groups.append(group("clusters", composer.words("clusters"), entries)) }
  let partners = composer.partners(of: id)
  let table = tiles.count > mostTiles ? composer.plainTable(of: id) : .none
  return [
    ("facts", .list(facts + partners.compactMap { partnerFact($0, composer.words("partner")) })), ("tiles", .list(Array(tiles.prefix(mostTiles)))),
    ("table", table), ("groups", .list(groups)),
  ]
}

// "Partner: Medicon Valley Alliance (ambassador programme)": what ties them stands behind the name.
private func partnerFact(_ partner: Value, _ label: String) -> Value? {
  guard case .record(let record) = partner, case .string(let relation)? = record["relation"],
    case .string(let title)? = record["title"]
  else { return nil }
  let note = relation == label ? "" : " (\(relation))"
  if case .string(let href)? = record["href"] { return fact(label, title, href: href, note: note) }
  return fact(label, title, note: note)
}

private func codeContext(_ composer: inout Composer) -> [(String, Value)] {
  guard case .code(let dimension, let code) = composer.page.subject else { return [] }
  let list = composer.site.dimensions[dimension]
  let entry = list.codes[code]
  let choice = Model.Selection.Choice(dimension: dimension, code: code)
  let columns = composer.view.clusterPages.tableColumns.filter {
    composer.view.lookup.dimensions[$0.position].contains(dimension)
  }
  let all = shownIndicators(composer.view.lookup).filter { composer.view.lookup.dimensions[$0.position] == [dimension] }
  let shown = columns.isEmpty ? all : columns
  var rows: [(Double, String, Value)] = []
  var figures = ShownFigures()
  for id in composer.site.entities(of: .cluster) {
    let cells = shown.map { composer.view.lookup.latest(id, $0, [choice]) }
    guard cells.contains(where: { $0 != nil }) else { continue }
    for case let cell? in cells { figures.add(cell, composer.site) }
    let key = cells.compactMap { $0.flatMap { composer.view.lookup.quantity($0).value } }.first ?? -1
    let values = cells.map { cell in cell.map { SiteBuild.cell(composer.value($0)) } ?? SiteBuild.cell() }
    let title = composer.title(of: id)
    rows.append((key, title, row(title, href: composer.routes.entity(id).map { composer.href($0) }, values)))
  }
  rows.sort { $0.0 == $1.0 ? $0.1 < $1.1 : $0.0 > $1.0 }
  let table = rows.isEmpty ? Value.none : tableRecord(
    id: "table-clusters", title: composer.words("clusters"),
    caption: "\(composer.words("clusters")): \(composer.page.title)",
    head: column(composer.words("cluster"), numeric: false), columns: shown.map { column(composer.head(of: $0)) },
    rows: rows.map(\.2), sourceLine: composer.sourceLine(figures))
  var facts = [fact(composer.words("code"), entry.id)]
  if let parent = entry.parent {
    facts.append(fact(composer.words("part_of"), list.codes[parent].name.text(in: composer.page.language)))
  }
  if let definition = entry.definition {
    facts.append(fact(composer.words("definition"), definition.text(in: composer.page.language)))
  }
  if let url = entry.url { facts.append(fact(composer.words("website"), url, href: url)) }
  return [
    ("facts", .list(facts)), ("tiles", []), ("table", table), ("groups", []),
  ]
}
