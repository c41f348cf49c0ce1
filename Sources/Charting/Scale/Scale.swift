// From values to pixels and back. A scale holds no ticks and no formats: those are axes' business.

/// A continuous scale. The domain may run either way, and so may the range (y runs upwards: from bottom to top).
struct Scale: Sendable, Equatable {
  enum Form: Sendable, Equatable {
    case linear
    /// Base 10, positive values only.
    case log
    /// Linear around zero, logarithmic beyond ± the constant.
    case symlog(Double)
  }

  let form: Form
  let low: Double
  let high: Double
  let start: Double
  let end: Double
  private let origin: Double
  private let factor: Double

  init(_ form: Form = .linear, from low: Double, to high: Double, onto start: Double, _ end: Double) {
    self.form = form
    self.low = low
    self.high = high
    self.start = start
    self.end = end
    let (a, b) = (Scale.forward(form, low), Scale.forward(form, high))
    origin = a
    // A domain of one value has no slope: everything stands in the middle.
    factor = a == b ? 0 : (end - start) / (b - a)
  }

  func callAsFunction(_ value: Double) -> Double {
    if factor == 0 { return (start + end) / 2 }
    return start + (Scale.forward(form, value) - origin) * factor
  }

  func inverse(_ position: Double) -> Double {
    if factor == 0 { return low }
    return Scale.backward(form, origin + (position - start) / factor)
  }

  /// The nearest value of the domain.
  func held(_ value: Double) -> Double { Swift.min(Swift.max(value, min(low, high)), max(low, high)) }

  func contains(_ value: Double) -> Bool { value >= min(low, high) && value <= max(low, high) }

  private static func forward(_ form: Form, _ value: Double) -> Double {
    switch form {
    case .linear: value
    case .log: logarithm(max(value, 1e-300))
    case .symlog(let c): (value < 0 ? -1 : 1) * logarithm(1 + value.magnitude / c)
    }
  }

  private static func backward(_ form: Form, _ value: Double) -> Double {
    switch form {
    case .linear: value
    case .log: powerOfTen(value)
    case .symlog(let c): (value < 0 ? -1 : 1) * c * (powerOfTen(value.magnitude) - 1)
    }
  }
}

/// Equal bands along a length, with a share of each left empty.
struct BandScale: Sendable {
  let count: Int
  let start: Double
  let step: Double
  let bandwidth: Double

  init(count: Int, from start: Double, to end: Double, padding: Double) {
    self.count = count
    self.start = start
    step = count > 0 ? (end - start) / Double(count) : 0
    bandwidth = step * (1 - padding)
  }

  /// The start of a band.
  func callAsFunction(_ index: Int) -> Double { start + step * Double(index) + (step - bandwidth) / 2 }
  func center(_ index: Int) -> Double { start + step * (Double(index) + 0.5) }
}
