// What a block may do with a table before it shows it: join another, group rows, turn rows into columns, sort. Always
// in this order, whatever the order of the keys, so that a block says what it wants and not how to get there.

import Base
import Formats
import Model

struct TableShape: Sendable {
  var join: (table: String, keys: [String], kind: JoinKind, span: Span)?
  var group: (keys: [String], aggregates: [Aggregate], span: Span)?
  var pivot: (rows: [String], columns: String, values: String, span: Span)?
  var sort: (keys: [SortKey], span: Span)?

  /// The keys of blocks that shape their table.
  static let keys: [KnownKey] = [
    KnownKey("join", .map, "Another table's columns beside: `{with: population, on: [cluster, year], kind: left}`."),
    KnownKey("group", .map, "One row for each `by`: `{by: region, sum: [jobs], mean: [wage], count: clusters}`."),
    KnownKey("pivot", .map, "Rows to columns: `{rows: cluster, columns: year, values: jobs}`."),
    KnownKey("sort", .texts, "Columns to sort by, a minus before the name for the largest first: `[-jobs, cluster]`."),
  ]

  /// Those that a chart takes; `sort` is the chart's own.
  static let chartKeys = ["join", "group", "pivot"]

  /// The columns that it reads, so that a table made for it has them.
  var columns: [String] {
    (join?.keys ?? []) + (group.map { $0.keys + $0.aggregates.map(\.column) } ?? [])
      + (pivot.map { $0.rows + [$0.columns, $0.values] } ?? []) + (sort?.keys.map(\.column) ?? [])
  }
}

/// - Returns: `nil` where the block shapes nothing.
func tableShape(_ settings: Node) -> Checked<TableShape?> {
  var shape = TableShape()
  var faults: [Diagnostic] = []
  if let node = settings["join"] { shape.join = join(node, &faults) }
  if let node = settings["group"] { shape.group = group(node, &faults) }
  if let node = settings["pivot"] { shape.pivot = pivot(node, &faults) }
  if let node = settings["sort"] {
    let keys = node.items.compactMap(\.scalar).map { name in
      name.hasPrefix("-") ? SortKey(String(name.dropFirst()), descending: true) : SortKey(name)
    }
    shape.sort = (keys, node.span)
  }
  let isEmpty = shape.join == nil && shape.group == nil && shape.pivot == nil && shape.sort == nil
  return Checked(isEmpty ? nil : shape, faults)
}

extension TableShape {
  /// The same with names of tables as the site has them.
  func naming(_ name: (String) -> String) -> TableShape {
    var shape = self
    if let written = join?.table { shape.join?.table = name(written) }
    return shape
  }

  /// The table in this shape; a fault stops it, since what follows would be about other columns.
  ///
  /// - Parameters:
  ///   - other: The table of a name, for joins.
  ///   - filter: Applied behind the join, so that it sees the joined columns.
  func applied(
    to table: DataTable, other: (String) -> DataTable?, names: [String], filter: (DataTable) -> DataTable = { $0 }
  ) -> Checked<DataTable?> {
    var place: Span?
    do throws(TableFault) {
      var table = table
      if let join {
        place = join.span
        guard let with = other(join.table) else {
          throw TableFault(
            "table/unknown-table", "no table is named “\(join.table)”",
            help: nearest(to: join.table, among: names).asSuggestion
              ?? "the tables are \(names.joined(separator: ", "))")
        }
        // Sources are kept apart, for all rows together: both tables may have a column of them.
        let joined = with.columns.map(\.name).filter { $0 != "source" || join.keys.contains($0) }
        table = try table.joined(with: try with.selecting(joined), on: join.keys, join.kind)
      }
      table = filter(table)
      if let group {
        place = group.span
        table = try table.grouped(by: group.keys, group.aggregates)
      }
      if let pivot {
        place = pivot.span
        table = try table.pivoted(rows: pivot.rows, columns: pivot.columns, values: pivot.values)
      }
      if let sort {
        place = sort.span
        table = try table.sorted(by: sort.keys)
      }
      return Checked(table)
    } catch {
      return Checked(nil, [error.diagnostic(at: place)])
    }
  }
}

private let joinKeys: [KnownKey] = [
  KnownKey("with", .text, "The name of the other table."),
  KnownKey("on", .texts, "The columns that must agree, named alike in both."),
  KnownKey("kind", .text, "`left` (default) keeps rows without a partner, `inner` drops them."),
]

private let groupKeys: [KnownKey] = [KnownKey("by", .texts, "The columns whose cells make a group.")]
  + Aggregation.allCases.map { KnownKey($0.rawValue, .texts, "The columns to take the \($0.rawValue) of.") }

private let pivotKeys: [KnownKey] = [
  KnownKey("rows", .texts, "The columns that stay."),
  KnownKey("columns", .text, "The column whose cells become columns."),
  KnownKey("values", .text, "The column that fills them."),
]

private func join(
  _ node: Node, _ faults: inout [Diagnostic]
) -> (table: String, keys: [String], kind: JoinKind, span: Span)? {
  let reader = MapReader(node, keys: joinKeys, what: "join")
  faults += reader.faults
  guard let table = reader.text("with"), !reader.texts("on").isEmpty else {
    faults.append(.incomplete("join", at: node.span, "write {with: population, on: [cluster, year]}"))
    return nil
  }
  var kind = JoinKind.left
  if let word = node["kind"] {
    if let known = JoinKind(rawValue: word.text) { kind = known } else {
      faults.append(.notOneOf(word, what: "kind of join", JoinKind.allCases.map(\.rawValue)))
    }
  }
  return (table, reader.texts("on"), kind, node.span)
}

// `sum: [jobs]` gives a column `jobs`; a second aggregate of the same column says which it is: `jobs_mean`.
private func group(
  _ node: Node, _ faults: inout [Diagnostic]
) -> (keys: [String], aggregates: [Aggregate], span: Span)? {
  let reader = MapReader(node, keys: groupKeys, what: "group")
  faults += reader.faults
  guard !reader.texts("by").isEmpty else {
    faults.append(.incomplete("group", at: node.span, "write {by: region, sum: [jobs]}"))
    return nil
  }
  var taken: Set<String> = []
  let aggregates = Aggregation.allCases.flatMap { aggregation in
    reader.texts(aggregation.rawValue).map { column -> Aggregate in
      // How many rows a group has is of no column: the word names what is counted.
      if aggregation == .count { return Aggregate(.count, as: column) }
      let name = taken.insert(column).inserted ? column : "\(column)_\(aggregation.rawValue)"
      return Aggregate(aggregation, of: column, as: name)
    }
  }
  return (reader.texts("by"), aggregates, node.span)
}

private func pivot(
  _ node: Node, _ faults: inout [Diagnostic]
) -> (rows: [String], columns: String, values: String, span: Span)? {
  let reader = MapReader(node, keys: pivotKeys, what: "pivot")
  faults += reader.faults
  guard !reader.texts("rows").isEmpty, let columns = reader.text("columns"), let values = reader.text("values") else {
    faults.append(.incomplete("pivot", at: node.span, "write {rows: cluster, columns: year, values: jobs}"))
    return nil
  }
  return (reader.texts("rows"), columns, values, node.span)
}

extension Node {
  /// A map with only some of its entries; anything else as it is.
  func keeping(_ isKept: (_ key: String) -> Bool) -> Node {
    guard case .map(let entries) = content else { return self }
    return Node(.map(entries.filter { isKept($0.key) }), text: text, at: span)
  }
}

extension Diagnostic {
  fileprivate static func incomplete(_ what: String, at span: Span, _ help: String) -> Diagnostic {
    Diagnostic(.error, "table/incomplete", "this \(what) does not say all that it needs", at: span, help: help)
  }
}
