// Amounts put in relation to people, prices and currencies.

/// An amount for each so many people (or workers, or firms).
///
///     x / population · unit
///
/// - Parameters:
///   - population: Of the same year as the amount.
///   - unit: For how many: 1, 1 000, 1 000 000.
/// - Returns: In the unit of the amount, per `unit` people. `nil` where nobody lives there.
package func perCapita(_ amount: Double, population: Double, unit: Double = 1) -> Double? {
  population > 0 ? finite(amount / population * unit) : nil
}

/// An amount of one year in the prices of another.
///
///     real = nominal · P_base / P_then
///
/// - Parameters:
///   - then: The price index of the year that the amount is from.
///   - base: The same index in the year whose prices are wanted; that year prints with the result.
/// - Returns: In the currency of the amount. `nil` where an index is not positive.
package func realValue(_ nominal: Double, priceIndex then: Double, baseIndex base: Double) -> Double? {
  then > 0 && base > 0 ? finite(nominal * base / then) : nil
}

/// An amount in another currency, at a market rate or a purchasing power parity.
///
/// - Parameter rate: How much of the new currency one unit of the old one is worth; it has a date and a kind,
///   which print with the result.
/// - Returns: In the new currency. `nil` where the rate is not positive.
package func converted(_ amount: Double, rate: Double) -> Double? {
  rate > 0 ? finite(amount * rate) : nil
}
