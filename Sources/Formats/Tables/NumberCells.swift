import Base

/// Figures: a Double each, and beside it what makes a cell more than a number. A plain number costs eight bytes.
package struct NumberCells: Equatable, Sendable {
  /// NaN where the cell has no single value.
  package internal(set) var values: [Double]
  /// Absence, flags, hedge and kind of each cell, packed; empty where every cell is a plain number or empty.
  var marks: [UInt16] = []
  /// Ranges and bounds, by row, ascending.
  var extents: [Extent] = []

  struct Extent: Equatable, Sendable {
    let row: Int32
    let bounds: Bounds
  }

  init(values: [Double]) { self.values = values }

  init(_ quantities: some Sequence<Quantity>) {
    values = []
    for quantity in quantities { append(quantity) }
  }

  package var count: Int { values.count }

  /// Whether every cell is a plain number or empty, so that `values` alone says everything.
  package var isPlain: Bool { marks.isEmpty }

  func isMissing(_ row: Int) -> Bool {
    values[row].isNaN && (marks.isEmpty || CellMarks(marks[row]).isPlain)
  }

  /// The number of a cell that is nothing more; `nil` for every other.
  package func plain(_ row: Int) -> Double? {
    guard marks.isEmpty || CellMarks(marks[row]).isPlain, !values[row].isNaN else { return nil }
    return values[row]
  }

  /// What a cell says, without a unit.
  package func quantity(_ row: Int) -> Quantity {
    let value = values[row]
    let cell = marks.isEmpty ? CellMarks.plain : CellMarks(marks[row])
    if cell.isPlain { return value.isNaN ? Quantity(.absent(.missing)) : Quantity(value) }
    let extent = cell.hasExtent ? bounds(row) : nil
    let amount: Quantity.Amount =
      if let absence = cell.absence { .absent(absence) } else if value.isNaN {
        extent.map { .range($0.low, $0.high) } ?? .absent(.missing)
      } else { .value(value) }
    return Quantity(amount, bounds: value.isNaN ? nil : extent, flags: cell.flags, hedge: cell.hedge)
  }

  mutating func append(plain value: Double) {
    values.append(value)
    if !marks.isEmpty { marks.append(0) }
  }

  mutating func append(_ quantity: Quantity) {
    let row = values.count
    values.append(quantity.value ?? .nan)
    var cell = CellMarks(flags: quantity.flags, hedge: quantity.hedge, absence: quantity.absence)
    if case .range(let low, let high) = quantity.amount {
      extents.append(Extent(row: Int32(row), bounds: Bounds(low: low, high: high)))
      cell.hasExtent = true
    } else if let bounds = quantity.bounds {
      extents.append(Extent(row: Int32(row), bounds: bounds))
      cell.hasExtent = true
    }
    if marks.isEmpty, cell.raw != 0 {
      marks.reserveCapacity(values.capacity)
      marks.append(contentsOf: repeatElement(0, count: row))
    }
    if !marks.isEmpty || cell.raw != 0 { marks.append(cell.raw) }
  }

  private func bounds(_ row: Int) -> Bounds? {
    var (low, high) = (0, extents.count)
    while low < high {
      let middle = (low + high) / 2
      if Int(extents[middle].row) < row { low = middle + 1 } else { high = middle }
    }
    return low < extents.count && Int(extents[low].row) == row ? extents[low].bounds : nil
  }

  package static func == (a: Self, b: Self) -> Bool {
    a.count == b.count && (0..<a.count).allSatisfy { a.quantity($0) == b.quantity($0) }
  }
}

/// What a cell has beside its number, in sixteen bits. `missing` without anything else is 0, as a plain number is.
struct CellMarks {
  private(set) var raw: UInt16

  static let plain = CellMarks(0)

  init(_ raw: UInt16) { self.raw = raw }

  init(flags: Flags, hedge: Hedge?, absence: Absence?) {
    raw = UInt16(flags.rawValue) | (hedge.map { UInt16($0.rawValue) + 1 } ?? 0) << 8
    if let absence, absence != .missing { raw |= UInt16(absence.rawValue) << 11 }
  }

  var isPlain: Bool { raw == 0 }
  var flags: Flags { Flags(rawValue: UInt8(truncatingIfNeeded: raw)) }
  var hedge: Hedge? { raw >> 8 & 7 == 0 ? nil : Hedge(rawValue: UInt8(raw >> 8 & 7) - 1) }
  var absence: Absence? { raw >> 11 & 3 == 0 ? nil : Absence(rawValue: UInt8(raw >> 11 & 3)) }
  var hasExtent: Bool {
    get { raw & 0x2000 != 0 }
    set { if newValue { raw |= 0x2000 } else { raw &= ~0x2000 } }
  }
}
