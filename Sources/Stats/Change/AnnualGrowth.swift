// Growth per year. The usual error counts the observations and not the intervals between them, and so shrinks
// the rate; a gap in the series makes it worse. Dates rule it out.

/// The constant rate per year that leads from one amount to another: compound annual growth.
///
///     (x₁ / x₀)^(1/n) − 1,  n = years between the two
///
/// - Parameter years: The length of the interval, which need not be whole: 2000 to 2009 are 9.
/// - Returns: 0.05 for five percent a year; −1 where nothing is left. `nil` where the first amount is not
///   positive, the second negative, or no time has passed.
package func annualGrowth(from old: Double, to new: Double, years: Double) -> Double? {
  guard old > 0, new >= 0, years > 0 else { return nil }
  return finite(power(new / old, 1 / years) - 1)
}

/// What a rate per year brings over some years: the inverse of `annualGrowth`.
///
///     (1 + r)^n − 1
///
/// - Parameter years: Need not be whole: two quarters are half a year.
/// - Returns: 0.1025 for five percent over two years. `nil` for a rate of −1 or less, and where no time passes.
package func compoundGrowth(at rate: Double, over years: Double) -> Double? {
  guard rate > -1, years > 0 else { return nil }
  return finite(power(1 + rate, years) - 1)
}

/// The annual growth between two days.
package func annualGrowth(
  from old: Double, on start: CalendarDay, to new: Double, on end: CalendarDay
) -> Double? {
  annualGrowth(from: old, to: new, years: years(from: start, to: end))
}

/// A day of the Gregorian calendar, as far as the length of an interval needs one.
package struct CalendarDay: Equatable, Sendable {
  package let year: Int
  package let month: Int
  package let day: Int

  /// A year or a month stands for its first day: both ends of an interval are then cut alike.
  package init(_ year: Int, _ month: Int = 1, _ day: Int = 1) {
    self.year = year
    self.month = month
    self.day = day
  }
}

/// The time between two days, in years of twelve equal months.
///
/// Months count alike because statistics do: two quarters are half a year, also in a leap year. The last day
/// of a month is the end of it, so that 29 February to 28 February is one year.
///
/// - Returns: In years; negative where the end comes first.
/// - Source: The 30E/360 day count (International Swaps and Derivatives Association, 2006), with month ends
///   aligned.
package func years(from start: CalendarDay, to end: CalendarDay) -> Double {
  Double(days360(end) - days360(start)) / 360
}

private func days360(_ date: CalendarDay) -> Int {
  let day = date.day >= length(ofMonth: date.month, in: date.year) ? 30 : date.day
  return 360 * date.year + 30 * date.month + day
}

private func length(ofMonth month: Int, in year: Int) -> Int {
  switch month {
  case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
  case 4, 6, 9, 11: 30
  default: 31
  }
}
