import Base
import Foundation
import TestSupport
import Testing

@testable import Charting

// Small multiples of any kind: the case of a kind twice, side by side, is two panels that look alike, since they stand
// on one scale.
@Test(arguments: ChartKind.all.map(\.name))
func everyKindDrawsSmallMultiples(_ kind: String) throws {
  let drawn = try twoPanels(of: #require(cases(of: kind).first))
  #expect(!drawn.result.isEmpty)
  let faults = drawn.diagnostics.filter { $0.severity == .error }
  #expect(faults.isEmpty, "\(kind): \(faults.map { $0.message })")
  for scene in [drawn.result.wideScene, drawn.result.narrowScene] {
    let panels = panels(of: scene)
    #expect(panels.count == 2, "\(kind)")
    // Behind the second panel stands what is said once for both; behind the first, where the second stands.
    let second = (panels.last ?? "").components(separatedBy: "</g></g>")[0]
    #expect((panels.first ?? "").hasPrefix(second), "\(kind) \(scene.layout)")
  }
}

// On one scale, a panel looks different beside a panel of ten times as much. Ranks, shares and moments stay what they are.
@Test(arguments: ChartKind.all.map(\.name).filter { !["bump", "share-bar", "timeline"].contains($0) })
func panelsStandOnOneScale(_ kind: String) throws {
  let differing = try cases(of: kind).filter { golden in
    let drawn = [try twoPanels(of: golden), try twoPanels(of: golden, secondTimes: 10)]
    let first = drawn.map { panels(of: $0.result.wideScene).first ?? "" }
    return first[0] != first[1]
  }
  #expect(!differing.isEmpty, "\(kind)")
}

// The right cases of a kind that are no panels by themselves.
private func cases(of kind: String) -> [GoldenCase] {
  GoldenCase.all(in: "Charting").filter { golden in
    guard golden.name.hasPrefix(kind), !golden.name.contains("facet") else { return false }
    let one = chartCase(golden.name, golden.input)
    guard let spec = chartSpec(one.spec).result, spec.kind.name == kind, one.spec["kind"] != nil || kind == "layers"
    else { return false }
    return !chart(spec, [one.table], one.options).diagnostics.contains { $0.severity == .error }
  }
}

// A case, and beside it the same with its numbers multiplied.
private func twoPanels(of golden: GoldenCase, secondTimes factor: Double = 1) throws -> Checked<DrawnChart> {
  var one = chartCase(golden.name, golden.input)
  one.table = twice(one.table, secondTimes: factor)
  guard case .map(let entries) = one.spec.content else { throw NoCase() }
  let facet = Node.Entry(
    key: "facet", keySpan: one.spec.span, value: Node(.string("panel"), text: "panel", at: one.spec.span))
  let spec = try #require(
    chartSpec(Node(.map(entries.filter { $0.key != "facet" } + [facet]), at: one.spec.span)).result)
  return chart(spec, [one.table], one.options)
}

private struct NoCase: Error {}

private func panels(of scene: Scene) -> [String] {
  String(decoding: scene.out.bytes, as: UTF8.self).components(separatedBy: ">Panel ").dropFirst().map {
    String($0.dropFirst())
  }
}

private func twice(_ table: ChartTable, secondTimes factor: Double) -> ChartTable {
  let rows = table.count
  var columns = table.columns.map { column in
    var column = column
    switch column.cells {
    case .numbers(let cells): column.cells = .numbers(cells + cells.map { $0.times(factor) })
    case .texts(let cells): column.cells = .texts(cells + cells)
    case .periods(let cells): column.cells = .periods(cells + cells)
    }
    return column
  }
  let panels = ["A", "B"].flatMap { name in
    [ChartText](repeating: ChartText(key: name, text: "Panel " + name), count: rows)
  }
  columns.append(ChartColumn("panel", label: "Panel", .texts(panels)))
  return ChartTable(name: table.name, columns: columns, rows: table.rows + table.rows)
}

extension Quantity {
  fileprivate func times(_ factor: Double) -> Quantity {
    var copy = self
    copy.bounds = bounds.map { Bounds(low: $0.low * factor, high: $0.high * factor) }
    switch amount {
    case .value(let value): copy.amount = .value(value * factor)
    case .range(let low, let high): copy.amount = .range(low * factor, high * factor)
    case .absent: break
    }
    return copy
  }
}
