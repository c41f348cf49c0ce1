// Charts speak the language of their page: no word of them is left in English by a language that is complete.

import Base
import Charting
import Formats
import Testing
import Theme

@testable import SiteBuild

// The same in both languages.
private let shared: Set = ["note", "csv", "svg", "describeSubject", "interval", "median"]

@Test func everyWordOfChartsIsInTheStringsOfDanish() throws {
  let own = ChartStrings()
  let danish = try strings("da")
  for (word, english) in zip(Mirror(reflecting: danish).children, Mirror(reflecting: own).children) {
    guard let label = word.label, let text = word.value as? String, let before = english.value as? String else {
      continue
    }
    #expect(shared.contains(label) == (text == before), "\(label): \(text)")
  }
  for kind in ChartKind.all where !["histogram", "matrix"].contains(kind.name) {
    #expect(danish.kinds[kind.name] != nil && danish.kinds[kind.name] != kind.title, "\(kind.name)")
  }
}

@Test func englishStringsSayWhatChartsSayByThemselves() throws {
  let (own, english) = (ChartStrings(), try strings("en"))
  for (word, given) in zip(Mirror(reflecting: own).children, Mirror(reflecting: english).children) {
    #expect(
      "\(word.label ?? ""): \(word.value as? String ?? "")" == "\(given.label ?? ""): \(given.value as? String ?? "")"
    )
  }
  for kind in ChartKind.all { #expect(english.kinds[kind.name] == kind.title) }
}

@Test func aDanishPagesChartIsDanish() throws {
  let disk = MemoryDisk([
    "Content/site.yml": Array("title: Rapport\nlanguage: da\n".utf8),
    "Content/data/sources.yml": Array("o: {title: Kilde, date: 2017}\n".utf8),
    "Content/data/jobs.csv": Array("name,jobs\nA,10\nB,[c]\nC,30\n".utf8),
    "Content/data/jobs.schema.yml": Array("source: o\ncolumns: {jobs: {type: number, label: Stillinger}}\n".utf8),
    "Content/pages/side.md": Array("""
      ---
      title: Side
      ---
      ```{chart}
      kind: bar
      title: Stillinger
      data: jobs
      x: jobs
      y: name
      ```

      """.utf8),
  ])
  let inventory = try load(disk, workers: 1)
  let prepared = prepare(inventory.result, BuildOptions(asOf: Moment(seconds: 1_795_000_000)))
  let index = try #require(prepared.result.artifacts.firstIndex { $0.path == "side/index.html" })
  var renderer = Renderer(prepared.result)
  _ = renderer.render(index)
  let page = renderer.out.text
  #expect(page.contains("Søjlediagram over") && page.contains("fortroligt; ikke nul") && page.contains("Højest: "))
  for word in ["Bar chart", "withheld", "Highest", "Figure 1", "Source:", ">Table<", ">Embed<"] {
    #expect(!page.contains(word), "\(word)")
  }
}

private func strings(_ language: String) throws -> ChartStrings {
  let path = "Templates/strings/\(language).yml"
  let bytes = try #require(themeFiles.first { $0.path == path }?.bytes)
  return Words(node: yaml(SourceFile(id: ID(0), path: path, bytes: bytes)).result, fallback: nil).chartStrings
}
