/// The order of small multiples as authors write it: `-last(jobs)`, `max(jobs)`, `jobs`, `label`; a minus turns it.
struct PanelOrder: Sendable {
  enum Measure: String, CaseIterable, Sendable { case first, last, min, max }

  let isDescending: Bool
  /// `nil` for a word that is no measure.
  let measure: Measure?
  let field: String

  init(_ written: String) {
    isDescending = written.hasPrefix("-")
    let text = isDescending ? written.dropFirst() : written[...]
    guard let open = text.firstIndex(of: "("), text.last == ")" else {
      measure = .last
      field = String(text)
      return
    }
    measure = Measure(rawValue: String(text[..<open]))
    field = String(text[text.index(after: open)...].dropLast())
  }
}

extension PanelOrder {
  /// What values of rows come to, in the order of the table; `nil` without any.
  func measured(_ values: [Double]) -> Double? {
    switch measure {
    case .first: values.first
    case .last, nil: values.last
    case .min: values.min()
    case .max: values.max()
    }
  }
}

extension NarrowRule {
  /// What rows are chosen by; `nil` where the rule names no field.
  func measure(_ rows: [Int], _ plan: Plan) -> Double? {
    guard let order, case .numbers(let cells)? = plan.number(order.field)?.column.cells else { return nil }
    return order.measured(rows.compactMap { cells[$0].value })
  }
}
