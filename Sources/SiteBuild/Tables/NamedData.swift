// What `data:` names: the entities of a kind, a table of Content/data, or a file that lies beside the page.

import Base
import Charting
import Formats
import Model

extension SiteView {
  func table(named name: String) -> DataTable? { tables.first { $0.name == name }?.table }

  /// What every page may name, for messages.
  var dataNames: [String] {
    let lists = Entity.Kind.listed.map(\.listName)
    return lists + tableNames.filter { !lists.contains($0) }
  }

  var tableNames: [String] { tables.map(\.name).filter { !$0.contains(".") } }

  /// The name of a table as it was meant on a page: one with an ending is a file in the page's folder, or in a folder
  /// that has the page's name.
  func dataName(_ name: String, on written: Int) -> String {
    guard name.utf8.contains(UInt8(ascii: ".")) else { return name }
    let page = site.pages[written]
    let folders = files[page.file].path.split(separator: "/").dropFirst().dropLast()
    let own = page.path.split(separator: "/").suffix(1)
    return [folders + [], folders + own].map { normalised(($0 + [Substring(name)]).joined(separator: "/")) }
      .first { table(named: $0) != nil } ?? name
  }

  /// Files beside pages that no block names.
  var unreadDataFaults: [Diagnostic] {
    let blocks = documents.flatMap(\.dataBlocks)
    return tables.map(\.name).filter { $0.contains(".") }.compactMap { path in
      let name = path.fileName
      if blocks.contains(where: { $0.literal[...].string.contains(name) }) { return nil }
      return Diagnostic(
        .warning, "content/not-read", "nothing reads Content/\(path)", at: nil,
        help: "write data: \(name) in a chart or table of a page beside it, or move it to Content/data")
    }
  }

  func unknownData(_ name: String, at span: Span) -> Diagnostic {
    let names = dataNames
    return Diagnostic(
      .error, "chart/unknown-data", "no data is named “\(name)”", at: span,
      help: name.contains(".")
        ? "put the file beside the page, or into Content/data, where it is named without its ending"
        : nearest(to: name, among: names).asSuggestion ?? "there is " + names.joined(separator: ", "))
  }

  /// The rows of `period:`; all of them where the block does not say it.
  func rows(of table: DataTable, in period: Located<Period>?, _ faults: inout [Diagnostic]) -> DataTable {
    guard let period else { return table }
    if let rows = table.rows(in: period.value) { return rows }
    faults.append(
      Diagnostic(
        .error, "data/no-time", "“\(table.name)” has no column that says when, so that no period can be picked",
        at: period.span, help: "keep rows with where:, or name the column of years “year”"))
    return table
  }
}

extension Located where Value == Period {
  /// What `period:` says; a fault where it is none.
  init?(_ text: String, at span: Span, _ faults: inout [Diagnostic]) {
    guard let period = Period(text) else {
      faults.append(
        Diagnostic(
          .error, "data/period", "“\(text)” is no period", at: span,
          help: "write 2024, 2024-Q1, 2024-03 or 2019..2024"))
      return nil
    }
    self.init(period, at: span)
  }
}
