// Industries are related where the same regions are specialised in both. Counted on words of 64 regions at a
// time: a thousand industries in three thousand regions are half a million pairs.

/// What an industry's proximity to itself is. It has no meaning, but it enters densities.
package enum OwnProximity: Double, Sendable {
  case zero = 0
  case one = 1
}

/// How often being specialised in one industry goes with being specialised in another.
///
///     φ_ij = Σ_r M_ri M_rj / max(k_i, k_j),  k the ubiquity
///
/// This is the smaller of the two conditional probabilities.
///
/// - Parameter specialisations: A row per region, a column per industry.
/// - Returns: A symmetric square, from 0 to 1. `nil` for two industries in which nobody is specialised.
/// - Complexity: O(industries² · regions / 64).
/// - Source: Hidalgo, Klinger, Barabási and Hausmann (2007), *Science* 317.
package func proximities(_ specialisations: [[Bool]], own: OwnProximity) -> [[Double?]] {
  let counts = ubiquity(specialisations)
  let columns = counts.indices.map { industry in packed(specialisations.map { $0[industry] }) }
  var result = counts.map { _ in [Double?](repeating: nil, count: counts.count) }
  for i in counts.indices {
    result[i][i] = own.rawValue
    for j in (i + 1)..<max(i + 1, counts.count) where max(counts[i], counts[j]) > 0 {
      let both = zip(columns[i], columns[j]).reduce(0) { $0 + ($1.0 & $1.1).nonzeroBitCount }
      let φ = Double(both) / Double(max(counts[i], counts[j]))
      result[i][j] = φ
      result[j][i] = φ
    }
  }
  return result
}

/// How near an industry is to what a region is specialised in already.
///
///     ω_ri = Σ_j M_rj φ_ij / Σ_j φ_ij
///
/// Whether the industry itself is in both sums is decided by its proximity to itself: 0 leaves it out.
///
/// - Parameters:
///   - specialisations: A row per region, a column per industry.
///   - proximities: Of the same industries; an undefined one is left out of both sums.
/// - Returns: A row per region, a column per industry, from 0 to 1. `nil` where an industry is related to
///   none.
/// - Complexity: O(regions · industries²).
package func relatednessDensities(_ specialisations: [[Bool]], _ proximities: [[Double?]]) -> [[Double?]] {
  let all = proximities.map { row in row.reduce(0) { $0 + ($1 ?? 0) } }
  return specialisations.map { row in
    precondition(row.count == proximities.count, "both tables are about the same industries")
    let present = row.indices.filter { row[$0] }
    return proximities.indices.map { industry in
      guard all[industry] > 0 else { return nil }
      let near = present.reduce(0) { $0 + (proximities[industry][$1] ?? 0) }
      return near / all[industry]
    }
  }
}

/// How far industries are found in the same regions: the correlation of every two columns.
///
/// - Parameter table: A row per region, a column per industry: quotients or jobs; `nil` where not disclosed.
/// - Returns: A symmetric square, from −1 to 1. `nil` where a column is constant or fewer than two regions
///   disclose both.
/// - Complexity: O(industries² · regions).
/// - Source: Delgado, Porter and Stern (2016), *Journal of Economic Geography* 16(1), where jobs are
///   correlated.
package func coLocations(_ table: [[Double?]]) -> [[Double?]] {
  guard let width = table.first?.count else { return [] }
  let columns = (0..<width).map { industry in table.map { $0[industry] } }
  var result = columns.map { _ in [Double?](repeating: nil, count: width) }
  for i in 0..<width {
    for j in i..<width {
      result[i][j] = correlation(columns[i], columns[j])
      result[j][i] = result[i][j]
    }
  }
  return result
}

private func packed(_ bits: [Bool]) -> [UInt64] {
  var words = [UInt64](repeating: 0, count: (bits.count + 63) / 64)
  for (place, bit) in bits.enumerated() where bit { words[place / 64] |= 1 << UInt64(place % 64) }
  return words
}
