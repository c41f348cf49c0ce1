// Classes for maps: where one colour ends and the next begins. Three methods make three different maps of the
// same numbers, so that a legend names its method and prints how many are in each class.
//
// A class begins at its break and ends before the next one: equal values are always in the same class,
// whatever the method, which is why quantile classes of tied values are not equally full.

/// The borders between classes.
package struct Classes: Equatable, Sendable {
  /// Ascending, all different; one fewer than there are classes.
  package let breaks: [Double]

  package init(breaks: [Double]) {
    self.breaks = Set(breaks).sorted()
  }

  package var count: Int { breaks.count + 1 }

  /// The class that a value is in, from 0.
  package func index(of value: Double) -> Int {
    breaks.count { $0 <= value }
  }

  /// How many values are in each class; as many numbers as there are classes.
  package func sizes(_ values: [Double]) -> [Int] {
    values.reduce(into: Array(repeating: 0, count: count)) { sizes, value in sizes[index(of: value)] += 1 }
  }
}

/// Classes of equal width.
///
/// - Returns: Fewer classes than asked for only where all values are equal. `nil` where there are no values.
package func equalClasses(_ values: [Double], count: Int) -> Classes? {
  precondition(count >= 1, "a number of classes")
  guard let low = values.min(), let high = values.max() else { return nil }
  guard low < high else { return Classes(breaks: []) }
  return Classes(breaks: (1..<count).map { low + (high - low) * Double($0) / Double(count) })
}

/// Classes that hold about equally many values.
///
/// - Returns: Fewer classes than asked for where ties leave nothing for one. `nil` where there are no values.
/// - Complexity: O(n log n).
package func quantileClasses(_ values: [Double], count: Int, _ method: QuantileMethod = .linear) -> Classes? {
  precondition(count >= 1, "a number of classes")
  let sorted = values.sorted()
  guard let low = sorted.first else { return nil }
  let breaks = (1..<count).compactMap { quantile(ofSorted: sorted, at: Double($0) / Double(count), method) }
  return Classes(breaks: breaks.filter { $0 > low })
}

/// Classes that differ as little as possible within: Jenks' natural breaks, found exactly.
///
///     minimise Σ over classes Σ (x − mean of class)²
///
/// - Returns: Fewer classes than asked for where there are fewer different values. `nil` where there are no
///   values.
/// - Complexity: O(count · m²), m the number of different values.
/// - Source: Fisher (1958), *Journal of the American Statistical Association* 53; Jenks (1977).
package func naturalClasses(_ values: [Double], count: Int) -> Classes? {
  precondition(count >= 1, "a number of classes")
  guard !values.isEmpty else { return nil }
  let runs = Runs(values)
  let n = runs.values.count
  // cost[j]: the least sum for the first j + 1 different values in as many classes as the round has.
  var cost = (0..<n).map { runs.deviation(0, $0) }
  var starts: [[Int]] = []
  for classes in 1..<max(1, min(count, n)) {
    var (next, start) = (cost, Array(repeating: 0, count: n))
    for j in classes..<n {
      next[j] = .infinity
      for i in classes...j where cost[i - 1] + runs.deviation(i, j) < next[j] {
        next[j] = cost[i - 1] + runs.deviation(i, j)
        start[j] = i
      }
    }
    cost = next
    starts.append(start)
  }
  var (breaks, end) = ([Double](), n - 1)
  for start in starts.reversed() {
    breaks.append(runs.values[start[end]])
    end = start[end] - 1
  }
  return Classes(breaks: breaks)
}

/// Sorted different values with sums that give the squared deviation of any stretch at once.
private struct Runs {
  let values: [Double]
  private var weights = [0.0], sums = [0.0], squares = [0.0]

  init(_ all: [Double]) {
    let counts = all.reduce(into: [Double: Double]()) { $0[$1, default: 0] += 1 }
    values = counts.keys.sorted()
    // Measured from the middle, so that large values with small differences keep their digits.
    let centre = all.total / Double(all.count)
    for value in values {
      let (weight, x) = (counts[value] ?? 0, value - centre)
      weights.append(weights[weights.count - 1] + weight)
      sums.append(sums[sums.count - 1] + weight * x)
      squares.append(squares[squares.count - 1] + weight * x * x)
    }
  }

  func deviation(_ i: Int, _ j: Int) -> Double {
    let sum = sums[j + 1] - sums[i]
    return max(0, squares[j + 1] - squares[i] - sum * sum / (weights[j + 1] - weights[i]))
  }
}
