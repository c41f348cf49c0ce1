// All figures of one indicator, or of one cluster, as a file for programs: statuses kept, sources named. The names of
// the columns are those that tables of `Content/data` may have, so that what one report publishes another can read.

import Base
import Formats
import Model

/// One row a cell of the indicator, sorted by entity, codes and time. A page's own figures stand under its address.
func dataset(of id: ID<Indicator>, _ view: SiteView) -> DataFile {
  let site = view.site
  let cells = site.observations.all(of: id)
  let indicator = site.indicators[id]
  let title = indicator.label.text(in: view.mainLanguage)
  let entities: DataPart = (
    DataFile.Column("entity", title: "Entity", .text), cells.map { .text(view.publicID(of: $0.key.entity)) })
  let figures = DataFile.figures(
    indicator.id, title: title, unit: indicator.unit, prefix: "", cells.map { view.published($0) })
  let keys = view.keys(of: cells, view.lookup.dimensions[id.position])
  return DataFile([entities] + keys + figures.withStatus + view.origins(of: cells))
}

/// One row a cell of any indicator of the entity, in the order of the indicators.
func dataset(of id: ID<Entity>, _ view: SiteView) -> DataFile {
  let site = view.site
  let cells = site.indicators.indices.flatMap { site.observations.cells(of: id, ID($0)) }
  let used = Set(cells.map(\.key.selection)).flatMap {
    site.observations.selections[$0].choices.map { Int($0.dimension) }
  }
  let indicators: DataPart = (
    DataFile.Column("indicator", title: "Indicator", .text),
    cells.map { .text(site.indicators[$0.key.indicator].id) })
  let figures = DataFile.figures("value", title: "Value", unit: nil, prefix: "", cells.map { view.published($0) })
  return DataFile(
    [indicators] + view.keys(of: cells, Set(used).sorted()) + figures.withStatus + view.origins(of: cells))
}

private typealias DataPart = (column: DataFile.Column, cells: [DataFile.Cell])

extension SiteView {
  /// The id of an entity; of a page with figures of its own, its path: `articles/hub`.
  fileprivate func publicID(of id: ID<Entity>) -> String {
    guard site.entities[id].kind == .page, let page = site.pages.first(where: { $0.entity == id }) else {
      return site.entities[id].id
    }
    return page.language == mainLanguage ? page.path : page.language + "/" + page.path
  }

  /// A figure as files give it: what is computed has the digits that it is printed with.
  func published(_ cell: Model.Observation) -> Quantity {
    let quantity = lookup.quantity(cell)
    let indicator = site.indicators[cell.key.indicator]
    guard indicator.derivation != nil, let decimals = indicator.decimals else { return quantity }
    return quantity.mapped { rounded($0, decimals: decimals) }
  }

  // The codes and the period of each cell.
  fileprivate func keys(of cells: [Model.Observation], _ dimensions: [Int]) -> [DataPart] {
    let codes = dimensions.map { dimension -> DataPart in
      let list = site.dimensions[dimension]
      return (
        DataFile.Column(list.name, title: list.name.capitalisedFirst, .text),
        cells.map { text(site.observations.selections[$0.key.selection].code(of: dimension).map { list.codes[$0].id }) }
      )
    }
    return codes + [(DataFile.Column("period", title: "Period", .period), cells.map { text($0.key.period?.text) })]
  }

  // The unit and the sources of each cell, and what must be said beside it.
  fileprivate func origins(of cells: [Model.Observation]) -> [DataPart] {
    let notes = cells.map { site.observations.note(of: $0)?.text(in: mainLanguage) }
    let remarks: [DataPart] = notes.contains { $0 != nil }
      ? [(DataFile.Column("note", title: "Note", .text), notes.map(text))] : []
    return [
      (DataFile.Column("unit", title: "Unit", .text), cells.map { text(site.indicators[$0.key.indicator].unit?.text) }),
      (
        DataFile.Column("source", title: "Source", .text),
        cells.map { text(keys(of: site.observations.sources(of: $0))) }
      ),
    ] + remarks
  }

  // Several have semicolons between, as several statuses have.
  private func keys(of sources: SourceSet) -> String? {
    switch sources {
    case .none: nil
    case .one(let source): site.sources[source].key
    case .several(let sources): sources.map { site.sources[$0].key }.joined(separator: "; ")
    }
  }

  private func text(_ text: String?) -> DataFile.Cell { text.map { .text($0) } ?? .empty }
}

extension [DataPart] {
  // Programs that read a status find the column also where nothing is to be said.
  fileprivate var withStatus: [DataPart] {
    if contains(where: { $0.column.name == "status" }) { return self }
    let status = DataFile.Column("status", title: "Status", .text)
    return self + [(status, [DataFile.Cell](repeating: .empty, count: first?.cells.count ?? 0))]
  }
}
