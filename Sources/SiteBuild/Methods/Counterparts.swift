import Base
import Model

/// The cells of a second indicator beside those of the main one: of the same codes where it has their dimensions. A
/// dimension that only the second has is left out, which means its total.
struct Counterparts {
  let work: Derivations
  let indicator: ID<Indicator>
  /// By selection of the main indicator; `nil` where the second has no such cell.
  private let selections: [ID<Selection>?]

  init(_ work: Derivations, _ indicator: ID<Indicator>) {
    self.work = work
    self.indicator = indicator
    let all = work.observations.selections
    let used = work.observations.selections(of: indicator)
    let dimensions = Set(used.flatMap { all[$0].choices.map { Int($0.dimension) } }).sorted()
    selections = all.map { selection in
      let choices = dimensions.compactMap { dimension -> Selection.Choice? in
        let code = selection.code(of: dimension) ?? work.site.dimensions[dimension].total
        return code.map { Selection.Choice(dimension: dimension, code: $0) }
      }
      return choices.count == dimensions.count ? work.observations.id(of: Selection(choices)) : nil
    }
  }

  func observation(of key: Model.Observation.Key) -> Model.Observation? {
    observation(key.entity, key.selection, key.period)
  }

  func observation(_ entity: ID<Entity>, _ selection: ID<Selection>, _ period: Period?) -> Model.Observation? {
    let cell = selections[selection.position].flatMap { work.observation(entity, indicator, $0, period) }
    return cell ?? work.observation(entity, indicator, ID(0), period)
  }
}

extension Derivations {
  func counterparts(in indicator: ID<Indicator>) -> Counterparts { Counterparts(self, indicator) }
}
