// Jobs that hang on other jobs: input–output multipliers. "Supports 300 000 jobs" is such a product and not a
// count, and stands under another indicator than the direct jobs.

/// What all industries must make for one unit of final demand for each: Leontief's inverse.
///
///     L = (I − A)⁻¹
///
/// - Parameter inputs: A, square: what column j buys from row i for one unit of its own output; non-negative.
/// - Returns: The same shape. `nil` where the economy uses up more than it makes (the inverse does not exist,
///   or has a negative entry).
/// - Complexity: O(n³).
/// - Source: Leontief (1936); Miller and Blair (2009), *Input–Output Analysis*.
package func leontiefInverse(_ inputs: [[Double]]) -> [[Double]]? {
  let n = inputs.count
  precondition(inputs.allSatisfy { $0.count == n }, "as many inputs as industries")
  let difference = (0..<n).map { i in (0..<n).map { j in (i == j ? 1 : 0) - inputs[i][j] } }
  guard let inverse = inverse(difference), inverse.allSatisfy({ $0.allSatisfy { $0 > -1e-9 && $0.isFinite } })
  else { return nil }
  return inverse
}

/// The output of all industries for one unit of final demand for each.
///
/// - Returns: One per industry, 1 or more; the sums of the columns of the inverse. `nil` as for the inverse.
package func outputMultipliers(_ inputs: [[Double]]) -> [Double]? {
  leontiefInverse(inputs).map(columnTotals)
}

/// Direct and indirect jobs for each direct job: type I.
///
///     (ε L)_j / ε_j
///
/// - Parameters:
///   - inputs: As for ``leontiefInverse(_:)``.
///   - jobs: ε, jobs per unit of output, one per industry.
/// - Returns: One per industry, 1 or more; `nil` for one without jobs of its own. `nil` as for the inverse.
package func jobMultipliers(_ inputs: [[Double]], jobs: [Double]) -> [Double?]? {
  precondition(jobs.count == inputs.count, "one per industry")
  return leontiefInverse(inputs).map { inverse in
    jobs.indices.map { j in
      jobs[j] > 0 ? finite(jobs.indices.reduce(0) { $0 + jobs[$1] * inverse[$1][j] } / jobs[j]) : nil
    }
  }
}

/// Direct, indirect and induced jobs for each direct job: type II, where households spend what they earn.
///
/// - Parameters:
///   - wages: What each industry pays households for one unit of its output.
///   - spending: What households buy from each industry for one unit of their income.
/// - Returns: As type I, and never below it. `nil` also where households and industries together use up more
///   than they make.
package func jobMultipliers(
  _ inputs: [[Double]], jobs: [Double], wages: [Double], spending: [Double]
) -> [Double?]? {
  precondition(wages.count == inputs.count && spending.count == inputs.count, "one per industry")
  let closed = zip(inputs, spending).map { $0 + [$1] } + [wages + [0]]
  return jobMultipliers(closed, jobs: jobs + [0]).map { Array($0.dropLast()) }
}

/// All jobs of a region for each job that sells beyond it: the economic base multiplier.
///
/// - Parameter basic: For instance the sum of ``excessJobs(_:quotient:)`` over industries.
/// - Returns: `nil` where there are no basic jobs.
package func baseMultiplier(jobs: Double, basic: Double) -> Double? {
  basic > 0 ? finite(jobs / basic) : nil
}

/// By elimination with the largest pivot; `nil` where the matrix is singular.
private func inverse(_ matrix: [[Double]]) -> [[Double]]? {
  let n = matrix.count
  var rows = matrix.enumerated().map { i, row in row + (0..<n).map { $0 == i ? 1.0 : 0.0 } }
  for column in 0..<n {
    guard let pivot = (column..<n).max(by: { rows[$0][column].magnitude < rows[$1][column].magnitude }),
      rows[pivot][column].magnitude > 1e-12
    else { return nil }
    rows.swapAt(column, pivot)
    let scale = rows[column][column]
    rows[column] = rows[column].map { $0 / scale }
    let reduced = rows[column]
    for row in 0..<n where row != column && rows[row][column] != 0 {
      let factor = rows[row][column]
      rows[row] = zip(rows[row], reduced).map { $0 - factor * $1 }
    }
  }
  return rows.map { Array($0[n...]) }
}
