import Base
import TestSupport
import Testing

@testable import Charting

/// Every golden case that is drawn.
private let drawnCases: [(String, DrawnChart)] = GoldenCase.all(in: "Charting").compactMap { golden in
  let one = chartCase(golden.name, golden.input)
  guard let spec = chartSpec(one.spec).result else { return nil }
  let drawn = chart(spec, [one.table], one.options).result
  return drawn.isEmpty ? nil : (golden.name, drawn)
}

@Test func marksStayInTheirPicture() {
  for (name, drawn) in drawnCases {
    for scene in [drawn.wideScene, drawn.narrowScene] {
      let frame = Box(x: 0, y: 0, width: scene.width, height: scene.height)
      // Bubbles at the edge of the scale reach over it by their radius.
      for mark in scene.marks { #expect(frame.contains(mark.box, slack: 30), "\(name) \(scene.layout) \(mark)") }
      for text in scene.texts { #expect(frame.contains(text.box, slack: 2), "\(name) \(scene.layout) \(text)") }
    }
  }
}

@Test func everyKindHasThreeCases() {
  for kind in ChartKind.all {
    let count = drawnCases.count { $0.1.plan?.spec.kind.name == kind.name }
    #expect(count >= 3, "\(kind.name): \(count)")
  }
}

@Test func picturesHoldNoStyleScriptOrColour() {
  for (name, drawn) in drawnCases {
    for bytes in [drawn.wide, drawn.narrow] {
      let text = String(decoding: bytes, as: UTF8.self)
      for forbidden in ["style=", "<style", "<script", "#0", "#f", "rgb(", " id=", "NaN", "inf", "onload"] {
        #expect(!text.contains(forbidden), "\(name): \(forbidden)")
      }
      #expect(text.contains("aria-labelledby=\"fig-\(name)-title\""))
      #expect(text.filter { $0 == "<" }.count == text.filter { $0 == ">" }.count, "\(name)")
    }
  }
}

@Test func drawingTwiceGivesTheSameBytes() {
  for golden in GoldenCase.all(in: "Charting") {
    #expect(printed(golden.name, golden.input) == printed(golden.name, golden.input), "\(golden.name)")
  }
  let names = GoldenCase.all(in: "Charting")
  let alone = inParallel(names, workers: 1) { printed($0.name, $0.input) }
  #expect(inParallel(names, workers: 2, chunk: 1) { printed($0.name, $0.input) } == alone)
}

// What a mark says when it is pointed at is what its row says in the table.
@Test func titlesOfMarksAreCellsOfTheTable() throws {
  let (_, drawn) = try #require(drawnCases.first { $0.0 == "portfolio" })
  let table = String(decoding: drawn.table, as: UTF8.self)
  let titles = String(decoding: drawn.wide, as: UTF8.self).split(separator: "<title>").dropFirst().map {
    $0.prefix { $0 != "<" }
  }
  #expect(titles.count == 13)
  for title in titles {
    // A comma behind a value is not its own.
    let words = title.split(separator: " ").map { $0.hasSuffix(",") ? $0.dropLast() : $0 }
    let values = words.filter { $0.contains { $0.isNumber } && $0 != "2015" && $0 != "2016" }
    #expect(!values.isEmpty)
    for value in values { #expect(table.contains(value), "\(title): \(value)") }
  }
}

@Test func withheldCellIsNamedAndEmpty() {
  let quantity = Quantity(.absent(.suppressed), unit: .named("jobs"))
  let table = ChartTable(
    name: "t",
    columns: [ChartColumn("name", .texts(["A", "B"])), ChartColumn("jobs", .numbers([quantity, Quantity(5)]))])
  let one = chartCase("x", Array("kind: bar\ny: name\nx: jobs\ntitle: T\nsource: s\n---\na:text\n".utf8))
  let drawn = chart(chartSpec(one.spec).result!, [table], one.options).result  // the case is a right one
  #expect(String(decoding: drawn.csv, as: UTF8.self) == "name,jobs,jobs_status\r\nA,,confidential\r\nB,5,\r\n")
}

// Names from anywhere: markup, controls, other scripts.
@Test func hostileNamesStayText() {
  for seed in 0..<150 as Range<UInt64> {
    var random = Seeded(seed)
    let pieces = [
      "<", ">", "&", "\"", "'", "]]>", "<script>", "\u{0}", "\u{7}", "é", "م", "🧬", "{x}", " ", "name", "\n",
      "\u{202E}", "%"
    ]
    func name() -> String {
      (0..<Int.random(in: 1...30, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
    }
    let names = (0..<5).map { ChartText(key: "k\($0)", text: name()) }
    let numbers = (0..<5).map { _ in Quantity(Double.random(in: -1e12...1e12, using: &random)) }
    let table = ChartTable(
      name: "t", columns: [ChartColumn("name", .texts(names)), ChartColumn("v", label: name(), .numbers(numbers))])
    for kind in ["bar", "dot", "lollipop"] {
      let one = chartCase("x", Array("kind: \(kind)\ny: name\nx: v\ntitle: T\nsource: s\n---\na:text\n".utf8))
      let drawn = chart(chartSpec(one.spec).result!, [table], one.options).result  // the case is a right one
      for bytes in [drawn.wide, drawn.narrow, drawn.table, drawn.figureHTML(), drawn.standaloneSVG] {
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(
          !text.contains("<script") && !text.contains("]]>") && !text.utf8.contains(0) && !text.utf8.contains(7),
          "seed \(seed) \(kind)")
        #expect(text.filter { $0 == "<" }.count == text.filter { $0 == ">" }.count, "seed \(seed) \(kind)")
      }
    }
  }
}

@Test func inlineCharts() {
  let values: [Quantity] = [
    Quantity(1), Quantity(3), Quantity(.absent(.missing)), Quantity(2), Quantity(.value(4), flags: .provisional)
  ]
  let course = Course(values.map(Course.Step.init), first: values[0], last: values[4])
  let line = String(decoding: sparkline(course, label: "Jobs"), as: UTF8.self)
  #expect(line.contains("aria-label=\"Jobs: 1 – 4 (1 – 4)\""))
  #expect(line.contains("class=\"l d\""), "what is provisional is dashed")
  #expect(String(decoding: tableBar(Quantity(.absent(.suppressed)), max: 10), as: UTF8.self).contains("url(#hatch)"))
  #expect(
    !String(decoding: tableBar(Quantity(.absent(.missing)), max: 10, reference: 1), as: UTF8.self).contains(
      "class=\"k\""))
}

@Test func standaloneFilesHoldNoTokens() {
  for (name, drawn) in drawnCases {
    let text = String(decoding: drawn.standaloneSVG, as: UTF8.self)
    #expect(text.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\""), "\(name)")
    #expect(!text.contains("var(--"), "\(name)")
  }
}
