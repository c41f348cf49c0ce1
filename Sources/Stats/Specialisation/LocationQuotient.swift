// The location quotient: how many times larger an industry's share is in a region than in the reference. The
// same ratio on exports is Balassa's revealed comparative advantage, on patents the technological advantage.
//
// The wholes decide. The U.S. Bureau of Labor Statistics takes all industries under all ownerships on both
// sides; with the private sector as the whole, five in six of its published quotients come out differently.
// Rounding is the caller's and comes last.

/// How specialised a region is in an industry, against a reference.
///
///     LQ = (e_ir / e_r) / (E_i / E)
///
/// - Parameters: Any additive magnitude, the same in all four: jobs, establishments, wages, exports, patents.
///   - part: The industry in the region.
///   - whole: Everything in the region.
///   - referencePart: The industry in the reference.
///   - referenceWhole: Everything in the reference.
/// - Returns: A ratio: 1 as in the reference, 0 where the region has none of the industry. At most
///   ``locationQuotientCeiling(whole:referenceWhole:)`` for a region inside its reference. `nil` where a
///   whole or the reference's part is 0, a part is negative, or a part exceeds its whole, which is a mistake
///   in the data.
/// - Source: Florence (1939), *Report on the Location of Industry*; Balassa (1965), *Manchester School* 33;
///   BLS, *QCEW location quotients explained*.
package func locationQuotient(
  part: Double, whole: Double, referencePart: Double, referenceWhole: Double
) -> Double? {
  guard part >= 0, whole > 0, referencePart > 0, referenceWhole > 0,
    !exceeds(part, whole), !exceeds(referencePart, referenceWhole)
  else { return nil }
  return finite((part / whole) / (referencePart / referenceWhole))
}

/// The quotients of every industry in every region, against all these regions together.
///
/// - Parameter table: A row per region, a column per industry; complete in both directions, all rows of one
///   length.
/// - Returns: The same shape. `nil` in the rows of empty regions and the columns of industries that are
///   nowhere.
/// - Complexity: O(regions · industries).
package func locationQuotients(_ table: [[Double]]) -> [[Double?]] {
  let industries = columnTotals(table)
  let all = industries.total
  return table.map { row in
    let whole = row.total
    return zip(row, industries).map { part, industry in
      locationQuotient(part: part, whole: whole, referencePart: industry, referenceWhole: all)
    }
  }
}

/// The largest quotient that a region inside its reference can have: all of an industry in one place.
///
///     E / e_r
///
/// - Returns: A ratio, 1 or more. `nil` where the region is empty.
package func locationQuotientCeiling(whole: Double, referenceWhole: Double) -> Double? {
  whole > 0 ? finite(referenceWhole / whole) : nil
}

/// The quotient of two averages, such as weekly wages: not a ratio of shares, though published beside them.
///
/// - Returns: A ratio, 1 where both are equal. `nil` where the reference is not positive.
package func quotientOfAverages(_ local: Double, reference: Double) -> Double? {
  reference > 0 ? finite(local / reference) : nil
}

/// The sum of each column of a table whose rows have one length.
func columnTotals(_ table: [[Double]]) -> [Double] {
  guard let width = table.first?.count else { return [] }
  precondition(table.allSatisfy { $0.count == width }, "the rows of a table have one length")
  return table.reduce(into: Array(repeating: 0, count: width)) { totals, row in
    for (column, value) in row.enumerated() { totals[column] += value }
  }
}

/// Sums of fractions differ in the last bits; only a visible excess is a mistake.
private func exceeds(_ part: Double, _ whole: Double) -> Bool {
  part > whole * (1 + 1e-9)
}
