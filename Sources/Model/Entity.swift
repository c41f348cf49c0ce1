import Base

/// What figures are about: a cluster, a region, an organisation, or a page with figures of its own.
/// The first three share one namespace of ids; a page's figures are reached as `page.…` only.
package struct Entity: Sendable {
  /// What sort of thing it is; the raw value is how authors write it.
  package enum Kind: String, CaseIterable, Sendable {
    case cluster, region, organisation, page

    /// Those that a site lists; a page's figures are its own.
    package static let listed: [Kind] = [.cluster, .region, .organisation]

    /// The kind whose list has this name: `regions`.
    package init?(ofList name: String) {
      guard let kind = Self.listed.first(where: { $0.listName == name }) else { return nil }
      self = kind
    }

    /// As authors write it: `region`.
    package var name: String { rawValue }
    /// As authors name all of them: `regions`.
    package var listName: String { rawValue + "s" }
  }

  package let id: String
  package let kind: Kind
  package var name: Localized
  /// A name for the places where the whole one is too long: labels of charts, cells of tables.
  package var shortName: Localized?
  package var region: ID<Entity>?
  package var organisation: ID<Entity>?
  /// Regions: the region that holds this one.
  package var parent: ID<Entity>?
  package var country: String?
  package var coordinates: Coordinates?
  package var industries: [String]
  package var peers: [ID<Entity>]
  /// What else its file or its row says about it, in the order written.
  package var profile: [ProfileValue]
  /// Where its id is written.
  package let span: Span?

  package init(id: String, kind: Kind, name: Localized, span: Span?) {
    self.id = id
    self.kind = kind
    self.name = name
    self.span = span
    industries = []
    peers = []
    profile = []
  }

  /// What stands where room is scarce: the short name, else the name.
  package var displayName: Localized { shortName ?? name }

  /// The id as expressions write it: a hyphen there subtracts.
  package var expressionName: String { String(decoding: id.utf8.map { $0 == 0x2D ? 0x5F : $0 }, as: UTF8.self) }
}

/// Degrees north and east.
package struct Coordinates: Equatable, Sendable {
  package let latitude: Double
  package let longitude: Double

  package init(latitude: Double, longitude: Double) {
    self.latitude = latitude
    self.longitude = longitude
  }
}

/// A key that an author added, with what it says.
package struct ProfileValue: Sendable {
  package let key: String
  package let value: Node

  package init(key: String, value: Node) {
    self.key = key
    self.value = value
  }
}
