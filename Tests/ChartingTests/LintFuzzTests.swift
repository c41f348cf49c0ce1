import Base
import TestSupport
import Testing

@testable import Charting

// Whatever the numbers are, kinds find places for their own words: nothing of the picture is for the author to mend.
@Test(arguments: [
  "kind: bar\ny: name\nx: a", "kind: lollipop\ny: name\nx: a", "kind: dot\ny: name\nx: a", "kind: bar\nx: name\ny: a",
  "kind: scatter\nx: a\ny: b\nlabel: name", "kind: bubble\nx: a\ny: b\nsize: c\nlabel: name",
  "kind: portfolio\nx: c\ny: b\nsize: c\nlabel: name\nquadrants: [Emerging, Stars, Declining, Mature]",
  "kind: beeswarm\nx: a\nlabel: name", "kind: dumbbell\ny: name\nstart: a\nend: b",
  "kind: treemap\nlabel: name\nsize: c",
  "kind: waterfall\nlabel: name\nvalue: a"
])
func pictureOfAnyNumbersHasNoFault(_ spec: String) throws {
  for seed in 0..<40 as Range<UInt64> {
    var random = Seeded(seed)
    let count = Int.random(in: 1...25, using: &random)
    func numbers(_ range: ClosedRange<Double>) -> [Quantity] {
      (0..<count).map { _ in
        switch Int.random(in: 0..<12, using: &random) {
        case 0: Quantity(.absent(.suppressed))
        case 1: Quantity(.absent(.missing))
        default: Quantity(Double.random(in: range, using: &random).rounded())
        }
      }
    }
    let names = (0..<count).map { ChartText(key: "n\($0)", text: "Area number \($0)") }
    let table = ChartTable(
      name: "t",
      columns: [
        ChartColumn("name", .texts(names)), ChartColumn("a", .numbers(numbers(-900...2000))),
        ChartColumn("b", .numbers(numbers(-60...90))), ChartColumn("c", .numbers(numbers(1...9000)))
      ])
    let one = chartCase("x", Array((spec + "\ntitle: T\nsource: s\n---\na:text\n").utf8))
    let drawn = chart(try #require(chartSpec(one.spec).result), [table], one.options)
    let faults = drawn.diagnostics.filter { $0.code.hasPrefix("chart/text") }
    #expect(faults.isEmpty, "seed \(seed): \(faults.map(\.message))")
  }
}
