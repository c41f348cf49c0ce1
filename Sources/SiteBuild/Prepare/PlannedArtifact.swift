// Everything that a build writes: pages, and beside them the files of their figures, feeds, the search index, assets.

import Base
import Charting
import Model
import Templating

struct PlannedArtifact: Sendable {
  enum Content: Sendable {
    case page(Int)
    /// A page for programs.
    case twin(Int)
    /// A file of a page's figure, by the figure's id.
    case figure(page: Int, id: String, FigureFile)
    /// A template of the theme that is no page: sitemap, feed, robots.
    case machine(MachineFile, language: String)
    case data(PublishedData, DataFormat)
    /// An older address, which leads to a page.
    case redirect(Redirect)
    case file(ID<SourceFile>)
    case bytes([UInt8])
  }

  enum FigureFile: String, CaseIterable, Sendable { case svg, html }

  let path: String
  let source: Span?
  let content: Content
}

func plannedArtifacts(_ view: SiteView, _ inventory: Inventory, _ documents: Documents) -> [PlannedArtifact] {
  var all: [PlannedArtifact] = []
  for (index, page) in view.pages.enumerated() {
    let span = page.written.map { Span(view.site.pages[$0].file, 0..<0) }
    all.append(PlannedArtifact(path: page.path, source: span, content: .page(index)))
    if let path = view.twinPath(of: page) { all.append(PlannedArtifact(path: path, source: span, content: .twin(index))) }
    all += figureFiles(view, index, page, span)
  }
  for file in MachineFile.all {
    all += file.versions(view).map { language, path in
      PlannedArtifact(path: path, source: nil, content: .machine(file, language: language))
    }
  }
  for (index, file) in documents.files.enumerated() {
    var path = file.role.assetName.flatMap { view.assets[$0] }
    if case .rootFile(let own) = file.role { path = own }
    guard let path else { continue }
    all.append(PlannedArtifact(path: path, source: Span(ID(index), 0..<0), content: .file(ID(index))))
  }
  all.append(PlannedArtifact(path: view.assets.stylePath, source: nil, content: .bytes(view.assets.style)))
  all += dataFiles(view)
  all += view.redirects.map { PlannedArtifact(path: $0.path, source: $0.span, content: .redirect($0)) }
  return all.sorted { $0.path < $1.path }
}

private func figureFiles(_ view: SiteView, _ index: Int, _ page: PlannedPage, _ span: Span?) -> [PlannedArtifact] {
  let outputs = view.settings.outputs
  let wanted: [(PlannedArtifact.FigureFile, SiteSettings.Outputs)] = [(.svg, .svg), (.html, .embed)]
  let files = wanted.filter { outputs.contains($0.1) }.map(\.0)
  guard !files.isEmpty else { return [] }
  return view.charts(of: page).flatMap { chart in
    files.map { file in
      PlannedArtifact(
        path: page.folder + chart.id + "." + file.rawValue, source: chart.span ?? span,
        content: .figure(page: index, id: chart.id, file))
    }
  }
}

extension PlannedArtifact {
  /// Whether it is a file of the site's own, published byte for byte.
  var isGiven: Bool { if case .file = content { true } else { false } }

  func render(
    _ view: SiteView, _ templates: TemplateSet?, _ memory: inout WorkerMemory, _ out: inout ByteWriter
  ) -> [Diagnostic] {
    switch content {
    case .page(let index):
      let page = view.pages[index]
      let faults = renderPage(page, view, templates, PageCharts(of: page, view), view.options.tally, &memory, &out)
      return lastGate(page, out.bytes).map { faults + [$0] } ?? faults
    case .twin(let index):
      view.writeTwin(of: index, &memory.lines, &out)
      return []
    case .figure(let index, let id, let file):
      return renderFigure(view.pages[index], id, file, view, templates, &memory, &out)
    case .machine(let file, let language): return file.render(view, language, templates, &out)
    case .data(let data, let format):
      data.write(format, path, view, &memory, &out)
      return []
    case .redirect(let redirect):
      redirect.write(view, &out)
      return []
    case .file(let id):
      out.append(view.files[id].bytes)
      return []
    case .bytes(let bytes):
      out.append(bytes)
      return []
    }
  }
}

/// - Parameter charts: Gets the charts that the template draws.
func renderPage(
  _ page: PlannedPage, _ view: SiteView, _ templates: TemplateSet?, _ charts: PageCharts, _ tally: TemplateTally?,
  _ memory: inout WorkerMemory, _ out: inout ByteWriter
) -> [Diagnostic] {
  guard let templates else { return [] }
  var composer = Composer(view, page)
  let variables = composer.variables(&memory.siteRecords)
  let template = view.template(of: page)
  var host = host(view.lookup, composer.host)
  host.owner = PageOwner(view: view, page: page, host: composer.host, charts: charts)
  guard let tally else {
    return composer.faults + templates.render(
      template, variables, host: host, language: composer.language, page: page.path, into: &out)
  }
  var metrics = TemplateMetrics(clock: tally.clock)
  let faults = templates.render(
    template, variables, host: host, language: composer.language, page: page.path, measuring: &metrics, into: &out)
  tally.add(metrics)
  return composer.faults + faults
}

private func renderFigure(
  _ page: PlannedPage, _ id: String, _ file: PlannedArtifact.FigureFile, _ view: SiteView, _ templates: TemplateSet?,
  _ memory: inout WorkerMemory, _ out: inout ByteWriter
) -> [Diagnostic] {
  // What is wrong with the chart is told where its page is rendered.
  var ignored: [Diagnostic] = []
  let composer = Composer(view, page)
  guard let request = view.charts(of: page).first(where: { $0.id == id }),
    let drawn = view.draw(request, composer.host, &ignored)
  else { return [] }
  switch file {
  case .svg: out.append(drawn.standaloneSVG)
  case .html: return renderEmbed(drawn, page, id, view, templates, &memory, &out)
  }
  return []
}

private func renderEmbed(
  _ drawn: DrawnChart, _ page: PlannedPage, _ id: String, _ view: SiteView, _ templates: TemplateSet?,
  _ memory: inout WorkerMemory, _ out: inout ByteWriter
) -> [Diagnostic] {
  guard let templates else { return [] }
  let embed = PlannedPage(
    kind: .embed, path: page.folder + id + ".html", title: drawn.title, language: page.language, isDraft: page.isDraft)
  var composer = Composer(view, embed)
  let figure = ("figure", Value.safe(drawn.figureHTML(FigureLinks())))
  let variables = composer.variables(&memory.siteRecords, beside: [figure])
  return templates.render(
    embed.kind.template, variables, host: host(view.lookup, composer.host), language: composer.language,
    page: embed.path, into: &out)
}
