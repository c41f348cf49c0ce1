// The rankings that pages show, each computed once: all clusters by the latest period that any of them has a figure
// for. Comparing one's 2017 with another's 2016 would be no ranking.

import Base
import Model
import Stats

struct Rankings: Sendable {
  /// By indicator.
  private var rankings: [EntityRanking?]
  /// By indicator and entity: the index of its entry, -1 where it has no place.
  private var places: [[Int32]]

  init(_ indicators: [ID<Indicator>], _ lookup: Lookup, workers: Int) {
    let wanted = Set(indicators).sorted()
    let clusters = lookup.site.entities(of: .cluster)
    let found = inParallel(count: wanted.count, workers: workers, chunk: 1, state: { () }) { _, index in
      latestRanking(of: wanted[index], among: clusters, lookup)
    }
    rankings = Array(repeating: nil, count: lookup.site.indicators.count)
    places = Array(repeating: [], count: lookup.site.indicators.count)
    for (id, ranking) in zip(wanted, found) {
      guard let ranking else { continue }
      rankings[id.position] = ranking
      var own = [Int32](repeating: -1, count: lookup.site.entities.count)
      for (index, entry) in ranking.entries.enumerated() { own[entry.entity.position] = Int32(index) }
      places[id.position] = own
    }
  }

  func callAsFunction(_ indicator: ID<Indicator>) -> EntityRanking? { rankings[indicator.position] }

  /// An entity's place, found without a search.
  func place(of entity: ID<Entity>, by indicator: ID<Indicator>) -> EntityRanking.Entry? {
    guard let index = places[indicator.position][safe: entity.position], index >= 0 else { return nil }
    return rankings[indicator.position]?.entries[Int(index)]
  }
}

/// Entities by the total of an indicator, in one period; left out, the latest that one of them has a figure for.
///
/// - Returns: `nil` where the indicator has no total, or nobody has a figure.
func latestRanking(
  of indicator: ID<Indicator>, among entities: [ID<Entity>], _ lookup: Lookup, period: Period? = nil
) -> EntityRanking? {
  guard case .success(let selection?) = lookup.selection(of: indicator, []) else { return nil }
  var isMember = [Bool](repeating: false, count: lookup.site.entities.count)
  for entity in entities { isMember[entity.position] = true }
  var hasCell = false
  var latest: Period?
  for cell in lookup.site.observations.all(of: indicator)
  where cell.key.selection == selection && isMember[cell.key.entity.position] {
    hasCell = true
    if let period = cell.key.period { latest = latest.map { max($0, period) } ?? period }
  }
  guard hasCell else { return nil }
  return ranking(of: indicator, selection: selection, period: period ?? latest, among: entities, in: lookup.site)
}

extension EntityRanking {
  /// Those without a place, in the order in which lists show them: withheld, known as a bound, without data.
  var unplaced: [ID<Entity>] { withheld + bounded + withoutData }
}

extension Rank {
  /// "5", "=2".
  var text: String { (isTied ? "=" : "") + String(position) }
}
