import Base
import Testing
import TestSupport

@testable import SiteBuild

private func exact(_ random: inout Seeded) -> Quantity {
  let flags: [Flags] = [[], [.provisional], [.estimated, .revised], [.roundsToZero]]
  return Quantity(
    .value(Double(Int.random(in: -3...9, using: &random))),
    flags: flags[Int.random(in: 0..<flags.count, using: &random)])
}

// Numbers that are no more than that take a short way, which must lead to the same place.
@Test func theShortWayOfExactNumbersIsTheLongOne() {
  for seed in 0..<300 as Range<UInt64> {
    var random = Seeded(seed)
    let parts = (0..<Int.random(in: 1...4, using: &random)).map { _ in exact(&random) }
    let quotient = { (x: [Double]) -> Double? in x.dropFirst().reduce(x[0]) { $0 / $1 } }
    let bounds = { (x: [Bounds]) -> Bounds? in x[0] }
    #expect(
      combined(parts, bounds: bounds, quotient) == combinedInexact(parts, bounds: bounds, quotient), "seed \(seed)")
  }
}
