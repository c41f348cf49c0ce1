// What the tests of formulas share: comparing within a tolerance, and random input.

import TestSupport

/// Whether two numbers are equal within a tolerance; an absent one equals only an absent one.
func near(_ a: Double?, _ b: Double?, _ tolerance: Double = 1e-9) -> Bool {
  switch (a, b) {
  case (nil, nil): true
  case (let a?, let b?): (a - b).magnitude <= tolerance
  default: false
  }
}

func near(_ a: [Double?]?, _ b: [Double?]?, _ tolerance: Double = 1e-9) -> Bool {
  switch (a, b) {
  case (nil, nil): true
  case (let a?, let b?): a.count == b.count && zip(a, b).allSatisfy { near($0, $1, tolerance) }
  default: false
  }
}

func near(_ a: [[Double?]], _ b: [[Double?]], _ tolerance: Double = 1e-9) -> Bool {
  a.count == b.count && zip(a, b).allSatisfy { near($0, $1, tolerance) }
}

/// Amounts of which a few are zero, and at least one is not.
func randomAmounts(_ counts: ClosedRange<Int>, using random: inout Seeded) -> [Double] {
  let count = Int.random(in: counts, using: &random)
  var amounts = (0..<count).map { _ in
    Int.random(in: 0..<6, using: &random) == 0 ? 0 : Double(Int.random(in: 1...50_000, using: &random))
  }
  if amounts.allSatisfy({ $0 == 0 }) { amounts[0] = 1 }
  return amounts
}
