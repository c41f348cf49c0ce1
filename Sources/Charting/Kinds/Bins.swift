import Base

/// Equal steps that hold all values of a field, on limits that can be named, and how many values fall into each.
struct Bins: Sendable {
  let edges: [Double]
  private let field: Field
  private let step: Double

  /// - Parameter most: About how many bins there may be.
  init(_ plan: Plan, _ field: Field, most: Int) {
    self.field = field
    let values = plan.allRows.lazy.compactMap { field.quantity($0).value }
    var (low, high) = (values.min() ?? 0, values.max() ?? 1)
    // Equal values are one column among empty ones: a step that fills the plot would hide that they are equal.
    if low == high { (low, high) = (low - max(low.magnitude / 10, 1), high + max(high.magnitude / 10, 1)) }
    // Sturges' number of bins.
    let count = plan.panels.map { rows in rows.count { field.quantity($0).value != nil } }.max() ?? 0
    let wanted = Int((logarithm(Double(max(count, 2))) / logarithm(2)).rounded(.up)) + 2
    var edges = wilkinsonTicks(low, high, target: max(4, min(wanted, most)))
    let step = edges.count > 1 ? edges[1] - edges[0] : 1
    while let first = edges.first, first > low { edges.insert(first - step, at: 0) }
    while let last = edges.last, last <= high || edges.count < 2 { edges.append(last + step) }
    (self.edges, self.step) = (edges, step)
  }

  func bin(_ value: Double) -> Int {
    min(edges.count - 2, max(0, Int(((value - edges[0]) / step + 1e-9).rounded(.down))))
  }

  func counts(_ rows: [Int]) -> [Int] {
    rows.reduce(into: [Int](repeating: 0, count: edges.count - 1)) { counts, row in
      if let value = field.quantity(row).value { counts[bin(value)] += 1 }
    }
  }

  /// The limits with as many decimals as tell them apart.
  var labels: [String] {
    let factor = field.style.factor
    let decimals = max(decimalsNeeded(step * factor), decimalsNeeded(edges[0].magnitude * factor))
    return edges.map { field.style.bare($0, decimals: min(decimals, 10)) }
  }

  /// "5 to 10 %".
  func words(_ bin: Int, _ strings: ChartStrings) -> String {
    filled(strings.between, [("low", labels[bin]), ("high", labels[bin + 1] + field.style.suffix)])
  }
}

extension Bins {
  static let mostWide = 14
  static let mostNarrow = 8
}
