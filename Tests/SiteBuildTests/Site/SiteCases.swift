// Whole sites in one file each: sections that begin with `── PATH`. What is expected is what a build would say, then
// the pages that the case asks for on its first line (`pages: PATH PATH …`).

import Base
import SiteBuild
import TestSupport
import Testing

@Test(arguments: GoldenCase.all(in: "Site"))
func sitesReadAsExpected(_ golden: GoldenCase) throws {
  let site = SiteCase(golden.input)
  let disk = MemoryDisk(site.files)
  let inventory = try load(disk, workers: 1)
  let prepared = prepare(inventory.result, BuildOptions(asOf: Moment(seconds: 1_795_000_000)))
  var diagnostics = inventory.diagnostics + prepared.diagnostics
  var pages: [String: String] = [:]
  var renderer = Renderer(prepared.result)
  for (index, artifact) in prepared.result.artifacts.enumerated() {
    diagnostics += renderer.render(index)
    if site.pages.contains(artifact.path) { pages[artifact.path] = renderer.out.text.withoutStyles }
  }
  let files = inventory.result.files
  var actual = diagnostics.sorted(files).map { $0.printed(files) }.joined(separator: "\n")
  for path in site.pages { actual += "── \(path)\n" + (pages[path] ?? "no such page\n") }
  #expect(golden.expected(updatingWith: actual) == actual)
}

private struct SiteCase {
  var pages: [String] = []
  var files: [String: [UInt8]] = [:]

  init(_ input: [UInt8]) {
    var path: String?
    var lines: [Substring] = []
    func bytes() -> [UInt8] { Array(lines.joined(separator: "\n").utf8) }
    for line in String(decoding: input, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("── ") {
        if let path { files[path] = bytes() + [0x0A] }
        path = String(line.dropFirst(3))
        lines = []
      } else if path == nil, line.hasPrefix("pages: ") {
        pages = line.dropFirst(7).split(separator: " ").map(String.init)
      } else {
        lines.append(line)
      }
    }
    if let path { files[path] = bytes() }
  }
}

extension String {
  /// The style sheet changes with every rule in it, which is none of these cases' concern.
  fileprivate var withoutStyles: String {
    replacing(/assets\/style\.[0-9a-f]{8}\.css/, with: "assets/style.css")
      .replacing(/<style>[^<]*<\/style>/, with: "<style>…</style>")
  }
}
