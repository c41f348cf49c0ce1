// The place that a build writes to: where it may be, who may write to it now, and what stands there.

import Base
import Glibc

/// An output folder that this process holds the lock of.
struct OutputFolder {
  /// Without symbolic links; relative to the root where it lies in it.
  let path: String
  /// Where a whole new folder is built, on the same disk.
  var beside: String { neighbour(of: path) }
  private let lock: DiskLock
  // Whether nothing stood here before.
  private let isNew: Bool

  /// Takes the folder: makes it if need be, waits for another build, finishes what a killed one left.
  init(_ output: OutputOptions, on disk: any Disk, telling events: BuildEvents) throws(BuildFailure) {
    path = try allowedPlace(output, on: disk)
    isNew = try disk.kind(of: path) == nil
    try disk.makeFolder(path + "/.almanac")
    lock = try takeLock(path + "/.almanac/lock", on: disk, patience: output.patience, telling: events)
    try disk.removeTree(neighbour(of: path))
    try finishJournal(in: path, on: disk)
  }

  /// Clears away the folder that was made for a site that did not come.
  func giveUp(on disk: any Disk) {
    guard isNew else { return }
    // A disk that refuses this too keeps an empty folder, which is in nobody's way.
    try? disk.remove(path + "/.almanac/lock")
    try? disk.removeFolder(path + "/.almanac")
    try? disk.removeFolder(path)
  }

  /// What stands in the folder, hidden entries of its top aside.
  ///
  /// - Parameter published: Paths of the site, old and new: what is hidden and the site's is no hidden entry.
  func contents(
    on disk: any Disk, workers: Int, publishing published: [String]
  ) throws(BuildFailure) -> OutputContents {
    let own = Set(published.lazy.filter { $0.hasPrefix(".") }.map { String($0.prefix { $0 != "/" }) })
    var contents = OutputContents()
    var level = [""]
    while !level.isEmpty {
      let folders = level
      let listed = inParallel(folders, workers: workers) { folder -> Result<[DiskEntry], BuildFailure> in
        do throws(BuildFailure) { return .success(try disk.entries(of: path + folder) ?? []) } catch {
          return .failure(error)
        }
      }
      level = []
      for (folder, result) in zip(folders, listed) {
        for entry in try result.get() {
          if folder.isEmpty, entry.name.hasPrefix("."), !own.contains(entry.name) {
            if entry.name != ".almanac" { contents.hidden.append(entry) }
            continue
          }
          let child = folder.isEmpty ? entry.name : "\(folder.dropFirst())/\(entry.name)"
          if entry.kind == .folder {
            contents.folders.append(child)
            level.append("/" + child)
          } else {
            contents.files.insert(child)
          }
        }
      }
    }
    return contents
  }
}

struct OutputContents {
  /// Files, links and whatever else is no folder; relative paths.
  var files: Set<String> = []
  /// A folder stands before those in it.
  var folders: [String] = []
  /// Entries of the top that start with a dot, our own aside.
  var hidden: [DiskEntry] = []
}

private func neighbour(of path: String) -> String {
  guard let slash = path.lastIndex(of: "/") else { return ".\(path).almanac" }
  return "\(path[...slash]).\(path[path.index(after: slash)...]).almanac"
}

// Compared without symbolic links, so that no detour leads a build into its own sources.
private func allowedPlace(_ output: OutputOptions, on disk: any Disk) throws(BuildFailure) -> String {
  guard let place = resolved(output.folder, on: disk), let root = disk.realPath(".") else {
    throw BuildFailure(
      .usage, "output/bad-place", "cannot write a site to “\(output.folder)”",
      help: "name a folder of its own")
  }
  for (part, name) in [(".", "the site's own folder"), ("Content", "Content"), ("Templates", "Templates")] {
    guard let real = disk.realPath(part) else { continue }
    let isInside = part != "." && (place + "/").hasPrefix(real + "/")
    if place == real || isInside || (real + "/").hasPrefix(place + "/") || place.isEmpty || place == "/" {
      throw BuildFailure(
        .usage, "output/bad-place",
        "cannot write a site to “\(output.folder)”: it is, holds or lies in \(name)",
        help: "name a folder of its own")
    }
  }
  if output.edition == .drafts, let published = resolved("Output", on: disk),
    (place + "/").hasPrefix(published + "/")
  {
    throw BuildFailure(
      .usage, "output/drafts-in-output", "drafts cannot be built into Output",
      help: "name another folder: --drafts Drafts")
  }
  return !root.isEmpty && place.hasPrefix(root + "/") ? String(place.dropFirst(root.utf8.count + 1)) : place
}

// The part of a path that exists without its links, and the rest as it is.
private func resolved(_ path: String, on disk: any Disk) -> String? {
  var missing: [Substring] = []
  var rest = path[...]
  while rest.count > 1, rest.hasSuffix("/") { rest = rest.dropLast() }
  while true {
    if let real = disk.realPath(rest.isEmpty ? "." : String(rest)) {
      let tail = missing.reversed().joined(separator: "/")
      if tail.isEmpty { return real }
      return real.isEmpty ? tail : real == "/" ? "/" + tail : real + "/" + tail
    }
    if rest.isEmpty { return nil }
    let slash = rest.lastIndex(of: "/")
    let part = slash.map { rest[rest.index(after: $0)...] } ?? rest
    // `..` after a folder that does not exist means nothing.
    if part == ".." { return nil }
    if part != ".", !part.isEmpty { missing.append(part) }
    rest = slash.map { $0 == rest.startIndex ? rest[...$0] : rest[..<$0] } ?? ""
  }
}

private func takeLock(
  _ path: String, on disk: any Disk, patience: Int, telling events: BuildEvents
) throws(BuildFailure) -> DiskLock {
  var waited = 0
  while true {
    switch try disk.lock(path) {
    case .taken(let lock): return lock
    case .held(let holder):
      if waited == 0 { events.waiting(holder) }
      guard waited < patience * 20 else {
        throw BuildFailure(
          .machine, "output/locked", "\(holder) is building into the same folder (\(path))",
          help: "wait until it is done, or end it")
      }
      usleep(50_000)
      waited += 1
    }
  }
}
