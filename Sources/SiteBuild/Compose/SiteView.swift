// Everything that rendering a page may look at, made once and never changed: the end of `compute`.

import Base
import Charting
import Formats
import Markup
import Model
import Templating

/// A class because every page, block and function handed to the template engine holds it: one reference to count
/// instead of one for each of its arrays.
final class SiteView: Sendable {
  let lookup: Lookup
  let options: BuildOptions
  let files: [SourceFile]
  /// By index of `site.pages`.
  let documents: [MarkupDocument]
  let prose: [JudgedProse]
  let judge: ProseJudge
  let tables: [(name: String, table: DataTable)]
  /// Outlines for maps, by the names of their files.
  let boundaries: [String: Boundaries]
  let pages: [PlannedPage]
  /// Their older addresses.
  let redirects: [Redirect]
  let routes: Routes
  /// By page path: its index.
  let pageIndex: [String: Int]
  /// By tag and by author: the indices of the pages that somebody wrote with it, in the order of pages.
  let pagesByTag: [String: [Int]]
  let pagesByAuthor: [String: [Int]]
  /// Written pages by the path of their file: `Content/articles/hub.md`.
  let writtenByPath: [String: Int]
  let assets: PublishedAssets
  let clusterPages: ClusterPages
  let rankings: Rankings
  let templates: TemplateSet?
  /// By page path: the charts that templates draw.
  let templateCharts: [String: [ChartRequest]]
  /// By kind of entity: what the rows of charts and tables are made of.
  let fields: [Entity.Kind: RowFields]
  /// The pages that compare clusters, each with whom.
  let comparisons: [(Comparison, page: PlannedPage)]
  let translations: Translations
  /// By language: its articles that say their day, in the order of pages: those of the feed.
  private let datedArticles: [String: [DatedArticle]]
  /// `nil` where fewer than two clusters say where they are.
  let clusterMap: ClusterMap?

  init(
    lookup: Lookup, options: BuildOptions, files: [SourceFile], documents: [MarkupDocument],
    prose: [JudgedProse], judge: ProseJudge, tables: [(name: String, table: DataTable)],
    boundaries: [String: Boundaries], pages: [PlannedPage], redirects: [Redirect], routes: Routes,
    assets: PublishedAssets, clusterPages: ClusterPages, rankings: Rankings, templates: TemplateSet?,
    templateCharts: [String: [ChartRequest]]
  ) {
    self.lookup = lookup
    self.options = options
    self.files = files
    self.documents = documents
    self.prose = prose
    self.judge = judge
    self.tables = tables
    self.boundaries = boundaries
    self.pages = pages
    self.redirects = redirects
    self.routes = routes
    self.assets = assets
    self.clusterPages = clusterPages
    self.rankings = rankings
    self.templates = templates
    self.templateCharts = templateCharts
    clusterMap = ClusterMap(lookup.site)
    comparisons = pages.compactMap { page in
      if case .comparison(let compared) = page.subject { (compared, page) } else { nil }
    }
    let site = lookup.site
    translations = Translations(pages, site)
    let dated = pages.filter { $0.kind == .article && !$0.isDraft }.compactMap { page in
      page.written.flatMap { site.pages[$0].profile.date }.map { DatedArticle(page: page, date: $0) }
    }
    datedArticles = Dictionary(grouping: dated, by: \.page.language)
    pageIndex = Dictionary(pages.enumerated().map { ($1.path, $0) }, uniquingKeysWith: { a, _ in a })
    pagesByTag = pages.indices(by: { $0.tags }, in: site)
    pagesByAuthor = pages.indices(by: { $0.authors }, in: site)
    writtenByPath = Dictionary(
      lookup.site.pages.enumerated().map { (files[$1.file].path, $0) }, uniquingKeysWith: { a, _ in a })
    fields = Dictionary(
      Entity.Kind.listed.map { ($0, RowFields($0, lookup, judge.environment)) },
      uniquingKeysWith: { first, _ in first })
  }

  var site: Site { lookup.site }
  var settings: SiteSettings { lookup.site.settings }
  var mainLanguage: String { settings.languages[0] }

  /// What a reader of a language is shown in lists: each page once, in that language where there is one.
  func pages(in language: String) -> [PlannedPage] { translations.pages(in: language) ?? pages }

  func datedArticles(in language: String) -> [DatedArticle] { datedArticles[language] ?? [] }

  /// The page that has in its own language what a page has for want of a translation; else the page itself.
  func original(of page: PlannedPage) -> PlannedPage {
    guard page.isUntranslated, let index = page.written.flatMap({ translations.page(writtenFor: $0) }) else { return page }
    return pages[index]
  }

  func words(_ language: String) -> Words { judge.words(for: language) }
}

extension [PlannedPage] {
  fileprivate func indices(by labels: (PageProfile) -> [String], in site: Site) -> [String: [Int]] {
    var found: [String: [Int]] = [:]
    for (index, page) in enumerated() {
      guard let written = page.written else { continue }
      for label in Set(labels(site.pages[written].profile)) { found[label, default: []].append(index) }
    }
    return found
  }
}

struct DatedArticle: Sendable {
  let page: PlannedPage
  let date: CalendarDate
}
