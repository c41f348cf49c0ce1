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
    var copy = mapped { rounded($0 * 100, decimals: 12) }
    copy.unit = .percent
    return copy
  }
}
