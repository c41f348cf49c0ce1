// The data of a table block: what its cells show, as a file for programs. It is read from the very table that the page
// prints, so that the two cannot differ.

import Base
import Formats
import Markup
import Model
import Templating

extension SiteView {
  /// The names of the files beside the tables of a page's Markdown.
  func tableIDs(of page: PlannedPage) -> [String] {
    guard let written = page.written, !page.isUntranslated else { return [] }
    return documents[written].dataBlocks.filter { Block.named($0.kind)?.table != nil }.map { $0.tableID }
  }

  func tableData(_ page: PlannedPage, _ id: String) -> (file: DataFile, about: TableDescription)? {
    guard let written = page.written,
      let index = documents[written].dataBlocks.firstIndex(where: {
        Block.named($0.kind)?.table != nil && $0.tableID == id
      })
    else { return nil }
    // What is wrong with the block is told where its page is rendered.
    var composer = Composer(self, page)
    let block = documents[written].dataBlocks[index]
    let source = composer.blockSource(block, index, written)
    guard !source.hasErrors, case .record(let table)? = Block.named(block.kind)?.table?(&composer, source.result)
    else { return nil }
    let read = TableCells(table, self)
    let sources = Set(read.sources.compactMap { site.source(named: $0) }).sorted()
    return (read.file, description(table["caption"]?.words ?? id, nil, sources, page.language))
  }
}

extension DataBlock {
  /// The name of the files beside it, and its place on the page.
  var tableID: String { id ?? "table-\(number ?? 0)" }
}

private struct TableCells {
  let file: DataFile
  /// Citation keys.
  let sources: [String]

  init(_ table: Record, _ view: SiteView) {
    let rows = table.list("rows").compactMap(\.record)
    var keys: [String] = []
    var parts: [(column: DataFile.Column, cells: [DataFile.Cell])] = []
    if case .bool(true)? = table["ranked"] {
      parts.append((
        DataFile.Column("rank", title: table["rank_label"]?.words ?? "Rank", .text),
        rows.map { Self.text($0["rank"]?.words ?? "") }
      ))
    }
    let head = table["head"]?.record?["label"]?.words ?? ""
    parts.append((DataFile.Column(name(head), title: head, .text), rows.map { Self.text($0["title"]?.words ?? "") }))
    for (index, column) in table.list("columns").enumerated() {
      let label = column.record?["label"]?.words ?? ""
      let cells = rows.map { $0.list("cells")[safe: index]?.record }
      let observations = cells.map { cell -> Templating.Observation? in
        if case .observation(let found)? = cell?["observation"] { found } else { nil }
      }
      guard let sample = observations.lazy.compactMap({ $0 }).first else {
        parts.append(
          (DataFile.Column(name(label), title: label, .text), cells.map { Self.text($0?["text"]?.words ?? "") }))
        continue
      }
      keys += observations.flatMap { $0?.source.sourceKeys ?? [] }
      let isDerived = view.lookup.indicator(sample.indicator).map { view.site.indicators[$0].derivation != nil } ?? true
      parts += DataFile.figures(
        name(label), title: label, unit: sample.quantity.unit, decimals: isDerived ? sample.decimals : nil,
        observations.map { $0?.quantity ?? Quantity(.absent(.missing)) })
    }
    file = DataFile(parts)
    sources = keys
  }

  private static func text(_ text: String) -> DataFile.Cell { text.isEmpty ? .empty : .text(text) }
}

// "Weekly wage, USD" as a column's name: weekly_wage_usd.
private func name(_ label: String) -> String { label.isEmpty ? "name" : slug(label).replacing("-", with: "_") }

extension Record {
  fileprivate func list(_ name: String) -> [Value] {
    if case .list(let items)? = self[name] { items } else { [] }
  }
}

extension Value {
  fileprivate var record: Record? { if case .record(let record) = self { record } else { nil } }
  fileprivate var words: String? { if case .string(let text) = self { text } else { nil } }
}
