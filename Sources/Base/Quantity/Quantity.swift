// A statistic is not a Double. Zero, missing, not applicable and withheld are four different things, and a number
// that is more than 480, provisional or known only within bounds is not the same as a plain one.

/// One figure as an office publishes it: a value, a range, or the reason why there is none, with its flags.
package struct Quantity: Hashable, Sendable {
  /// A value, a range, or nothing with its reason.
  package enum Amount: Hashable, Sendable {
    case value(Double)
    /// Known only to lie within: `100..249`. Both ends included, the lower first.
    case range(Double, Double)
    case absent(Absence)
  }

  package var amount: Amount
  /// The bounds of an estimate, beside its value: `287826 (287820..287832)`.
  package var bounds: Bounds?
  package var flags: Flags
  package var hedge: Hedge?
  package var unit: Unit?

  package init(
    _ amount: Amount, bounds: Bounds? = nil, flags: Flags = [], hedge: Hedge? = nil, unit: Unit? = nil
  ) {
    self.amount = amount
    self.bounds = bounds
    self.flags = flags
    self.hedge = hedge
    self.unit = unit
  }

  package init(_ value: Double, unit: Unit? = nil) { self.init(.value(value), unit: unit) }

  /// The number, where there is a single one; `nil` for a range and for anything absent.
  package var value: Double? { if case .value(let value) = amount { value } else { nil } }

  package var absence: Absence? { if case .absent(let reason) = amount { reason } else { nil } }

  package var isSuppressed: Bool { absence == .suppressed }

  /// The smallest and largest it may be: its range, its bounds, or its value twice. `nil` where it is absent.
  package var extent: Bounds? {
    switch amount {
    case .value(let value): bounds ?? Bounds(low: value, high: value)
    case .range(let low, let high): Bounds(low: low, high: high)
    case .absent: nil
    }
  }
}

/// A closed interval, the lower end first.
package struct Bounds: Hashable, Sendable {
  package let low: Double
  package let high: Double

  package init(low: Double, high: Double) {
    self.low = low
    self.high = high
  }
}

/// Why a figure has no number.
package enum Absence: UInt8, Hashable, CaseIterable, Sendable {
  /// An empty cell: nobody says why.
  case missing
  /// `[x]`: not collected or not available.
  case unavailable
  /// `[z]`: the question has no meaning here.
  case notApplicable
  /// `[c]`: known and withheld, to protect whom it would give away.
  case suppressed
}

/// What qualifies a number that is there.
package struct Flags: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package static let provisional = Flags(rawValue: 1)
  package static let revised = Flags(rawValue: 2)
  package static let estimated = Flags(rawValue: 4)
  package static let forecast = Flags(rawValue: 8)
  package static let breakInSeries = Flags(rawValue: 16)
  /// Not zero, but less than half of the last digit shown.
  package static let roundsToZero = Flags(rawValue: 32)
}

/// What a source says about a number with a word: "more than 480".
package enum Hedge: UInt8, Hashable, CaseIterable, Sendable {
  case moreThan, atLeast, almost, about, upTo

  /// The spelling in front matter and tables.
  package var key: String {
    switch self {
    case .moreThan: "more-than"
    case .atLeast: "at-least"
    case .almost: "almost"
    case .about: "about"
    case .upTo: "up-to"
    }
  }

  /// The mark before a number where words have no room.
  package var symbol: String {
    switch self {
    case .moreThan: ">"
    case .atLeast: "≥"
    case .almost: "≲"
    case .about: "≈"
    case .upTo: "≤"
    }
  }

  package init?(key: some StringProtocol) {
    guard let hedge = Hedge.allCases.first(where: { $0.key == key }) else { return nil }
    self = hedge
  }
}
