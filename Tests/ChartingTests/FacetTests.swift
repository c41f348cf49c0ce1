import Base
import TestSupport
import Testing

@testable import Charting

// Small multiples of any kind: the case of a kind twice, side by side, is two panels that look alike, since they stand
// on one scale.
@Test(arguments: ChartKind.all.map(\.name))
func everyKindDrawsSmallMultiples(_ kind: String) throws {
  let golden = try #require(GoldenCase.all(in: "Charting").first { $0.name.hasPrefix(kind) && isOf(kind, $0) })
  var one = chartCase(golden.name, golden.input)
  one.table = twice(one.table)
  guard case .map(let entries) = one.spec.content else { return }
  let facet = Node.Entry(
    key: "facet", keySpan: one.spec.span, value: Node(.string("panel"), text: "panel", at: one.spec.span))
  let spec = try #require(
    chartSpec(Node(.map(entries.filter { $0.key != "facet" } + [facet]), at: one.spec.span)).result)
  let drawn = chart(spec, [one.table], one.options)
  #expect(!drawn.result.isEmpty)
  let faults = drawn.diagnostics.filter { $0.severity == .error }
  #expect(faults.isEmpty, "\(golden.name): \(faults.map { $0.message })")
  for scene in [drawn.result.wideScene, drawn.result.narrowScene] {
    let panels = String(decoding: scene.out.bytes, as: UTF8.self).split(separator: ">Panel ").dropFirst().map {
      $0.dropFirst()
    }
    #expect(panels.count == 2, "\(golden.name)")
    // Behind the second panel nothing follows; behind the first, where the second stands.
    let (first, second) = (panels.first ?? "", panels.last ?? "")
    #expect(first.hasPrefix(second.prefix(second.count - 20)), "\(golden.name) \(scene.layout)")
  }
}

private func isOf(_ kind: String, _ golden: GoldenCase) -> Bool {
  let one = chartCase(golden.name, golden.input)
  return chartSpec(one.spec).result?.kind.name == kind && (one.spec["kind"] != nil || kind == "layers")
}

private func twice(_ table: ChartTable) -> ChartTable {
  let rows = table.count
  var columns = table.columns.map { column in
    var column = column
    switch column.cells {
    case .numbers(let cells): column.cells = .numbers(cells + cells)
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
