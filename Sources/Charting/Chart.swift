// The front door: a specification and its tables in, a drawn chart out. Every stage is a function of values:
// bind (fields to columns), draw (once for each width), lint, describe, write.

import Base

/// Draws a chart. Without errors among the diagnostics the result can be published; with one it holds what could be
/// drawn, perhaps nothing (`isEmpty`).
///
/// - Parameter tables: The first is what `data` names, filtered by `where` and `period`; others serve kinds that read more.
package func chart(_ spec: ChartSpec, _ tables: [ChartTable], _ options: ChartOptions) -> Checked<DrawnChart> {
  Checked(DrawnChart(), [])
}

/// The addresses of what stands beside a figure; what is `nil` is not linked.
package struct FigureLinks: Sendable {
  package var table: String?
  package var csv: String?
  package var svg: String?
  package var embed: String?

  package init(table: String? = nil, csv: String? = nil, svg: String? = nil, embed: String? = nil) {
    self.table = table
    self.csv = csv
    self.svg = svg
    self.embed = embed
  }
}

package struct DrawnChart: Sendable {
  package init() {}
  package var isEmpty: Bool { true }
  /// The scenes as inline `<svg>`.
  package var wide: [UInt8] { [] }
  package var narrow: [UInt8] { [] }
  package var title: String { "" }
  /// Written from the data: kind, range, first, last, extremes.
  package var description: String { "" }
  /// `<table>` with caption and scopes.
  package var table: [UInt8] { [] }
  package var csv: [UInt8] { [] }
  /// The key of states and classes that occur; empty where there is nothing to explain.
  package var legend: [UInt8] { [] }
  /// Citation keys, in the order in which they are first used.
  package var sources: [String] { [] }
  /// The complete `<figure>`.
  package func figureHTML(_ links: FigureLinks = FigureLinks()) -> [UInt8] { [] }
  /// A file of its own: light tokens resolved, title and source drawn.
  package var standaloneSVG: [UInt8] { [] }
}
