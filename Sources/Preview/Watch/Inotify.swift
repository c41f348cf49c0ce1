// Linux tells of changes folder by folder. An editor's save is a burst of events (a new file, a rename over the old
// one, a backup deleted), so a report waits until it has been quiet for a moment. After any event about a folder all
// folders are looked up again: adding a watch twice is cheap, and following renames by hand is how watchers go wrong.

import Dispatch
import Glibc
import SiteBuild
import Synchronization

/// Why the kernel does not tell of changes.
struct WatchRefusal: Error { let reason: String }

enum Inotify {
  /// Starts the thread that reports.
  /// - Returns: What ends it.
  static func start(
    _ root: String, on disk: any Disk, report: @escaping @Sendable (Change) -> Void
  ) -> Result<@Sendable () -> Void, WatchRefusal> {
    let events = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
    guard events >= 0 else { return .failure(refusal()) }
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else {
      close(events)
      return .failure(refusal())
    }
    let (wake, waker) = (ends[0], ends[1])
    var folders = WatchedFolders(root: root, disk: disk, descriptor: events)
    do throws(WatchRefusal) { try folders.refresh() } catch {
      close(events)
      close(wake)
      close(waker)
      return .failure(error)
    }
    let stopped = DispatchSemaphore(value: 0)
    let watched = folders
    DispatchQueue(label: "almanac.watch").async {
      var loop = WatchLoop(events: events, wake: wake, folders: watched, report: report)
      loop.run()
      close(events)
      close(wake)
      stopped.signal()
    }
    let once = Atomic<Bool>(false)
    return .success {
      // Closing the one end wakes whoever waits at the other.
      if !once.exchange(true, ordering: .relaxed) { close(waker) }
      stopped.wait()
      stopped.signal()
    }
  }
}

/// Which folder each of the kernel's numbers stands for.
private struct WatchedFolders {
  let root: String
  let disk: any Disk
  let descriptor: Int32
  /// By the kernel's number; the root is "".
  var paths: [Int32: String] = [:]

  init(root: String, disk: any Disk, descriptor: Int32) {
    self.root = root
    self.disk = disk
    self.descriptor = descriptor
  }

  /// Watches all folders that are there now, and forgets those that are not.
  mutating func refresh() throws(WatchRefusal) {
    let before = paths
    paths = [:]
    try add("", descending: false)
    try add("Content", descending: true)
    try add("Templates", descending: true)
    for number in before.keys where paths[number] == nil { inotify_rm_watch(descriptor, number) }
  }

  private mutating func add(_ folder: String, descending: Bool) throws(WatchRefusal) {
    // First the watch, then the list: a folder made between the two is met by one of them.
    let number = inotify_add_watch(descriptor, folder.isEmpty ? root : "\(root)/\(folder)", interest)
    guard number >= 0 else {
      if errno == ENOENT || errno == ENOTDIR || errno == EACCES { return }
      throw refusal()
    }
    paths[number] = folder
    guard descending, let entries = try? disk.entries(of: folder) else { return }
    for entry in entries where entry.kind == .folder && !isIgnoredName(entry.name) {
      try add("\(folder)/\(entry.name)", descending: true)
    }
  }
}

// A file that is only being written is not read yet: closing it is what counts. Links are made without being written.
private let interest = UInt32(
  IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF
    | IN_ATTRIB)

private func refusal() -> WatchRefusal {
  switch errno {
  case ENOSPC: WatchRefusal(reason: "the limit of watched folders is reached (fs.inotify.max_user_watches)")
  case EMFILE: WatchRefusal(reason: "the limit of watchers is reached (fs.inotify.max_user_instances)")
  default: WatchRefusal(reason: strerror(errno).map { String(cString: $0) } ?? "error \(errno)")
  }
}

private struct WatchLoop {
  let events: Int32
  let wake: Int32
  var folders: WatchedFolders
  let report: @Sendable (Change) -> Void
  private var changed: Set<String> = []
  private var isEverything = false

  init(events: Int32, wake: Int32, folders: WatchedFolders, report: @escaping @Sendable (Change) -> Void) {
    self.events = events
    self.wake = wake
    self.folders = folders
    self.report = report
  }

  mutating func run() {
    while wait(milliseconds: -1) {
      read()
      // Quiet for 8 ms, or 60 ms in all: long enough for the bursts of editors, too short to be felt.
      var rounds = 0
      while rounds < 7, hasEvents(milliseconds: 8) {
        read()
        rounds += 1
      }
      deliver()
    }
  }

  /// False when it is time to end.
  private func wait(milliseconds: Int32) -> Bool {
    var polled = [
      pollfd(fd: events, events: Int16(POLLIN), revents: 0),
      pollfd(fd: wake, events: Int16(POLLIN), revents: 0)
    ]
    while poll(&polled, 2, milliseconds) < 0, errno == EINTR {}
    return polled[1].revents == 0
  }

  private func hasEvents(milliseconds: Int32) -> Bool {
    var polled = pollfd(fd: events, events: Int16(POLLIN), revents: 0)
    return poll(&polled, 1, milliseconds) > 0
  }

  private mutating func read() {
    withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 8) { buffer in
      while true {
        let count = Glibc.read(events, buffer.baseAddress, buffer.count)
        guard count > 0 else { return }
        var offset = 0
        while offset < count {
          let event = buffer.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
          let name = buffer[(offset + 16)..<(offset + 16 + Int(event.len))].prefix { $0 != 0 }
          note(event, String(decoding: name, as: UTF8.self))
          offset += 16 + Int(event.len)
        }
      }
    }
  }

  private mutating func note(_ event: inotify_event, _ name: String) {
    if event.mask & UInt32(IN_Q_OVERFLOW) != 0 { return isEverything = true }
    guard let folder = folders.paths[event.wd] else { return }
    if folder.isEmpty {
      // Of the root only the two folders count: a build writes Output beside them.
      if name == "Content" || name == "Templates" { isEverything = true }
    } else if name.isEmpty {
      if event.mask & UInt32(IN_DELETE_SELF | IN_MOVE_SELF) != 0 { isEverything = true }
    } else if !isIgnoredName(name) {
      if event.mask & UInt32(IN_ISDIR) != 0 {
        isEverything = true
      } else {
        changed.insert("\(folder)/\(name)")
      }
    }
  }

  private mutating func deliver() {
    defer {
      changed = []
      isEverything = false
    }
    if isEverything {
      // At the limit of watches the new folders go unwatched, the others are still seen.
      try? folders.refresh()
      report(.everything)
    } else if !changed.isEmpty {
      report(.files(changed))
    }
  }
}
