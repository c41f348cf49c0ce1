// Which region is specialised in which industry, as yes or no: what relatedness and complexity are counted
// from.

/// Whether a quotient of exactly 1 counts; packages differ.
package enum SpecialisationThreshold: Equatable, Sendable {
  case atLeast(Double)
  case above(Double)
}

/// A yes or no for every quotient: who is specialised in what.
///
/// - Parameter quotients: A row per region, a column per industry; `nil` where undefined or not disclosed.
/// - Returns: The same shape. What is not known counts as no, because counts of a network need an answer; the
///   page prints how many were not known.
package func specialisations(
  _ quotients: [[Double?]], _ threshold: SpecialisationThreshold = .atLeast(1)
) -> [[Bool]] {
  quotients.map { row in
    row.map { quotient in
      guard let quotient else { return false }
      return switch threshold {
      case .atLeast(let least): quotient >= least
      case .above(let limit): quotient > limit
      }
    }
  }
}

/// In how many industries each region is specialised.
package func diversity(_ specialisations: [[Bool]]) -> [Int] {
  specialisations.map { row in row.count { $0 } }
}

/// How many regions are specialised in each industry.
package func ubiquity(_ specialisations: [[Bool]]) -> [Int] {
  guard let width = specialisations.first?.count else { return [] }
  precondition(specialisations.allSatisfy { $0.count == width }, "the rows of a table have one length")
  return (0..<width).map { industry in specialisations.count { $0[industry] } }
}
