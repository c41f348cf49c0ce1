import Base

/// A whole site with every name resolved: what the files say, without the files.
package struct Site: Sendable {
  package var settings: SiteSettings
  /// Clusters, regions, organisations, pages; each kind sorted by id.
  package var entities: [Entity]
  package var indicators: [Indicator]
  package var dimensions: [CodeList]
  package var sources: [Source]
  package var observations: Observations
  /// Sorted by path and language.
  package var pages: [WrittenPage]

  package init(settings: SiteSettings) {
    self.settings = settings
    entities = []
    indicators = []
    dimensions = []
    sources = []
    observations = Observations()
    pages = []
  }

  /// All of a kind, in the order of the site.
  package func entities(of kind: Entity.Kind) -> [ID<Entity>] {
    entities.indices.filter { entities[$0].kind == kind }.map { ID($0) }
  }

  /// `nil` for a name that no indicator has, as the next two are.
  package func indicator(named id: String) -> ID<Indicator>? {
    indicators.firstIndex { $0.id == id }.map { ID($0) }
  }

  package func dimension(named name: String) -> Int? { dimensions.firstIndex { $0.name == name } }

  package func source(named key: String) -> ID<Source>? { sources.firstIndex { $0.key == key }.map { ID($0) } }
}

/// `Content/site.yml`.
package struct SiteSettings: Sendable {
  package var title: Localized
  package var organisation: String?
  package var description: Localized?
  /// Without a slash at its end; `nil` where the site says none.
  package var baseURL: String?
  /// At least one; the first is the main language.
  package var languages: [String]
  package var edition: Edition?
  package var navigation: [NavigationItem]
  package var outputs: Outputs
  package var policies: Policies
  /// The picture for links to pages that have none of their own, by its path below `Content/assets`.
  package var image: Node?
  /// Keys of the site's own, for its templates.
  package var extra: [ProfileValue]

  package init(title: Localized) {
    self.title = title
    languages = ["en"]
    navigation = []
    outputs = .all
    policies = Policies()
    extra = []
  }

  /// The state of the report that its pages name.
  package struct Edition: Sendable {
    package let name: Localized
    package let date: CalendarDate?

    package init(name: Localized, date: CalendarDate?) {
      self.name = name
      self.date = date
    }
  }

  /// One link of every page's head.
  package struct NavigationItem: Sendable {
    package let title: Localized
    package let target: String
    package let span: Span

    package init(title: Localized, target: String, span: Span) {
      self.title = title
      self.target = target
      self.span = span
    }
  }

  /// What a build writes beside pages, feed and sitemap.
  package struct Outputs: OptionSet, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }
    package static let csv = Outputs(rawValue: 1)
    package static let json = Outputs(rawValue: 2)
    package static let svg = Outputs(rawValue: 4)
    package static let embed = Outputs(rawValue: 8)
    package static let all: Outputs = [.csv, .json, .svg, .embed]
  }

  /// How strict the build is with prose and sources.
  package struct Policies: Sendable {
    /// What becomes of HTML that is typed into prose: text, a few harmless elements, or all of it.
    package enum RawHTML: String, CaseIterable, Sendable { case escape, allow, trust }

    package var rawHTML: RawHTML = .escape
    /// The share of numerals in prose that must be traced, from 0 to 1; `nil` asks for none.
    package var coverage: Double?
    /// Where the site asks for it.
    package var coverageSpan: Span?
    /// After so many days at the edition's date a source counts as stale.
    package var staleAfterDays: Int?

    package init() {}
  }
}
