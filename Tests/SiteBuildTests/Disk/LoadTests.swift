import Base
import DiskSupport
import Glibc
import Testing

@testable import SiteBuild

private func paths(_ inventory: Inventory) -> [String] { inventory.files.map(\.path) }

@Test func aSiteIsReadWithTheThemeForWhatItLacks() throws {
  let disk = MemoryDisk([
    "Content/site.yml": [1], "Content/articles/a.md": [2], "Templates/page.html": [3], "Content/.hidden": [4],
    "Content/a.md~": [5], "Content/#a.md#": [6], "Other/x": [7]
  ])
  let checked = try load(
    disk, workers: 2, theme: [("Templates/page.html", [8]), ("Templates/home.html", [9])])
  #expect(checked.diagnostics == [])
  #expect(
    paths(checked.result) == [
      "Content/articles/a.md", "Content/site.yml", "Templates/home.html", "Templates/page.html", "Theme/page.html"
    ])
  #expect(checked.result.files.map(\.bytes) == [[2], [1], [9], [3], [8]])
  #expect(checked.result.digests == checked.result.files.map { digest(of: $0.bytes) })
}

@Test func withoutContentTheMessageSaysWhatToDo() throws {
  let checked = try load(MemoryDisk(), workers: 1, theme: [])
  #expect(checked.diagnostics.map(\.code) == ["load/no-content"])
}

@Test func whatIsNoFileIsRefusedUnread() throws {
  let folder = try TemporaryFolder()
  try folder.put("Content/real.md", "real")
  try folder.put("outside.md", "secret")
  try folder.put("Templates/page.html", "t")
  mkfifo(folder.path + "/Content/fifo.md", 0o600)
  symlink("../outside.md", folder.path + "/Content/outside.md")
  symlink("/etc", folder.path + "/Content/etc")
  symlink("nowhere", folder.path + "/Content/broken.md")
  symlink(".", folder.path + "/Content/loop")
  symlink("fifo.md", folder.path + "/Content/to-fifo.md")
  symlink("../Templates/page.html", folder.path + "/Content/template.html")
  symlink("real.md", folder.path + "/Content/alias.md")
  let checked = try load(folder.disk, workers: 2, theme: [])
  #expect(paths(checked.result) == ["Content/alias.md", "Content/real.md", "Templates/page.html"])
  #expect(
    checked.diagnostics.map { "\($0.code) \($0.message)" }.sorted() == [
      "load/broken-link the symbolic link Content/broken.md leads nowhere",
      "load/link-loop the symbolic link Content/loop leads to a folder that it stands in",
      "load/link-outside the symbolic link Content/etc leads out of its folder",
      "load/link-outside the symbolic link Content/outside.md leads out of its folder",
      "load/link-outside the symbolic link Content/template.html leads out of its folder",
      "load/not-a-file Content/fifo.md is a FIFO, not a file",
      "load/not-a-file Content/to-fifo.md is a FIFO, not a file"
    ])
}

@Test func linksThatCrossDoNotRunForEver() throws {
  let folder = try TemporaryFolder()
  try folder.disk.makeFolder("Content/a")
  try folder.disk.makeFolder("Content/b")
  symlink("../b", folder.path + "/Content/a/to-b")
  symlink("../a", folder.path + "/Content/b/to-a")
  let checked = try load(folder.disk, workers: 1, theme: [])
  #expect(!checked.diagnostics.isEmpty && checked.hasErrors)
}

@Test func aNameThatNoMessageCouldShowIsAnError() throws {
  let folder = try TemporaryFolder()
  try folder.put("Content/two\nlines.md", "x")
  #expect(
    try load(folder.disk, workers: 1, theme: []).diagnostics.map(\.message) == [
      "the name of Content/two?lines.md has a control character in it"
    ])
}

@Test func aFileGoneIsOneMessage() throws {
  let disk = VanishingDisk(MemoryDisk(["Content/a.md": [1]]))
  let failure = #expect(throws: BuildFailure.self) { try load(disk, workers: 1, theme: []) }
  #expect(failure?.kind == .machine && failure?.message == "cannot read Content/a.md: it is gone")
}

@Test func aReloadReadsOnlyWhatChanged() throws {
  let disk = MemoryDisk(["Content/a.md": [1], "Content/b.md": [2], "Templates/t.html": [3]])
  let theme: [(path: String, bytes: [UInt8])] = [("Templates/t.html", [9])]
  let before = try load(disk, workers: 1, theme: theme).result
  disk.replace("Content/a.md", [10])
  disk.replace("Content/b.md", [11])
  disk.replace("Content/c.md", [12])
  disk.delete("Templates/t.html")
  let after = try #require(
    try reload(before, changed: ["Content/a.md", "Content/c.md", "Templates/t.html"], on: disk, theme: theme))
  #expect(paths(after) == ["Content/a.md", "Content/b.md", "Content/c.md", "Templates/t.html"])
  #expect(after.files.map(\.bytes) == [[10], [2], [12], [9]])
  #expect(after.digests == after.files.map { digest(of: $0.bytes) })
  #expect(after.files.map(\.id.position) == [0, 1, 2, 3])
}

// The theme's stands beside the site's own, unless the two are the same.
@Test(arguments: [([3], ["Templates/t.html", "Theme/t.html"]), ([9], ["Templates/t.html"])] as [([UInt8], [String])])
func aTemplateThatComesHasTheThemesBesideIt(_ bytes: [UInt8], _ expected: [String]) throws {
  let disk = MemoryDisk(["Content/a.md": [1]])
  let theme: [(path: String, bytes: [UInt8])] = [("Templates/t.html", [9])]
  let before = try load(disk, workers: 1, theme: theme).result
  disk.replace("Templates/t.html", bytes)
  let after = try #require(try reload(before, changed: ["Templates/t.html"], on: disk, theme: theme))
  #expect(paths(after) == ["Content/a.md"] + expected)
}
