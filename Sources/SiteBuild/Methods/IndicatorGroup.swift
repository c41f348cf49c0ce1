import Base
import Model

/// Several indicators over the same entities.
struct IndicatorGroup {
  let entities: [ID<Entity>]
  /// A column for each indicator, with one cell for each entity.
  let columns: [[Model.Observation?]]
}

extension Derivations {
  /// The same codes and period of several indicators, entity by entity.
  func groups(_ indicators: [ID<Indicator>]) -> [IndicatorGroup] {
    var groups = Grouped<PopulationKey, Set<ID<Entity>>>()
    for indicator in Set(indicators).sorted() {
      for cell in observations.all(of: indicator) {
        groups[population(of: cell.key.entity, cell.key.selection, cell.key.period), default: []].insert(
          cell.key.entity)
      }
    }
    return groups.map { place, members in
      let entities = members.sorted()
      return IndicatorGroup(
        entities: entities,
        columns: indicators.map { indicator in
          entities.map { observation($0, indicator, place.selection, place.period) }
        })
    }
  }
}
