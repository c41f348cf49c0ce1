// Economic complexity: regions are complex that do what few others do, industries are complex that are done
// by complex regions. The answer is the second eigenvector of a matrix, and an eigenvector always comes out,
// also where it means nothing. So the cases where it means nothing are found first, and named.

/// How complex regions and industries are.
package struct Complexity: Equatable, Sendable {
  /// Economic complexity, a z-score per region; `nil` for one that is specialised in nothing.
  package let regions: [Double?]
  /// Product complexity, a z-score per industry; `nil` for one in which no region is specialised.
  package let industries: [Double?]
  /// Of the matrix that was solved, largest first; the first is 1.
  package let eigenvalues: [Double]
}

/// Why there is no complexity.
package enum ComplexityObstacle: Error, Equatable, Sendable {
  /// Fewer than two regions or industries are left without those that are empty.
  case tooFew
  /// Regions and industries fall into so many groups without a link: the eigenvalue 1 is repeated, and the
  /// second vector only says which group.
  case disconnected(groups: Int)
  /// The second eigenvalue is 0 or repeated: all regions are alike, or two orders are equally good.
  case ambiguous
  /// Complexity and diversity are uncorrelated, so that nothing says which end of the vector is up.
  case noDirection
}

/// Complexity of regions and industries from who is specialised in what.
///
///     M̃_rr′ = Σ_i M_ri M_r′i / (k_r k_i),  ECI its second eigenvector, PCI that of the transpose
///
/// Signs are set so that complexity and diversity of regions correlate positively; both are then z-scores.
///
/// - Parameters:
///   - specialisations: A row per region, a column per industry.
///   - spread: What z-scores divide by; packages differ, and so do their numbers.
/// - Returns: Scores without unit, comparable only within this result; or why there are none.
/// - Complexity: O(n³), n the smaller of both counts.
/// - Source: Hidalgo and Hausmann (2009), *PNAS* 106; Hausmann et al. (2013), *Atlas of Economic Complexity*.
package func complexity(
  _ specialisations: [[Bool]], _ spread: Spread = .population
) -> Result<Complexity, ComplexityObstacle> {
  let network = Network(specialisations)
  guard network.rows.count > 1, network.columns.count > 1 else { return .failure(.tooFew) }
  let groups = network.groups()
  guard groups == 1 else { return .failure(.disconnected(groups: groups)) }

  // Both sides have the same eigenvalues but for zeros, and each vector is the average of the other over its
  // neighbours: the smaller side is solved, the larger one follows.
  let isTall = network.rows.count > network.columns.count
  let solved = isTall ? network.transposed() : network
  let (values, vectors) = solved.eigen()
  guard values[1] > 1e-9, values.count < 3 || values[1] - values[2] > 1e-9
  else { return .failure(.ambiguous) }
  let near = zip(vectors[1], solved.degrees).map { $0 / $1.squareRoot() }
  let far = solved.averages(near)
  let (regions, industries) = isTall ? (far, near) : (near, far)

  guard let slope = correlation(regions, network.degrees), slope.magnitude > 1e-9
  else { return .failure(.noDirection) }
  let sign: Double = slope < 0 ? -1 : 1
  return .success(Complexity(
    regions: spreadOut(zScores(regions.map { $0 * sign }, spread), network.rows, specialisations.count),
    industries: spreadOut(
      zScores(industries.map { $0 * sign }, spread), network.columns, specialisations[0].count),
    eigenvalues: values))
}

/// Who is linked to whom, without those who are linked to nobody.
private struct Network {
  let rows: [Int]  // which of the original rows are left
  let columns: [Int]
  let links: [[Int]]  // per row, the columns, counted among those left
  private let width: Int

  init(_ table: [[Bool]]) {
    let used = ubiquity(table)
    columns = used.indices.filter { used[$0] > 0 }
    rows = table.indices.filter { table[$0].contains(true) }
    let left = columns
    links = rows.map { row in left.indices.filter { table[row][left[$0]] } }
    width = columns.count
  }

  private init(rows: [Int], columns: [Int], links: [[Int]]) {
    self.rows = rows
    self.columns = columns
    self.links = links
    width = columns.count
  }

  var degrees: [Double] { links.map { Double($0.count) } }

  func transposed() -> Network {
    var back = [[Int]](repeating: [], count: width)
    for (row, columns) in links.enumerated() { for column in columns { back[column].append(row) } }
    return Network(rows: columns, columns: rows, links: back)
  }

  /// Each column's average over its rows.
  func averages(_ values: [Double]) -> [Double] {
    transposed().links.map { rows in rows.reduce(0) { $0 + values[$1] } / Double(rows.count) }
  }

  /// How many parts have no link between them.
  func groups() -> Int {
    let back = transposed().links
    var (seen, count) = (Set<Int>(), 0)
    for start in rows.indices where !seen.contains(start) {
      count += 1
      seen.insert(start)
      var open = [start]
      while let row = open.popLast() {
        for next in links[row].flatMap({ back[$0] }) where seen.insert(next).inserted { open.append(next) }
      }
    }
    return count
  }

  /// Of D^-½ M U⁻¹ Mᵀ D^-½, which is symmetric and has the eigenvalues of M̃.
  func eigen() -> (values: [Double], vectors: [[Double]]) {
    let n = rows.count
    var matrix = [[Double]](repeating: Array(repeating: 0, count: n), count: n)
    let roots = degrees.map { $0.squareRoot() }
    for rows in transposed().links {
      for a in rows { for b in rows { matrix[a][b] += 1 / (Double(rows.count) * roots[a] * roots[b]) } }
    }
    return symmetricEigen(matrix)
  }
}

private func spreadOut(_ values: [Double?], _ places: [Int], _ count: Int) -> [Double?] {
  var all = [Double?](repeating: nil, count: count)
  for (value, place) in zip(values, places) { all[place] = value }
  return all
}
