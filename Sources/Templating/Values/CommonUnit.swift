// Two figures side by side are in one unit: 18 percent and a ratio of 0.18 are the same share; percent and dollars have
// nothing in common.

import Base

/// Both in one unit; `nil` where there is none. Things that are counted may be added and compared whatever they are
/// called, as may a number without a unit.
func inOneUnit(_ x: Quantity, _ y: Quantity) -> (x: Quantity, y: Quantity)? {
  guard let first = x.unit, let second = y.unit, first != second else { return (x, y) }
  switch (first, second) {
  case (.percent, .ratio): return (x, y.asPercent)
  case (.ratio, .percent): return (x.asPercent, y)
  case (.percent, .percentagePoints), (.percentagePoints, .percent), (.named, .named): return (x, y)
  case (.percent, _), (.percentagePoints, _), (.ratio, _), (.currency, _), (.named, _): return nil
  }
}

/// What is said where two figures have no unit in common.
func noCommonUnit(_ x: Quantity, _ y: Quantity) -> Refusal {
  Refusal("\(x.unit?.text ?? "") and \(y.unit?.text ?? "") have no unit in common", help: "use figures of one unit")
}

extension Quantity {
  fileprivate var asPercent: Quantity {
    func shifted(_ value: Double) -> Double { rounded(value * 100, decimals: 12) }
    var copy = self
    copy.unit = .percent
    switch amount {
    case .value(let value): copy.amount = .value(shifted(value))
    case .range(let low, let high): copy.amount = .range(shifted(low), shifted(high))
    case .absent: break
    }
    copy.bounds = bounds.map { Bounds(low: shifted($0.low), high: shifted($0.high)) }
    return copy
  }
}
