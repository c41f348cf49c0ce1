import Base
import TestSupport
import Testing

@testable import Charting

// Rule 34: a line of more points than pixels is thinned, but its highest and lowest stay, and so does the whole table.
@Test(arguments: [1001, 6000])
func longLinesKeepTheirExtremes(_ count: Int) throws {
  for seed in 0..<2 as Range<UInt64> {
    var random = Seeded(seed)
    var values = (0..<count).map { _ in Double.random(in: -100...100, using: &random) }
    let (high, low) = (
      Int.random(in: 1..<count / 2, using: &random), Int.random(in: count / 2..<count - 1, using: &random)
    )
    values[high] = 2000
    values[low] = -1500
    let drawn = lineChart(values.enumerated().map { (Double($0), $1) })
    let ends = [0, high, low, count - 1].map { (Double($0), values[$0]) }
    let few = lineChart(ends)
    for (whole, corners) in [(drawn.wideScene, few.wideScene), (drawn.narrowScene, few.narrowScene)] {
      let (a, b) = (try line(in: whole), try line(in: corners))
      #expect((a.y - b.y).magnitude < 0.05 && (a.bottom - b.bottom).magnitude < 0.05, "seed \(seed)")
      #expect((a.x - b.x).magnitude < 0.5 && (a.right - b.right).magnitude < 0.5, "seed \(seed)")
      // At most two points in each half pixel, of about ten bytes.
      #expect(Double(whole.out.count) < whole.width * 4 * 10 + 3000, "seed \(seed)")
    }
    #expect(drawn.csv.count { $0 == 10 } == count + 1)
    #expect(String(decoding: drawn.table, as: UTF8.self).components("<tr>") == count + 1)
  }
}

private func lineChart(_ points: [(Double, Double)]) -> DrawnChart {
  let table = ChartTable(
    name: "t",
    columns: [
      ChartColumn("x", .numbers(points.map { Quantity($0.0) })),
      ChartColumn("y", .numbers(points.map { Quantity($0.1) }))
    ])
  let one = chartCase("x", Array("kind: line\nx: x\ny: y\ntitle: T\nsource: s\n---\na:text\n".utf8))
  return chart(chartSpec(one.spec).result!, [table], one.options).result  // the case is a right one
}

private func line(in scene: Scene) throws -> Box {
  try #require(scene.marks.first { $0.style == .lineAccent }).box
}

extension String {
  fileprivate func components(_ part: String) -> Int { ranges(of: part).count }
}
