import Base

/// Which rows of the first table stay.
package enum JoinKind: String, CaseIterable, Sendable {
  /// Rows that have a partner.
  case inner
  /// All rows of the first table; cells without a partner are empty.
  case left
}

extension DataTable {
  /// Each row with those of `other` that agree in the columns `keys`, named alike in both and compared as text; rows
  /// with an empty key have no partner. In the order of this table, partners in the order of theirs.
  package func joined(
    with other: DataTable, on keys: [String], _ kind: JoinKind
  ) throws(TableFault) -> DataTable {
    let (mine, theirs) = (try columns(keys), try other.columns(keys))
    let added = other.columns.filter { !keys.contains($0.name) }
    if let twice = added.first(where: { self[$0.name] != nil }) {
      throw TableFault(
        "table/duplicate-column", "both “\(name)” and “\(other.name)” have a column “\(twice.name)”",
        help: "join on it too, or leave it out of one")
    }
    var partners: [String: [Int32]] = [:]
    for row in 0..<other.rowCount {
      if let key = joinKey(theirs, row) { partners[key, default: []].append(Int32(row)) }
    }
    var left: [Int32] = []
    var right: [Int32] = []
    for row in 0..<rowCount {
      let found = joinKey(mine, row).flatMap { partners[$0] } ?? (kind == .left ? [-1] : [])
      for partner in found {
        left.append(Int32(row))
        right.append(partner)
      }
    }
    return DataTable(
      name: name, columns: columns.map { $0.taking(left) } + added.map { $0.taking(right) },
      rowCount: left.count)
  }
}

// The unit separator occurs in no cell: checked text has no control characters.
private func joinKey(_ columns: [DataColumn], _ row: Int) -> String? {
  var key = ""
  for column in columns {
    guard let text = column.text(row) else { return nil }
    key += text + "\u{1F}"
  }
  return key
}

extension DataTable {
  /// Long to wide: one row for each combination of `rows`, one column for each text of the column `columns` in order
  /// of appearance, its cells from `values`. Two cells for one place are a fault.
  package func pivoted(rows: [String], columns: String, values: String) throws(TableFault) -> DataTable {
    let keys = try self.columns(rows)
    let (heads, cells) = (try column(columns), try column(values))
    let groups = groupCodes(keys, rows: rowCount)
    let headGroups = groupCodes([heads], rows: rowCount)
    guard headGroups.count <= 1_000 else {
      throw TableFault(
        "table/too-wide", "“\(columns)” has \(headGroups.count) different cells: too many for columns",
        help: "filter the table first, or pivot on another column")
    }
    var firsts = Array(repeating: -1 as Int32, count: groups.count)
    var headRows = Array(repeating: -1, count: headGroups.count)
    var places = Array(repeating: -1 as Int32, count: groups.count * headGroups.count)
    for row in 0..<rowCount {
      let (group, head) = (Int(groups.codes[row]), Int(headGroups.codes[row]))
      if firsts[group] < 0 { firsts[group] = Int32(row) }
      if headRows[head] < 0 { headRows[head] = row }
      let place = head * groups.count + group
      guard places[place] < 0 else {
        let key = keys.map { $0.text(row) ?? "" }.joined(separator: ", ")
        throw TableFault(
          "table/two-cells", "two cells for “\(heads.text(row) ?? "")” of “\(key)”",
          help: "filter or group the table first, or name further columns as rows")
      }
      places[place] = Int32(row)
    }
    let wide = headRows.enumerated().filter { heads.text($0.element) != nil }.map { head, row in
      let taken = Array(places[head * groups.count..<(head + 1) * groups.count])
      let column = cells.taking(taken)
      return column.with(column.storage, name: heads.text(row) ?? "", origin: column.origin)
    }
    if let clash = wide.first(where: { column in rows.contains(column.name) }) {
      throw TableFault("table/duplicate-column", "“\(clash.name)” is a row and would be a column too")
    }
    return DataTable(name: name, columns: keys.map { $0.taking(firsts) } + wide, rowCount: groups.count)
  }
}
