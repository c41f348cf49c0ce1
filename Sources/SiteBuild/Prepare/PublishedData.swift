// The data files of a site: beside each figure and each table of a page, of each indicator, of each cluster. Each is
// written as CSV with its description, and as JSON, as far as `outputs` of site.yml asks for them.

import Base
import Charting
import Formats
import Markup
import Model
import Templating

/// What a data file holds.
enum PublishedData: Hashable, Sendable {
  case indicator(ID<Indicator>)
  /// All figures of a cluster.
  case entity(ID<Entity>)
  case figure(page: Int, id: String)
  case table(page: Int, id: String)
}

/// How it is written.
enum DataFormat: String, CaseIterable, Sendable {
  case csv
  /// What the CSV file holds, where readers of CSV on the web look for it.
  case description = "csv-metadata.json"
  case json

  fileprivate var output: SiteSettings.Outputs { self == .json ? .json : .csv }
}

func dataFiles(_ view: SiteView) -> [PlannedArtifact] {
  let formats = DataFormat.allCases.filter { view.settings.outputs.contains($0.output) }
  if formats.isEmpty { return [] }
  return view.pages.indices.flatMap { index -> [PlannedArtifact] in
    let page = view.pages[index]
    return view.data(of: index).flatMap { name, data in
      formats.map { format in
        PlannedArtifact(
          path: "\(page.folder)\(name).\(format.rawValue)", source: view.span(of: page), content: .data(data, format))
      }
    }
  }
}

extension SiteView {
  /// What is published beside a page, by the names of the files.
  func data(of index: Int) -> [(name: String, data: PublishedData)] {
    let page = pages[index]
    let figures = charts(of: page).map { ($0.id, PublishedData.figure(page: index, id: $0.id)) }
    let tables = tableIDs(of: page).map { ($0, PublishedData.table(page: index, id: $0)) }
    switch page.subject {
    case .indicator(let id) where page.language == mainLanguage:
      return [(site.indicators[id].id, .indicator(id))] + figures + tables
    case .entity(let id) where site.entities[id].kind == .cluster && page.language == mainLanguage:
      return [(site.entities[id].id, .entity(id))] + figures + tables
    case .indicator, .entity, .none, .code, .dimension, .tag, .author, .comparison: return figures + tables
    }
  }

  fileprivate func span(of page: PlannedPage) -> Span? {
    if case .indicator(let id) = page.subject { return site.indicators[id].span }
    return page.written.map { Span(site.pages[$0].file, 0..<0) }
  }
}

extension PublishedData {
  /// - Parameter path: Of the file that is written.
  func write(
    _ format: DataFormat, _ path: String, _ view: SiteView, _ memory: inout WorkerMemory, _ out: inout ByteWriter
  ) {
    guard let (file, about) = memory.data(of: self, view) else { return }
    switch format {
    case .csv: out.append(csv: file)
    case .json: out.append(json: file, about: about)
    case .description:
      let name = path.fileName
      out.append(csvw: file, url: name.replacing("-metadata.json", with: ""), about: about)
    }
  }

  /// The data, and what it is; `nil` where a figure or table could not be made, which its page tells of.
  func read(_ view: SiteView) -> (file: DataFile, about: TableDescription)? {
    switch self {
    case .indicator(let id):
      let indicator = view.site.indicators[id]
      let sources = view.site.observations.sources(of: view.site.observations.all(of: id)).sorted()
      return (dataset(of: id, view), view.description(
        indicator.label.text(in: view.mainLanguage), indicator.definition?.text(in: view.mainLanguage), sources))
    case .entity(let id):
      let cells = view.site.indicators.indices.flatMap { view.site.observations.cells(of: id, ID($0)) }
      let name = view.site.entities[id].name.text(in: view.mainLanguage)
      return (dataset(of: id, view), view.description(name, nil, view.site.observations.sources(of: cells).sorted()))
    case .figure(let page, let id):
      return view.figureData(view.pages[page], id)
    case .table(let page, let id):
      return view.tableData(view.pages[page], id)
    }
  }
}

extension SiteView {
  func description(
    _ title: String, _ text: String?, _ sources: [ID<Source>], _ language: String? = nil
  ) -> TableDescription {
    let language = language ?? mainLanguage
    return TableDescription(
      title: title, language: language, publisher: settings.organisation, description: text ?? "",
      sources: sources.map { id in
        let source = site.sources[id]
        return TableDescription.Source(
          key: source.key, title: source.title.text(in: language), publisher: source.publisher, url: source.url,
          licence: source.licence, date: source.date?.text)
      })
  }

  fileprivate func figureData(_ page: PlannedPage, _ id: String) -> (DataFile, TableDescription)? {
    var ignored: [Diagnostic] = []
    guard let request = charts(of: page).first(where: { $0.id == id }) else { return nil }
    let host = Composer(self, page).host
    var spec = request.spec
    guard let table = chartTable(&spec, request.shape, host, &ignored) else { return nil }
    resolveTexts(&spec, request, host, &ignored)
    let options = ChartOptions(id: id, language: host.language)
    guard let data = chartData(spec, [table], options) else { return nil }
    let keys = spec.sources.isEmpty ? table.rows.flatMap(\.sources) : spec.sources.map(\.value)
    let sources = Set(keys.compactMap { site.source(named: $0) }).sorted()
    return (data, description(spec.title?.value ?? id, spec.subtitle?.value, sources, page.language))
  }
}

extension SourceDate {
  /// As exactly as it is known: `2011-07-04`, `2016-Q4`.
  fileprivate var text: String {
    switch self {
    case .day(let date): date.iso
    case .period(let period): period.text
    }
  }
}
