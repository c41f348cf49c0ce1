import Base
import Model

/// A code that says `exhaustive: true`, and the codes that name it as parent: all its parts.
struct ExhaustiveCode {
  let dimension: Int
  let whole: Int
  let parts: [Int]

  static func all(in site: Site) -> [ExhaustiveCode] {
    site.dimensions.enumerated().flatMap { dimension, list in
      list.codes.indices.filter { list.codes[$0].isExhaustive }.compactMap { whole -> ExhaustiveCode? in
        let parts = list.codes.indices.filter { list.codes[$0].parent == whole }
        return parts.isEmpty ? nil : ExhaustiveCode(dimension: dimension, whole: whole, parts: parts)
      }
    }
  }

  /// Every given total of an indicator, with the cells of its parts; `nil` for a part without a cell.
  func totals(of indicator: ID<Indicator>, _ site: Site) -> [(total: Observation, parts: [Observation?])] {
    site.observations.all(of: indicator).compactMap { total in
      let selection = site.observations.selections[total.key.selection]
      guard selection.code(of: dimension) == whole else { return nil }
      return (total, parts.map { part in
        site.observations.id(of: selection.choosing(dimension, part)).flatMap {
          site.observations.observation(total.key.entity, indicator, $0, total.key.period)
        }
      })
    }
  }
}
