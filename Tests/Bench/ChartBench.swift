// Four charts of the sizes that reports have, drawn in both widths on one core. What a page pays in all, from the tree
// of the block to the figure with its description and its table, is in the note.

import Base
import Charting

func benchCharts() throws -> [Row] {
  try [
    row("line chart, 12 points", line, bar: .microseconds(40), calls: 400),
    row("bar chart, 20 bars", bars, bar: .microseconds(50), calls: 400),
    row("heat map, 50 × 20", heatMap, bar: .microseconds(500), calls: 50),
    row("bubbles, 200", bubbles, bar: nil, calls: 100),
  ]
}

private struct Sample {
  let settings: [(String, String)]
  let table: ChartTable
}

private func row(_ name: String, _ sample: Sample, bar: Duration?, calls: Int) throws -> Row {
  let settings = sample.settings + [("title", "A finding"), ("source", "office")]
  let block = node(settings)
  guard let spec = try faultless(chartSpec(block)) else { throw BenchFailure(message: "\(name) is no chart") }
  let options = ChartOptions(id: "fig", highlight: ["n3"])
  let drawn = chart(spec, [sample.table], options)
  guard !drawn.hasErrors, !drawn.result.isEmpty else { throw BenchFailure(message: "\(name) cannot be drawn") }
  let size = drawn.result.wide.count + drawn.result.narrow.count
  let scenes = processorMedian(of: 9, each: calls) {
    let drawn = chart(spec, [sample.table], options).result
    _ = (drawn.wide, drawn.narrow)
  }
  let whole = processorMedian(of: 9, each: calls) {
    guard let spec = chartSpec(block).result else { return }
    _ = chart(spec, [sample.table], options).result.figureHTML()
  }
  let note = "\(size) bytes of SVG; as a page has it \(text(whole))"
  return Row(name: name, median: scenes, bar: bar, note: note)
}

private var line: Sample {
  let jobs = [9507.0, 9610, 9720, 9650, 9800, 9900, 10050, 10010, 10200, 10310, 10400, 10550]
  return Sample(
    settings: [("kind", "line"), ("x", "month"), ("y", "jobs")],
    table: ChartTable(name: "t", columns: [
      ChartColumn("month", .periods((1...12).map { Period.month(2024, $0) })), counts("jobs", jobs),
    ]))
}

private var bars: Sample {
  Sample(
    settings: [("kind", "bar"), ("y", "name"), ("x", "jobs")],
    table: ChartTable(name: "t", columns: [
      names("name", (0..<20).map { "Metropolitan area \($0)" }),
      counts("jobs", (0..<20).map { Double(32204 - $0 * 1317) }),
    ]))
}

private var heatMap: Sample {
  var random = Generator(state: 7)
  let cells = (0..<50).flatMap { area in (0..<20).map { (area, $0) } }
  // One cell in sixteen is withheld, as offices do.
  let quotients = cells.map { _ in
    random.next(16) == 0 ? Quantity(.absent(.suppressed)) : Quantity(Double(random.next(1000)) / 200)
  }
  return Sample(
    settings: [("kind", "heat-map"), ("y", "area"), ("x", "industry"), ("color", "lq")],
    table: ChartTable(name: "t", columns: [
      ChartColumn("area", .texts(cells.map { ChartText(key: "n\($0.0)", text: "Area \($0.0)") })),
      ChartColumn("industry", .texts(cells.map { ChartText(key: "i\($0.1)", text: "Industry \($0.1)") })),
      ChartColumn("lq", label: "LQ", unit: .ratio, decimals: 2, .numbers(quotients)),
    ]))
}

private var bubbles: Sample {
  var random = Generator(state: 11)
  func column(_ name: String, _ decimals: Int, from low: Double, to high: Double) -> ChartColumn {
    let values = (0..<200).map { _ in Quantity(low + (high - low) * Double(random.next(1_000_000)) / 1_000_000) }
    return ChartColumn(name, decimals: decimals, .numbers(values))
  }
  return Sample(
    settings: [("kind", "bubble"), ("x", "quotient"), ("y", "growth"), ("size", "jobs")],
    table: ChartTable(name: "t", columns: [
      names("name", (0..<200).map { "Area \($0)" }), column("quotient", 2, from: 0, to: 5),
      column("growth", 1, from: -8, to: 12), column("jobs", 0, from: 100, to: 9100),
    ]))
}

private func names(_ name: String, _ texts: [String]) -> ChartColumn {
  ChartColumn(name, .texts(texts.enumerated().map { ChartText(key: "n\($0)", text: $1) }))
}

private func counts(_ name: String, _ values: [Double]) -> ChartColumn {
  ChartColumn(name, label: "Jobs", unit: .named("jobs"), decimals: 0, .numbers(values.map { Quantity($0) }))
}

/// What a chart block of these lines is parsed to.
private func node(_ settings: [(String, String)]) -> Node {
  let nowhere = Span(ID(0), 0..<1)
  let entries = settings.map { key, value in
    Node.Entry(key: key, keySpan: nowhere, value: Node(.string(value), text: value, at: nowhere))
  }
  return Node(.map(entries), at: nowhere)
}
