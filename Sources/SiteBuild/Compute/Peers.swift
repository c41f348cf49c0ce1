// Whom an entity is compared with: those that its file names, else those whose profile is nearest. A profile is a
// list of indicators, each made comparable by its spread over all entities of the kind, all of one period: a figure of
// 2016 beside one of 2011 is no likeness.

import Base
import Model
import Stats

/// The peers of an entity, and how they were found.
struct PeerGroup: Sendable {
  enum Choice: Sendable { case named, nearest }

  let members: [ID<Entity>]
  let choice: Choice
}

/// Finds the peers of entities of one kind. Made once; asking is cheap, however many ask.
struct PeerFinder: Sendable {
  private let explicit: [ID<Entity>: [ID<Entity>]]
  private let population: [ID<Entity>]
  private let positions: [ID<Entity>: Int]
  private let profiles: Profiles
  private let count: Int

  /// - Parameters:
  ///   - profile: The indicators whose newest figures make the profile; an entity that lacks one of them has none.
  ///   - count: How many are looked for at most; named peers are all taken.
  init(_ population: [ID<Entity>], profile: [ID<Indicator>], count: Int, _ lookup: Lookup) {
    self.population = population
    self.count = count
    positions = Dictionary(population.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    explicit = Dictionary(
      population.map { ($0, lookup.site.entities[$0].peers) }.filter { !$0.1.isEmpty },
      uniquingKeysWith: { first, _ in first })
    // Without a spread an indicator tells nobody apart: it adds nothing to any distance.
    let columns = profile.map { comparable(newest($0, population, lookup)) }
    profiles = Profiles(
      population.indices.map { index in
        let values = columns.compactMap { $0[index] }
        return values.isEmpty || values.count < columns.count ? nil : values
      })
  }

  /// - Returns: `nil` where there are neither named peers nor a profile.
  func group(of entity: ID<Entity>) -> PeerGroup? {
    if let named = explicit[entity] { return PeerGroup(members: named, choice: .named) }
    guard let own = positions[entity] else { return nil }
    let nearest = profiles.nearest(to: own, count: count).map { population[$0.index] }
    return nearest.isEmpty ? nil : PeerGroup(members: nearest, choice: .nearest)
  }
}

/// The middle of a group of peers: what a page prints beside an entity's own figure.
struct PeerSummary: Sendable {
  let quartiles: Quartiles
  /// What its parts are marked with: a median of provisional figures is provisional.
  let flags: Flags
}

/// The quartiles of an indicator over a group, without the entity whose peers they are.
///
/// - Returns: `nil` where nobody in the group discloses a figure.
func summary(
  of indicator: ID<Indicator>, selection: ID<Selection>, period: Period?, among group: [ID<Entity>], in site: Site,
  _ method: QuantileMethod = .linear
) -> PeerSummary? {
  let known = group.compactMap { entity -> Quantity? in
    let cell = site.observations.observation(entity, indicator, selection, period)
    return cell.map(site.observations.quantity).flatMap { $0.rankedValue == nil ? nil : $0 }
  }
  return quartiles(known.compactMap(\.rankedValue), method).map {
    PeerSummary(quartiles: $0, flags: Flags(joining: known))
  }
}

// The figures of the newest period that anybody has one of.
private func newest(_ indicator: ID<Indicator>, _ population: [ID<Entity>], _ lookup: Lookup) -> [Double?] {
  guard case .success(let selection?) = lookup.selection(of: indicator, []) else { return population.map { _ in nil } }
  let observations = lookup.site.observations
  let latest = population.map { observations.series($0, indicator, selection).last }
  let period = latest.compactMap { $0?.key.period }.max()
  return latest.map { cell in
    cell.flatMap { $0.key.period == period ? observations.quantity(of: $0).rankedValue : nil }
  }
}

private func comparable(_ values: [Double?]) -> [Double?] {
  let scores = zScores(values, .population)
  guard scores.allSatisfy({ $0 == nil }) else { return scores }
  return values.map { $0.map { _ in 0 } }
}
