extension Quantity {
  /// The same with every number changed: the value, both ends of a range, the bounds.
  package func mapped(_ change: (Double) -> Double) -> Quantity {
    var copy = self
    switch amount {
    case .value(let value): copy.amount = .value(change(value))
    case .range(let low, let high): copy.amount = .range(change(low), change(high))
    case .absent: break
    }
    copy.bounds = bounds.map { Bounds(low: change($0.low), high: change($0.high)) }
    return copy
  }
}
