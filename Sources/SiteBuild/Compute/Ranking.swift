// Who is first. A place says among how many it is, and what the others are: withheld, without data, known only as a
// bound. None of these three has a place, and none of them is silently left out.

import Base
import Model
import Stats

/// The places of some entities by one indicator, selection and period.
struct EntityRanking: Sendable {
  struct Entry: Sendable {
    let entity: ID<Entity>
    /// Index into the observations of the indicator, which the ranking shares: its own would be three times as large.
    fileprivate let cell: Int32
    let rank: Rank
  }

  let indicator: ID<Indicator>
  let selection: ID<Selection>
  let period: Period?
  /// First place first; those of equal place in the order of the site.
  let entries: [Entry]
  /// In the order of the site, as the next two are.
  let withheld: [ID<Entity>]
  /// A range, "more than" or a sum that is a lower bound says too little for a place.
  let bounded: [ID<Entity>]
  let withoutData: [ID<Entity>]
  fileprivate let cells: [Model.Observation]

  /// The figure that a place is by.
  func observation(of entry: Entry) -> Model.Observation { cells[Int(entry.cell)] }

  /// Among how many the places are.
  var count: Int { entries.count }

  func entry(of entity: ID<Entity>) -> Entry? { entries.first { $0.entity == entity } }
}

/// Ranks entities on what is printed: values are rounded to the indicator's decimals, so that what reads equal ties.
///
/// The largest is first unless the indicator says that lower is better.
///
/// - Complexity: O(n log n + n log cells).
func ranking(
  of indicator: ID<Indicator>, selection: ID<Selection>, period: Period?, among population: [ID<Entity>], in site: Site
) -> EntityRanking {
  let cells = site.observations.all(of: indicator)
  var known: [(entity: ID<Entity>, cell: Int, value: Double)] = []
  var (withheld, bounded, absent): ([ID<Entity>], [ID<Entity>], [ID<Entity>]) = ([], [], [])
  let decimals = site.indicators[indicator].decimals
  for entity in population {
    let series = site.observations.series(entity, indicator, selection)
    guard let cell = series.firstIndex(where: { $0.key.period == period }) else {
      absent.append(entity)
      continue
    }
    let quantity = site.observations.quantity(of: cells[cell])
    if let value = quantity.rankedValue {
      known.append((entity, cell, asPrinted(value, decimals)))
    } else if quantity.isSuppressed {
      withheld.append(entity)
    } else if quantity.extent != nil {
      bounded.append(entity)
    } else {
      absent.append(entity)
    }
  }
  let order: RankOrder = site.indicators[indicator].higherIsBetter == false ? .lowestFirst : .highestFirst
  let ranks = Stats.ranking(of: known.map(\.value), order).ranks
  let entries = zip(known, ranks).compactMap { item, rank in
    rank.map { EntityRanking.Entry(entity: item.entity, cell: Int32(item.cell), rank: $0) }
  }
  return EntityRanking(
    indicator: indicator, selection: selection, period: period,
    entries: entries.sorted { ($0.rank.position, $0.entity) < ($1.rank.position, $1.entity) },
    withheld: withheld, bounded: bounded, withoutData: absent, cells: cells)
}

/// Those whom one entity is ranked with: of its kind, and a region only with regions that lie in the same one, since
/// a nation has no place among its states.
func rankPopulation(of entity: ID<Entity>, in site: Site) -> [ID<Entity>] {
  let own = site.entities[entity]
  return site.entities(of: own.kind).filter {
    own.kind != .region || site.entities[$0].parent == own.parent
  }
}

/// A number as it reads, where something says with how many decimals.
func asPrinted(_ value: Double, _ decimals: Int?) -> Double { decimals.map { rounded(value, decimals: $0) } ?? value }

extension Quantity {
  /// The number that may be ranked; `nil` for one that is only a bound.
  var rankedValue: Double? {
    switch hedge {
    case .moreThan, .atLeast, .upTo: nil
    case .almost, .about, nil: value
    }
  }
}
