import Base
import DiskSupport
import Glibc
import SiteBuild
import TestSupport
import Testing

@testable import Tool

/// The starter with a second state of its content: other pages, other words, one page fewer.
private func edit(_ folder: TemporaryFolder) throws {
  for n in 0..<20 {
    try folder.put(
      "Content/articles/more-\(n).md", "---\ntitle: More \(n)\ndescription: x\n---\nSome words.\n")
  }
  try folder.put(
    "Content/pages/about.md", "---\ntitle: About\ndescription: Other words.\n---\nOther words.\n")
  try folder.disk.remove("Content/clusters/durham.md")
  try folder.disk.remove("Content/articles/what-makes-a-hub.md")
}

/// How often a build is killed. `ALMANAC_KILLS=200` tries harder.
private let kills = getenv("ALMANAC_KILLS").flatMap { Int(String(cString: $0)) } ?? 30

// Killed at a random moment, over an old site: file by file the old one or the new one, and the next build finishes.
@Test func aKilledBuildLeavesWholeFilesAndTheNextOneFinishes() throws {
  let folder = try starter()
  try almanac("build", root: folder.path)
  let old = try folder.disk.published()
  try edit(folder)
  let before = try folder.copy()
  let clock = ContinuousClock()
  let begin = clock.now
  try almanac("build", root: folder.path)
  let duration = clock.now - begin
  let new = try folder.disk.published()
  #expect(new != old)

  var random = Seeded(1)
  var cut = 0
  for _ in 0..<kills {
    let fresh = try before.copy()
    let running = try start(["build"], root: fresh.path)
    usleep(useconds_t(Double.random(in: 0...1.1, using: &random) * microseconds(duration)))
    kill(running.process, SIGKILL)
    if try running.end().status == -9 { cut += 1 }
    for (path, bytes) in try fresh.disk.published() {
      #expect(bytes == old[path] || bytes == new[path], "\(path)")
    }
    #expect(try almanac("build", root: fresh.path).status == 0)
    #expect(try fresh.disk.published() == new)
    #expect(try fresh.disk.entries(of: ".")?.map(\.name).sorted() == ["Content", "Output", "README.md"])
    #expect(try fresh.disk.entries(of: "Output/.almanac")?.map(\.name).sorted() == ["figures", "lock", "manifest"])
  }
  #expect(cut > 0)
}

@Test func anyNumberOfJobsWritesTheSameBytes() throws {
  let folder = try starter()
  try edit(folder)
  let sites = try ["1", "4"].map { jobs in
    try almanac("build", "--jobs", jobs, root: folder.path)
    let built = try folder.disk.published()
    try folder.disk.removeTree("Output")
    return built
  }
  #expect(sites[0] == sites[1] && !sites[0].isEmpty)
}

@Test(arguments: [
  ("ulimit -n 4", "disk/too-many-files"),
  ("ulimit -f 1", "disk/full")
])
func aMachineThatRefusesIsOneMessage(_ limits: String, _ code: String) throws {
  let folder = try starter()
  try almanac("build", root: folder.path)
  let before = try folder.disk.published()
  try edit(folder)
  let ended = try almanac("build", "--no-color", "--jobs", "4", root: folder.path, limits: limits)
  #expect(ended.status == 3)
  #expect(
    ended.messages.contains("[\(code)]")
      && ended.messages.split(separator: "\n").count { $0.contains("error: ") } == 1)
  #expect(try folder.disk.published() == before)
  #expect(try almanac("build", root: folder.path).status == 0)
}

// Root may do anything, so for it there is nothing to see here.
@Test(.enabled(if: geteuid() != 0), arguments: ["Content/pages/about.md", "Output", "Output/clusters"])
func whatMayNotBeTouchedIsOneMessage(_ path: String) throws {
  let folder = try starter()
  try almanac("build", root: folder.path)
  let before = try folder.disk.published()
  try edit(folder)
  chmod(folder.path + "/" + path, path.hasPrefix("Output") ? 0o555 : 0)
  defer { chmod(folder.path + "/" + path, 0o755) }
  let ended = try almanac("build", "--no-color", root: folder.path)
  #expect(ended.status == 3 && ended.messages.contains("[disk/no-permission]"))
  #expect(try folder.disk.published() == before)
}

@Test func twoBuildsAtOnceBothEndWell() throws {
  let folder = try starter()
  let running = try (0..<4).map { _ in try start(["build"], root: folder.path) }
  for run in running { #expect(try run.end().status == 0) }
  let alone = try folder.disk.published()
  try folder.disk.removeTree("Output")
  try almanac("build", root: folder.path)
  #expect(try folder.disk.published() == alone)
}

@Test func aFIFOInContentIsAMessageAndNotAWait() throws {
  let folder = try starter()
  mkfifo(folder.path + "/Content/articles/x.md", 0o600)
  let ended = try almanac("build", root: folder.path)
  #expect(ended.status == 1 && ended.messages.contains("Content/articles/x.md is a FIFO"))
}

private func microseconds(_ duration: Duration) -> Double {
  Double(duration.components.seconds) * 1e6 + Double(duration.components.attoseconds) / 1e12
}
