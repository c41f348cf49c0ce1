// Whom to compare with: the regions whose profile is nearest.

/// How far apart two profiles are.
package enum ProfileDistance: String, Sendable {
  case euclidean  // √Σ d²: one large difference weighs more than many small ones
  case manhattan  // Σ |d|: on shares this is Krugman's index
}

/// One of the nearest.
package struct Peer: Equatable, Sendable {
  /// Its position in the profiles.
  package let index: Int
  package let distance: Double
}

/// The nearest profiles to one of them.
///
/// - Parameters:
///   - index: Whose peers.
///   - profiles: One list of numbers per region, all of one length and made comparable beforehand (shares, or
///     z-scores); `nil` where a region has no complete profile.
///   - count: How many at most.
/// - Returns: The nearest first; of equal distances the one given earlier. Empty where the region itself has
///   no profile.
/// - Complexity: O(n · length + n log n).
package func peers(
  of index: Int, among profiles: [[Double]?], count: Int, _ distance: ProfileDistance = .euclidean
) -> [Peer] {
  guard let own = profiles[index] else { return [] }
  let others = profiles.enumerated().compactMap { other, profile in
    other == index ? nil : profile.map { Peer(index: other, distance: separation(own, $0, distance)) }
  }
  return Array(others.sorted { ($0.distance, $0.index) < ($1.distance, $1.index) }.prefix(count))
}

private func separation(_ a: [Double], _ b: [Double], _ distance: ProfileDistance) -> Double {
  precondition(a.count == b.count, "profiles have one length")
  let differences = zip(a, b).map { $0 - $1 }
  return switch distance {
  case .euclidean: differences.reduce(0) { $0 + $1 * $1 }.squareRoot()
  case .manhattan: differences.reduce(0) { $0 + $1.magnitude }
  }
}
