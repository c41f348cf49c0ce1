// A build of what has not changed renders nothing; whatever could make a difference makes it a whole one.

import Base
import Synchronization
import Testing

@testable import SiteBuild

private let site = [
  "Content/site.yml": "title: Clusters\nlanguage: en\nedition: {name: First, date: 2026-01-01}\n",
  "Content/data/sources.yml": "office: {publisher: Office, title: Register, date: 2025-12-01}\n",
  "Content/data/indicators.yml": "jobs: {label: Jobs, unit: jobs}\n",
  "Content/clusters/oslo.md":
    "---\nname: Oslo\nfacts: {jobs: {value: 12, year: 2024, source: office}}\n---\nIt has {{ oslo.jobs }}.\n"
]

@Test func anUnchangedSiteIsNotRenderedAgain() throws {
  let disk = MemoryDisk(site.mapValues { Array($0.utf8) })
  let first = try built(disk)
  #expect(first.rendered > 0 && first.report.figures.traced == 1)
  disk.allow(changes: 0)
  let second = try built(disk)
  #expect(second.rendered == 0)
  #expect(second.report.figures == first.report.figures)
  #expect(second.report.written?.pages == first.report.written?.pages)
  #expect(second.report.written?.unchanged == first.report.written?.manifest.files.count)
}

@Test(arguments: [
  ("Content/clusters/oslo.md", "---\nname: Oslo\n---\nNew.\n"),
  ("Templates/strings/en.yml", "source: Origin\n"),
  ("Output/index.html", "edited by hand"),
])
func whateverChangedIsBuilt(_ path: String, _ text: String) throws {
  let disk = MemoryDisk(site.mapValues { Array($0.utf8) })
  _ = try built(disk)
  disk.replace(path, Array(text.utf8))
  #expect(try built(disk).rendered > 0)
}

@Test func aFileThatIsGoneIsWrittenAgain() throws {
  let disk = MemoryDisk(site.mapValues { Array($0.utf8) })
  _ = try built(disk)
  try disk.removeTree("Output/clusters")
  #expect(try built(disk).report.written?.written ?? 0 > 0)
  #expect(disk.read("Output/clusters/oslo/index.html") != nil)
}

@Test func anotherProgramOrAddressBuildsAnew() throws {
  let disk = MemoryDisk(site.mapValues { Array($0.utf8) })
  _ = try built(disk)
  #expect(try built(disk) { $0.program = 2 }.rendered > 0)
  #expect(try built(disk) { $0.baseURL = "https://example.org" }.rendered > 0)
  #expect(try built(disk) { $0.program = nil }.rendered > 0)
}

// A page that is to appear on a day appears, though no byte has changed.
@Test func anEmbargoIsLookedAtInEveryBuild() throws {
  let disk = MemoryDisk(site.mapValues { Array($0.utf8) })
  disk.replace("Content/articles/later.md", Array("---\ntitle: Later\nembargo: 2026-03-01\n---\nText.\n".utf8))
  _ = try built(disk)
  #expect(disk.read("Output/articles/later/index.html") == nil)
  _ = try built(disk) { $0.asOf = Moment(iso: "2026-03-02")! }  // a date
  #expect(disk.read("Output/articles/later/index.html") != nil)
}

// Its warnings would not be told of again.
@Test func aSiteWithWarningsIsBuiltInFull() throws {
  let disk = MemoryDisk(site.mapValues { Array($0.utf8) })
  disk.replace("Content/articles/here.md", Array("---\ntitle: Here\n---\nRead [here](/clusters/oslo/).\n".utf8))
  let first = try built(disk)
  #expect(!first.faults.isEmpty)
  #expect(try built(disk).faults == first.faults)
}

private func built(
  _ disk: MemoryDisk, _ change: (inout BuildOptions) -> Void = { _ in }
) throws -> (report: BuildReport, faults: [String], rendered: Int) {
  var options = BuildOptions(asOf: Moment(iso: "2026-02-01")!)  // a date
  options.program = 1
  change(&options)
  let rendered = Mutex(0)
  let events = BuildEvents(waiting: { _ in }, rendered: { done, _ in rendered.withLock { $0 = done } })
  let checked = try build(disk, options, telling: events)
  return (checked.result, checked.diagnostics.map { "\($0.code) \($0.message)" }, rendered.withLock { $0 })
}
