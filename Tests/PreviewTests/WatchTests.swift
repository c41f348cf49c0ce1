import Base
import DiskSupport
import Dispatch
import Glibc
import SiteBuild
import Synchronization
import Testing

@testable import Preview

/// The reports of a watch, to wait for.
private final class Reports: Sendable {
  private let all = Mutex<[Change]>([])
  private let news = DispatchSemaphore(value: 0)

  func add(_ change: Change) {
    all.withLock { $0.append(change) }
    news.signal()
  }

  var isEmpty: Bool { all.withLock(\.isEmpty) }

  /// Waits until the reports together fulfil a condition; false when that takes far too long.
  func wait(for condition: ([Change]) -> Bool) -> Bool {
    while !condition(all.withLock { $0 }) {
      if news.wait(timeout: .now() + .seconds(20)) == .timedOut { return false }
    }
    return true
  }

  /// Waits until a path, or everything, is reported.
  func wait(forPath path: String) -> Bool {
    wait { $0.contains { if case .files(let paths) = $0 { paths.contains(path) } else { true } } }
  }
}

private func withWatch(
  by method: WatchMethod = .kernel, _ body: (TemporaryFolder, Reports) throws -> Void
) throws {
  let folder = try TemporaryFolder()
  try folder.put("Content/articles/a.md", "old")
  try folder.put("Templates/page.html", "old")
  let reports = Reports()
  let watch = watch(folder.path, on: folder.disk, by: method) { reports.add($0) }
  defer { watch.stop() }
  try body(folder, reports)
}

@Test func aSaveInPlaceIsReported() throws {
  try withWatch { folder, reports in
    let file = try #require(fopen(folder.path + "/Content/articles/a.md", "w"))
    fputs("new", file)
    fclose(file)
    #expect(reports.wait(forPath: "Content/articles/a.md"))
  }
}

// Vim: a probe, the old file renamed to a backup, the new one written, the backup deleted.
@Test func aSaveByRenameIsReported() throws {
  try withWatch { folder, reports in
    let path = folder.path + "/Content/articles/a.md"
    try folder.put("Content/articles/.a.md.swp", "x")
    rename(path, path + "~")
    try folder.put("Content/articles/a.md", "new")
    unlink(path + "~")
    #expect(reports.wait(forPath: "Content/articles/a.md"))
  }
}

@Test func aFileMovedInPlaceIsReported() throws {
  try withWatch { folder, reports in
    try folder.put("elsewhere.md", "new")
    rename(folder.path + "/elsewhere.md", folder.path + "/Content/articles/a.md")
    #expect(reports.wait(forPath: "Content/articles/a.md"))
  }
}

@Test func aNewFolderIsWatchedAtOnce() throws {
  try withWatch { folder, reports in
    try folder.put("Content/new/deep/b.md", "b")
    #expect(reports.wait { $0.contains(.everything) })
    try folder.put("Content/new/deep/c.md", "c")
    #expect(reports.wait(forPath: "Content/new/deep/c.md"))
  }
}

@Test func aFolderThatIsMovedIsFollowed() throws {
  try withWatch { folder, reports in
    rename(folder.path + "/Content/articles", folder.path + "/Content/essays")
    #expect(reports.wait { $0.contains(.everything) })
    try folder.put("Content/essays/a.md", "newer")
    #expect(reports.wait { $0.contains(.files(["Content/essays/a.md"])) })
  }
}

@Test func contentThatComesLaterIsFound() throws {
  let folder = try TemporaryFolder()
  let reports = Reports()
  let watch = watch(folder.path, on: folder.disk) { reports.add($0) }
  defer { watch.stop() }
  try folder.put("Content/site.yml", "title: x")
  #expect(reports.wait { $0.contains(.everything) })
}

@Test func pollingSeesTheSameByContent() throws {
  try withWatch(by: .polling(milliseconds: 5)) { folder, reports in
    try folder.put("Content/articles/a.md", "new")
    #expect(reports.wait { !$0.isEmpty })
  }
}

@Test func aWatchEndsWhenItIsToldTo() throws {
  for method in [WatchMethod.kernel, .polling(milliseconds: 5)] {
    let folder = try TemporaryFolder()
    let (stopped, running) = (Reports(), Reports())
    let first = watch(folder.path, on: folder.disk, by: method) { stopped.add($0) }
    first.stop()
    first.stop()
    // What another one sees, this one would have seen.
    let second = watch(folder.path, on: folder.disk, by: method) { running.add($0) }
    defer { second.stop() }
    try folder.put("Content/site.yml", "title: x")
    #expect(running.wait { !$0.isEmpty })
    #expect(stopped.isEmpty)
  }
}

// From an editor's save to the event in the browser, through everything.
@Test func anEditReachesTheOpenPage() throws {
  let folder = try TemporaryFolder()
  try folder.put("Content/index.html", "<body>old</body>")
  let site = LiveSite(folder.disk, workers: 1, prepare: fakePreparation)
  let watch = watch(folder.path, on: folder.disk) { site.refresh($0) }
  defer { watch.stop() }
  try withServer(site) { server in
    let peer = try Peer(port: server.port)
    peer.send("GET /_almanac/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
    #expect(peer.receive(until: "data: 1\n\n").contains("data: 1"))
    try folder.put("next", "<body>new</body>")
    rename(folder.path + "/next", folder.path + "/Content/index.html")
    #expect(peer.receive(until: "data: 2\n\n").contains("data: 2"))
    #expect(try ask(server.port, "GET /").contains("<body>new"))
    #expect(try folder.disk.kind(of: "Output") == nil)
  }
}
