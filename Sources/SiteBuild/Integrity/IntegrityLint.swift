// Checks of the data against themselves: what no cell shows alone. A lint is a value: a name, a sentence for the
// manual, a function. Each is one file, and one line in `IntegrityLint.all`.
//
// A lint that cries wolf is switched off by its readers. So each of these compares within what rounding, bounds and
// hedges allow, and is silent where a source leaves more than one reading.

import Base
import Model

struct IntegrityLint: Sendable {
  /// The second part of the codes that it reports: `integrity/parts-and-total`.
  let name: String
  let summary: String
  let check: @Sendable (Lookup) -> [Diagnostic]

  static let all: [IntegrityLint] = [
    .partAboveWhole, .partsAndTotal, .singleWithheldPart, .sharesAndLevels, .growthAndEnds, .givenAndDerived,
    .missingUnits, .rankPopulation, .missingSources, .staleSources, .futurePeriods,
  ]
}

/// Everything that the data say against themselves, lint by lint.
func integrityFaults(_ lookup: Lookup) -> [Diagnostic] { IntegrityLint.all.flatMap { $0.check(lookup) } }

extension IntegrityLint {
  static func warning(
    _ name: String, _ message: String, at span: Span?, notes: [Note] = [], help: String? = nil
  ) -> Diagnostic {
    Diagnostic(.warning, "integrity/\(name)", message, at: span, notes: notes, help: help)
  }
}

extension Lookup {
  /// The indicators that sources give; what is computed cannot disagree with what it is computed from.
  var givenIndicators: [ID<Indicator>] {
    site.indicators.indices.filter { site.indicators[$0].derivation == nil }.map { ID($0) }
  }

  func given(_ id: String) -> ID<Indicator>? {
    indicator(id).flatMap { site.indicators[$0].derivation == nil ? $0 : nil }
  }

  func observation(
    _ key: Model.Observation.Key, selection: ID<Selection>? = nil, period: Period?
  ) -> Model.Observation? {
    site.observations.observation(key.entity, key.indicator, selection ?? key.selection, period)
  }

  /// `boston.employment(industry="3254")@2016-Q4`
  func address(_ observation: Model.Observation) -> String { SiteBuild.address(of: observation.key, in: site) }

  /// The figure as it is written: `>480`.
  func figure(_ observation: Model.Observation) -> String {
    var out = ByteWriter()
    out.append(quantity: site.observations.quantity(of: observation))
    return out.text
  }

  /// The numbers that a figure can stand for: its bounds, else what rounds to it as it is written. `nil` where it is
  /// absent; a hedge opens the side that it leaves open.
  func reach(_ observation: Model.Observation) -> Bounds? {
    let quantity = site.observations.quantity(of: observation)
    guard let extent = quantity.extent else { return nil }
    var reach = extent
    if case .value(let value) = quantity.amount, quantity.bounds == nil {
      let half = halfStep(value, site.indicators[observation.key.indicator].decimals)
      reach = Bounds(low: value - half, high: value + half)
    }
    switch quantity.hedge {
    case nil: return reach
    case .moreThan, .atLeast: return Bounds(low: extent.low, high: .infinity)
    case .upTo: return Bounds(low: -.infinity, high: extent.high)
    // A tenth: what readers let pass as "about".
    case .almost, .about:
      let slack = max(reach.low.magnitude, reach.high.magnitude) / 10
      return Bounds(low: reach.low - slack, high: reach.high + slack)
    }
  }
}

// Half of the last place that is written: a whole number may have been rounded to one, unless the indicator has
// decimals.
private func halfStep(_ value: Double, _ decimals: Int?) -> Double {
  let text = plainText(value)
  let written = text.utf8.firstIndex(of: 0x2E).map { text.utf8.distance(from: $0, to: text.utf8.endIndex) - 1 } ?? 0
  let places = max(written, decimals ?? 0)
  return (0..<places).reduce(0.5) { half, _ in half / 10 }
}

/// A few of many faults of one kind, the last with the number of those that are left out.
func capped(_ faults: [Diagnostic], at limit: Int = 5) -> [Diagnostic] {
  guard faults.count > limit, var last = faults.prefix(limit).last else { return faults }
  last.notes.append(Note("\(faults.count - limit) more like this one"))
  return faults.prefix(limit - 1) + [last]
}

extension Bounds {
  func meets(_ other: Bounds) -> Bool { low <= other.high + tolerance && other.low <= high + tolerance }

  // The last bits of sums.
  private var tolerance: Double { 1e-9 * max(1, low.isFinite ? low.magnitude : 1, high.isFinite ? high.magnitude : 1) }
}
