import Base
import DiskSupport
import Glibc
import Testing

@testable import SiteBuild

private let site = FakeSite(["index.html": "home", "a/index.html": "a"])

@Test(arguments: [
  ".", "Content", "Content/out", "Templates", "Templates/x", "..", "../..", "/", "Content/../", "link",
  "link/in", "none/../x"
])
func outputIsNeverTheProjectItsSourcesOrAParent(_ place: String) throws {
  let folder = try TemporaryFolder()
  try folder.put("Content/site.yml", "title: x")
  try folder.put("Templates/page.html", "x")
  symlink("Content", folder.path + "/link")
  let failure = #expect(throws: BuildFailure.self) {
    try site.write(to: folder.disk, OutputOptions(folder: place))
  }
  #expect(failure?.code == "output/bad-place" && failure?.kind == .usage)
  #expect(try folder.disk.read("Content/site.yml") != nil)
}

@Test func draftsNeverGoIntoOutput() throws {
  let folder = try TemporaryFolder()
  for place in ["Output", "Output/drafts", "./Output/"] {
    let failure = #expect(throws: BuildFailure.self) {
      try site.write(to: folder.disk, OutputOptions(folder: place, edition: .drafts))
    }
    #expect(failure?.code == "output/drafts-in-output")
  }
  try site.write(to: folder.disk, OutputOptions(folder: folder.path + "/Drafts", edition: .drafts))
  #expect(try folder.disk.published("Drafts") == site.files)
  #expect(try Manifest(of: "Drafts", on: folder.disk)?.edition == .drafts)
}

@Test func dotFilesAtTheTopSurvive() throws {
  let folder = try TemporaryFolder()
  try folder.put("Output/.gitignore", "*")
  try site.write(to: folder.disk)
  #expect(try folder.disk.text("Output/.gitignore") == "*")
  #expect(try folder.disk.published() == site.files)
  #expect(try folder.disk.entries(of: ".")?.map(\.name) == ["Output"])
}

@Test func aHiddenFolderSurvivesToo() throws {
  let folder = try TemporaryFolder()
  try folder.put("Output/.git/HEAD", "ref")
  try site.write(to: folder.disk)
  #expect(try folder.disk.text("Output/.git/HEAD") == "ref")
  #expect(try folder.disk.published() == site.files)
  #expect(try folder.disk.entries(of: "Output/.almanac")?.map(\.name).sorted() == ["lock", "manifest"])
}

@Test func anOutputThatIsALinkIsFollowed() throws {
  let folder = try TemporaryFolder()
  try folder.disk.makeFolder("real/place")
  symlink("real/place", folder.path + "/Output")
  try site.write(to: folder.disk)
  #expect(try folder.disk.published("real/place") == site.files)
}

@Test func aLinkInsideOutputIsForeignAndNotFollowed() throws {
  let folder = try TemporaryFolder()
  try folder.put("elsewhere/index.html", "not ours")
  try folder.disk.makeFolder("Output")
  symlink("../elsewhere", folder.path + "/Output/a")
  #expect(throws: BuildFailure.self) { try site.write(to: folder.disk) }
  #expect(throws: BuildFailure.self) {
    try site.write(to: folder.disk, OutputOptions(foreignFiles: .adopted))
  }
  #expect(try folder.disk.text("elsewhere/index.html") == "not ours")
}

@Test func unchangedFilesKeepTheirInode() throws {
  let folder = try TemporaryFolder()
  try site.write(to: folder.disk)
  var (before, after) = (stat(), stat())
  stat(folder.path + "/Output/a/index.html", &before)
  try FakeSite(["index.html": "changed", "a/index.html": "a"]).write(to: folder.disk)
  stat(folder.path + "/Output/a/index.html", &after)
  #expect(before.st_ino == after.st_ino && before.st_mtim.tv_nsec == after.st_mtim.tv_nsec)
  #expect(try folder.disk.text("Output/index.html") == "changed")
}

@Test func aSecondBuildSaysWhoIsInItsWay() throws {
  let folder = try TemporaryFolder()
  try site.write(to: folder.disk)
  withExtendedLifetime(try folder.disk.lock("Output/.almanac/lock")) { attempt -> Void in
    guard case .taken = attempt else {
      Issue.record("the lock of a finished build is free")
      return
    }
    let failure = #expect(throws: BuildFailure.self) {
      try site.write(to: folder.disk, OutputOptions(patience: 0))
    }
    #expect(
      failure?.message.hasPrefix("process \(getpid()) is building") == true && failure?.kind == .machine)
  }
  try site.write(to: folder.disk, OutputOptions(patience: 0))
}

@Test func buildsAtOnceFollowEachOther() async throws {
  let folder = try TemporaryFolder()
  let sites = (0..<4).map { n in FakeSite((0..<50).map { ("p\($0).html", "site \(n) page \($0)") }) }
  try await withThrowingTaskGroup(of: Void.self) { group in
    for site in sites { group.addTask { try site.write(to: folder.disk) } }
    try await group.waitForAll()
  }
  let found = try folder.disk.published()
  #expect(sites.contains { $0.files == found })
}

@Test func leftoversOfADeadBuildAreCleared() throws {
  let folder = try TemporaryFolder()
  try folder.put("Output/.almanac/new/17", "half")
  try folder.put(".Output.almanac/index.html", "half")
  try site.write(to: folder.disk)
  #expect(try folder.disk.entries(of: ".")?.map(\.name) == ["Output"])
  #expect(try folder.disk.published() == site.files)
}

@Test func aWholeFolderIsSwitchedAndKeepsWhatIsUnchanged() throws {
  let folder = try TemporaryFolder()
  let options = OutputOptions(folder: "public", foreignFiles: .adopted, replacement: .folder)
  try folder.put("public/own.txt", "kept")
  try site.write(to: folder.disk, options)
  var (before, after) = (stat(), stat())
  stat(folder.path + "/public/a/index.html", &before)
  let next = FakeSite(["index.html": "changed", "a/index.html": "a", "b.css": "new"])
  try next.write(to: folder.disk, options)
  stat(folder.path + "/public/a/index.html", &after)
  #expect(before.st_ino == after.st_ino)
  #expect(
    try folder.disk.published("public") == next.files.merging(["own.txt": Array("kept".utf8)]) { a, _ in a })
  #expect(try folder.disk.entries(of: ".")?.map(\.name) == ["public"])
}
