// Sites of a few lines: files as text in, cells and messages as text out.

import Base
import Model

@testable import SiteBuild

struct SmallSite {
  let lookup: Lookup
  let diagnostics: [Diagnostic]
  let files: [SourceFile]

  /// - Parameters:
  ///   - indicators: `Content/data/indicators.yml`.
  ///   - files: By path below `Content/data`; `.csv` tables and `.yml` lists.
  init(
    indicators: String, _ files: [(path: String, text: String)], settings: String = "title: A small site\n",
    asOf: Moment = Moment(seconds: 0)
  ) {
    let all = [("Content/site.yml", settings), ("Content/data/indicators.yml", indicators)]
      + files.map { ("Content/data/" + $0.path, $0.text) }
    self.init(inventory: Inventory(all.map { (path: $0.0, bytes: Array($0.1.utf8)) }), asOf: asOf)
  }

  init(inventory: Inventory, asOf: Moment = Moment(seconds: 0)) {
    let options = BuildOptions(asOf: asOf)
    let documents = parse(inventory, options, after: nil)
    let merged = merge(documents, inventory, options)
    let derived = derive(merged.result.site)
    let tables = documents.files.enumerated().compactMap { index, file in
      if case .table(let table) = file.content { (ID<SourceFile>(index), table) } else { nil }
    }
    lookup = Lookup(derived.result, Places(tables))
    self.files = inventory.files
    diagnostics = documents.files.flatMap(\.faults) + merged.diagnostics + derived.diagnostics
  }

  var site: Site { lookup.site }
  var messages: [String] { diagnostics.filter { $0.severity > .note }.map { $0.headline(files) } }

  /// The cells of an indicator, one a line as they print: `boston(3254)@2016 1.80 [e]`.
  func cells(_ name: String) -> String {
    guard let id = site.indicator(named: name) else { return "no indicator \(name)" }
    return site.observations.all(of: id).map { cell in
      let note = site.observations.note(of: cell).map { " {\($0.text(in: "en"))}" } ?? ""
      return "\(place(of: cell)) \(text(lookup.quantity(cell), site.indicators[id].decimals))\(note)"
    }.joined(separator: "\n")
  }

  /// By place, as `cells` writes it, the keys of the sources of an indicator's cells.
  func sources(_ name: String) -> [String: String] {
    guard let id = site.indicator(named: name) else { return [:] }
    let cells = site.observations.all(of: id).map { cell in
      (place(of: cell), site.observations.sources(of: cell).map { site.sources[$0].key }.joined(separator: " "))
    }
    return Dictionary(cells, uniquingKeysWith: { first, _ in first })
  }

  private func place(of cell: Model.Observation) -> String {
    let codes = site.observations.selections[cell.key.selection].choices.map {
      site.dimensions[Int($0.dimension)].codes[Int($0.code)].id
    }
    let part = codes.isEmpty ? "" : "(\(codes.joined(separator: ",")))"
    return "\(site.entities[cell.key.entity].id)\(part)" + (cell.key.period.map { "@\($0.text)" } ?? "")
  }

  private func text(_ quantity: Quantity, _ decimals: Int?) -> String {
    var out = ByteWriter()
    out.append(quantity: quantity, decimals: decimals)
    if let bounds = quantity.bounds, quantity.value != nil {
      out.append(
        text: " (\(numberText(bounds.low, decimals: decimals))–\(numberText(bounds.high, decimals: decimals)))")
    }
    if quantity.absence == nil { out.append(text: quantity.marks) }
    return out.text
  }
}

/// The three regions and three industries of the worked example, with their total: 500 jobs.
let threeByThree: [(path: String, text: String)] = [
  (
    "industries.yml",
    "all: {name: All, total: true}\nA: {name: A, parent: all}\nB: {name: B, parent: all}\nC: {name: C, parent: all}\n"
  ),
  (
    "regions.yml",
    "N: {name: Nation}\nR1: {name: R1, parent: N}\nR2: {name: R2, parent: N}\nR3: {name: R3, parent: N}\n"
  ), ("jobs.csv", """
    region,industry,year,jobs
    N,all,2016,500
    N,A,2016,100
    N,B,2016,300
    N,C,2016,100
    R1,all,2016,100
    R1,A,2016,30
    R1,B,2016,60
    R1,C,2016,10
    R2,all,2016,200
    R2,A,2016,20
    R2,B,2016,140
    R2,C,2016,40
    R3,all,2016,200
    R3,A,2016,50
    R3,B,2016,100
    R3,C,2016,50

    """),
]
