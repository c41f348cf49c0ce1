import Base
import DiskSupport
import TestSupport
import Testing

@testable import SiteBuild

private let old = FakeSite([
  "index.html": "home", "a/index.html": "a", "b/index.html": "b", "gone/index.html": "gone",
  "style.css": "body{}"
])
private let new = FakeSite([
  "index.html": "new home", "a/index.html": "a", "b/index.html": "new b", "c/d/index.html": "c",
  "style.css": "body{}"
])

@Test func aBuildIntoNothingWritesEverything() throws {
  let disk = MemoryDisk()
  let report = try #require(try old.write(to: disk).result)
  #expect(try disk.published() == old.files)
  #expect((report.written, report.unchanged, report.removed, report.pages) == (5, 0, 0, 4))
}

@Test func aSecondBuildChangesOnlyWhatDiffers() throws {
  let disk = MemoryDisk()
  try old.write(to: disk)
  let report = try #require(try new.write(to: disk).result)
  #expect(try disk.published() == new.files)
  #expect((report.written, report.unchanged, report.removed) == (3, 2, 1))
}

@Test func unchangedBytesAreNotTouched() throws {
  let disk = MemoryDisk()
  try old.write(to: disk)
  disk.allow(changes: 0)
  let report = try #require(try old.write(to: disk).result)
  #expect((report.written, report.unchanged) == (0, 5))
}

@Test func anErrorInAPagePublishesNothing() throws {
  let disk = MemoryDisk()
  try old.write(to: disk)
  let before = disk.files
  var broken = new
  broken.faults = [
    0: Diagnostic(.error, "test/one", "one", at: nil), 3: Diagnostic(.error, "test/two", "two", at: nil)
  ]
  let checked = try broken.write(to: disk)
  #expect(checked.result == nil)
  #expect(checked.diagnostics.map(\.code) == ["test/one", "test/two"])
  #expect(disk.files == before)
}

// The plug is pulled after every possible number of changes: into nothing, over an old site, and where files and
// folders trade places. Whoever looks then finds each file whole, old or new; all old until the journal stands; and
// the next build finishes.
@Test(arguments: [
  (FakeSite([:]), old), (old, new), (new, old),
  (
    FakeSite(["x": "file", "y/z": "deep", "k": "k"]),
    FakeSite(["x/index.html": "folder", "y": "file", "k": "k2"])
  )
])
func aBuildCutOffAnywhereLeavesTheOldSiteOrTheNew(_ from: FakeSite, _ to: FakeSite) throws {
  var cuts = 0
  for changes in 0... {
    let disk = MemoryDisk(["Output/.gitignore": Array("*".utf8)])
    if !from.artifacts.isEmpty { try from.write(to: disk) }
    disk.allow(changes: changes)
    let outcome = Result { () throws(BuildFailure) in try to.write(to: disk) }
    disk.allow(changes: .max)
    let met = try disk.published()
    let isDecided = disk.files["Output/.almanac/journal"] != nil
    for (path, bytes) in met {
      #expect(bytes == from.files[path] || bytes == to.files[path], "\(path) after \(changes)")
    }
    if !isDecided { #expect(met == from.files || met == to.files, "after \(changes) changes") }
    #expect(disk.files["Output/.gitignore"] == Array("*".utf8))

    try to.write(to: disk)
    #expect(try disk.published() == to.files, "finished after \(changes)")
    #expect(
      disk.files.keys.filter { $0.contains("almanac/") }.sorted() == [
        "Output/.almanac/lock", "Output/.almanac/manifest"
      ])
    if case .success = outcome { break }
    cuts += 1
  }
  #expect(cuts > 5)
}

@Test func anyNumberOfWorkersWritesTheSameBytes() throws {
  let site = FakeSite(
    (0..<500).map { ("p\($0 % 17)/\($0).html", String(repeating: "page \($0) ", count: $0 % 50)) })
  let disks = try [1, 4].map { workers in
    let folder = try TemporaryFolder()
    try site.write(to: folder.disk, workers: workers)
    return try (folder.disk.published(), folder.disk.read("Output/.almanac/manifest"))
  }
  #expect(disks[0].0 == site.files && disks[1].0 == site.files)
  #expect(disks[0].1 == disks[1].1)
}

@Test func randomSitesFollowEachOther() throws {
  var random = Seeded(7)
  let disk = MemoryDisk()
  for _ in 0..<200 {
    var files: [String: String] = [:]
    for _ in 0..<Int.random(in: 0...8, using: &random) {
      let depth = Int.random(in: 1...3, using: &random)
      let parts = (0..<depth).map { _ in String("abc".randomElement(using: &random)!) }  // not empty
      files[parts.joined(separator: "/")] = String(Int.random(in: 0...2, using: &random))
    }
    let site = FakeSite(
      files.filter { file in !files.keys.contains { $0.hasPrefix(file.key + "/") } }.map { ($0, $1) })
    try site.write(to: disk)
    #expect(try disk.published() == site.files)
  }
}

@Test func foreignFilesAreRefusedUnlessAdopted() throws {
  let disk = MemoryDisk(["Output/mine.html": Array("mine".utf8), "Output/index.html": Array("mine".utf8)])
  let failure = #expect(throws: BuildFailure.self) { try old.write(to: disk) }
  #expect(
    failure?.code == "output/foreign-files" && failure?.message.contains("index.html, mine.html") == true)
  #expect(try disk.text("Output/index.html") == "mine")

  try old.write(to: disk, OutputOptions(foreignFiles: .adopted))
  #expect(try disk.text("Output/index.html") == "home")
  try new.write(to: disk)
  #expect(try disk.text("Output/mine.html") == "mine")
  #expect(try disk.text("Output/gone/index.html") == nil)
}

@Test(arguments: [
  (["a.html", "b/A.html", "b/a.html"], "output/same-path"),
  (["caf\u{E9}.html", "cafe\u{301}.html"], "output/same-path"),
  (["same.html", "same.html"], "output/same-path"),
  (["tags", "tags/index.html"], "output/file-and-folder"),
  (["TAGS", "tags/x/index.html"], "output/file-and-folder"),
  (["../out.html"], "output/bad-path"),
  (["a/../../out.html"], "output/bad-path"),
  (["a/./b.html"], "output/bad-path"),
  (["/etc/passwd"], "output/bad-path"),
  (["a//b.html"], "output/bad-path"),
  (["a\u{0}.html"], "output/bad-path"),
  (["a\\..\\b.html"], "output/bad-path"),
  ([".hidden"], "output/bad-path"),
  (["..a/b.html"], "output/bad-path"),
  ([String(repeating: "x", count: 256)], "output/bad-path"),
  ([""], "output/bad-path")
])
func badPathsAreErrors(_ paths: [String], _ code: String) throws {
  let disk = MemoryDisk()
  let checked = try FakeSite(paths.map { ($0, "x") }).write(to: disk)
  #expect(checked.diagnostics.map(\.code) == [code])
  #expect(checked.result == nil && disk.files.isEmpty)
}

@Test func oddButGoodPathsAreWritten() throws {
  let site = FakeSite([
    "a b/ü.html": "1", "a../b..html": "2", String(repeating: "x", count: 255): "3", "a/.well-known": "4"
  ])
  let folder = try TemporaryFolder()
  #expect(try site.write(to: folder.disk).diagnostics == [])
  #expect(try folder.disk.published() == site.files)
}

@Test func twoPathsThatMeetNameBothSources() throws {
  let files = [
    SourceFile(id: ID(0), path: "Content/a.md", bytes: []),
    SourceFile(id: ID(1), path: "Content/b.md", bytes: [])
  ]
  let faults = pathFaults(of: files.map { Artifact(path: "x/index.html", source: $0.span(0..<0)) })
  #expect(
    faults.map { $0.printed(files) } == [
      """
      Content/b.md:1:1: error: two files have the path “x/index.html” [output/same-path]
        |
      1 |\u{20}
        | ^
        = note: the other is “x/index.html” (Content/a.md:1:1)
        = help: give one of them another slug, or another id where it belongs to a figure

      """
    ])
}

@Test func aManifestIsReadAsItWasWritten() {
  let manifest = Manifest(
    edition: .drafts, asOf: Moment(seconds: 1_795_000_000), files: [.init(path: "a b.html", digest: 1), .init(path: "ü", digest: .max)], kept: ["k"]
  )
  #expect(Manifest(manifest.bytes) == manifest)
  #expect(Manifest(Array("almanac manifest 1\nfile 0000000000000001 ../../etc/passwd\n".utf8)) == nil)
  #expect(Manifest(Array("something else".utf8)) == nil)
}

@Test func aDamagedJournalIsNotFollowed() throws {
  for text in [
    "almanac journal 1\nremove\t../../x\nend\n", "almanac journal 1\nremove\tindex.html\n", "",
    "almanac journal 1\nrename\t../../etc/x\ty\nend\n"
  ] {
    let disk = MemoryDisk(["Output/.almanac/journal": Array(text.utf8), "Output/index.html": [1]])
    let failure = #expect(throws: BuildFailure.self) { try old.write(to: disk) }
    #expect(failure?.code == "output/damaged-journal")
    #expect(disk.files["Output/index.html"] == [1])
  }
}
