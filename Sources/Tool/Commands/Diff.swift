import ArgumentParser
import Base
import SiteBuild

struct Diff: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tells what changed between two builds: figures, old → new, places in rankings, sentences, files.",
    discussion: """
      Every figure is compared that the two reports have, whether a sentence speaks of it or not: + came, - went,
      ~ is another, with its status where that changed. With --json a line is an object.
      """)

  @OptionGroup var shared: SharedOptions

  @Argument(help: "The folder of the build before: Output, or what was published from it.") var old: String
  @Argument(help: "The folder of the build after.") var new: String

  func run() throws {
    try shared.run { terminal in
      let disk = try shared.disk
      let (before, after) = (try BuiltFolder(old, shared.place(old), disk), try BuiltFolder(new, shared.place(new), disk))
      terminal.print(before.remarks + after.remarks, of: [])
      let figures = before.figures.flatMap { old in after.figures.map { reportChanges(from: old, to: $0) } }
      let files = changes(from: before.manifest, to: after.manifest)
      let list = ChangeList(figures: figures, files: files)
      terminal.output(shared.json ? list.json : list.text)
      terminal.remark(list.summary)
    }
  }
}

/// One of the folders to compare, as it stands there.
private struct BuiltFolder {
  /// With the digests that the files have now.
  let manifest: Manifest
  /// nil where an earlier version built it, or a site without data files was published.
  let figures: FigureRecord?
  private(set) var remarks: [Diagnostic] = []

  init(_ name: String, _ folder: String, _ disk: FileSystem) throws(BuildFailure) {
    guard let built = try Manifest(of: folder, on: disk) else { throw .notABuild(name) }
    if wasCutOff(folder, on: disk) { remarks.append(.cutOff(name)) }
    var files: [Manifest.File] = []
    for file in built.files {
      guard let bytes = try disk.read(folder + "/" + file.path) else {
        remarks.append(.byHand("\(name)/\(file.path) is gone, which its build wrote"))
        continue
      }
      let now = digest(of: bytes)
      if now != file.digest { remarks.append(.byHand("\(name)/\(file.path) was changed after the build")) }
      files.append(Manifest.File(path: file.path, digest: now))
    }
    manifest = Manifest(edition: built.edition, files: files)
    let record = try disk.read(folder + "/.almanac/figures") ?? []
    figures = digest(of: record) == built.figures ? FigureRecord(record) : nil
    if figures == nil { remarks.append(.noRecord(name)) }
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

extension Diagnostic {
  fileprivate static func cutOff(_ folder: String) -> Diagnostic {
    Diagnostic(
      .warning, "diff/cut-off", "a build into \(folder) was cut off: it is in part old, in part new", at: nil,
      help: "run `almanac build`, which finishes it")
  }

  fileprivate static func byHand(_ message: String) -> Diagnostic {
    Diagnostic(.warning, "diff/by-hand", message, at: nil, help: "what is compared is the file as it stands there")
  }

  fileprivate static func noRecord(_ folder: String) -> Diagnostic {
    Diagnostic(
      .warning, "diff/no-figures", "\(folder) has no list of its figures: only files are compared", at: nil,
      help: "an earlier almanac kept none, and a site without data files publishes none: compare its Output instead")
  }
}

extension BuildFailure {
  static func notABuild(_ folder: String) -> BuildFailure {
    BuildFailure(.usage, "output/no-build", "“\(folder)” holds no build", help: "run `almanac build` first")
  }
}
