/// A series relative to one of its periods: index numbers.
///
///     100 · xₜ / x_base
///
/// Rebasing keeps ratios: any two periods of the result stand to each other as they did before.
///
/// - Parameters:
///   - series: One amount per period, `nil` for a gap; gaps stay.
///   - base: The position of the period that becomes `level`.
/// - Returns: As long as the series. `nil` where the base is a gap, 0 or negative.
package func indexNumbers(_ series: [Double?], base: Int, level: Double = 100) -> [Double?]? {
  precondition(series.indices.contains(base), "the base is a period of the series")
  guard let reference = series[base], reference > 0 else { return nil }
  return series.map { value in value.flatMap { finite(level * ($0 / reference)) } }
}
