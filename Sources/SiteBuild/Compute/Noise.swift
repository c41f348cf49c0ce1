// Computing in binary leaves traces: a quartile of 0.45 comes out as 0.44999999999999996, and would print 0.4 where a
// person with pencil and paper prints 0.5. What is computed is therefore kept to 14 or 15 significant digits, which is
// far more than any source has and enough fewer than a Double holds.

import Base

/// The nearest number of few enough digits; the number itself where it is too large or too small to be moved.
func withoutNoise(_ value: Double) -> Double {
  guard value.isFinite, value != 0 else { return value }
  // As many places as put 14 or 15 digits before the point: log10(2) of its power of two.
  let places = 14 - Int((Double(value.exponent) * 0.301_029_995_7).rounded(.down)) - 1
  guard powers.indices.contains(places) else { return value }
  return (value * powers[places]).rounded() / powers[places]
}

extension Quantity {
  /// A computed quantity as it is kept.
  var withoutNoise: Quantity { mapped(SiteBuild.withoutNoise) }
}

// Powers of ten up to here are exact in binary, so that dividing by one rounds once.
private let powers: [Double] = [
  1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
  1e21, 1e22,
]
