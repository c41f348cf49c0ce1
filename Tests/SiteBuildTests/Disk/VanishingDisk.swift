import SiteBuild

/// A disk whose files are listed, and gone when they are read.
struct VanishingDisk: Disk {
  let real: MemoryDisk

  init(_ real: MemoryDisk) { self.real = real }

  func read(_ path: String) -> [UInt8]? { nil }
  func entries(of folder: String) -> [DiskEntry]? { real.entries(of: folder) }
  func kind(of path: String) -> DiskEntry.Kind? { real.kind(of: path) }
  func realPath(_ path: String) -> String? { real.realPath(path) }
  func holds(_ bytes: [UInt8], at path: String) -> Bool { false }
  func create(_ path: String, _ bytes: [UInt8]) throws(BuildFailure) { try real.create(path, bytes) }
  func makeFolder(_ path: String) throws(BuildFailure) { try real.makeFolder(path) }
  func rename(_ path: String, to target: String) throws(BuildFailure) -> Bool {
    try real.rename(path, to: target)
  }
  func exchange(_ path: String, with other: String) -> Bool { false }
  func link(_ path: String, as other: String) -> Bool { false }
  func isWritable(_ folder: String) -> Bool { true }
  func remove(_ path: String) throws(BuildFailure) { try real.remove(path) }
  func removeFolder(_ path: String) throws(BuildFailure) { try real.removeFolder(path) }
  func lock(_ path: String) -> LockAttempt { real.lock(path) }
}
