// All figures of one indicator as a file: statuses kept, sources named.

import Base
import Formats
import Model

func writeDataset(
  _ id: ID<Indicator>, _ file: PlannedArtifact.DatasetFile, _ view: SiteView, _ out: inout ByteWriter
) {
  let rows = datasetRows(id, view)
  let names = datasetColumns(id, view)
  switch file {
  case .csv:
    for (index, name) in names.enumerated() {
      if index > 0 { out.append(",") }
      out.appendCSV(name)
    }
    out.append("\n")
    for row in rows {
      for (index, field) in row.enumerated() {
        if index > 0 { out.append(",") }
        out.appendCSV(field)
      }
      out.append("\n")
    }
  case .json:
    out.append("{\"indicator\":")
    out.appendJSON(view.site.indicators[id].id)
    out.append(",\"label\":")
    out.appendJSON(view.site.indicators[id].label.text(in: view.mainLanguage))
    out.append(",\"unit\":")
    out.appendJSON(view.site.indicators[id].unit?.text ?? "")
    out.append(",\"observations\":[")
    for (index, row) in rows.enumerated() {
      out.append(index == 0 ? "\n{" : ",\n{")
      for (column, field) in row.enumerated() {
        if column > 0 { out.append(",") }
        out.appendJSON(names[column])
        out.append(":")
        out.appendJSON(field)
      }
      out.append("}")
    }
    out.append("\n]}\n")
  }
}

func datasetColumns(_ id: ID<Indicator>, _ view: SiteView) -> [String] {
  ["entity"] + view.lookup.dimensions[id.position].map { view.site.dimensions[$0].name }
    + ["period", view.site.indicators[id].id, "status", "unit", "source"]
}

/// One row a cell, sorted by entity, codes and time; the figure in the notation of tables without its statuses, which
/// have a column of their own. A page's own figures stand under the page's address.
func datasetRows(_ id: ID<Indicator>, _ view: SiteView) -> [[String]] {
  let site = view.site
  let unit = site.indicators[id].unit?.text ?? ""
  return site.observations.all(of: id).map { observation in
    var quantity = site.observations.quantity(of: observation)
    let status = quantity.marks
    if quantity.absence != nil {
      quantity.amount = .absent(.missing)
    }
    quantity.flags = []
    if case .value(let value) = quantity.amount, let decimals = site.indicators[id].decimals, site.indicators[id].derivation != nil {
      quantity.amount = .value(rounded(value, decimals: decimals))
      quantity.bounds = nil
    }
    let selection = site.observations.selections[observation.key.selection]
    let codes = view.lookup.dimensions[id.position].map { dimension in
      selection.code(of: dimension).map { site.dimensions[dimension].codes[$0].id } ?? ""
    }
    return [site.entities[observation.key.entity].id] + codes + [
      observation.key.period?.text ?? "", quantity.absence == nil ? cellText(quantity) : "", status, unit,
      observation.source.map { site.sources[$0].key } ?? "",
    ]
  }
}
