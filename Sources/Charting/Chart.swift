// The front door: a specification and its tables in, a drawn chart out. Every stage is a function of values:
// bind (fields to columns), draw (once for each width), lint; tables, words and files are written when asked for.

import Base

/// Draws a chart. Without errors among the diagnostics the result can be published; with one it holds what could be
/// drawn, perhaps nothing (`isEmpty`).
///
/// - Parameter tables: The first is what `data` names, filtered by `where` and `period`; others serve kinds that read more.
package func chart(_ spec: ChartSpec, _ tables: [ChartTable], _ options: ChartOptions) -> Checked<DrawnChart> {
  let bound = plan(spec, tables, options)
  var wide = Scene(.wide, width: options.wideWidth)
  var narrow = Scene(.narrow, width: options.narrowWidth)
  guard let plan = bound.result else {
    return Checked(DrawnChart(plan: nil, title: spec.title?.value ?? "", wide: wide, narrow: narrow), bound.diagnostics)
  }
  let draw = plan[.facet] == nil ? plan.spec.kind.sketch(plan) : { drawFacets(plan, &$0) }
  draw(&wide)
  wide.remark(estimatedOf: plan)
  draw(&narrow)
  let drawn = DrawnChart(plan: plan, title: spec.title?.value ?? "", wide: wide, narrow: narrow)
  let found = wide.diagnostics + narrow.diagnostics.filter { !wide.diagnostics.contains($0) }
  return Checked(drawn, bound.diagnostics + found + lint(plan, drawn))
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

/// A class, though it never changes: two scenes are some thirty references to count each time that it is copied.
package final class DrawnChart: Sendable {
  let plan: Plan?
  let wideScene: Scene
  let narrowScene: Scene
  package let title: String

  init(plan: Plan?, title: String, wide: Scene, narrow: Scene) {
    self.plan = plan
    self.title = title
    wideScene = wide
    narrowScene = narrow
  }

  /// Whether nothing could be drawn.
  package var isEmpty: Bool { plan == nil }

  /// The scenes as inline `<svg>`.
  package var wide: [UInt8] { svg(wideScene) }
  package var narrow: [UInt8] { svg(narrowScene) }

  /// Both scenes, one after the other.
  func append(scenesTo out: inout ByteWriter) {
    guard let plan else { return }
    wideScene.append(svgTo: &out, plan.options.id, isLarge: isLarge)
    narrowScene.append(svgTo: &out, plan.options.id, isLarge: isLarge)
  }

  private var isLarge: Bool { wideScene.width > 680 }

  private func svg(_ scene: borrowing Scene) -> [UInt8] {
    guard let plan else { return [] }
    var out = ByteWriter(capacity: scene.out.count + 256)
    scene.append(svgTo: &out, plan.options.id, isLarge: isLarge)
    return out.bytes
  }

  /// Written from the data: kind, range, first, last, extremes.
  package var description: String { plan?.description ?? "" }

  /// `<table>` with caption and scopes.
  package var table: [UInt8] {
    var out = ByteWriter(capacity: 64 + (plan?.rows.count ?? 0) * 80)
    append(tableTo: &out)
    return out.bytes
  }

  func append(tableTo out: inout ByteWriter) {
    guard let plan else { return }
    plan.append(tableTo: &out, caption: plan.subtitle.map { "\(title). \($0)" } ?? title)
  }

  package var csv: [UInt8] { plan?.csvBytes ?? [] }

  /// The key of states and classes that occur; empty where there is nothing to explain.
  package var legend: [UInt8] {
    guard let plan else { return [] }
    var out = ByteWriter(capacity: 512)
    wideScene.append(legendTo: &out, plan)
    return out.bytes
  }

  /// Citation keys: those that the specification names, else those of the rows drawn, in the order of their first use.
  package var sources: [String] {
    guard let plan else { return [] }
    if !plan.spec.sources.isEmpty { return plan.spec.sources.map(\.value) }
    var keys: [String] = []
    for row in plan.rows where row < plan.table.rows.count {
      for source in plan.table.rows[row].sources where keys.last != source && !keys.contains(source) { keys.append(source) }
    }
    return keys
  }

  /// The words of the source line.
  package var sourceText: String { sources.map { plan?.options.sources[$0] ?? $0 }.joined(separator: "; ") }

  /// The note of the specification and what the picture itself must say: what lies beyond its scale, what it lacks.
  package var noteText: String {
    let remarks = wideScene.remarks
    guard let note = plan?.spec.note?.value else { return remarks.joined(separator: " ") }
    return remarks.isEmpty ? note : note + " " + remarks.joined(separator: " ")
  }
}
