// Rows by an expression over their fields. Charts, their layers, tables and rankings all filter here, so that one `where`
// means one thing; `max(year)` in it is the largest among all rows, whether they stay or not.

import Base
import Templating

/// What a filter sees of a row under one name.
struct RowField {
  let name: String
  let value: (Int) -> Value
}

extension Expression {
  /// The rows for which it holds. What is wrong in one row is wrong in all: it is told once.
  func rows(
    _ count: Int, _ fields: [RowField], host: Host, language: LanguageRules, _ faults: inout [Diagnostic]
  ) -> [Int] {
    let names = Set(paths.compactMap(\.first))
    let used = fields.filter { names.contains($0.name) }
    let extremes = self.extremes.map { extreme -> (String, Value) in
      let column = used.first { $0.name == extreme.column }
      return (extreme.variable, column.map { extreme.value(among: (0..<count).lazy.map($0.value)) } ?? .none)
    }
    var isTold = false
    return (0..<count).filter { row in
      let record = Record(used.map { ($0.name, $0.value(row)) } + extremes)
      let value = evaluate(record, host: host, language: language)
      if !isTold, value.hasErrors {
        faults += value.diagnostics
        isTold = true
      }
      if case .bool(true) = value.result { return true }
      return false
    }
  }
}
