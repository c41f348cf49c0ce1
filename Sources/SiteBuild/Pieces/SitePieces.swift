// Pieces that need a site around them: a chart drawn by itself, the figures of one indicator.

import Base
import Charting
import Formats
import Model

/// How a chart is wanted: the picture alone, or as a page has it.
package enum ChartForm: Sendable { case svg, figure }

extension Prepared {
  /// A chart block drawn by itself, bound to the site's data.
  ///
  /// - Parameter path: Of its file, which is part of the inventory.
  /// - Returns: No bytes where nothing could be drawn.
  package func chartPiece(_ path: String, as form: ChartForm) -> Checked<[UInt8]> {
    guard let file = inventory.files.first(where: { $0.path == path }) else { return Checked([]) }
    let settings = yaml(file, in: 0..<file.bytes.count)
    let read = chartSettings(settings.result)
    var faults = settings.diagnostics + read.diagnostics
    guard var (spec, shape) = read.result, !faults.contains(where: { $0.severity == .error }) else {
      return Checked([], faults)
    }
    func tableName(_ data: String) -> String { isDataFile(data) ? SiteBuild.tableName(ofFile: data) : data }
    if let data = spec.data?.value { spec.data?.value = tableName(data) }
    shape = shape?.naming(tableName)
    let page = PlannedPage(kind: .embed, path: "", title: "", language: view.mainLanguage, isDraft: false)
    let request = ChartRequest(id: "chart", spec: spec, shape: shape)
    guard let drawn = view.draw(request, Composer(view, page).host, &faults) else {
      return Checked([], faults.map { $0.namingFiles(as: spec.data?.value) })
    }
    return Checked(form == .svg ? drawn.standaloneSVG : drawn.figureHTML(FigureLinks()), faults)
  }

  /// The figures of an indicator, with status and source.
  ///
  /// - Parameter conditions: Column and the text that it must hold; the column of places is `entity`.
  package func figures(of indicator: String, where conditions: [(column: String, text: String)]) -> Checked<DataFile> {
    guard let id = view.site.indicator(named: indicator) else {
      let known = view.site.indicators.map(\.id).sorted()
      let fault = Diagnostic(
        .error, "data/unknown-indicator", "no indicator named “\(indicator)”", at: nil,
        help: nearest(to: indicator, among: known).asSuggestion ?? listed("the indicators are", known))
      return Checked(DataFile(columns: [], rows: []), [fault])
    }
    let file = dataset(of: id, view)
    var rows = file.rows
    var faults: [Diagnostic] = []
    for (name, text) in conditions {
      // Tables may call the column of places by what they are.
      let own = KnownColumns.entities.contains(name) ? "entity" : name
      guard let column = file.columns.firstIndex(where: { $0.name == own }) else {
        faults.append(.unknownColumn(name, of: indicator, file.columns.map(\.name)))
        continue
      }
      let values = Set(rows.map { $0[column].text })
      if !values.contains(text) { faults.append(.noSuchValue(text, in: name, among: values.sorted())) }
      rows = rows.filter { $0[column].text == text }
    }
    return Checked(DataFile(columns: file.columns, rows: rows).without(empty: ["low", "high", "hedge"]), faults)
  }
}

/// The file that a chart by itself takes its data from (`data: jobs.csv`), as written: relative to the chart's own
/// folder.
///
/// - Returns: nil where the chart names a table of the site, or nothing.
package func dataFile(ofChart bytes: [UInt8]) -> String? {
  let file = SourceFile(id: ID(0), path: "", bytes: bytes)
  return yaml(file, in: 0..<bytes.count).result["data"]?.scalar.flatMap { isDataFile($0) ? $0 : nil }
}

/// The `source:` of a chart, as written.
package func source(ofChart bytes: [UInt8]) -> String? {
  yaml(SourceFile(id: ID(0), path: "", bytes: bytes), in: 0..<bytes.count).result["source"]?.scalar
}

private func isDataFile(_ name: String) -> Bool { TableFormat(path: name) != nil }

private func tableName(ofFile path: String) -> String {
  let name = path.split(separator: "/").last ?? ""
  return String(name.prefix { $0 != "." })
}

extension DataFile {
  /// Without those of some columns that have no cell left.
  fileprivate func without(empty names: Set<String>) -> DataFile {
    let kept = columns.indices.filter { index in
      !names.contains(columns[index].name) || rows.contains { $0[index] != .empty }
    }
    return DataFile(columns: kept.map { columns[$0] }, rows: rows.map { row in kept.map { row[$0] } })
  }

  /// As `almanac data` prints it.
  package var csv: [UInt8] {
    var out = ByteWriter()
    out.append(csv: self, lineEnd: "\n")
    return out.bytes
  }

  package var json: [UInt8] {
    var out = ByteWriter()
    out.append("[")
    out.append(records: self)
    out.append("]\n")
    return out.bytes
  }
}

extension DataFile.Cell {
  fileprivate var text: String {
    switch self {
    case .text(let text): text
    case .number(let number): plainText(number)
    case .empty: ""
    }
  }
}

extension Inventory {
  /// The same files and one more, given on the command line.
  package func adding(_ path: String, _ bytes: [UInt8]) -> Inventory {
    Inventory(files.filter { $0.path != path }.map { ($0.path, $0.bytes) } + [(path, bytes)])
  }
}

extension Diagnostic {
  fileprivate static func unknownColumn(_ name: String, of indicator: String, _ columns: [String])
    -> Diagnostic
  {
    Diagnostic(
      .error, "data/unknown-column", "the figures of “\(indicator)” have no column “\(name)”", at: nil,
      help: "the columns are \(columns.joined(separator: ", "))")
  }
  fileprivate static func noSuchValue(_ text: String, in column: String, among known: [String]) -> Diagnostic {
    Diagnostic(
      .error, "data/no-such-value", "no figure has “\(text)” as its \(column)", at: nil,
      help: nearest(to: text, among: known).asSuggestion ?? listed("there is", known))
  }
}

// As many as a line holds.
private func listed(_ words: String, _ names: [String]) -> String? {
  let shown = names.prefix(12).joined(separator: ", ")
  return names.isEmpty ? nil : "\(words) \(shown)" + (names.count > 12 ? " and \(names.count - 12) more" : "")
}

extension Diagnostic {
  // A chart by itself may also take a file's rows, which none in a page can.
  fileprivate func namingFiles(as data: String?) -> Diagnostic {
    guard code == "chart/unknown-data", let data else { return self }
    var copy = self
    copy.help = (help.map { $0 + "; " } ?? "") + "a file beside this one is named with its ending: data: \(data).csv"
    return copy
  }
}
