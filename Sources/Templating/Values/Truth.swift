// Truth, equality and order. Figures that have no number take part in none of them: they are not true, equal to
// nothing but themselves, neither less nor greater, so that no comparison says anything about what is withheld.

import Base

extension Value {
  /// Whether `if` takes it: as in Python, empty things and zero are false. A figure is true when it has a number, zero
  /// included; an object always.
  package var isTrue: Bool {
    switch self {
    case .undefined, .none: false
    case .bool(let value): value
    case .int(let value): value != 0
    case .double(let value): value != 0
    case .string(let text): !text.utf8.isEmpty
    case .safe(let bytes), .safeXML(let bytes): !bytes.isEmpty
    case .list(let items): !items.isEmpty
    case .record(let record): !record.isEmpty
    case .observation(let observation): observation.quantity.absence == nil
    case .date, .moment, .period, .handle, .series, .macro, .namespace: true
    }
  }

  /// The number that it is, for arithmetic: booleans count as in Python.
  var number: Double? {
    switch self {
    case .int(let value): Double(value)
    case .double(let value): value
    case .bool(let value): value ? 1 : 0
    case .observation(let observation): observation.quantity.value
    case .undefined, .none, .string, .safe, .safeXML, .date, .moment, .period, .list, .record, .handle, .series, .macro,
      .namespace:
      nil
    }
  }

  /// The whole number that it is; booleans count.
  var whole: Int? {
    switch self {
    case .int(let value): value
    case .bool(let value): value ? 1 : 0
    case .undefined, .none, .double, .string, .safe, .safeXML, .date, .moment, .period, .list, .record, .handle,
      .series,
      .observation, .macro, .namespace:
      nil
    }
  }

  var stringText: String? {
    switch self {
    case .string(let text): text
    case .safe(let bytes), .safeXML(let bytes): String(decoding: bytes, as: UTF8.self)
    case .undefined, .none, .bool, .int, .double, .date, .moment, .period, .list, .record, .handle, .series,
      .observation,
      .macro, .namespace:
      nil
    }
  }

  var isSafe: Bool {
    switch self {
    case .safe, .safeXML: true
    case .undefined, .none, .bool, .int, .double, .string, .date, .moment, .period, .list, .record, .handle, .series,
      .observation, .macro, .namespace:
      false
    }
  }
}

func areEqual(_ a: Value, _ b: Value) -> Bool {
  switch (a, b) {
  case (.string(let x), .string(let y)): return x == y
  case (.int(let x), .int(let y)): return x == y
  case (.none, .none): return true
  case (.list(let x), .list(let y)): return x.count == y.count && zip(x, y).allSatisfy(areEqual)
  case (.record(let x), .record(let y)):
    return x.count == y.count
      && x.entries.allSatisfy { entry in y[entry.name].map { areEqual(entry.value, $0) } ?? false }
  case (.date(let x), .date(let y)): return x == y
  case (.moment(let x), .moment(let y)): return x == y
  case (.period(let x), .period(let y)): return x == y
  case (.handle(let x), .handle(let y)): return x == y
  case (.series(let x), .series(let y)): return x == y
  case (.observation(let x), .observation(let y)):
    guard let (x, y) = inOneUnit(x.quantity, y.quantity), let first = x.value, let second = y.value else {
      return false
    }
    return first == second
  case (.period(let x), _): return b.asPeriod == x
  case (_, .period(let y)): return a.asPeriod == y
  case (.date(let x), _): return b.stringText.map { $0 == x.iso } ?? false
  case (_, .date(let y)): return a.stringText.map { $0 == y.iso } ?? false
  default:
    if let x = a.whole, let y = b.whole { return x == y }
    if let x = a.number, let y = b.number { return x == y }
    if let x = a.stringText, let y = b.stringText { return x == y }
    return false
  }
}

/// Whether `a` comes before `b`; `nil` where one of them is a figure without a number.
func isLess(_ a: Value, _ b: Value) throws(Refusal) -> Bool? {
  if case .observation(let x) = a, case .observation(let y) = b {
    guard let (first, second) = inOneUnit(x.quantity, y.quantity) else { throw noCommonUnit(x.quantity, y.quantity) }
    guard let low = first.value, let high = second.value else { return nil }
    return low < high
  }
  if let x = a.whole, let y = b.whole { return x < y }
  if let x = a.number, let y = b.number { return x < y }
  if let x = a.stringText, let y = b.stringText { return isBefore(x, y) }
  switch (a, b) {
  case (.observation, _) where b.number != nil: return nil
  case (_, .observation) where a.number != nil: return nil
  case (.date(let x), .date(let y)): return x < y
  case (.moment(let x), .moment(let y)): return x < y
  case (.period(let x), _): if let y = b.asPeriod { return x < y }
  case (_, .period(let y)): if let x = a.asPeriod { return x < y }
  case (.list(let x), .list(let y)):
    for (i, j) in zip(x, y) where !areEqual(i, j) { return try isLess(i, j) }
    return x.count < y.count
  default: break
  }
  throw Refusal("\(a.kindName) and \(b.kindName) have no order")
}

extension Value {
  /// What a period may be compared with: another, its notation, or a year as a number.
  fileprivate var asPeriod: Period? {
    switch self {
    case .period(let period): period
    case .int(let year): .year(year)
    default: stringText.flatMap { Period($0) }
    }
  }
}

// By code points, as Python: Swift's own order is by canonical form.
func isBefore(_ a: String, _ b: String) -> Bool { a.utf8.lexicographicallyPrecedes(b.utf8) }
