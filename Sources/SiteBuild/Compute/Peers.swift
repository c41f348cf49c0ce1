// Whom an entity is compared with: those that its file names, else those whose profile is nearest. A profile is a
// list of indicators, each made comparable by its spread over all entities of the kind.

import Base
import Model
import Stats

/// The peers that an entity names, in its order; without any, the nearest by profile.
///
/// - Parameters:
///   - profile: The series whose latest values make the profile; an entity that lacks one of them has no profile.
///   - count: How many are looked for at most; explicit peers are all taken.
/// - Returns: Empty where there are neither explicit peers nor a profile.
func peers(
  of entity: ID<Entity>, by profile: [(indicator: ID<Indicator>, choices: [Selection.Choice])], count: Int = 5,
  _ lookup: Lookup
) -> [ID<Entity>] {
  let explicit = lookup.site.entities[entity].peers
  if !explicit.isEmpty { return explicit }
  let population = rankPopulation(of: entity, in: lookup.site)
  guard let own = population.firstIndex(of: entity), !profile.isEmpty else { return [] }
  let columns = profile.map { part in
    // Without a spread an indicator tells nobody apart: it adds nothing to any distance.
    comparable(population.map { candidate in
      lookup.latest(candidate, part.indicator, part.choices).flatMap { lookup.quantity($0).rankedValue }
    })
  }
  let profiles = population.indices.map { index -> [Double]? in
    let values = columns.compactMap { $0[index] }
    return values.count == columns.count ? values : nil
  }
  return Stats.peers(of: own, among: profiles, count: count).map { population[$0.index] }
}

/// The middle of a group of peers: what a page prints beside an entity's own figure.
struct PeerSummary: Sendable {
  let quartiles: Quartiles
  /// How many peers disclose a figure, of how many there are.
  let disclosed: Int
  let count: Int
}

/// The quartiles of an indicator over a group, without the entity whose peers they are.
///
/// - Returns: `nil` where nobody in the group discloses a figure.
func summary(
  of indicator: ID<Indicator>, selection: ID<Selection>, period: Period?, among group: [ID<Entity>], in site: Site,
  _ method: QuantileMethod = .linear
) -> PeerSummary? {
  let values = group.compactMap { entity in
    site.observations.observation(entity, indicator, selection, period).flatMap {
      site.observations.quantity(of: $0).rankedValue
    }
  }
  return quartiles(values, method).map { PeerSummary(quartiles: $0, disclosed: values.count, count: group.count) }
}

private func comparable(_ values: [Double?]) -> [Double?] {
  let scores = zScores(values, .population)
  guard scores.allSatisfy({ $0 == nil }) else { return scores }
  return values.map { $0.map { _ in 0 } }
}
