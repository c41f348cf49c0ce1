/// A linear congruential generator: repeatable, and nothing else is asked of it.
struct Generator {
  var state: UInt64

  /// From 0 to below `bound`.
  mutating func next(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(bound))
  }
}
