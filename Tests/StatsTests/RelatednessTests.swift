import TestSupport
import Testing

@testable import Stats

private let four = table(["####.", "###..", "##...", "#...#"])
private let five = table(["#.##..#", "##.#.#.", ".##.#..", "#..####", "..#..#."])

private func table(_ rows: [String]) -> [[Bool]] {
  rows.map { $0.map { $0 == "#" } }
}

private func transposed(_ table: [[Bool]]) -> [[Bool]] {
  table[0].indices.map { column in table.map { $0[column] } }
}

@Test func theThresholdIsAChoice() {
  let quotients: [[Double?]] = [[1, 1.5, nil], [0.5, 7.0 / 6, 0]]
  #expect(specialisations(quotients) == table(["##.", ".#."]))
  #expect(specialisations(quotients, .above(1)) == table([".#.", ".#."]))
  #expect(diversity(four) == [4, 3, 2, 2])
  #expect(ubiquity(four) == [4, 3, 2, 1, 1])
}

@Test func proximitiesOfAWorkedTable() {
  let φ = proximities(four, own: .zero)
  #expect(near(φ[0], [0, 0.75, 0.5, 0.25, 0.25]))
  #expect(near(φ[1], [0.75, 0, 2.0 / 3, 1.0 / 3, 0]))
  #expect(near(φ[2][3], 0.5))
  #expect(proximities(four, own: .one)[2][2] == 1)
  #expect(near(proximities(table(["#.", "#."]), own: .zero), [[0, 0], [0, 0]]))
  #expect(proximities(table(["#..", "#.."]), own: .zero)[1][2] == nil)  // nobody does either
}

// numpy: M φ / Σ φ, with the diagonal 0 and 1.
@Test func densitiesOfAWorkedTable() {
  let without: [[Double?]] = [
    [0.857142857, 1, 1, 1, 1],
    [0.714285714, 0.80952381, 0.7, 1, 1],
    [0.428571429, 0.428571429, 0.7, 0.538461538, 1],
    [0.142857143, 0.428571429, 0.3, 0.230769231, 1],
  ]
  #expect(near(relatednessDensities(four, proximities(four, own: .zero)), without, 1e-8))
  let with = relatednessDensities(four, proximities(four, own: .one))
  #expect(near(with[3], [0.454545455, 0.272727273, 0.1875, 0.12, 1], 1e-8))
  let lonely = table(["#.", ".#"])
  #expect(relatednessDensities(lonely, proximities(lonely, own: .zero)) == [[nil, nil], [nil, nil]])
}

@Test func coLocationOfAWorkedTable() {
  let quotients: [[Double?]] = [[1.5, 1, 0.5], [0.5, 7.0 / 6, 1], [1.25, 5.0 / 6, 1.25]]
  let result = coLocations(quotients)
  #expect(near(result[0][2], -0.419, 5e-4))
  #expect(near(result[0][1], -0.72057669, 1e-8))
  #expect(near(result[1][1], 1))
  #expect(coLocations([[1, 2], [1, 3]])[0][1] == nil)      // a constant column
  #expect(coLocations([[0.1, 2], [0.1, 3], [0.1, 9]])[0][1] == nil)
  #expect(coLocations([[1, 2], [nil, 3]])[0][1] == nil)    // one region is not a pattern
  #expect(coLocations([]).isEmpty)
}

@Test func complexityOfAWorkedTable() throws {
  let result = try complexity(four).get()
  #expect(near(result.eigenvalues, [1, 0.55018, 0.17721, 0.07123], 5e-6))
  #expect(near(result.regions, [0.7525, 0.5996, 0.3632, -1.7153], 5e-5))
  // The eigenvector of the transposed matrix, by numpy.
  #expect(near(result.industries, [-0.061646, 0.556615, 0.669383, 0.752074, -1.916426], 1e-6))
  let sample = try complexity(four, .sample).get()
  #expect(near(sample.regions, [0.6517, 0.5193, 0.3145, -1.4855], 5e-5))
}

// numpy.linalg.eig of both matrices.
@Test func complexityOfAWiderTable() throws {
  let result = try complexity(five).get()
  #expect(near(result.eigenvalues, [1, 0.37182481, 0.24096965, 0.20201507, 0.11296825], 1e-8))
  #expect(near(result.regions, [1.01666001, 0.37958435, -1.62575727, 0.87399732, -0.64448441], 1e-8))
  let industries = [0.95670311, -1.32369609, -0.98452696, 0.95670311, -0.91514723, 0.04159949, 1.26836456]
  #expect(near(result.industries, industries, 1e-8))
}

@Test func emptyRowsAndColumnsHaveNoComplexity() throws {
  let padded = table([".....", "####.", "###..", "##...", "#...#"]).map { $0 + [false] }
  let (plain, result) = (try complexity(four).get(), try complexity(padded).get())
  #expect(near(result.regions, [nil] + plain.regions))
  #expect(near(result.industries, plain.industries + [nil]))
}

@Test(arguments: [
  (["##..", "##..", "..##", "..##"], .disconnected(groups: 2)),  // 1 is an eigenvalue twice
  (["#..", ".#.", "..#"], .disconnected(groups: 3)),
  (["###", "###"], .ambiguous),                                  // all alike
  (["###", "..."], .tooFew),
  (["..", ".."], .tooFew),
  (["#", "#"], .tooFew),
  (["##.", ".##", "#.#"], .ambiguous),                           // a ring: 0.25 is an eigenvalue twice
  (["##..", ".##.", "..##"], .noDirection),                      // a chain has no upper end
  ([], .tooFew),
] as [([String], ComplexityObstacle)])
func complexityIsUndefined(_ rows: [String], _ obstacle: ComplexityObstacle) {
  #expect(complexity(table(rows)) == .failure(obstacle))
}

@Test func complexityDoesNotDependOnTheOrderOfRegions() throws {
  var compared = 0
  for seed in 0..<100 as Range<UInt64> {
    var random = Seeded(seed)
    let (rows, columns) = (Int.random(in: 3...9, using: &random), Int.random(in: 3...9, using: &random))
    let cells = (0..<rows).map { _ in (0..<columns).map { _ in Int.random(in: 0..<5, using: &random) < 2 } }
    guard case .success(let plain) = complexity(cells) else { continue }
    let order = cells.indices.shuffled(using: &random)
    let moved = try complexity(order.map { cells[$0] }).get()
    #expect(near(moved.regions, order.map { plain.regions[$0] }, 1e-6), "seed \(seed)")
    #expect(near(moved.industries, plain.industries, 1e-6), "seed \(seed)")
    let known = plain.regions.compactMap { $0 }
    #expect(near(mean(known), 0) && near(standardDeviation(known, .population), 1), "seed \(seed)")
    #expect(near(plain.eigenvalues[0], 1), "seed \(seed)")
    compared += 1
  }
  #expect(compared > 50)
}

@Test func eigenvectorsRebuildTheirMatrix() {
  for seed in 0..<50 as Range<UInt64> {
    var random = Seeded(seed)
    let n = Int.random(in: 1...8, using: &random)
    var matrix = [[Double]](repeating: Array(repeating: 0, count: n), count: n)
    for i in 0..<n {
      for j in i..<n {
        matrix[i][j] = Double.random(in: -5...5, using: &random)
        matrix[j][i] = matrix[i][j]
      }
    }
    let (values, vectors) = symmetricEigen(matrix)
    for i in 0..<n {
      for j in 0..<n {
        let rebuilt = (0..<n).reduce(0.0) { $0 + values[$1] * vectors[$1][i] * vectors[$1][j] }
        #expect(near(rebuilt, matrix[i][j]), "seed \(seed)")
      }
    }
    #expect(values == values.sorted(by: >), "seed \(seed)")
  }
}
