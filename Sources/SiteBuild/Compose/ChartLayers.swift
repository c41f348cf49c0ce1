// What layers of a chart say in the language of templates: which rows they keep, and what their words are.

import Base
import Charting
import Model
import Templating

extension SiteView {
  func resolveLayers(_ spec: inout ChartSpec, _ table: ChartTable, _ host: HostPage, _ faults: inout [Diagnostic]) {
    guard spec.layers.contains(where: { $0.filter != nil || $0.text?.value.contains("{{") ?? false }) else { return }
    let environment = rowEnvironment(table.columns.map(\.name))
    let objects = SiteBuild.host(lookup, host)
    let records = (0..<table.count).map { row in Record(table.columns.map { ($0.name, value($0, row)) }) }
    for i in spec.layers.indices {
      if let filter = spec.layers[i].filter {
        let compiled = compileFilter((filter.value, filter.span), in: environment)
        faults += compiled.diagnostics
        guard let expression = compiled.result else { continue }
        let fields = table.columns.map { column in RowField(name: column.name) { self.value(column, $0) } }
        spec.layers[i].rows = Set(
          expression.rows(table.count, fields, host: objects, language: host.language, &faults))
      }
      if let text = spec.layers[i].text, text.value.contains("{{") {
        let phrase = Phrase.compile(written(text.value, at: text.span), in: text.span.file, environment: environment)
        faults += phrase.diagnostics
        guard let phrase = phrase.result else { continue }
        var words: [Int: String] = [:]
        for (row, record) in records.enumerated() where spec.layers[i].rows?.contains(row) ?? true {
          let said = phrase.text(record, host: objects, language: host.language)
          if words.isEmpty { faults += said.diagnostics }
          words[row] = said.result.withoutQuotes
        }
        spec.layers[i].words = words
      }
    }
  }

  private func value(_ column: ChartColumn, _ row: Int) -> Value {
    switch column.cells {
    case .numbers(let cells): cells[row].value.map { $0 == $0.rounded() && $0.magnitude < 1e15 ? .int(Int($0)) : .double($0) } ?? .none
    case .texts(let cells): .string(cells[row].key)
    case .periods(let cells): cells[row].map { .period($0) } ?? .none
    }
  }
}
