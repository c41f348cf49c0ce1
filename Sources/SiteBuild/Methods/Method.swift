// A derived indicator is computed by a method: a value with a name, its parameters, its words for the methodology
// page and a function. One method is one file, and one line in `Method.all`.

import Base
import Model

struct Method: Sendable {
  /// As `method:` in indicators.yml names it.
  let name: String
  let title: String
  /// What it says of an entity, in a sentence or two.
  let summary: String
  /// The formula, as HTML.
  let formula: String
  var parameters: [KnownKey]
  /// What happens at the edges: zero bases, withheld parts.
  let edges: [String]
  /// The published source of the formula; empty for school arithmetic.
  let reference: String
  /// The places in the parameters that name the indicators it is computed from, the main one first.
  var inputs: @Sendable (_ parameters: Node) -> [Node] = { $0["of"].map { [$0] } ?? [] }
  /// The unit of the result, given that of the main indicator and the parameters; the site may say another.
  var unit: @Sendable (Unit?, _ parameters: Node) -> Unit? = { _, _ in .ratio }
  /// Digits after the point where the site does not say; `nil` takes those of the main indicator.
  var decimals: Int?
  /// Whether the largest is the best, where the site does not say; `nil` as for all indicators.
  var higherIsBetter: Bool?
  /// Whether it takes codes of a dimension as parameters: `industry: "3254"`.
  var takesCodes = false
  let compute: @Sendable (Derivations) -> Checked<[DerivedCell]>

  static let all: [Method] = list.map { method in
    var method = method
    method.parameters.append(.published)
    return method
  }

  private static let list: [Method] = [
    .select, .sum, .average, .difference, .share, .ratio,
    .growth, .cagr, .logGrowth, .percentagePoints, .contribution, .doublingTime, .annualRate, .compound, .index,
    .real, .currency,
    .locationQuotient, .excessJobs, .shiftShare, .concentration, .ellisonGlaeser,
    .rank, .percentile, .zScore, .composite, .designation, .strongShare,
    .relatedness, .complexity,
  ]
}

/// One computed cell.
struct DerivedCell: Sendable {
  let entity: ID<Entity>
  let selection: ID<Selection>
  let period: Period?
  let quantity: Quantity
  /// Of all cells that it rests on.
  let sources: SourceSet
  let place: Model.Observation.Place
  /// What must be said beside the number: the population of a rank.
  let note: Localized?

  init(
    entity: ID<Entity>, selection: ID<Selection>, period: Period?, quantity: Quantity, sources: SourceSet,
    place: Model.Observation.Place, note: Localized? = nil
  ) {
    self.entity = entity
    self.selection = selection
    self.period = period
    self.quantity = quantity
    self.sources = sources
    self.place = place
    self.note = note
  }

  /// The same place with another quantity.
  func with(_ quantity: Quantity) -> DerivedCell {
    DerivedCell(
      entity: entity, selection: selection, period: period, quantity: quantity, sources: sources, place: place,
      note: note)
  }
}

extension Derivations {
  /// A figure in the place of a cell that it is computed from.
  ///
  /// - Parameter parts: The cells that it rests on; their sources are the figure's.
  func derived(
    _ quantity: Quantity, at cell: Model.Observation, selection: ID<Selection>? = nil,
    from parts: [Model.Observation?], note: Localized? = nil
  ) -> DerivedCell {
    DerivedCell(
      entity: cell.key.entity, selection: selection ?? cell.key.selection, period: cell.key.period, quantity: quantity,
      sources: sources(of: parts), place: cell.place, note: note)
  }

  /// The same with the quantity that the parts give together; `nil` where one of them has no cell. Where all are
  /// numbers and the formula has no result, as a quotient by 0 has none, it is not applicable: without a cell an older
  /// figure would be the latest.
  func derived(
    at cell: Model.Observation, selection: ID<Selection>? = nil, from parts: [Model.Observation?],
    bounds: (_ parts: [Bounds]) -> Bounds? = { _ in nil }, _ value: (_ parts: [Double]) -> Double?
  ) -> DerivedCell? {
    let quantities = parts.map { $0.map { self.quantity($0) } }
    let result = combined(quantities, bounds: bounds, value)
      ?? (quantities.allSatisfy { $0?.value != nil } ? Quantity(.absent(.notApplicable)) : nil)
    return result.map { derived($0, at: cell, selection: selection, from: parts) }
  }

  /// What cells rest on together; none where one of them names none, for then nobody can trace the figure.
  func sources(of cells: [Model.Observation?]) -> SourceSet {
    var sources = SourceSet.none
    for case let cell? in cells {
      let own = observations.sources(of: cell)
      if own.isEmpty { return .none }
      sources.formUnion(own)
    }
    return sources
  }
}

extension KnownKey {
  static let of = KnownKey("of", .text, "The indicator that it is computed from.")
  static let from = KnownKey("from", .anything, "The period to compare with; left out: the same part of the "
    + "year before.", standard: "the same part of the year before")
  static let reference = KnownKey("reference", .map, "The area to compare with and its total: `{region: US, "
    + "total: all}`.")
  /// Of every method; the lint `given-and-derived` reads it.
  static let published = KnownKey("published", .text, "The indicator with figures that the computed ones must "
    + "round to.")
  static let total = KnownKey("total", .text, "The code of the whole; else the one marked `total: true`.")

  /// A parameter for each dimension is allowed; which those are, the site says.
  static func dimensions(_ site: Site) -> [KnownKey] {
    site.dimensions.map { KnownKey($0.name, .texts, "The code, or codes, of \($0.name).") }
  }
}
