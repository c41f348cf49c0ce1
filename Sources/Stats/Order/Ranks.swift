// Places in an order. Equal values share a place, absent values have none, and a rank says among how many it
// is.
//
// What reads equal must tie, so that callers round values as they will be printed before they rank them.

/// Which end of the values is first.
package enum RankOrder: String, Sendable {
  case highestFirst = "highest-first"
  case lowestFirst = "lowest-first"
}

/// What follows after a shared place: on 90, 85, 85, 70 the last is fourth or third.
package enum TieRule: String, Sendable {
  case competition  // as many places are skipped as were shared: 1 2 2 4
  case dense        // none is skipped: 1 2 2 3
}

/// A place, printed "=2" where it is shared.
package struct Rank: Equatable, Sendable {
  package let position: Int
  package let isTied: Bool

  package init(_ position: Int, isTied: Bool = false) {
    self.position = position
    self.isTied = isTied
  }
}

/// The places of all values, and among how many they are.
package struct Ranking: Equatable, Sendable {
  /// One per value, `nil` where the value was absent.
  package let ranks: [Rank?]
  /// How many values have a place.
  package let population: Int
}

/// The place of each value.
///
/// - Parameter values: Rounded as they will be printed; `nil` for an absent one.
/// - Complexity: O(n log n).
package func ranking(
  of values: [Double?], _ order: RankOrder = .highestFirst, ties: TieRule = .competition
) -> Ranking {
  var ranks = [Rank?](repeating: nil, count: values.count)
  var (before, groups) = (0, 0)
  for tied in tiedGroups(values, order) {
    let position = (ties == .competition ? before : groups) + 1
    for index in tied { ranks[index] = Rank(position, isTied: tied.count > 1) }
    before += tied.count
    groups += 1
  }
  return Ranking(ranks: ranks, population: before)
}

/// The place of each value, where those who share one get the mean of the places they would fill: 1, 2.5,
/// 2.5, 4.
///
/// These sum to the same whatever the ties, which is what composites and rank correlations need; readers do
/// not.
///
/// - Returns: One per value, `nil` where the value was absent.
/// - Complexity: O(n log n).
package func averageRanks(of values: [Double?], _ order: RankOrder = .highestFirst) -> [Double?] {
  var ranks = [Double?](repeating: nil, count: values.count)
  var before = 0
  for tied in tiedGroups(values, order) {
    for index in tied { ranks[index] = Double(before) + Double(tied.count + 1) / 2 }
    before += tied.count
  }
  return ranks
}

/// How many places each climbed between two times, among those who have a value at both: a place lost to a
/// newcomer is not a place lost.
///
/// - Returns: One per value, positive for a climb. `nil` where either value is absent.
package func rankChanges(
  from old: [Double?], to new: [Double?], _ order: RankOrder = .highestFirst
) -> [Int?] {
  precondition(old.count == new.count, "both lists are about the same entities")
  let before = ranking(of: zip(old, new).map { $1 == nil ? nil : $0 }, order).ranks
  let after = ranking(of: zip(old, new).map { $0 == nil ? nil : $1 }, order).ranks
  return zip(before, after).map { before, after in
    before.flatMap { before in after.map { before.position - $0.position } }
  }
}

/// The indices of values, first place first, those of equal values together; within them the order given.
private func tiedGroups(_ values: [Double?], _ order: RankOrder) -> [[Int]] {
  let known = values.enumerated().compactMap { index, value in value.map { (index: index, value: $0) } }
  let sorted = known.sorted { a, b in
    if a.value == b.value { return a.index < b.index }
    return order == .highestFirst ? a.value > b.value : a.value < b.value
  }
  var groups: [[Int]] = []
  for (place, item) in sorted.enumerated() {
    if place > 0, sorted[place - 1].value == item.value {
      groups[groups.count - 1].append(item.index)
    } else {
      groups.append([item.index])
    }
  }
  return groups
}
