// The rankings that pages show, each computed once: all clusters by the latest period that any of them has a figure for.
// Comparing one's 2017 with another's 2016 would be no ranking.

import Base
import Model
import Stats

struct Rankings: Sendable {
  private let byIndicator: [ID<Indicator>: EntityRanking]
  private let places: [ID<Indicator>: [ID<Entity>: Int]]

  init(_ indicators: [ID<Indicator>], _ lookup: Lookup) {
    let rankings = Set(indicators).sorted().compactMap { id in
      latestRanking(of: id, among: lookup.site.entities(of: .cluster), lookup).map { (id, $0) }
    }
    byIndicator = Dictionary(rankings, uniquingKeysWith: { first, _ in first })
    places = byIndicator.mapValues { ranking in
      Dictionary(ranking.entries.enumerated().map { ($1.entity, $0) }, uniquingKeysWith: { first, _ in first })
    }
  }

  func callAsFunction(_ indicator: ID<Indicator>) -> EntityRanking? { byIndicator[indicator] }

  /// An entity's place, found without a search.
  func place(of entity: ID<Entity>, by indicator: ID<Indicator>) -> EntityRanking.Entry? {
    guard let index = places[indicator]?[entity] else { return nil }
    return byIndicator[indicator]?.entries[index]
  }
}

/// Entities by the total of an indicator, in one period; left out, the latest that one of them has a figure for.
///
/// - Returns: `nil` where the indicator has no total, or nobody has a figure.
func latestRanking(
  of indicator: ID<Indicator>, among entities: [ID<Entity>], _ lookup: Lookup, period: Period? = nil
) -> EntityRanking? {
  guard case .success(let selection?) = lookup.selection(of: indicator, []) else { return nil }
  let members = Set(entities)
  let cells = lookup.site.observations.all(of: indicator).filter {
    $0.key.selection == selection && members.contains($0.key.entity)
  }
  guard !cells.isEmpty else { return nil }
  return ranking(
    of: indicator, selection: selection, period: period ?? cells.compactMap(\.key.period).max(), among: entities,
    in: lookup.site)
}

extension EntityRanking {
  /// Those without a place, in the order in which lists show them: withheld, known as a bound, without data.
  var unplaced: [ID<Entity>] { withheld + bounded + withoutData }
}

extension Rank {
  /// "5", "=2".
  var text: String { (isTied ? "=" : "") + String(position) }
}
