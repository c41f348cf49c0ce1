// One page under composition: it gathers the values that a template gets, numbers the sources in the order in which the
// reader meets them, and keeps what went wrong.

import Base
import Charting
import Markup
import Model
import Templating

struct Composer {
  let view: SiteView
  private(set) var page: PlannedPage
  private(set) var words: Words
  private(set) var host: HostPage
  var faults: [Diagnostic] = []
  /// Figures numbered so far.
  var figureCount = 0
  /// The courses that are drawn already.
  var trends: [Model.Observation.Key: Value] = [:]
  /// Written pages whose text is being included, the outermost first.
  var including: [Int] = []

  init(_ view: SiteView, _ page: PlannedPage) {
    self.view = view
    self.page = page
    words = view.words(page.language)
    // A server shows the page for what is not there at any depth: its links cannot be relative.
    let start = page.kind.traits.contains(.isStandIn) ? (view.settings.baseURL ?? "") + "/" : page.path
    host = HostPage(
      language: .rules(for: page.language), words: words, path: start, routes: view.routes[page.language])
    if let written = page.written {
      for id in view.prose[written].sources { cite(id) }
      figureCount = view.documents[written].dataBlocks.count(where: \.isFigure)
    }
  }

  var site: Site { view.site }
  var language: LanguageRules { host.language }

  /// The address of an output file, as this page links to it.
  func href(_ path: String) -> String { relativeHref(from: host.path, to: path) }

  /// The address of a page that each language has, in the reader's: `methodology/index.html`.
  func hrefInLanguage(_ path: String) -> String { href(view.settings.folder(of: routes.language) + path) }

  /// A page as a link that says its language where that is not the reader's.
  func pageLink(_ page: PlannedPage) -> Value {
    link(page.title, href(page.path), language: page.language == routes.language ? nil : page.language)
  }

  /// Where the pages in the reader's language stand.
  var routes: LanguageRoutes { host.routes }

  /// The whole address of an output file; `nil` where the site does not say its own.
  func absolute(_ path: String) -> String? { view.settings.baseURL == nil ? nil : view.absolute(path) }

  /// Gives a source its note on this page, the next one where it has none.
  mutating func cite(_ source: ID<Source>) { host.cite(source, view.lookup) }

  /// Gives each source of a figure its note on this page.
  mutating func cite(sourcesOf observation: Model.Observation) {
    for source in view.lookup.sources(of: observation) { cite(source) }
  }

  /// A figure as templates get it, its sources numbered.
  mutating func value(_ observation: Model.Observation) -> Value {
    cite(sourcesOf: observation)
    return .observation(SiteBuild.value(observation, view.lookup, host))
  }

  func name(_ id: ID<Entity>) -> String { site.entities[id].name.text(in: page.language) }

  /// The name for labels and cells; a page's title where someone wrote one.
  func shortName(_ id: ID<Entity>) -> String {
    site.entities[id].displayName.text(in: page.language)
  }

  func label(_ id: ID<Indicator>) -> String { site.indicators[id].label.text(in: page.language) }

  func shortLabel(_ id: ID<Indicator>) -> String {
    (site.indicators[id].shortLabel ?? site.indicators[id].label).text(in: page.language)
  }

  func entityLink(_ id: ID<Entity>) -> Value {
    link(shortName(id), routes.entity(id).map { href($0) })
  }

  /// An author's own keys.
  func extra(_ values: [ProfileValue]) -> Value {
    values.isEmpty ? noKeys : .record(Record(values.map { ($0.key, Value($0.value)) }))
  }
}

// MARK: - Text that nobody translated

extension Composer {
  /// The language of the page's text where that is another than the page's; empty where it is the page's own.
  var languageOfText: String { page.isUntranslated ? view.original(of: page).language : "" }

  /// Composes what belongs to the page's text in the language that it is written in: its numbers, its charts, the words
  /// around them. Its links still lead to pages of the reader's language.
  ///
  /// - Returns: Of a text that is not translated, an element that says its language; nothing of nothing.
  mutating func inLanguageOfText(_ compose: (inout Composer) -> [UInt8]) -> [UInt8] {
    guard page.isUntranslated else { return compose(&self) }
    let (own, ownWords, ownRules) = (page, words, host.language)
    page = view.original(of: page)
    speak(.rules(for: page.language), view.words(page.language))
    let html = compose(&self)
    let language = page.language
    page = own
    speak(ownRules, ownWords)
    if html.isEmpty { return [] }
    return Array("<div class=\"prose\" lang=\"\(language)\">\n".utf8) + html + Array("</div>\n".utf8)
  }

  private mutating func speak(_ language: LanguageRules, _ words: Words) {
    self.words = words
    host.language = language
    host.words = words
  }
}

extension Composer {
  /// "BLS, QCEW, 2016 Q4": the short name of a source and the period of the figure.
  func sourceLine(_ observation: Model.Observation) -> String {
    let quantity = view.lookup.quantity(observation)
    let sources = sourceNames(observation)
    let status = quantity.statuses.map { words.status($0) }
    return ([sources, periodWords(observation)].filter { !$0.isEmpty } + status).joined(separator: ", ")
  }

  /// "BLS; Census Bureau"
  func sourceNames(_ observation: Model.Observation) -> String {
    let sources = view.lookup.sources(of: observation)
    // Nearly every cell has one.
    if case .one(let source) = sources { return sourceShortLabel(site.sources[source], page.language) }
    return sources.map { sourceShortLabel(site.sources[$0], page.language) }.joined(separator: "; ")
  }

  func periodWords(_ observation: Model.Observation) -> String {
    periodWords(observation.key.period, view.lookup.sources(of: observation).first)
  }

  /// "2016 Q4"; of a figure that its source does not date, "undated, source of 2011".
  func periodWords(_ period: Period?, _ source: ID<Source>?) -> String {
    guard period == nil, let year = source.flatMap({ site.sources[$0].date?.lastDay?.year }) else {
      return periodLabel(period, host)
    }
    return filled(words("undated_source"), ["year": String(year)])
  }

  /// A key figure with its context: the rank among the clusters, the course so far, the source.
  ///
  /// - Parameters:
  ///   - figure: The figure as it is to be printed, where that is not the cell itself.
  ///   - label: What it is called; left out, the indicator's label.
  ///   - context: What is said below it in place of the rank.
  mutating func tile(
    _ cell: Model.Observation, as figure: Value? = nil, label: String? = nil, context: String? = nil
  ) -> Value {
    let indicator = cell.key.indicator
    let isQuotient = site.indicators[indicator].derivation?.method == Method.locationQuotient.name
    return Shapes.tile.record([
      "label": .string(label ?? self.label(indicator)),
      "href": optional(routes.indicator(indicator).map { href($0) }),
      "observation": figure ?? value(cell),
      "measure": .string(isQuotient ? words("location_quotient") : ""),
      "context": .string(context ?? rankLine(indicator, cell) ?? ""),
      "trend": trend(cell),
      "source_line": .string(sourceLine(cell)),
    ])
  }

  /// "5th of 13; 2 withheld"; nil where the figure has no rank, or where nobody else has one.
  func rankLine(_ indicator: ID<Indicator>, _ observation: Model.Observation) -> String? {
    guard let ranking = view.rankings(indicator), ranking.count > 1,
      let place = view.rankings.place(of: observation.key.entity, by: indicator),
      ranking.observation(of: place).key == observation.key
    else { return nil }
    return RankWords.words(for: language).text(place.rank, in: ranking)
  }
}

private let noKeys = Value.record(Record([]))
