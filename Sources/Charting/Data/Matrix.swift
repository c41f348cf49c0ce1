// Rows as a matrix: one name down, another across, one number in each cell.

import Base

struct Matrix: Sendable {
  struct Name: Sendable {
    let key: String
    let label: String
    let row: Int
  }

  let down: [Name]
  let across: [Name]
  /// The row of each cell, `nil` where the table has none; `cells[down][across]`.
  let cells: [[Int?]]
  /// The fields of the columns, where columns are fields; one for all otherwise.
  let fields: [Field]
  /// A row whose pair of names occurred before.
  let repeated: Int?

  func quantity(_ i: Int, _ j: Int) -> Quantity {
    guard let row = cells[i][j] else { return Quantity(.absent(.missing)) }
    return fields[fields.count > 1 ? j : 0].quantity(row)
  }

  func field(_ j: Int) -> Field { fields[fields.count > 1 ? j : 0] }
}

/// - Parameters:
///   - across: `nil` where several value fields stand side by side.
///   - others: The rows whose names stand across, where these are not those of `rows` alone.
func matrix(
  _ plan: Plan, _ rows: [Int], down: Field, across: Field?, values: [Field], among others: [Int]? = nil
) -> Matrix {
  let lines = groups(rows, by: down)
  var names = lines.map { Matrix.Name(key: $0.key, label: down.text($0.rows[0]), row: $0.rows[0]) }
  var order = Array(lines.indices)
  if let periods = down.periods {
    order.sort { (periods[names[$0].row]?.axisPosition ?? 0, $0) < (periods[names[$1].row]?.axisPosition ?? 0, $1) }
  }
  names = order.map { names[$0] }
  guard let across, values.count == 1 else {
    let columns = values.map { Matrix.Name(key: $0.column.name, label: $0.label, row: 0) }
    return Matrix(
      down: names, across: columns, cells: order.map { i in values.map { _ in lines[i].rows[0] } }, fields: values,
      repeated: nil)
  }
  var columns = groups(others ?? rows, by: across).map {
    Matrix.Name(key: $0.key, label: across.text($0.rows[0]), row: $0.rows[0])
  }
  if let periods = across.periods {
    columns.sort { (periods[$0.row]?.axisPosition ?? 0) < (periods[$1.row]?.axisPosition ?? 0) }
  }
  var places: [String: Int] = [:]
  for (j, column) in columns.enumerated() { places[column.key] = j }
  var repeated: Int?
  let cells = order.map { i -> [Int?] in
    var line = [Int?](repeating: nil, count: columns.count)
    var expected = 0
    for row in lines[i].rows {
      let key = across.key(row)
      guard let j = expected < columns.count && columns[expected].key == key ? expected : places[key] else { continue }
      expected = j + 1
      if line[j] != nil { repeated = repeated ?? row } else { line[j] = row }
    }
    return line
  }
  return Matrix(down: names, across: columns, cells: cells, fields: values, repeated: repeated)
}

extension Matrix {
  /// The lines as `sort:`, or `order:` of their names, asks for; otherwise moments in time and names by a measure, the
  /// largest first.
  func order(_ plan: Plan, _ name: Field, by measure: (Int) -> Double) -> [Int] {
    nameOrder(
      Array(down.indices), name, plan, label: { down[$0].label }, rows: { cells[$0].compactMap(\.self) }, by: measure)
  }
}

/// - Parameters:
///   - rows: Those of a name, of which the first with a number counts where a field is sorted by.
///   - measure: What `value` means.
func nameOrder(
  _ names: [Int], _ name: Field, _ plan: Plan, label: (Int) -> String, rows: (Int) -> [Int], by measure: (Int) -> Double
) -> [Int] {
  let sort = plan.spec.sort?.value ?? name.channel.order?.value ?? (name.isPeriod ? "data" : "value")
  let isTurned = sort.hasPrefix("-")
  func sorted(ascending: Bool, _ key: (Int) -> Double) -> [Int] {
    let keys = names.map(key)
    return names.indices.sorted { a, b in
      keys[a] == keys[b] ? a < b : ascending ? keys[a] < keys[b] : keys[a] > keys[b]
    }.map { names[$0] }
  }
  switch isTurned ? String(sort.dropFirst()) : sort {
  case "data": return isTurned ? names.reversed() : names
  case "value": return sorted(ascending: isTurned, measure)
  case "label", "name", name.column.name:
    return names.sorted { isTurned ? (label($0), $0) > (label($1), $1) : (label($0), $0) < (label($1), $1) }
  case let field:
    guard case .numbers(let cells)? = plan.table[field]?.cells else { return names }
    return sorted(ascending: !isTurned) { i in
      rows(i).lazy.compactMap { cells[$0].middle }.first ?? (isTurned ? -.infinity : .infinity)
    }
  }
}

extension Diagnostic {
  /// Two rows for one place of a picture: one of them would be hidden.
  static func repeated(_ row: Int, _ plan: Plan) -> Diagnostic {
    Diagnostic(
      .error, "chart/repeated-cell", "two rows of “\(plan.table.name)” stand at the same place",
      at: plan.span(row) ?? plan.spec.span,
      help: "add a where: or a period: that leaves one")
  }
}
