// Notices when the author saves. Where the kernel tells (Linux, a local disk), it is asked; elsewhere everything is
// read again now and then and compared by content, because the times on network mounts are not to be trusted.

import SiteBuild

/// What happened since the last report.
package enum Change: Equatable, Sendable {
  /// Files at these paths, relative to the root, were written, made or deleted.
  case files(Set<String>)
  /// Folders came or went, or more happened than could be counted.
  case everything
}

/// A watch over a site's Content/ and Templates/; it ends with `stop`.
package final class Watch: Sendable {
  /// Why it polls; nil where the kernel tells of changes.
  package let reasonForPolling: String?
  private let end: @Sendable () -> Void

  init(reasonForPolling: String?, end: @escaping @Sendable () -> Void) {
    self.reasonForPolling = reasonForPolling
    self.end = end
  }

  /// Returns when no more reports will come.
  package func stop() { end() }
}

/// How edits are noticed: told by the kernel, or looked for.
package enum WatchMethod: Sendable { case kernel, polling(milliseconds: Int) }

/// Starts to watch. `report` is called on a thread of the watch, one call after another; what happens meanwhile comes
/// with the next.
package func watch(
  _ root: String, on disk: any Disk, by method: WatchMethod = .kernel,
  report: @escaping @Sendable (Change) -> Void
) -> Watch {
  switch method {
  case .kernel:
    switch Inotify.start(root, on: disk, report: report) {
    case .success(let end): return Watch(reasonForPolling: nil, end: end)
    case .failure(let refusal):
      return Watch(reasonForPolling: refusal.reason, end: poll(disk, milliseconds: 700, report: report))
    }
  case .polling(let milliseconds):
    return Watch(reasonForPolling: "asked to", end: poll(disk, milliseconds: milliseconds, report: report))
  }
}
