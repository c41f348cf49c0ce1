import Base

/// What the front matter of any page says.
package struct PageProfile: Sendable {
  package var title: Localized
  package var description: String?
  package var slug: String?
  package var date: CalendarDate?
  package var updated: CalendarDate?
  package var language: String?
  package var authors: [String]
  package var tags: [String]
  package var template: String?
  package var aliases: [Node]
  package var sources: [Node]
  /// The picture for links to the page, by its path below `Content/assets`.
  package var image: Node?
  package var isDraft: Bool
  package var embargo: Moment?
  package var expires: Moment?
  package var extra: [ProfileValue]

  package init(title: Localized) {
    self.title = title
    authors = []
    tags = []
    aliases = []
    sources = []
    isDraft = false
    extra = []
  }

  /// Whether a build at this moment publishes the page.
  package func isPublic(at moment: Moment) -> Bool { hiding(at: moment) == nil }

  /// Why a build at this moment does not publish the page; `nil` where it does.
  package func hiding(at moment: Moment) -> Hiding? {
    Publication(isDraft: isDraft, embargo: embargo, expires: expires).hiding(at: moment)
  }
}

/// A page that someone wrote: an article, a cluster's narrative, a page of its own.
package struct WrittenPage: Sendable {
  /// Which folder of content it lies in, and so what it is.
  package enum Kind: Sendable { case home, article, cluster, plain }

  package let kind: Kind
  package let profile: PageProfile
  /// The page's own figures are this entity's; a cluster's page has the cluster.
  package let entity: ID<Entity>
  package let file: ID<SourceFile>
  /// Relative to `Content/`, without ending and language: `articles/hub`.
  package let path: String
  package let language: String

  package init(
    kind: Kind, profile: PageProfile, entity: ID<Entity>, file: ID<SourceFile>, path: String, language: String
  ) {
    self.kind = kind
    self.profile = profile
    self.entity = entity
    self.file = file
    self.path = path
    self.language = language
  }
}
