import Base

/// A figure in the cell notation; `quantity(of: Array(cellText(q).utf8)[...])` gives `q` back, but for its unit.
package func cellText(_ quantity: Quantity) -> String {
  var out = ByteWriter()
  out.append(cell: quantity)
  return out.text
}

extension ByteWriter {
  /// A figure in the notation of cells: `>480`, `100..249`, `[c]`, `12.3[p]`.
  package mutating func append(cell quantity: Quantity) {
    // Nearly every cell is a number and nothing more.
    if case .value(let value) = quantity.amount, quantity.hedge == nil, quantity.bounds == nil,
      quantity.flags.rawValue == 0
    {
      return append(figure: value)
    }
    // An empty cell says nothing, and so has no marks.
    if quantity.absence == .missing { return }
    switch quantity.amount {
    case .absent: break
    case .value(let value):
      append(text: quantity.hedge?.cellMark ?? "")
      append(figure: value)
    case .range(let low, let high):
      append(text: quantity.hedge?.cellMark ?? "")
      append(range: low, high)
    }
    if let bounds = quantity.bounds {
      append(" (")
      append(range: bounds.low, bounds.high)
      append(")")
    }
    append(text: quantity.marks)
  }

  private mutating func append(range low: Double, _ high: Double) {
    append(figure: low)
    append("..")
    append(figure: high)
  }

  // Most cells are whole, and the digits of an Int are at hand without a detour over text.
  private mutating func append(figure value: Double) {
    if let whole = Int(exactly: value), whole.magnitude < 1_000_000_000_000_000 {
      append(int: whole)
    } else {
      append(plain: value)
    }
  }
}

extension Hedge {
  // `≈` would read back as "about", so "almost" is written as a word.
  fileprivate var cellMark: String {
    switch self {
    case .moreThan: ">"
    case .atLeast: "≥"
    case .almost: "almost "
    case .about: "~"
    case .upTo: "≤"
    }
  }
}
