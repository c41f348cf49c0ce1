import TestSupport
import Testing

@testable import SiteBuild

@Test(arguments: [
  (0.44999999999999996, 0.45), (-0.5499999999999998, -0.55), (0.1 + 0.2, 0.3), (1 - 0.9, 0.1),
  (12.499999999999998, 12.5), (0, 0), (1e300, 1e300), (1e-300, 1e-300), (143_798_095, 143_798_095),
  (1.0 / 3, 0.33333333333333),
] as [(Double, Double)])
func computedNumbersLoseTheirBinaryTraces(_ computed: Double, _ kept: Double) {
  #expect(withoutNoise(computed) == kept)
}

@Test func whatIsKeptIsNear() {
  for seed in 0..<500 as Range<UInt64> {
    var random = Seeded(seed)
    let value = Double.random(in: -1...1, using: &random) * [1e-6, 1, 1e6, 1e12].randomElement(using: &random)!
    #expect((withoutNoise(value) - value).magnitude <= value.magnitude * 1e-13, "seed \(seed)")
    #expect(withoutNoise(withoutNoise(value)) == withoutNoise(value), "seed \(seed)")
  }
}
