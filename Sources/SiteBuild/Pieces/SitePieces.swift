// Pieces that need a site around them: a chart drawn by itself, the figures of one indicator.

import Base
import Charting
import Formats
import Model

package enum ChartForm: Sendable { case svg, figure }

extension Prepared {
  /// A chart block drawn by itself, bound to the site's data.
  ///
  /// - Parameter path: Of its file, which is part of the inventory.
  /// - Returns: No bytes where nothing could be drawn.
  package func chartPiece(_ path: String, as form: ChartForm) -> Checked<[UInt8]> {
    guard let file = inventory.files.first(where: { $0.path == path }) else { return Checked([]) }
    let settings = yaml(file, in: 0..<file.bytes.count)
    let spec = chartSpec(settings.result)
    var faults = settings.diagnostics + spec.diagnostics
    guard let spec = spec.result, !faults.contains(where: { $0.severity == .error }) else {
      return Checked([], faults)
    }
    let page = PlannedPage(kind: "embed", path: "", title: "", language: view.mainLanguage, isDraft: false)
    let request = ChartRequest(id: "chart", spec: spec)
    guard let drawn = view.draw(request, Composer(view, page).host, &faults) else {
      return Checked([], faults)
    }
    return Checked(form == .svg ? drawn.standaloneSVG : drawn.figureHTML(FigureLinks()), faults)
  }

  /// The figures of an indicator as a table of texts, with status and source.
  ///
  /// - Parameter conditions: Column and the text that it must hold; the column of places is `entity`.
  package func figures(of indicator: String, where conditions: [(column: String, text: String)]) -> Checked<
    FigureTable
  > {
    let known = view.site.indicators.map(\.id)
    guard let id = view.site.indicator(named: indicator) else {
      return Checked(
        FigureTable(columns: [], rows: []),
        [.unknownIndicator(indicator, nearest: nearest(to: indicator, among: known))])
    }
    let columns = datasetColumns(id, view)
    var rows = datasetRows(id, view)
    var faults: [Diagnostic] = []
    for (name, text) in conditions {
      guard let column = columns.firstIndex(of: name) else {
        faults.append(.unknownColumn(name, of: indicator, columns))
        continue
      }
      let values = Set(rows.map { $0[column] })
      if !values.contains(text) {
        faults.append(.noSuchValue(text, in: name, nearest: nearest(to: text, among: values.sorted())))
      }
      rows = rows.filter { $0[column] == text }
    }
    return Checked(FigureTable(columns: columns, rows: rows), faults)
  }
}

/// Figures as texts, in the notation of tables.
package struct FigureTable: Equatable, Sendable {
  package let columns: [String]
  package let rows: [[String]]

  package var csv: [UInt8] {
    var out = ByteWriter()
    for row in [columns] + rows {
      for (index, field) in row.enumerated() {
        if index > 0 { out.append(",") }
        out.appendCSV(field)
      }
      out.append("\n")
    }
    return out.bytes
  }

  package var json: [UInt8] {
    var out = ByteWriter()
    out.append("[")
    for (number, row) in rows.enumerated() {
      out.append(number == 0 ? "\n{" : ",\n{")
      for (index, field) in row.enumerated() {
        if index > 0 { out.append(",") }
        out.appendJSON(columns[index])
        out.append(":")
        out.appendJSON(field)
      }
      out.append("}")
    }
    out.append("\n]\n")
    return out.bytes
  }
}

extension Inventory {
  /// The same files and one more, given on the command line.
  package func adding(_ path: String, _ bytes: [UInt8]) -> Inventory {
    Inventory(files.filter { $0.path != path }.map { ($0.path, $0.bytes) } + [(path, bytes)])
  }
}

extension Diagnostic {
  fileprivate static func unknownIndicator(_ name: String, nearest: String?) -> Diagnostic {
    Diagnostic(
      .error, "data/unknown-indicator", "no indicator named “\(name)”", at: nil, help: nearest.asSuggestion)
  }
  fileprivate static func unknownColumn(_ name: String, of indicator: String, _ columns: [String])
    -> Diagnostic
  {
    Diagnostic(
      .error, "data/unknown-column", "the figures of “\(indicator)” have no column “\(name)”", at: nil,
      help: "the columns are \(columns.joined(separator: ", "))")
  }
  fileprivate static func noSuchValue(_ text: String, in column: String, nearest: String?) -> Diagnostic {
    Diagnostic(
      .error, "data/no-such-value", "no figure has “\(text)” as its \(column)", at: nil,
      help: nearest.asSuggestion)
  }
}
