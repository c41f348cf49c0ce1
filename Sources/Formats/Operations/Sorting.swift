import Base

/// By which column, and in which direction.
package struct SortKey: Sendable {
  package let column: String
  package let descending: Bool

  package init(_ column: String, descending: Bool = false) {
    self.column = column
    self.descending = descending
  }
}

extension DataTable {
  /// Sorted by the keys, the first first; stable. Numbers by value (a range by its lower end), text by its code
  /// points, periods by time. Cells without a value come last in both directions: a missing figure never ranks.
  package func sorted(by keys: [SortKey]) throws(TableFault) -> DataTable {
    var orders: [(ranks: [Int], descending: Bool)] = []
    for key in keys { orders.append((try column(key.column).ranks(rowCount), key.descending)) }
    let rows = (0..<rowCount).sorted { a, b in
      for (ranks, descending) in orders where ranks[a] != ranks[b] {
        if ranks[a] < 0 || ranks[b] < 0 { return ranks[b] < 0 }
        return (ranks[a] < ranks[b]) != descending
      }
      return a < b
    }
    return taking(rows: rows)
  }
}

extension DataColumn {
  /// For each row a number that sorts as its cell does; −1 where there is none.
  fileprivate func ranks(_ rows: Int) -> [Int] {
    switch storage {
    case .text(let cells):
      dictionaryRanks(cells.codes, cells.dictionary) { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    case .period(let cells): dictionaryRanks(cells.codes, cells.dictionary) { $0 < $1 }
    case .date(let days): days.map { $0 == .min ? -1 : Int($0) - Int(Int32.min) }
    case .number(let cells): numberRanks((0..<rows).map { cells.quantity($0).extent?.low })
    }
  }
}

private func dictionaryRanks<Entry>(
  _ codes: [Int32], _ dictionary: [Entry], _ precedes: (Entry, Entry) -> Bool
) -> [Int] {
  var ranks = Array(repeating: 0, count: dictionary.count)
  let order = dictionary.indices.sorted { precedes(dictionary[$0], dictionary[$1]) }
  for (rank, entry) in order.enumerated() { ranks[entry] = rank }
  return codes.map { $0 < 0 ? -1 : ranks[Int($0)] }
}

private func numberRanks(_ values: [Double?]) -> [Int] {
  let order = values.indices.filter { values[$0] != nil }.sorted { (values[$0] ?? 0) < (values[$1] ?? 0) }
  var ranks = Array(repeating: -1, count: values.count)
  for (position, row) in order.enumerated() {
    let before = position > 0 ? order[position - 1] : row
    ranks[row] = position > 0 && values[before] == values[row] ? ranks[before] : position
  }
  return ranks
}
