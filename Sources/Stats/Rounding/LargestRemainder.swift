// Rounded one by one, parts need not sum to their whole. The method of largest remainders rounds all down and
// gives the missing units to those that lost most, so that no part is off by a whole unit and the sum is
// right.

/// Whole numbers near the parts that sum to a given total: largest remainders.
///
/// - Parameters:
///   - parts: Any numbers, also negative ones, that sum to about `total`.
///   - total: What the result sums to.
/// - Returns: One per part, each the part rounded down or up; of equal remainders the earlier part goes up.
///   `nil` where the parts do not sum to within their number of the total, or are too large to be counted.
/// - Complexity: O(n log n).
/// - Source: Hamilton's method of apportionment (1792).
package func largestRemainders(_ parts: [Double], total: Int) -> [Int]? {
  guard parts.allSatisfy({ $0.magnitude < 1e14 }) else { return nil }
  var whole = parts.map { Int(nearlyDown($0)) }
  let missing = total - whole.reduce(0, +)
  guard missing >= 0, missing <= parts.count else { return nil }
  let remainders = zip(parts, whole).map { $0 - Double($1) }
  let order = parts.indices.sorted { (remainders[$1], $0) < (remainders[$0], $1) }
  for k in order.prefix(missing) { whole[k] += 1 }
  return whole
}

/// Percentages of amounts that sum to exactly 100 as printed.
///
/// - Parameter decimals: How many will be printed.
/// - Returns: One per amount, each a multiple of the last decimal. `nil` where the amounts have no shares.
package func percentages(_ amounts: [Double], decimals: Int) -> [Double]? {
  precondition((0...10).contains(decimals), "a number of decimals")
  let unit = (0..<decimals).reduce(1.0) { unit, _ in unit * 10 }
  return shares(amounts)
    .flatMap { largestRemainders($0.map { $0 * 100 * unit }, total: Int(100 * unit)) }
    .map { $0.map { Double($0) / unit } }
}

/// Rounded down, except that what is a whole number but for the last bits is that number: 2.9999999996 jobs
/// are 3.
private func nearlyDown(_ x: Double) -> Double {
  let near = x.rounded()
  return (x - near).magnitude < max(1e-9, 8 * x.ulp) ? near : x.rounded(.down)
}
