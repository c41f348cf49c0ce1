// A disk in memory that can fill up, or lose power after any number of changes: what a test of the write stage needs to
// look at every moment of a build, one after another.

import Base
import Synchronization

package final class MemoryDisk: Disk {
  private struct State {
    var files: [String: [UInt8]] = [:]
    var folders: Set<String> = [""]
    var locked: Set<String> = []
    var changesLeft = Int.max
    var failure = BuildFailure(.machine, "disk/full", "no space left on the disk")
  }
  private let state: Mutex<State>

  package init(_ files: [String: [UInt8]] = [:]) {
    state = Mutex(State())
    for (path, bytes) in files.sorted(by: { $0.key < $1.key }) { replace(path, bytes) }
  }

  /// All files, whatever the limit.
  package var files: [String: [UInt8]] { state.withLock { $0.files } }

  /// From now on, so many changes succeed and every later one fails with `failure`.
  package func allow(changes: Int, then failure: BuildFailure? = nil) {
    state.withLock {
      $0.changesLeft = changes
      if let failure { $0.failure = failure }
    }
  }

  /// Writes from outside, as an editor does.
  package func replace(_ path: String, _ bytes: [UInt8]) {
    state.withLock {
      $0.files[path] = bytes
      makeFolders(parent(path), &$0)
    }
  }

  package func delete(_ path: String) { state.withLock { $0.files[path] = nil } }

  package func entries(of folder: String) -> [DiskEntry]? {
    state.withLock { state in
      guard state.folders.contains(folder) else { return nil }
      let files = state.files.keys.filter { parent($0) == folder }.map { DiskEntry(lastPart($0), .file) }
      return files
        + state.folders.filter { $0 != "" && parent($0) == folder }.map { DiskEntry(lastPart($0), .folder) }
    }
  }

  package func kind(of path: String) -> DiskEntry.Kind? {
    state.withLock { $0.files[path] != nil ? .file : $0.folders.contains(path) ? .folder : nil }
  }

  package func realPath(_ path: String) -> String? {
    if path == "." { return "" }
    return state.withLock { $0.files[path] != nil || $0.folders.contains(path) } ? path : nil
  }

  package func read(_ path: String) -> [UInt8]? { state.withLock { $0.files[path] } }
  package func holds(_ bytes: [UInt8], at path: String) -> Bool { state.withLock { $0.files[path] == bytes } }

  package func create(_ path: String, _ bytes: [UInt8]) throws(BuildFailure) {
    try change { state throws(BuildFailure) in
      guard state.files[path] == nil else {
        throw BuildFailure(.machine, "disk/failed", "cannot write \(path): File exists")
      }
      state.files[path] = bytes
      makeFolders(parent(path), &state)
    }
  }

  package func makeFolder(_ path: String) throws(BuildFailure) {
    if kind(of: path) == .folder { return }
    try change { state throws(BuildFailure) in makeFolders(path, &state) }
  }

  package func rename(_ path: String, to target: String) throws(BuildFailure) -> Bool {
    try change { state throws(BuildFailure) in
      if let bytes = state.files[path] {
        if state.folders.contains(target) {
          throw BuildFailure(.machine, "disk/failed", "cannot write \(target): Is a directory")
        }
        state.files[path] = nil
        state.files[target] = bytes
        makeFolders(parent(target), &state)
        return true
      }
      guard state.folders.contains(path) else { return false }
      move(path, to: target, &state)
      return true
    }
  }

  package func exchange(_ path: String, with other: String) throws(BuildFailure) -> Bool {
    try change { state throws(BuildFailure) in
      move(path, to: "\u{0}", &state)
      move(other, to: path, &state)
      move("\u{0}", to: other, &state)
      return true
    }
  }

  package func link(_ path: String, as other: String) throws(BuildFailure) -> Bool {
    try change { state throws(BuildFailure) in
      state.files[other] = state.files[path]
      makeFolders(parent(other), &state)
      return true
    }
  }

  package func isWritable(_ folder: String) -> Bool { true }

  package func remove(_ path: String) throws(BuildFailure) {
    guard kind(of: path) == .file else { return }
    try change { state throws(BuildFailure) in state.files[path] = nil }
  }

  package func removeFolder(_ path: String) throws(BuildFailure) {
    guard kind(of: path) == .folder else { return }
    try change { state throws(BuildFailure) in
      let holds =
        state.files.keys.contains { $0.hasPrefix(path + "/") }
        || state.folders.contains { $0.hasPrefix(path + "/") }
      if !holds { state.folders.remove(path) }
    }
  }

  package func lock(_ path: String) -> LockAttempt {
    let taken = state.withLock { $0.locked.insert(path).inserted }
    guard taken else { return .held(by: "process 1") }
    replace(path, Array("1".utf8))
    return .taken(DiskLock { [weak self] in self?.state.withLock { _ = $0.locked.remove(path) } })
  }

  private func change<Result>(_ body: (inout State) throws(BuildFailure) -> Result) throws(BuildFailure)
    -> Result
  {
    let outcome: Swift.Result<Result, BuildFailure> = state.withLock { state in
      guard state.changesLeft > 0 else { return .failure(state.failure) }
      state.changesLeft -= 1
      do throws(BuildFailure) { return .success(try body(&state)) } catch { return .failure(error) }
    }
    return try outcome.get()
  }

  private func makeFolders(_ path: String, _ state: inout State) {
    var path = path
    while state.folders.insert(path).inserted { path = parent(path) }
  }

  private func move(_ path: String, to target: String, _ state: inout State) {
    for (file, bytes) in state.files where file.hasPrefix(path + "/") {
      state.files[file] = nil
      state.files[target + file.dropFirst(path.count)] = bytes
    }
    for folder in state.folders where folder == path || folder.hasPrefix(path + "/") {
      state.folders.remove(folder)
      state.folders.insert(target + folder.dropFirst(path.count))
    }
    makeFolders(parent(target), &state)
  }
}

private func parent(_ path: String) -> String { path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "" }
private func lastPart(_ path: String) -> String {
  path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
}
