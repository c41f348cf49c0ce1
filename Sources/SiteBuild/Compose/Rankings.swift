// Who stands where. A ranking counts those that have a figure and says how many have none; figures that read alike at
// the indicator's decimals share a rank. Computed once for each series that pages ask for.

import Base
import Model
import Stats

/// The clusters, in the order of one indicator.
struct ClusterRanking: Sendable {
  struct Place: Sendable {
    let entity: ID<Entity>
    let observation: Model.Observation
    let rank: Int
    let isTied: Bool
  }

  /// By rank, then by name.
  let places: [Place]
  let withheld: [Model.Observation]
  /// Entities without a figure, for whatever other reason.
  let absent: [ID<Entity>]

  func place(of entity: ID<Entity>) -> Place? { places.first { $0.entity == entity } }
}

struct Rankings: Sendable {
  private let byIndicator: [ID<Indicator>: ClusterRanking]

  /// Rankings of all clusters by the latest figure of these indicators, totals for their dimensions.
  init(_ indicators: [ID<Indicator>], _ lookup: Lookup) {
    let clusters = lookup.site.entities(of: .cluster)
    byIndicator = Dictionary(
      Set(indicators).map { ($0, ranking(of: $0, [], among: clusters, lookup)) }, uniquingKeysWith: { a, _ in a })
  }

  func callAsFunction(_ indicator: ID<Indicator>) -> ClusterRanking? { byIndicator[indicator] }
}

/// One ranking of entities by the latest figure of an indicator.
///
/// - Complexity: O(n log n).
func ranking(
  of indicator: ID<Indicator>, _ choices: [Model.Selection.Choice], among entities: [ID<Entity>], _ lookup: Lookup,
  period: Period? = nil
) -> ClusterRanking {
  let decimals = lookup.site.indicators[indicator].decimals
  var valued: [(ID<Entity>, Model.Observation, Double)] = []
  var withheld: [Model.Observation] = []
  var absent: [ID<Entity>] = []
  for entity in entities {
    let series = lookup.series(entity, indicator, choices)
    let observation = period == nil ? series.last : series.first { $0.key.period == period }
    guard let observation else {
      absent.append(entity)
      continue
    }
    let quantity = lookup.quantity(observation)
    if let value = quantity.value {
      valued.append((entity, observation, decimals.map { rounded(value, decimals: $0) } ?? value))
    } else if quantity.isSuppressed {
      withheld.append(observation)
    } else {
      absent.append(entity)
    }
  }
  let lowestFirst = lookup.site.indicators[indicator].higherIsBetter == false
  let sorted = valued.sorted { a, b in
    if a.2 != b.2 { return lowestFirst ? a.2 < b.2 : a.2 > b.2 }
    return lookup.site.entities[a.0].id < lookup.site.entities[b.0].id
  }
  var places: [ClusterRanking.Place] = []
  places.reserveCapacity(sorted.count)
  for (index, item) in sorted.enumerated() {
    let tiedBefore = index > 0 && sorted[index - 1].2 == item.2
    let tiedAfter = index + 1 < sorted.count && sorted[index + 1].2 == item.2
    places.append(
      ClusterRanking.Place(
        entity: item.0, observation: item.1, rank: tiedBefore ? places[index - 1].rank : index + 1,
        isTied: tiedBefore || tiedAfter))
  }
  return ClusterRanking(places: places, withheld: withheld, absent: absent)
}
