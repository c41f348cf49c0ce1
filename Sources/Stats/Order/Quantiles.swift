// The value below which a part of all values lies. Between two values there is no one answer, and "the top
// quarter" holds other regions by another method: on eight values the upper quartile is 8, 8.25, 8.58 or
// 8.75. So the method has a name, and prints with the result.

/// How a quantile that falls between two values is found.
package enum QuantileMethod: String, Sendable, CaseIterable {
  case linear                                  // between the neighbours; spreadsheets' PERCENTILE.INC, numpy
  case invertedCDF = "inverted-cdf"            // always one of the values
  case weibull                                 // spreadsheets' PERCENTILE.EXC
  case medianUnbiased = "median-unbiased"      // advised by Hyndman and Fan for samples of any distribution
}

/// The value that a given part of all values does not exceed.
///
///     x₍ₖ₎ + (h − k)(x₍ₖ₊₁₎ − x₍ₖ₎),  h = n p + m,  k = ⌊h⌋, with m by method;  inverted CDF: x₍⌈n p⌉₎
///
/// - Parameters:
///   - part: From 0 to 1: 0.75 is the upper quartile.
///   - method: See ``QuantileMethod``.
/// - Returns: In the unit of the values, never outside them. `nil` where there are none.
/// - Complexity: O(n log n).
/// - Source: Hyndman and Fan (1996), *American Statistician* 50(4): types 7, 1, 6 and 8.
package func quantile(_ values: [Double], at part: Double, _ method: QuantileMethod) -> Double? {
  quantile(ofSorted: values.sorted(), at: part, method)
}

/// The value in the middle; of an even number of values the mean of the middle two.
package func median(_ values: [Double]) -> Double? {
  quantile(values, at: 0.5, .linear)
}

/// The three values that part all values into four parts.
package struct Quartiles: Equatable, Sendable {
  package let lower: Double
  package let median: Double
  package let upper: Double
}

/// - Returns: `nil` where there are no values.
package func quartiles(_ values: [Double], _ method: QuantileMethod) -> Quartiles? {
  let sorted = values.sorted()
  guard let lower = quantile(ofSorted: sorted, at: 0.25, method),
    let median = quantile(ofSorted: sorted, at: 0.5, method),
    let upper = quantile(ofSorted: sorted, at: 0.75, method)
  else { return nil }
  return Quartiles(lower: lower, median: median, upper: upper)
}

func quantile(ofSorted values: [Double], at part: Double, _ method: QuantileMethod) -> Double? {
  precondition((0...1).contains(part), "a part of all values")
  guard let last = values.indices.last else { return nil }
  let h = min(max(place(of: part, among: Double(values.count), method), 0), Double(last))
  let below = Int(h)
  let above = min(below + 1, last)
  return values[below] + (h - Double(below)) * (values[above] - values[below])
}

/// Where the quantile stands among sorted values that are counted from 0; may lie before the first or after
/// the last.
private func place(of part: Double, among n: Double, _ method: QuantileMethod) -> Double {
  switch method {
  case .linear: (n - 1) * part
  // 0.07 · 100 is a little more than 7 in binary, and must not become the eighth value.
  case .invertedCDF: (n * part - 1e-9).rounded(.up) - 1
  case .weibull: (n + 1) * part - 1
  case .medianUnbiased: (n + 1.0 / 3) * part - 2.0 / 3
  }
}
