/// Ticks of a logarithmic axis: 1, 2, 5 of each decade within three decades, powers of ten beyond.
///
/// - Returns: Ascending, all within the domain, at least one where the domain holds a power of ten times 1, 2 or 5.
func logTicks(_ low: Double, _ high: Double, most limit: Int) -> [Double] {
  guard low > 0, high >= low else { return [] }
  let first = Int(logarithm(low).rounded(.down))
  let last = Int(logarithm(high).rounded(.up))
  let tolerance = 1 + 1e-9
  func inside(_ ticks: [Double]) -> [Double] { ticks.filter { $0 * tolerance >= low && $0 <= high * tolerance } }
  let fine = inside((first...last).flatMap { power in [1, 2, 5].map { clean($0, power) } })
  if last - first <= 4, fine.count <= limit, fine.count >= 2 { return fine }
  let step = max(1, (last - first + limit - 1) / max(1, limit))
  let powers = inside(stride(from: first, through: last, by: step).map { clean(1, $0) })
  return powers.count >= 2 ? powers : fine.count >= 2 ? thinned(fine, to: limit) : [low, high]
}

/// A logarithmic domain with a little air at both ends; out to the next 1, 2 or 5 where it would hold fewer than two ticks.
func niceLogDomain(_ low: Double, _ high: Double) -> (Double, Double) {
  let air = powerOfTen((logarithm(high) - logarithm(low)) * 0.04)
  let (a, b) = low == high ? (low * 0.5, high * 2) : (low / air, high * air)
  if logTicks(a, b, most: 100).filter({ $0 >= a && $0 <= b }).count >= 3 { return (a, b) }
  func down(_ x: Double) -> Double {
    let power = Int(logarithm(x).rounded(.down))
    return [5, 2, 1].map { clean($0, power) }.first { $0 <= x * (1 + 1e-9) } ?? x
  }
  func up(_ x: Double) -> Double {
    let power = Int(logarithm(x).rounded(.down))
    return [1, 2, 5, 10].map { clean($0, power) }.first { $0 * (1 + 1e-9) >= x } ?? x
  }
  return (down(a), up(b))
}

private func clean(_ digit: Double, _ power: Int) -> Double {
  power >= 0 ? digit * tenTo(power) : digit / tenTo(-power)
}

private func thinned(_ ticks: [Double], to limit: Int) -> [Double] {
  let step = (ticks.count + limit - 1) / max(1, limit)
  return stride(from: 0, to: ticks.count, by: max(1, step)).map { ticks[$0] }
}
