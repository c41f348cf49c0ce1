// Every golden case as a reader would see it, on one page: what golden files cannot judge is looked at there.
//
//     GALLERY=FOLDER swift test --filter gallery
//
// writes index.html, the sheet and each chart as a file of its own; the page needs nothing else.

import Base
import Foundation
import TestSupport
import Testing

@testable import Charting

@Test func galleryIsOnePageWithAllCases() throws {
  let gallery = Gallery(GoldenCase.all(in: "Charting").filter { !$0.name.hasPrefix("err-") })
  #expect(gallery.page.components(separatedBy: "<figure ").count - 1 == gallery.figures.count)
  let ids = gallery.page.components(separatedBy: " id=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
  // The one id that is the page's own is that of the hatching.
  #expect(Set(ids).count == ids.count, "ids that occur twice: \(ids.filter { id in ids.count { $0 == id } > 1 })")
  for word in ["<script", " style=", " onclick=", "http://", "https://"] {
    #expect(!gallery.page.contains(word), "\(word) in the gallery")
  }
  if let folder = ProcessInfo.processInfo.environment["GALLERY"] { try gallery.write(to: URL(fileURLWithPath: folder)) }
}

private struct Gallery {
  let page: String
  private(set) var figures: [(name: String, svg: [UInt8])] = []

  init(_ cases: [GoldenCase]) {
    var body = ""
    var kind = ""
    for golden in cases {
      let one = chartCase(golden.name, golden.input)
      guard let spec = chartSpec(one.spec).result else { continue }
      let drawn = chart(spec, [one.table], one.options).result
      if drawn.isEmpty { continue }
      if spec.kind.name != kind {
        kind = spec.kind.name
        body += "<h2>\(kind)</h2>"
      }
      let links = FigureLinks(csv: "empty.html", svg: "svg/\(golden.name).svg", embed: "empty.html")
      body += String(decoding: drawn.figureHTML(links), as: UTF8.self) + "\n"
      figures.append((golden.name, drawn.standaloneSVG))
    }
    page = """
      <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Charts</title>
      <meta name="viewport" content="width=device-width"><link rel="stylesheet" href="charts.css"></head>
      <body>\(String(decoding: patternDefs, as: UTF8.self))<main><h1>Charts</h1>
      \(body)</main></body></html>
      """
  }

  func write(to folder: URL) throws {
    let sheet = """
      \(chartStyleSheet)
      :root{color-scheme:light dark}body{margin:0;background:var(--paper);color:var(--ink);font-family:Arial,sans-serif}
      main{max-width:744px;margin:0 auto;padding:20px}h2{margin-top:48px}
      """
    try FileManager.default.createDirectory(at: folder.appendingPathComponent("svg"), withIntermediateDirectories: true)
    try Data(page.utf8).write(to: folder.appendingPathComponent("index.html"))
    try Data(sheet.utf8).write(to: folder.appendingPathComponent("charts.css"))
    let empty = "<!DOCTYPE html><html lang=\"en\"><title>Nothing</title><main><h1>Nothing</h1></main></html>"
    try Data(empty.utf8).write(to: folder.appendingPathComponent("empty.html"))
    for figure in figures { try Data(figure.svg).write(to: folder.appendingPathComponent("svg/\(figure.name).svg")) }
  }
}
