// "Strong cluster", "three stars": every observatory designates by a rule of its own. The rule is data here,
// a list of criteria with thresholds and a list of minimum sizes, so that a site writes its rule down and the
// page can print the numbers that were used.
//
// Two well-known ones. U.S. Cluster Mapping: one criterion, the quotient in the top quarter of regions of a
// type, with minimums of jobs, establishments and share. European Cluster Observatory: up to three stars, for
// size in the top tenth, a quotient of at least 2, and focus in the top tenth, from 1 000 employees.
//
// One call is one population: one cluster over regions of one type. What is not disclosed is neither met nor
// missed; the number of stars is then a range.

/// A rule that designates some of a population.
package struct Designation: Equatable, Sendable {
  /// What earns a star. Measures are named by their column in the call.
  package struct Criterion: Equatable, Sendable {
    package let measure: Int
    package let threshold: Threshold

    package init(measure: Int, _ threshold: Threshold) {
      self.measure = measure
      self.threshold = threshold
    }
  }

  /// What a measure must reach to count.
  package enum Threshold: Equatable, Sendable {
    /// This value or more.
    case atLeast(Double)
    /// More than this value.
    case above(Double)
    /// Among the highest, from 0 to 1: 0.25 for the top quarter. Who equals the quantile is in.
    case top(Double, QuantileMethod)
  }

  /// What is needed to count at all, whatever the stars.
  package struct Minimum: Equatable, Sendable {
    package let measure: Int
    package let value: Double

    package init(measure: Int, _ value: Double) {
      self.measure = measure
      self.value = value
    }
  }

  /// Who the top is a part of.
  package enum Population: String, Sendable {
    case everyone                        // all who disclose the measure
    case largeEnough = "large-enough"    // of these, only who meets the minimums
  }

  package let criteria: [Criterion]
  package let minimums: [Minimum]
  package let population: Population

  package init(criteria: [Criterion], minimums: [Minimum] = [], population: Population = .everyone) {
    self.criteria = criteria
    self.minimums = minimums
    self.population = population
  }
}

/// What a rule gave one member of the population.
package struct Award: Equatable, Sendable {
  /// Criterion by criterion, before minimums; `nil` where the measure, or the whole population's, is not
  /// known.
  package let met: [Bool?]
  /// Whether all minimums are met; `nil` where that hangs on a measure that is not known.
  package let isLargeEnough: Bool?
  /// The fewest and the most stars that what is known allows.
  package let stars: ClosedRange<Int>

  /// The number of stars, `nil` where it is not settled.
  package var settledStars: Int? { stars.count == 1 ? stars.lowerBound : nil }

  /// Whether there are so many stars or more; `nil` where that is not settled.
  package func has(atLeast needed: Int) -> Bool? {
    if stars.lowerBound >= needed { return true }
    return stars.upperBound < needed ? false : nil
  }
}

/// What a rule gave a population, with the numbers that were used.
package struct DesignationResult: Equatable, Sendable {
  /// One per member.
  package let awards: [Award]
  /// One per criterion: the value that had to be reached. `nil` where nobody discloses the measure.
  package let cutoffs: [Double?]
  /// One per criterion: among how many the top was sought.
  package let populations: [Int]
}

/// The stars of every member of a population.
///
/// - Parameters:
///   - rule: The criteria and minimums.
///   - measures: A column per measure, each with one value per member; `nil` where it is not disclosed.
/// - Complexity: O(criteria · n log n).
/// - Source: Delgado, Porter and Stern (2014), *Research Policy* 43(10), for strong clusters; European
///   Cluster Observatory, *Evaluation of regional cluster strength*, for stars.
package func designations(by rule: Designation, _ measures: [[Double?]]) -> DesignationResult {
  let count = measures.first?.count ?? 0
  precondition(measures.allSatisfy { $0.count == count }, "one value per member in every measure")
  let isLargeEnough = (0..<count).map { member in
    conjunction(rule.minimums.map { minimum in
      measures[minimum.measure][member].map { $0 >= minimum.value }
    })
  }
  let samples = rule.criteria.map { criterion in
    zip(measures[criterion.measure], isLargeEnough)
      .compactMap { value, large in rule.population == .everyone || large == true ? value : nil }
  }
  let cutoffs = zip(rule.criteria, samples).map { cutoff($0.threshold, among: $1) }
  let awards = (0..<count).map { member in
    let met = zip(rule.criteria, cutoffs).map { criterion, cutoff in
      meets(measures[criterion.measure][member], cutoff, criterion.threshold)
    }
    return Award(met: met, isLargeEnough: isLargeEnough[member], stars: stars(met, isLargeEnough[member]))
  }
  return DesignationResult(awards: awards, cutoffs: cutoffs, populations: samples.map(\.count))
}

private func cutoff(_ threshold: Designation.Threshold, among sample: [Double]) -> Double? {
  switch threshold {
  case .atLeast(let value), .above(let value): value
  case .top(let part, let method): quantile(sample, at: 1 - part, method)
  }
}

private func meets(_ value: Double?, _ cutoff: Double?, _ threshold: Designation.Threshold) -> Bool? {
  guard let value, let cutoff else { return nil }
  if case .above = threshold { return value > cutoff }
  return value >= cutoff
}

private func stars(_ met: [Bool?], _ isLargeEnough: Bool?) -> ClosedRange<Int> {
  if isLargeEnough == false { return 0...0 }
  let most = met.count { $0 != false }
  return (isLargeEnough == nil ? 0 : met.count { $0 == true })...most
}

/// Whether all hold: one that does not settles it, else one that is unknown leaves it open.
private func conjunction(_ conditions: [Bool?]) -> Bool? {
  if conditions.contains(false) { return false }
  return conditions.contains(nil) ? nil : true
}
