// Rows as series: one for each value of the series field, or one for each of several value fields. Order is that of
// first appearance, which the caller chose.

import Base

/// One point of a series, with the row that it came from.
struct Point: Sendable {
  let x: Double
  let quantity: Quantity
  let row: Int
}

struct Series: Sendable {
  let key: String
  let label: String
  let href: String?
  let isSubject: Bool
  /// The field that its values are from.
  let field: Field
  /// Ascending by x.
  var points: [Point]

  /// The last point with a value.
  var last: Point? { points.last { $0.quantity.value != nil } }
}

/// Groups of rows by the key of a field, in order of first appearance.
func groups(_ rows: [Int], by field: Field) -> [(key: String, rows: [Int])] {
  var order: [(key: String, rows: [Int])] = []
  var places: [String: Int] = [:]
  // Rows mostly come in runs or in rounds: the last group or the one after it, before a key is hashed.
  var last = 0
  for row in rows {
    let key = field.key(row)
    if last < order.count, order[last].key == key {
      order[last].rows.append(row)
      continue
    }
    let next = last + 1 < order.count ? last + 1 : 0
    if next < order.count, order[next].key == key {
      order[next].rows.append(row)
      last = next
    } else if let place = places[key] {
      order[place].rows.append(row)
      last = place
    } else {
      places[key] = order.count
      last = order.count
      order.append((key, [row]))
    }
  }
  return order
}

/// - Parameter position: Where a row stands along x; rows without a place are left out.
func series(_ plan: Plan, of rows: [Int]? = nil, value: ChannelName = .y, position: (Int) -> Double?) -> [Series] {
  let rows = rows ?? plan.rows
  let values = plan.all(value)
  guard let first = values.first else { return [] }
  func points(_ rows: [Int], _ field: Field) -> [Point] {
    let points = rows.compactMap { row in position(row).map { Point(x: $0, quantity: field.quantity(row), row: row) } }
    return zip(points, points.dropFirst()).allSatisfy { $0.x <= $1.x }
      ? points : points.enumerated().sorted { ($0.element.x, $0.offset) < ($1.element.x, $1.offset) }.map(\.element)
  }
  if let by = plan[.series] {
    return groups(rows, by: by).map { group in
      let row = group.rows[0]
      return Series(
        key: group.key, label: by.text(row), href: plan.href(row, by), isSubject: plan.isSubject(row, by), field: first,
        points: points(group.rows, first))
    }
  }
  return values.map { field in
    Series(
      key: field.column.name, label: field.label, href: nil, isSubject: plan.highlight.contains(field.column.name),
      field: field,
      points: points(rows, field))
  }
}

/// Where rows stand along x: periods in years, numbers as they are, names one apart in order of appearance.
struct Positions: Sendable {
  private let field: Field
  private var places: [String: Int] = [:]
  private(set) var names: [(label: String, row: Int)] = []

  init(_ field: Field, rows: some Sequence<Int>) {
    self.field = field
    guard field.isText else { return }
    for row in rows where places[field.key(row)] == nil {
      places[field.key(row)] = names.count
      names.append((field.text(row), row))
    }
  }

  func callAsFunction(_ row: Int) -> Double? {
    switch field.column.cells {
    case .numbers(let cells): cells[row].value
    case .periods(let cells): cells[row]?.axisPosition
    case .texts(let cells): places[cells[row].key].map(Double.init)
    }
  }
}
