// Parts are printed as whole jobs, or with a few decimals, and a reader adds them up: across, to the change of each
// industry, and down, to the line of totals. Rounding each number by itself breaks both sums. Here every number is
// rounded down or up, each industry's three parts sum to its change, and the totals are as near to their own rounding
// as that allows.

/// Shift-share in whole units that add up in both directions.
package struct RoundedShiftShare: Equatable, Sendable {
  /// The parts of one industry, or of all together; they sum to its change.
  package struct Parts: Equatable, Sendable {
    package let national: Int
    package let mix: Int
    package let competitive: Int

    package var change: Int { national + mix + competitive }
  }

  /// In the order of the industries; `nil` where one was left out.
  package let industries: [Parts?]
  package let total: Parts
}

extension ShiftShare {
  /// The parts as whole numbers whose sums are right.
  ///
  /// Each industry is rounded by largest remainders; then single units move between columns, where that costs
  /// least, until the totals are the rounded totals.
  ///
  /// - Returns: `nil` where the changes are not whole numbers, as jobs are, or too large to be counted.
  /// - Complexity: O(n²) for n industries; the units that move are few.
  /// - Source: Controlled rounding: Cox (1987), *Journal of the American Statistical Association* 82.
  package func rounded() -> RoundedShiftShare? {
    let used = industries.compactMap { $0 }.map { [$0.national, $0.mix, $0.competitive] }
    var rows: [RoundedRow] = []
    for parts in used {
      guard let row = RoundedRow(parts) else { return nil }
      rows.append(row)
    }
    let change = rows.reduce(0) { $0 + $1.whole.reduce(0, +) }
    guard let wanted = largestRemainders([total.national, total.mix, total.competitive], total: change)
    else { return nil }
    balance(&rows, towards: wanted)
    var next = rows.makeIterator()
    let rounded = industries.map { $0 == nil ? nil : next.next().map { parts($0.whole) } }
    return RoundedShiftShare(industries: rounded, total: parts(columnSums(rows)))
  }
}

extension ShiftShare.Parts {
  /// The parts as printed with so many decimals: they sum to the change as it is printed.
  ///
  /// - Returns: Multiples of the last decimal, each part rounded down or up. `nil` where they are too large to be
  ///   counted.
  package func rounded(decimals: Int) -> ShiftShare.Parts? {
    precondition((0...10).contains(decimals), "a number of decimals")
    let unit = (0..<decimals).reduce(1.0) { unit, _ in unit * 10 }
    let units = change * unit
    guard units.magnitude < 1e14 else { return nil }
    // What subtracting large parts leaves must not turn 0.5 into 0.49999.
    let near = (units * 2).rounded() / 2
    let total = ((units - near).magnitude < 1e-6 ? near : units).rounded(.toNearestOrAwayFromZero)
    return largestRemainders([national, mix, competitive].map { $0 * unit }, total: Int(total)).map { parts in
      ShiftShare.Parts(
        national: Double(parts[0]) / unit, mix: Double(parts[1]) / unit, competitive: Double(parts[2]) / unit)
    }
  }
}

/// Three numbers, each rounded down or up, with the sum kept.
private struct RoundedRow {
  let exact: [Double]
  var whole: [Int]

  init?(_ exact: [Double]) {
    let change = exact.total
    let noise = 16 * (exact.map(\.magnitude).max() ?? 0).ulp  // what subtracting large parts leaves
    guard change.magnitude < 1e14, (change - change.rounded()).magnitude < max(1e-6, noise),
      let whole = largestRemainders(exact, total: Int(change.rounded()))
    else { return nil }
    self.exact = exact
    self.whole = whole
  }

  /// By how much the squared error grows, halved, if a unit moves; `nil` where a number would then be off by
  /// one.
  func cost(from a: Int, to b: Int) -> Double? {
    let (over, under) = (Double(whole[a]) - exact[a], exact[b] - Double(whole[b]))
    return over > 1e-9 && under > 1e-9 ? 1 - over - under : nil
  }
}

/// Moves units from columns that have too many to columns that have too few, straight or through the third
/// one, always the cheapest move. Stops early where no move is left; the sums then still are sums of what is
/// printed.
private func balance(_ rows: inout [RoundedRow], towards wanted: [Int]) {
  while true {
    let surplus = zip(columnSums(rows), wanted).map { $0 - $1 }
    guard let a = surplus.firstIndex(where: { $0 > 0 }), let b = surplus.firstIndex(where: { $0 < 0 })
    else { return }
    let c = 3 - a - b
    let straight = cheapest(rows, from: a, to: b)
    let (out, back) = (cheapest(rows, from: a, to: c), cheapest(rows, from: c, to: b))
    if let straight, straight.cost <= (out?.cost ?? .infinity) + (back?.cost ?? .infinity) {
      rows[straight.row].move(from: a, to: b)
    } else if let out, let back {
      rows[out.row].move(from: a, to: c)
      rows[back.row].move(from: c, to: b)
    } else {
      return
    }
  }
}

extension RoundedRow {
  fileprivate mutating func move(from a: Int, to b: Int) {
    whole[a] -= 1
    whole[b] += 1
  }
}

private func cheapest(_ rows: [RoundedRow], from a: Int, to b: Int) -> (row: Int, cost: Double)? {
  rows.indices
    .compactMap { row in rows[row].cost(from: a, to: b).map { (row: row, cost: $0) } }
    .min { $0.cost < $1.cost }
}

private func columnSums(_ rows: [RoundedRow]) -> [Int] {
  (0..<3).map { column in rows.reduce(0) { $0 + $1.whole[column] } }
}

private func parts(_ whole: [Int]) -> RoundedShiftShare.Parts {
  RoundedShiftShare.Parts(national: whole[0], mix: whole[1], competitive: whole[2])
}
