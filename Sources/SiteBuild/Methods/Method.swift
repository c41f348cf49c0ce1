// A derived indicator is computed by a method: a value with a name, its parameters, its words for the methodology page
// and a function. One method is one file, and one line in `Method.all`.

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
  let parameters: [KnownKey]
  /// What happens at the edges: zero bases, withheld parts.
  let edges: [String]
  /// The published source of the formula; empty for school arithmetic.
  let reference: String
  /// The unit of the result, given that of the indicator it is computed from; the site may say another.
  var unit: @Sendable (Unit?) -> Unit? = { _ in .ratio }
  let compute: @Sendable (Derivations) -> Checked<[DerivedCell]>

  static let all: [Method] = [
    .select, .sum, .share, .locationQuotient, .growth, .annualRate, .compound, .ratio,
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
}

/// What a method sees: the site as computed so far, and its own parameters with their names resolved.
struct Derivations: Sendable {
  let site: Site
  let indicator: Indicator
  let parameters: Node

  /// The indicator under `of`, which `resolve` has checked.
  let base: ID<Indicator>

  var observations: Observations { site.observations }

  func quantity(_ observation: Model.Observation) -> Quantity { observations.quantity(of: observation) }

  func quantity(
    _ entity: ID<Entity>, _ indicator: ID<Indicator>, _ selection: ID<Selection>, _ period: Period?
  ) -> Quantity? {
    observations.observation(entity, indicator, selection, period).map { quantity($0) }
  }

  /// The codes that parameters named after dimensions fix: `industry: "3254"`, or a list for a sum.
  func fixedCodes() -> Checked<[(dimension: Int, codes: [Int])]> {
    var faults: [Diagnostic] = []
    var fixed: [(Int, [Int])] = []
    for (index, list) in site.dimensions.enumerated() {
      guard let node = parameters[list.name] else { continue }
      let codes = node.items.compactMap { item -> Int? in
        guard let code = item.scalar else { return nil }
        let position = list.position(of: code)
        if position == nil { faults.append(.unknownCode(code, list, at: item.span)) }
        return position
      }
      fixed.append((index, codes))
    }
    return Checked(fixed, faults)
  }

  func fault(_ code: String, _ message: String, at span: Span? = nil, help: String? = nil) -> Diagnostic {
    Diagnostic(
      .error, code, "“\(indicator.id)”: \(message)",
      at: span ?? indicator.derivation?.methodSpan ?? indicator.span, help: help)
  }
}

extension KnownKey {
  static let of = KnownKey("of", .text, "The indicator that it is computed from.")

  /// A parameter for each dimension is allowed; which those are, the site says.
  static func dimensions(_ site: Site) -> [KnownKey] {
    site.dimensions.map { KnownKey($0.name, .texts, "The code, or codes, of \($0.name).") }
  }
}

// MARK: - Arithmetic with statuses

/// A figure computed from others: withheld where one of them is withheld, absent where one is absent, else with the
/// weakest status of its parts, and with bounds where a part has bounds.
///
/// - Parameter bounds: The extremes of the result over the extremes of the parts; `nil` where they are not known.
func combined(
  _ parts: [Quantity], bounds: ((_ parts: [Bounds]) -> Bounds?)? = nil, _ value: (_ parts: [Double]) -> Double?
) -> Quantity? {
  let flags = parts.reduce(into: Flags()) { $0.formUnion($1.flags.subtracting(.roundsToZero)) }
  if parts.contains(where: \.isSuppressed) { return Quantity(.absent(.suppressed), flags: flags) }
  if let reason = parts.lazy.compactMap(\.absence).first { return Quantity(.absent(reason), flags: flags) }
  let hedge = parts.compactMap(\.hedge).first
  let extents = parts.compactMap(\.extent)
  let isBounded = parts.contains { $0.value == nil || $0.bounds != nil }
  let range = isBounded ? bounds?(extents) : nil
  let values = parts.compactMap(\.value)
  guard values.count == parts.count else {
    return range.map { Quantity(.range($0.low, $0.high), flags: flags, hedge: hedge) }
  }
  guard let result = value(values) else { return nil }
  return Quantity(.value(result), bounds: range, flags: flags, hedge: hedge)
}
