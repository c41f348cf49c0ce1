/// Seven colours of the sheet from one end to the other. Of fewer classes, those that lie furthest apart are taken.
enum Ramp: Sendable, Equatable {
  /// From pale to deep: amounts and rates.
  case teal
  /// Three below a middle and four above it: quotients and changes.
  case ochreTeal, purpleOrange
}

extension Ramp {
  /// The places, from 1, of so many classes of one direction.
  static func oneWay(_ count: Int) -> [Int] {
    let few = [[2], [2, 5], [2, 4, 7], [2, 3, 5, 7], [1, 2, 3, 5, 7], [1, 2, 3, 4, 5, 7]]
    return few.indices.contains(count - 1) ? few[count - 1] : Array(1...7)
  }

  /// The places, from 1, of classes below a middle and of those above it; more than three or four share the outermost.
  static func twoWay(below: Int, above: Int) -> [Int] {
    let lower = [[], [2], [2, 3]]
    let upper = [[], [5], [4, 5], [4, 5, 7]]
    let outside = { (count: Int, most: Int, place: Int) in Array(repeating: place, count: max(0, count - most)) }
    return outside(below, 3, 1) + (below < 3 ? lower[below] : [1, 2, 3])
      + (above < 4 ? upper[above] : [4, 5, 6, 7]) + outside(above, 4, 7)
  }

  var classes: [StaticString] {
    switch self {
    case .teal: ["grid-q1", "grid-q2", "grid-q3", "grid-q34", "grid-q4", "grid-q45", "grid-q5"]
    case .ochreTeal: ["grid-c0", "grid-c1", "grid-c2", "grid-c3", "grid-c4", "grid-c45", "grid-c5"]
    case .purpleOrange: ["grid-v1", "grid-v2", "grid-v3", "grid-v4", "grid-v5", "grid-v6", "grid-v7"]
    }
  }

  /// The classes of words on each colour; those of the page's own ink have none.
  var inkClasses: [StaticString] {
    switch self {
    case .teal: ["", "", "n3", "n34", "n4", "n45", "n5"]
    case .ochreTeal: ["m0", "", "", "", "m4", "m45", "m5"]
    case .purpleOrange: ["v1", "v2", "", "", "v5", "v6", "v7"]
    }
  }
}
