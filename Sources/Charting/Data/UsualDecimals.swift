// How many decimals the numbers of a column are printed with where nothing says it: one number for all of them, so that
// 0.2 beside 0.17 reads 0.20.

import Base

extension ChartColumn {
  /// As many as the longest value has, but no digits of dust; `nil` for a column without numbers.
  var usualDecimals: Int? {
    guard case .numbers(let cells) = cells else { return nil }
    var most = 0
    var largest = 0.0
    for cell in cells {
      guard let extent = cell.extent else { continue }
      largest = max(largest, extent.low.magnitude, extent.high.magnitude)
      for end in [extent.low, extent.high] where most < 9 && end != end.rounded() {
        most = max(most, decimalsNeeded(end.magnitude))
      }
    }
    if most == 0 { return 0 }
    let digits = Int(logarithm(largest).rounded(.down)) + 1
    return min(most, max(2, 4 - digits), 9)
  }
}
