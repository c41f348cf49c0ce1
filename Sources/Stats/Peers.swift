// Whom to compare with: the regions whose profile is nearest. Asking it of every one of ten thousand regions must not
// be a hundred million distances, so the profiles are kept as a tree that is cut along one dimension after another:
// most of it is farther than the nearest found so far, and is not looked at.

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

/// Profiles, ready to be asked who is nearest to whom.
package struct Profiles: Sendable {
  private let profiles: [[Double]?]
  private let distance: ProfileDistance
  /// The positions of complete profiles. The middle of the whole parts it along the first dimension: none before it is
  /// greater, none behind it is less. Each half is parted by its own middle along the next dimension, and so on.
  private let tree: [Int]

  /// - Parameter profiles: One list of numbers per region, all of one length and made comparable beforehand (shares, or
  ///   z-scores); `nil` where a region has no complete profile.
  /// - Complexity: O(n log² n).
  package init(_ profiles: [[Double]?], _ distance: ProfileDistance = .euclidean) {
    self.profiles = profiles
    self.distance = distance
    let known = profiles.indices.filter { profiles[$0] != nil }
    let length = known.first.flatMap { profiles[$0]?.count } ?? 0
    precondition(known.allSatisfy { profiles[$0]?.count == length }, "profiles have one length")
    tree = length == 0 ? [] : parted(known[...], profiles, along: 0, of: length)
  }

  /// The nearest profiles to one of them.
  ///
  /// - Parameter count: How many at most.
  /// - Returns: The nearest first; of equal distances the one given earlier. Empty where the region itself has no
  ///   profile.
  /// - Complexity: About O(count · log n) where profiles differ; O(n) where all are alike.
  package func nearest(to index: Int, count: Int) -> [Peer] {
    guard let own = profiles[index], !own.isEmpty, count > 0 else { return [] }
    var found: [Peer] = []

    func look(_ range: Range<Int>, along dimension: Int) {
      guard !range.isEmpty else { return }
      let middle = (range.lowerBound + range.upperBound) / 2
      guard let other = profiles[tree[middle]] else { return }
      if tree[middle] != index { found.keep(Peer(index: tree[middle], distance: separation(own, other)), upTo: count) }
      let gap = own[dimension] - other[dimension]
      let (before, behind) = (range.lowerBound..<middle, middle + 1..<range.upperBound)
      let next = (dimension + 1) % own.count
      look(gap < 0 ? before : behind, along: next)
      // Across the cut everything is at least the gap away; one at the same distance may have been given earlier.
      if found.count < count || gap.magnitude <= found[count - 1].distance {
        look(gap < 0 ? behind : before, along: next)
      }
    }
    look(0..<tree.count, along: 0)
    return found
  }

  private func separation(_ a: [Double], _ b: [Double]) -> Double {
    let differences = zip(a, b).map { $0 - $1 }
    return switch distance {
    case .euclidean: differences.reduce(0) { $0 + $1 * $1 }.squareRoot()
    case .manhattan: differences.reduce(0) { $0 + $1.magnitude }
    }
  }
}

private func parted(
  _ members: ArraySlice<Int>, _ profiles: [[Double]?], along dimension: Int, of length: Int
) -> [Int] {
  guard members.count > 1 else { return Array(members) }
  func place(_ index: Int) -> Double { profiles[index]?[dimension] ?? 0 }
  let sorted = members.sorted { (place($0), $0) < (place($1), $1) }
  let middle = sorted.count / 2
  let next = (dimension + 1) % length
  return parted(sorted[..<middle], profiles, along: next, of: length) + [sorted[middle]]
    + parted(sorted[(middle + 1)...], profiles, along: next, of: length)
}

extension [Peer] {
  /// Keeps so many of the nearest, nearest first.
  fileprivate mutating func keep(_ peer: Peer, upTo count: Int) {
    let place = firstIndex { (peer.distance, peer.index) < ($0.distance, $0.index) } ?? endIndex
    guard place < count else { return }
    insert(peer, at: place)
    if self.count > count { removeLast() }
  }
}
