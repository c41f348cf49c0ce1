// Values seen from another side before they are drawn: as an index of a period, as shares of their sum, as change on
// the period before. They change the column itself, so that table, titles and marks show the same numbers.

import Base

/// The names of transforms, as authors write them.
private let transforms = ["index", "share", "change"]

extension SpecParser {
  /// `index(2005)`, `share`, `change`.
  mutating func transform(_ entry: Node.Entry) -> Located<String>? {
    guard let written = text(entry) else { return nil }
    let name = String(written.value.prefix { $0 != "(" })
    if transforms.contains(name) { return written }
    diagnostics.append(
      Diagnostic(
        .error, "chart/unknown-transform", "no transform “\(written.value)”", at: written.span,
        help: nearest(to: name, among: transforms).asSuggestion ?? "transforms are index(2005), share, change"))
    return nil
  }
}

/// - Parameters:
///   - series: What separates one run of values from the next; all rows are one series without it.
///   - panel: The same for small multiples.
///   - along: The other axis: periods for `index` and `change`, whatever is summed over for `share`.
func transformed(
  _ field: Field, _ written: Located<String>, series: Field?, panel: Field?, along: Field?, rows: Int
) -> Checked<Field> {
  let open = written.value.firstIndex(of: "(")
  let name = open.map { String(written.value[..<$0]) } ?? written.value
  let argument = open.map { String(written.value[written.value.index(after: $0)...].dropLast()) } ?? ""
  guard case .numbers(var cells) = field.column.cells else {
    return Checked(
      field,
      [
        Diagnostic(
          .error, "chart/field-type", "“\(written.value)” transforms numbers, but “\(field.column.name)” holds none",
          at: written.span)
      ])
  }
  let panels = divided([Array(0..<rows)], by: panel)
  let runs = divided(panels, by: series)
  var diagnostics: [Diagnostic] = []
  switch name {
  case "index":
    for run in runs {
      let base = run.first { along?.key($0) == argument }.flatMap { cells[$0].value }
      if base == nil || base == 0 {
        let who = run.first.flatMap { row in (series ?? panel).map { " of “\($0.text(row))”" } } ?? ""
        diagnostics.append(
          Diagnostic(
            .error, "chart/no-base", "the series\(who) has no value in “\(argument)” to be an index of",
            at: written.span,
            help: "choose a period in which every series has one"))
      }
      for row in run { cells[row] = cells[row].scaled(base.flatMap { $0 == 0 ? nil : 100 / $0 }) }
    }
  case "share":
    for group in divided(panels, by: along) {
      // A sum with an unknown part is unknown, and so is every share of it.
      let values = group.map { cells[$0].value }
      let sum = values.contains { $0 == nil } ? nil : values.reduce(0) { $0 + ($1 ?? 0) }
      for row in group { cells[row] = cells[row].scaled(sum.flatMap { $0 == 0 ? nil : 100 / $0 }) }
    }
  default:
    for run in runs {
      let order = run.sorted {
        (along?.periods?[$0]?.axisPosition ?? Double($0)) < (along?.periods?[$1]?.axisPosition ?? Double($1))
      }
      let before = cells
      for (i, row) in order.enumerated() {
        let old = i > 0 ? before[order[i - 1]].value : nil
        guard let value = before[row].value, let old, old != 0 else {
          cells[row].amount = .absent(before[row].absence ?? .missing)
          continue
        }
        cells[row].amount = .value((value / old - 1) * 100)
      }
    }
  }
  let unit: Unit? = name == "index" ? nil : .percent
  var style = NumberStyle(language: field.style.language, unit: unit, decimals: 1)
  style.isSigned = name == "change"
  let label = field.channel.label ?? (name == "index" ? "\(field.label), \(argument) = 100" : field.label)
  let column = ChartColumn(field.column.name, label: label, unit: unit, decimals: 1, .numbers(cells))
  return Checked(Field(channel: field.channel, column: column, label: label, style: style), diagnostics)
}

private func divided(_ parts: [[Int]], by field: Field?) -> [[Int]] {
  guard let field else { return parts }
  return parts.flatMap { groups($0, by: field).map(\.rows) }
}

extension Quantity {
  /// All numbers times a factor, with flags and hedge; absent where there is no factor.
  fileprivate func scaled(_ factor: Double?) -> Quantity {
    guard absence == nil else { return self }
    guard let factor else { return Quantity(.absent(.missing)) }
    var copy = mapped { $0 * factor }
    copy.unit = nil
    return copy
  }
}
