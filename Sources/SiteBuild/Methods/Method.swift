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
  /// Of the part that the figure is mainly about.
  let source: ID<Source>?
  let place: Model.Observation.Place
  /// What must be said beside the number: the population of a rank.
  let note: String?

  init(
    entity: ID<Entity>, selection: ID<Selection>, period: Period?, quantity: Quantity, source: ID<Source>?,
    place: Model.Observation.Place, note: String? = nil
  ) {
    self.entity = entity
    self.selection = selection
    self.period = period
    self.quantity = quantity
    self.source = source
    self.place = place
    self.note = note
  }

  /// In the place of a cell that it is computed from.
  init(at cell: Model.Observation, _ quantity: Quantity, selection: ID<Selection>? = nil, note: String? = nil) {
    self.init(
      entity: cell.key.entity, selection: selection ?? cell.key.selection, period: cell.key.period, quantity: quantity,
      source: cell.source, place: cell.place, note: note)
  }

  /// The same place with another quantity.
  func with(_ quantity: Quantity) -> DerivedCell {
    DerivedCell(
      entity: entity, selection: selection, period: period, quantity: quantity, source: source, place: place, note: note)
  }
}

extension KnownKey {
  static let of = KnownKey("of", .text, "The indicator that it is computed from.")
  static let from = KnownKey("from", .anything, "The period to compare with; left out: the same part of the "
    + "year before.")
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
