import ArgumentParser
import Base
import SiteBuild

struct Diff: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Tells what changed between two builds: files that came, went and differ, and figures, old → new.")

  @OptionGroup var shared: SharedOptions

  @Argument(help: "The folder of the build before.") var old: String
  @Argument(help: "The folder of the build after.") var new: String

  func run() throws {
    try shared.run { terminal in
      let disk = try shared.disk
      let (before, after) = (try manifest(old, disk), try manifest(new, disk))
      let changes = changes(from: before, to: after)
      for change in changes { terminal.output(Array("\(change.kind.rawValue) \(change.path)\n".utf8)) }
      for change in figureChanges(from: try provenance(old, disk), to: try provenance(new, disk)) {
        let (was, now) = (change.old ?? "not printed", change.new ?? "not printed")
        terminal.output(Array("= \(change.page): \(change.address): \(was) → \(now)\n".utf8))
      }
      terminal.remark(
        changes.isEmpty
          ? "No file differs."
          : Change.Kind.allCases.map { kind in "\(changes.count { $0.kind == kind }) \(kind)" }.joined(
            separator: ", "))
    }
  }
}

/// One file that two builds do not share.
struct Change: Equatable {
  enum Kind: String, CaseIterable {
    case added = "+"
    case removed = "-"
    case changed = "~"
  }
  let kind: Kind
  let path: String
}

/// The files in which two builds differ, sorted by path.
func changes(from old: Manifest, to new: Manifest) -> [Change] {
  let before = Dictionary(uniqueKeysWithValues: old.files.map { ($0.path, $0.digest) })
  let after = Dictionary(uniqueKeysWithValues: new.files.map { ($0.path, $0.digest) })
  let removed = old.files.filter { after[$0.path] == nil }.map { Change(kind: .removed, path: $0.path) }
  let others = new.files.compactMap { file -> Change? in
    guard let digest = before[file.path] else { return Change(kind: .added, path: file.path) }
    return digest == file.digest ? nil : Change(kind: .changed, path: file.path)
  }
  return (removed + others).sorted { $0.path < $1.path }
}

private func manifest(_ folder: String, _ disk: FileSystem) throws(BuildFailure) -> Manifest {
  guard let manifest = try Manifest(of: folder, on: disk) else { throw .notABuild(folder) }
  return manifest
}

// A site may be built without it; then there are no figures to compare.
private func provenance(_ folder: String, _ disk: FileSystem) throws(BuildFailure) -> SourceFile {
  let path = folder + "/provenance.json"
  return SourceFile(id: ID(0), path: path, bytes: try disk.read(path) ?? Array("[]".utf8))
}

extension BuildFailure {
  static func notABuild(_ folder: String) -> BuildFailure {
    BuildFailure(.usage, "output/no-build", "“\(folder)” holds no build", help: "run `almanac build` first")
  }
}
