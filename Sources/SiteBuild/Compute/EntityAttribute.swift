// What is known of an entity beside its figures, by the names under which templates, filters, tables and charts ask for
// it. One list, so that a name means the same to all of them.

import Base
import Model

enum EntityAttribute: String, CaseIterable, Sendable {
  case id, name, title, kind, region, organisation, parent, country, coordinates, latitude, longitude, industries, peers
  case shortName = "short_name"
  /// The address of its page.
  case href

  /// Those that are fields of rows: texts and numbers.
  static let fields: [EntityAttribute] = [
    .id, .name, .title, .region, .organisation, .parent, .country, .latitude, .longitude,
  ]

  /// What an attribute holds; each reader shows it in its own way.
  enum Content {
    case text(String?)
    case number(Double?)
    case entity(ID<Entity>?)
    case entities([ID<Entity>])
    case texts([String])
    case place(Coordinates?)
    /// The page of the entity itself.
    case page
  }

  func content(of entity: Entity, in language: String) -> Content {
    switch self {
    case .id: .text(entity.id)
    case .name, .title: .text(entity.name.text(in: language))
    case .shortName: .text(entity.displayName.text(in: language))
    case .kind: .text(entity.kind.name)
    case .region: .entity(entity.region)
    case .organisation: .entity(entity.organisation)
    case .parent: .entity(entity.parent)
    case .country: .text(entity.country)
    case .coordinates: .place(entity.coordinates)
    case .latitude: .number(entity.coordinates?.latitude)
    case .longitude: .number(entity.coordinates?.longitude)
    case .industries: .texts(entity.industries)
    case .peers: .entities(entity.peers)
    case .href: .page
    }
  }
}
