// Charts of a word's size, for tables and tiles: each is one `<svg>`, named or hidden by its text neighbour.

import Base

/// A line of one series, 88 × 22 unless told otherwise; its name says first, last and extremes.
package func sparkline(
  _ values: [Quantity], label: String, width: Double = 88, height: Double = 22, language: LanguageRules = .english,
  strings: ChartStrings = ChartStrings()
) -> [UInt8] { [] }

/// A bar in a table cell; decorative, since the cell prints the number. A tick marks `reference` where given.
package func tableBar(
  _ value: Quantity, max: Double, reference: Double? = nil, isSubject: Bool = false, width: Double = 84
) -> [UInt8] { [] }

/// A column per value on one log scale around `reference`; a hatched stub for withheld.
///
/// - Parameter extent: The smallest and largest value of the whole table, so that rows compare.
package func sparkColumns(
  _ values: [Quantity], extent: Bounds, reference: Double? = 1, isSubject: Bool = false, label: String,
  language: LanguageRules = .english, strings: ChartStrings = ChartStrings()
) -> [UInt8] { [] }
