// Where files are read and written. Two implementations: the file system, and memory, where tests can fill the disk or
// pull the plug after any number of steps. Paths are relative to the site's root, `/` between folders; an absolute
// path is taken as it is, and leaves the root on purpose (`--drafts DIR`).

import Base

/// A place that holds files.
package protocol Disk: Sendable {
  /// What a folder holds, in no order; nil where there is no folder.
  func entries(of folder: String) throws(BuildFailure) -> [DiskEntry]?
  /// What stands at a path, a symbolic link as itself; nil where nothing does.
  func kind(of path: String) throws(BuildFailure) -> DiskEntry.Kind?
  /// The path without symbolic links, absolute; nil where nothing is. Parts that do not exist yet are not resolved.
  func realPath(_ path: String) -> String?
  /// A file's bytes; nil where nothing is. Reads only ordinary files: a FIFO would never end.
  func read(_ path: String) throws(BuildFailure) -> [UInt8]?
  /// Whether an ordinary file (no link) with exactly these bytes stands there.
  func holds(_ bytes: [UInt8], at path: String) throws(BuildFailure) -> Bool

  /// Writes a new file, with the folders that it needs. Fails where something stands there already.
  func create(_ path: String, _ bytes: [UInt8]) throws(BuildFailure)
  func makeFolder(_ path: String) throws(BuildFailure)
  /// Moves a file or folder, replacing a file at the target, with the folders that it needs; false where the source is gone.
  func rename(_ path: String, to target: String) throws(BuildFailure) -> Bool
  /// Swaps two folders in one step; false where this disk cannot.
  func exchange(_ path: String, with other: String) throws(BuildFailure) -> Bool
  /// A second name for a file; false where this disk cannot.
  func link(_ path: String, as other: String) throws(BuildFailure) -> Bool
  /// Whether entries of a folder may be made, replaced and deleted.
  func isWritable(_ folder: String) -> Bool
  /// Deletes a file or link; what is gone already, or is a folder, is let be.
  func remove(_ path: String) throws(BuildFailure)
  /// Deletes an empty folder; what is gone already, holds something, or is no folder, is let be.
  func removeFolder(_ path: String) throws(BuildFailure)

  /// Takes the lock at `path` for this process, or names who has it. The lock ends with the value, or the process.
  func lock(_ path: String) throws(BuildFailure) -> LockAttempt
}

/// What lies in a folder, by its name.
package struct DiskEntry: Equatable, Sendable {
  /// What an entry is, links not followed.
  package enum Kind: Equatable, Sendable {
    case file, folder, link
    /// A FIFO, socket or device, by its name.
    case other(String)
  }

  package let name: String
  package let kind: Kind

  package init(_ name: String, _ kind: Kind) {
    self.name = name
    self.kind = kind
  }
}

/// Whether the lock was free.
package enum LockAttempt: Sendable {
  case taken(DiskLock)
  /// `process 4711`, as far as it is known.
  case held(by: String)
}

/// Held while the value lives. A class, because letting go is its only act.
package final class DiskLock: Sendable {
  private let release: @Sendable () -> Void

  package init(release: @escaping @Sendable () -> Void) { self.release = release }
  deinit { release() }
}

extension Disk {
  /// Deletes a folder with all that it holds. For our own temporary folders only.
  package func removeTree(_ path: String) throws(BuildFailure) {
    for entry in try entries(of: path) ?? [] {
      let child = path + "/" + entry.name
      if entry.kind == .folder { try removeTree(child) } else { try remove(child) }
    }
    try removeFolder(path)
  }
}
