import Base

/// What a phrase says in numbers: "almost 16.5 percent" → 16.5, known to 16.45...16.55, almost, a percentage.
package struct NumeralReading: Equatable, Sendable {
  package enum Sign: Equatable, Sendable {
    case none, percent, percentagePoints
    /// "1.8 times", "3×".
    case times
    /// A code where the word or sign is unambiguous ("EUR"), else the sign as typed ("$", "kr").
    case currency(String)
  }

  /// The numeral's value with its scale word applied; the middle of a range.
  package let value: Double
  /// The numbers that would be written like this: half a unit of the last digit to both sides; for "17 to 20" from the
  /// lower end of the first to the upper end of the second.
  package let low: Double
  package let high: Double
  package let isRange: Bool
  package let hedge: Hedge?
  package let sign: Sign
  /// What the scale word multiplies by: 1, 1000, 1_000_000.
  package let scale: Double
  /// Digits after the point as written, before scaling.
  package let decimals: Int

  package init(
    value: Double, low: Double, high: Double, isRange: Bool = false, hedge: Hedge? = nil, sign: Sign = .none,
    scale: Double = 1, decimals: Int = 0
  ) {
    self.value = value
    self.low = low
    self.high = high
    self.isRange = isRange
    self.hedge = hedge
    self.sign = sign
    self.scale = scale
    self.decimals = decimals
  }
}

/// The single numeral in a phrase.
///
/// - Parameter before: The words just before the phrase in its sentence, which may hold the hedge.
/// - Returns: nil where there is no numeral, or more than one that are not a range ("one in five").
package func reading(
  of phrase: [UInt8], before: [UInt8] = [], language: LanguageRules
) -> NumeralReading? { nil }
