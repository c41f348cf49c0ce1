// Whoever is not in the picture is named under it, with the reason: withheld is not missing, and zero is neither.

import Base

extension Scene {
  /// - Parameter rows: The name and the number of each that is not drawn.
  mutating func remark(undrawn rows: [(name: String, quantity: Quantity)], _ field: Field, _ plan: Plan) {
    if rows.isEmpty { return }
    remarks.append(filled(plan.strings.notDrawn, [("names", named(rows, field, plan))]))
  }

  private func named(_ rows: [(name: String, quantity: Quantity)], _ field: Field, _ plan: Plan) -> String {
    let names = rows.prefix(6).map { row in
      let reason = field.style.words(row.quantity, plan.strings)
      return row.name.isEmpty ? reason : "\(row.name) (\(reason))"
    }
    return (names + (rows.count > 6 ? ["+\(rows.count - 6)"] : [])).joined(separator: "; ")
  }
}
