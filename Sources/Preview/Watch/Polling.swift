import Base
import Dispatch
import SiteBuild

/// Reads everything again and again, and reports when something is different.
func poll(
  _ disk: any Disk, milliseconds: Int, report: @escaping @Sendable (Change) -> Void
) -> @Sendable () -> Void {
  let stop = DispatchSemaphore(value: 0)
  let stopped = DispatchSemaphore(value: 0)
  // Before the thread runs, so that no change is missed between this call and its first look.
  let first = fingerprint(of: disk)
  DispatchQueue(label: "almanac.poll").async {
    var last = first
    while stop.wait(timeout: .now() + .milliseconds(milliseconds)) == .timedOut {
      let now = fingerprint(of: disk)
      if now != last { report(.everything) }
      last = now
    }
    stopped.signal()
  }
  return {
    stop.signal()
    stopped.wait()
    // A second call finds both as the first did.
    stop.signal()
    stopped.signal()
  }
}

// Paths and digests of all files; a site that cannot be read is as good as another state.
private func fingerprint(of disk: any Disk) -> [String: UInt64] {
  guard let loaded = try? load(disk, workers: 2).result else { return [:] }
  return Dictionary(uniqueKeysWithValues: zip(loaded.files.map(\.path), loaded.digests))
}
