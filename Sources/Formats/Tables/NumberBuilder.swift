import Base

/// A numeric column under construction. A class for the reason that `TextBuilder` gives.
final class NumberBuilder {
  @exclusivity(unchecked) private(set) var cells: NumberCells
  /// Whether every number so far has no digits after the point.
  @exclusivity(unchecked) private(set) var isWhole = true
  /// The rows of cells that look like codes (`0113`), the first of them.
  @exclusivity(unchecked) private(set) var codeRows: [Int32] = []
  /// Cells that are no figure: their row and why.
  private(set) var faults: [(row: Int32, fault: CellFault)] = []
  private(set) var untoldFaults = 0

  init(rows: Int) {
    cells = NumberCells(values: [])
    cells.values.reserveCapacity(rows)
  }

  func addMissing() { cells.append(plain: .nan) }

  func add(_ bytes: UnsafePointer<UInt8>, _ count: Int) {
    if count == 0 { return addMissing() }
    if let number = plainNumber(bytes, count) {
      if !number.isWhole { isWhole = false }
      if bytes[0] == 0x30, count > 1, isDigit(bytes[1]) { addCode() }
      return cells.append(plain: number.value)
    }
    addNotation(ArraySlice(UnsafeBufferPointer(start: bytes, count: count)))
  }

  private func addCode() {
    if codeRows.count <= maximalFaults { codeRows.append(Int32(truncatingIfNeeded: cells.count)) }
  }

  private func addNotation(_ cell: ArraySlice<UInt8>) {
    switch quantity(of: cell) {
    case .success(let quantity):
      if let extent = quantity.extent,
        extent.low.rounded() != extent.low || extent.high.rounded() != extent.high
      {
        isWhole = false
      }
      cells.append(quantity)
    case .failure(let fault):
      if faults.count <= maximalFaults {
        faults.append((Int32(truncatingIfNeeded: cells.count), fault))
      } else {
        untoldFaults += 1
      }
      addMissing()
    }
  }
}
