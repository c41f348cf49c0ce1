// A chart that some page has: its specification, whom it highlights, how wide it stands. Drawn where it is needed: in
// its page, and again for its CSV, SVG and embed page where the site writes those.

import Base
import Charting
import Formats
import Markup
import Model
import Templating

struct ChartRequest: Sendable {
  let id: String
  let spec: ChartSpec
  /// What is done with its table before it is drawn.
  var shape: TableShape?
  var highlight: [String] = []
  var wideWidth: Double = 744
  /// Of the page's figures; nil takes the next.
  var number: Int?
  /// Where it is written, in a page.
  var span: Span?
  /// The written page whose names the title's expressions see.
  var written: Int?
}

/// What a chart is written as: what to draw, and what to do with its table before.
func chartSettings(_ settings: Node) -> Checked<(spec: ChartSpec, shape: TableShape?)?> {
  // Few charts have one.
  guard settings.entries.contains(where: { TableShape.chartKeys.contains($0.key) }) else {
    return chartSpec(settings).map { spec in spec.map { ($0, nil) } }
  }
  let shape = tableShape(settings.keeping { TableShape.chartKeys.contains($0) })
  let spec = chartSpec(settings.keeping { !TableShape.chartKeys.contains($0) })
  return Checked(spec.result.map { ($0, shape.result) }, shape.diagnostics + spec.diagnostics)
}

extension SiteView {
  /// The chart of a data block.
  func chartRequest(_ source: BlockSource, _ faults: inout [Diagnostic]) -> ChartRequest? {
    let read = chartSettings(source.settings)
    faults += read.diagnostics
    guard var (spec, shape) = read.result else { return nil }
    shape = shape.map { shape in shape.naming { dataName($0, on: source.written) } }
    if let data = spec.data?.value { spec.data?.value = dataName(data, on: source.written) }
    let page = site.pages[source.written]
    let highlight = site.entities[page.entity].kind == .cluster ? [site.entities[page.entity].id] : []
    return ChartRequest(
      id: chartID(source.block), spec: spec, shape: shape, highlight: highlight,
      wideWidth: source.block.classes.contains("wide") || page.kind != .article ? 744 : 640, number: source.block.number,
      span: source.block.infoSpan, written: source.written)
  }

  func chartID(_ block: DataBlock) -> String { block.id ?? "fig-\(block.number ?? 0)" }

  /// All charts of a page by id: those of its Markdown, of its kind, of its template.
  func charts(of page: PlannedPage) -> [ChartRequest] { ownCharts(of: page) + (templateCharts[page.path] ?? []) }

  /// The charts that a page has whatever its template draws.
  func ownCharts(of page: PlannedPage) -> [ChartRequest] {
    var requests: [ChartRequest] = []
    var ignored: [Diagnostic] = []  // told of when the page itself is rendered
    if let written = page.written, !page.isUntranslated {
      for block in documents[written].dataBlocks where block.isFigure {
        let settings = yaml(files[site.pages[written].file], in: block.content)
        let source = BlockSource(
          block: block, written: written, file: files[site.pages[written].file], settings: settings.result, index: 0)
        if let request = chartRequest(source, &ignored) { requests.append(request) }
      }
    }
    return requests + page.kind.charts(self, page)
  }

  /// Binds the data and draws.
  func draw(_ request: ChartRequest, _ host: HostPage, _ faults: inout [Diagnostic]) -> DrawnChart? {
    var spec = request.spec
    var found: [Diagnostic] = []
    let table = chartTable(&spec, request.shape, host, &found)
    faults += found
    guard let table else { return nil }
    resolveTexts(&spec, request, host, &faults)
    var options = ChartOptions(
      id: request.id, language: host.language, strings: host.words.chartStrings, wideWidth: request.wideWidth,
      narrowWidth: 320)
    options.highlight = request.highlight
    options.number = request.number
    options.sources = lookup.sourceTexts(host).chartLabels
    options.boundaries = boundaries
    makeComparable(spec, &options)
    resolveLayers(&spec, table, host, &faults)
    let drawn = chart(spec, [table], options)
    // A field that the data does not have, and rows that a broken filter left out, have been told of.
    faults += drawn.diagnostics.filter { fault in
      !found.contains { $0.severity == .error && (fault.code == "chart/no-rows" || fault.code == $0.code && fault.span == $0.span) }
    }
    return drawn.result
  }

  /// The rows and columns that a chart draws, and its specification with what the data settles; for claims, which are
  /// judged before anything is drawn.
  func bound(_ request: ChartRequest, _ host: HostPage) -> (spec: ChartSpec, table: ChartTable)? {
    var ignored: [Diagnostic] = []  // told of when the chart is drawn
    var spec = request.spec
    return chartTable(&spec, request.shape, host, &ignored).map { (spec, $0) }
  }

  /// The files beside a chart, as far as the site writes them.
  ///
  /// - Parameter start: The path that the links start from.
  func links(of request: ChartRequest, on page: PlannedPage, from start: String) -> FigureLinks {
    func link(_ output: SiteSettings.Outputs, _ ending: String) -> String? {
      settings.outputs.contains(output) ? relativeHref(from: start, to: page.folder + request.id + ending) : nil
    }
    return FigureLinks(csv: link(.csv, ".csv"), svg: link(.svg, ".svg"), embed: link(.embed, ".html"))
  }

  // `{{ }}` in what a chart states; of figures and claims that have been judged with the prose the words are printed.
  func resolveTexts(
    _ spec: inout ChartSpec, _ request: ChartRequest, _ host: HostPage, _ faults: inout [Diagnostic]
  ) {
    func said(_ located: Located<String>) -> String {
      let text = printedWords(located.value)
      guard text.contains("{{") else { return text }
      let phrase = Phrase.compile(written(located.value, at: located.span), in: located.span.file, environment: judge.environment)
      faults += phrase.diagnostics
      guard let phrase = phrase.result else { return text }
      let variables = request.written.map { judge.variables(of: site.pages[$0]) } ?? Record([])
      let result = phrase.text(variables, host: SiteBuild.host(lookup, host), language: host.language)
      faults += result.diagnostics
      return printedWords(result.result.withoutQuotes)
    }
    spec.replaceStatements { written in
      guard written.value.utf8.contains(UInt8(ascii: "{")) else { return written.value }
      let text = said(written)
      guard text.contains("{") else { return text }
      return Markup.claims(in: text, at: written.span, language: host.language).result.text
    }
  }
}

extension String {
  /// What a scalar says that was read with its quotes.
  var withoutQuotes: String {
    guard count >= 2, let first, first == "\"" || first == "'", last == first else { return self }
    return String(dropFirst().dropLast())
  }
}

extension Composer {
  /// A chart as its complete `<figure>`; its sources get numbers, its files get links.
  mutating func figure(_ request: ChartRequest) -> [UInt8] {
    var request = request
    if request.number == nil {
      figureCount += 1
      request.number = figureCount
    }
    guard let drawn = view.draw(request, host, &faults) else { return [] }
    return drawn.figureHTML(view.links(of: request, on: page, from: host.path))
  }
}
