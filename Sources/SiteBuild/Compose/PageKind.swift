// A page kind: its name, its template, which pages of it a site has, and what its template gets. One file in PageKinds/
// and one line in `PageKind.all`.

import Base
import Charting
import Markup
import Model
import Templating

/// A class because every planned page holds its kind: one reference, and two kinds are one where they are the same.
final class PageKind: Sendable {
  /// What is true of some kinds and not of others.
  struct Traits: OptionSet, Sendable {
    let rawValue: UInt8
    /// `Content/pages/NAME.md` is the opening of this page, and none of its own.
    static let takesOpening = Traits(rawValue: 1)
    /// Readers are told how to cite it.
    static let isCited = Traits(rawValue: 2)
    /// The pages before and after it of its kind are one step away.
    static let hasNeighbours = Traits(rawValue: 4)
    /// It lists the headings of its text.
    static let hasOutline = Traits(rawValue: 8)
    /// The search does not lead to it.
    static let isUnsearched = Traits(rawValue: 16)
    /// A server shows it in place of another page, at any depth: it has no address of its own.
    static let isStandIn = Traits(rawValue: 32)
  }

  let name: String
  /// What such a page holds, in a sentence.
  let summary: String
  let template: String
  /// The pages of this kind, in the order of previous and next.
  let plan: @Sendable (PagePlanner) -> [PlannedPage]
  /// The names of what the template gets beside `commonValues`.
  let gives: [String]
  /// What it gets by these names, in this order.
  let context: @Sendable (inout Composer) -> [(String, Value)]
  let traits: Traits
  /// What it is to schema.org.
  let schemaType: String
  /// The data blocks of the Markdown that the template places by itself, by index.
  let lifts: @Sendable (MarkupDocument) -> Set<Int>
  /// The charts that pages of this kind have beside those of their Markdown, by id.
  let charts: @Sendable (SiteView, PlannedPage) -> [ChartRequest]

  init(
    name: String, summary: String, template: String, traits: Traits = [], schemaType: String = "WebPage",
    plan: @escaping @Sendable (PagePlanner) -> [PlannedPage],
    gives: [String] = [],
    context: @escaping @Sendable (inout Composer) -> [(String, Value)] = { _ in [] },
    lifts: @escaping @Sendable (MarkupDocument) -> Set<Int> = { _ in [] },
    charts: @escaping @Sendable (SiteView, PlannedPage) -> [ChartRequest] = { _, _ in [] }
  ) {
    self.name = name
    self.summary = summary
    self.template = template
    self.traits = traits
    self.schemaType = schemaType
    self.plan = plan
    self.gives = gives
    self.context = context
    self.lifts = lifts
    self.charts = charts
  }

  /// The names of what every page's template gets.
  static let commonValues = ["site", "page", "strings", "content", "patterns"]

  static let all: [PageKind] = [
    .home, .article, .articles, .plain, .cluster, .clusters, .comparison, .indicator, .indicators, .regions, .region,
    .organisations, .organisation, .codes, .industry, .tag, .tags, .author, .methodology, .sources, .data, .search,
    .notFound,
  ]
}

extension PageKind {
  /// A figure by itself, for other sites to show: beside a page, and none of the site's.
  static let embed: PageKind = .init(
    name: "embed", summary: "One figure by itself, for other sites to show.", template: "embed.html", plan: { _ in [] },
    gives: ["figure"])
}

extension PageKind: Equatable {
  static func == (a: PageKind, b: PageKind) -> Bool { a === b }
}

/// What planning knows: the site, before any page exists.
struct PagePlanner: Sendable {
  let lookup: Lookup
  let pageRules: [Node]
  let words: @Sendable (_ language: String) -> Words
  let asOf: Moment

  var site: Site { lookup.site }
  var mainLanguage: String { site.settings.languages[0] }

  /// Where the pages of a language stand: at the root for the main one, in `da/` for Danish.
  func prefix(_ language: String) -> String { site.settings.folder(of: language) }

  /// One page of a kind for each language of the site.
  func inEachLanguage(_ page: (_ language: String) -> PlannedPage?) -> [PlannedPage] {
    site.settings.languages.compactMap(page)
  }

  /// The index of the page that someone wrote for this path and language.
  func written(_ path: String, _ language: String) -> Int? {
    site.pages.firstIndex { $0.path == path && $0.language == language }
  }

  /// A page that the build makes, in one language, with the text that somebody wrote for it: the main language's where
  /// nobody translated that.
  ///
  /// - Parameters:
  ///   - text: The path of that Markdown below Content, without ending and language.
  ///   - title: What lists call the page.
  func page(
    _ kind: PageKind, _ path: String, in language: String, opening text: String, title: String
  ) -> PlannedPage {
    let own = written(text, language)
    let any = own ?? written(text, mainLanguage)
    return PlannedPage(
      kind: kind, path: prefix(language) + path, written: any, isUntranslated: own == nil && any != nil, title: title,
      language: language, isDraft: isHidden(any))
  }

  /// The title that somebody gave a text in this language; `nil` where it is not written in it.
  func title(of text: String, in language: String) -> String? {
    written(text, language).map { site.pages[$0].profile.title.text(in: language) }
  }

  /// Whether a page is a draft, embargoed or expired: in this model only because the build shows such pages.
  func isHidden(_ index: Int?) -> Bool {
    index.map { !site.pages[$0].profile.isPublic(at: asOf) } ?? false
  }
}
