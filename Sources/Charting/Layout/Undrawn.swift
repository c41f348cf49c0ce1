// Whoever is not in the picture is named under it, with the reason: withheld is not missing, and zero is neither. So is
// whoever is in it with a status that has no look.

import Base

extension Scene {
  /// A sentence about some names: the first six of them, and how many more there are. Nothing without any.
  mutating func remark(_ sentence: String, _ names: [String], _ plan: Plan) {
    if names.isEmpty { return }
    let shown = names.prefix(6).joined(separator: "; ")
    let words =
      names.count > 6 ? filled(plan.strings.more, [("names", shown), ("count", String(names.count - 6))]) : shown
    remarks.append(filled(sentence, [("names", words)]))
  }

  /// - Parameter rows: The name and the number of each that is not drawn.
  mutating func remark(undrawn rows: [(name: String, quantity: Quantity)], _ field: Field, _ plan: Plan) {
    let names = rows.map { row in
      let reason = field.style.words(row.quantity, plan.strings)
      return row.name.isEmpty ? reason : "\(row.name) (\(reason))"
    }
    remark(plan.strings.notDrawn, names, plan)
  }

  /// What is known only within bounds is no single value to be counted or put among others.
  mutating func remark(rangesOf field: Field, _ plan: Plan) {
    let ranges = plan.rows.filter { field.quantity($0).value == nil && field.quantity($0).extent != nil }
    let name = plan.shownFields.first(where: \.isText)
    remark(undrawn: ranges.map { (name?.text($0) ?? "", field.quantity($0)) }, field, plan)
  }

  /// Who is estimated has no look of its own: a mark for it would say how far off it may be.
  mutating func remark(estimatedOf plan: Plan) {
    let numbers = plan.shownFields.compactMap(\.numbers)
    guard numbers.contains(where: { $0.contains { $0.hasFlags && $0.flags.contains(.estimated) } }) else { return }
    func isEstimated(_ row: Int) -> Bool { numbers.contains { $0[row].flags.contains(.estimated) } }
    let known = plan.rows.filter { row in numbers.contains { $0[row].absence == nil } }
    let estimated = known.filter(isEstimated)
    let word = plan.strings.estimated.prefix(1).uppercased() + plan.strings.estimated.dropFirst()
    if estimated.count == known.count { return remarks.append(word + ".") }
    let titles = plan.shownFields.filter { !$0.isNumber }
    remark(word + ": {names}.", estimated.map { row in titles.map { $0.text(row) }.joined(separator: " ") }, plan)
  }
}
