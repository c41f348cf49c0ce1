// What can be said of a figure that is worked out from hedged ones. "More than 480 companies" among 1,000 are more than
// 48 percent, and the same 480 as a divisor make a quotient less. More than 20 of more than 100 may be any share: then
// nothing is said, for "about" would be a claim that nobody made.

/// What the hedges of parts say of a result together.
package enum JointHedge: Hashable, Sendable {
  /// No part that the result depends on is hedged.
  case exact
  case hedged(Hedge)
  /// The parts leave the result open on both sides.
  case open

  /// Each hedged part is moved the way that it may lie, a little and far, to see where the result goes.
  ///
  /// - Parameters:
  ///   - values: The numbers of the parts, as many as there are hedges.
  ///   - formula: The result of other numbers; `nil` where it has none.
  package init(of hedges: [Hedge?], _ values: [Double], _ formula: (_ values: [Double]) -> Double?) {
    guard hedges.contains(where: { $0 != nil }) else { self = .exact; return }
    guard let result = formula(values) else { self = .open; return }
    let claims = zip(hedges, values.indices).compactMap { hedge, index in
      hedge.map { Claim($0, at: values[index], result) { moved in
        var other = values
        other[index] = moved
        return formula(other)
      } }
    }
    self = JointHedge(claims.filter { $0 != .none })
  }

  private init(_ claims: [Claim]) {
    let isAbove = claims.allSatisfy { $0.side == .above }
    let isBelow = claims.allSatisfy { $0.side == .below }
    if claims.isEmpty {
      self = .exact
    } else if claims.allSatisfy(\.isNear) {
      self = .hedged(isBelow ? .almost : .about)
    } else if isAbove {
      self = .hedged(claims.allSatisfy(\.isStrict) ? .moreThan : .atLeast)
    } else {
      self = isBelow ? .hedged(.upTo) : .open
    }
  }
}

// What one hedged part says: on which side of the computed result the true one lies, and whether it is near.
private struct Claim: Equatable {
  enum Side { case above, below, either }

  let side: Side?
  let isNear: Bool
  let isStrict: Bool

  static let none = Claim(side: nil, isNear: false, isStrict: false)

  init(_ hedge: Hedge, at value: Double, _ result: Double, _ formula: (Double) -> Double?) {
    let size = value == 0 ? 1 : value.magnitude
    let moves = hedge.moves.map { formula(value + $0 * size) }
    let noise = result.magnitude * 1e-13
    let rises = moves.contains { $0.map { $0 > result + noise } ?? false }
    let falls = moves.contains { $0.map { $0 < result - noise } ?? false }
    let isUnknown = moves.allSatisfy { $0 == nil }
    let side: Side? = isUnknown || rises && falls ? .either : rises ? .above : falls ? .below : nil
    let isStrict = moves.allSatisfy { $0.map { ($0 - result).magnitude > noise } ?? true }
    self = Claim(side: side, isNear: side != nil && hedge.isNear, isStrict: isStrict && hedge.isStrict)
  }

  private init(side: Side?, isNear: Bool, isStrict: Bool) {
    self.side = side
    self.isNear = isNear
    self.isStrict = isStrict
  }
}

extension Hedge {
  /// Whether the number is near, though it may not be reached: a bound says nothing of how far.
  package var isNear: Bool {
    switch self {
    case .almost, .about: true
    case .moreThan, .atLeast, .upTo: false
    }
  }

  fileprivate var isStrict: Bool {
    switch self {
    case .moreThan, .almost: true
    case .atLeast, .about, .upTo: false
    }
  }

  // Where the true number may lie, in parts of the one that is written.
  fileprivate var moves: [Double] {
    switch self {
    case .moreThan, .atLeast: [1e-6, 0.1, 1, 10, 100]
    case .upTo: [-1e-6, -0.1, -0.5, -0.9]
    case .almost: [-1e-6, -0.1]
    case .about: [-0.1, -1e-6, 1e-6, 0.1]
    }
  }
}
