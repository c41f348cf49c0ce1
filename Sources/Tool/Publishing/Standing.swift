// What is known of the build that stands in Output, beside what its manifest says: whether it was cut off, whether a
// later one failed, whether Content has gone on.

import Base
import SiteBuild

/// How a build ended.
enum BuildEnd { case passed, failed }

/// Whether a build was ended while it put its files in place.
func wasCutOff(_ folder: String, on disk: FileSystem) -> Bool {
  (try? disk.kind(of: folder + "/.almanac/journal")) != nil
}

/// Leaves a word beside a build that a later one failed to replace. Where it cannot be written nothing is lost: it only
/// says more of what can be found out.
func noteEnd(ofBuild end: BuildEnd, in folder: String, on disk: FileSystem) {
  let note = folder + "/.almanac/failed"
  try? disk.remove(note)
  if end == .failed, (try? disk.kind(of: folder + "/.almanac/manifest")) == .file { try? disk.create(note, []) }
}

/// A warning where Output is not the build of what stands in Content and Templates now; nil where it is.
func whatIsBehind(_ manifest: Manifest, on disk: FileSystem, workers: Int) throws(BuildFailure) -> Diagnostic? {
  let built = disk.lastChange(of: "Output/.almanac/manifest") ?? 0
  let hasFailed = try disk.kind(of: "Output/.almanac/failed") != nil
  var changed: String?
  // A folder may be published from a machine that has nothing but Output.
  if let content = manifest.content, try disk.kind(of: "Content") != nil {
    let inventory = try load(disk, workers: workers).result
    if inventory.contentDigest != content {
      changed = names(of: inventory.files.map(\.path).filter { disk.lastChange(of: $0) ?? 0 > built })
    }
  }
  guard changed != nil || hasFailed else { return nil }
  let since = [
    changed.map { $0 + " changed" }, hasFailed ? "a build failed" : nil,
  ].compactMap { $0 }.joined(separator: " and ")
  return Diagnostic(
    .warning, "publish/behind", "Output is the build of \(minute(of: built)); since then \(since)", at: nil,
    help: "run `almanac build` to publish what stands in Content now")
}

// A file that came with an old time, or went, has left no newer one.
private func names(of newer: [String]) -> String {
  guard !newer.isEmpty else { return "Content or Templates" }
  return newer.prefix(2).joined(separator: ", ") + (newer.count > 2 ? " and \(counted(newer.count - 2, "more file"))" : "")
}

private func minute(of nanoseconds: Int) -> String {
  let moment = Moment(seconds: nanoseconds / 1_000_000_000)
  return "\(moment.date.iso) \(moment.clock) UTC"
}
