import ArgumentParser
import Base
import Glibc
import SiteBuild

struct Publish: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Puts Output where readers see it: a folder, a git branch, an rsync or rclone remote.",
    discussion: """
      TARGET is one of
        /var/www/report           a folder, switched in one step
        git:gh-pages              a branch of this repository; pushing it is yours to do
        user@host:/var/www        through rsync, pages last
        rclone:remote:bucket      through rclone, pages last

      Only a build that passed is published, and never one with drafts. Where Content has changed since, a warning
      says so; with --strict nothing is published then.
      """)

  @OptionGroup var shared: SharedOptions

  @Argument(help: "Where to.") var target: String

  @Flag(help: "List what would change, and change nothing.")
  var dryRun = false

  func run() throws {
    try shared.run { terminal in
      let disk = try shared.disk
      let manifest = try publishable(on: disk)
      if let behind = try whatIsBehind(manifest, on: disk, workers: shared.workers) {
        terminal.print([behind], of: [])
        try terminal.check([behind])
      }
      switch Target(target) {
      case .folder(let folder): try publish(manifest, to: folder, on: disk, terminal)
      case .branch(let branch): try commit(manifest, to: branch, terminal)
      case .rsync(let destination):
        for pass in remotePasses(rsyncPass) {
          terminal.output(Array(try runProgram("rsync", pass + [source, destination]).utf8))
        }
        terminal.say(
          dryRun
            ? "Nothing was changed." : "Published \(counted(manifest.files.count, "file")) to \(destination)")
      case .rclone(let remote):
        for pass in remotePasses(rclonePass) {
          terminal.output(Array(try runProgram("rclone", pass + [source, remote]).utf8))
        }
        terminal.say(
          dryRun ? "Nothing was changed." : "Published \(counted(manifest.files.count, "file")) to \(remote)")
      }
    }
  }

  private var source: String { shared.root + "/Output/" }

  /// The manifest of Output, where it may be published: whole, without drafts, and as it was built.
  private func publishable(on disk: FileSystem) throws -> Manifest {
    guard let manifest = try Manifest(of: "Output", on: disk) else { throw BuildFailure.notABuild("Output") }
    guard manifest.edition == .published else {
      throw BuildFailure(
        .usage, "publish/drafts", "Output holds a build with drafts", help: "run `almanac build`")
    }
    if let asOf = manifest.asOf, asOf > Moment(seconds: time(nil)) {
      throw BuildFailure(
        .usage, "publish/ahead", "Output was built as of \(asOf.date.iso), which is still to come",
        help: "run `almanac build` without --as-of")
    }
    guard !wasCutOff("Output", on: disk) else {
      throw BuildFailure(
        .usage, "publish/unfinished", "a build into Output was cut off",
        help: "run `almanac build`, which finishes it")
    }
    let changed = try manifest.files.first { file in
      try disk.read("Output/" + file.path).map { digest(of: $0) } != file.digest
    }
    if let changed {
      throw BuildFailure(
        .usage, "publish/changed", "Output/\(changed.path) is not as it was built",
        help: "run `almanac build`")
    }
    return manifest
  }

  private func publish(_ manifest: Manifest, to folder: String, on disk: FileSystem, _ terminal: Terminal)
    throws
  {
    if dryRun {
      let there = try Manifest(of: shared.place(folder), on: disk) ?? Manifest(edition: .published, files: [])
      for change in changes(from: there, to: manifest) {
        terminal.output(Array("\(change.kind.rawValue) \(change.path)\n".utf8))
      }
      return terminal.say("Nothing was changed.")
    }
    let artifacts = manifest.files.map { Artifact(path: $0.path, source: nil) }
    let notes = BuildNotes(content: manifest.content, figures: try publishedFigures(manifest, disk))
    let written = try write(
      artifacts, to: disk, OutputOptions(folder: shared.place(folder), replacement: .folder), workers: shared.workers,
      noting: notes,
      telling: terminal.progress()
    ) { BuiltFiles(disk: disk, manifest: manifest) }
    terminal.print(written.diagnostics, of: [])
    guard let report = written.result else { throw ExitStatus.machine }
    terminal.say(
      "Published \(counted(manifest.files.count, "file")) to \(folder): \(report.written) new or changed, "
        + "\(report.removed) removed"
    )
  }

  // A server may show whatever lies in the folder. A site that publishes no data files may hold figures that none of its
  // pages shows.
  private func publishedFigures(_ manifest: Manifest, _ disk: FileSystem) throws -> [UInt8]? {
    let hasData = manifest.files.contains {
      $0.path.hasPrefix("indicators/") && ($0.path.hasSuffix(".csv") || $0.path.hasSuffix(".json"))
    }
    return hasData ? try disk.read("Output/.almanac/figures") : nil
  }

  // Without touching the work tree or its index: a commit is made of the files as they stand in Output.
  private func commit(_ manifest: Manifest, to branch: String, _ terminal: Terminal) throws {
    let index = "GIT_INDEX_FILE=\(try gitFolder())/almanac-publish-index"
    let tree = try treeOf(manifest, index)
    let parent = try? runProgram(
      "git", ["-C", shared.root, "rev-parse", "--verify", "--quiet", "refs/heads/\(branch)"]
    ).line
    let before = try parent.map {
      try runProgram("git", ["-C", shared.root, "rev-parse", "\($0)^{tree}"]).line
    }
    if before == tree { return terminal.say("The branch \(branch) holds this build already.") }
    if dryRun {
      let listed = try before.map {
        try runProgram("git", ["-C", shared.root, "diff-tree", "-r", "--name-status", $0, tree])
      }
      terminal.output(Array((listed ?? manifest.files.map { "A\t\($0.path)\n" }.joined()).utf8))
      return terminal.say("Nothing was changed.")
    }
    let made = try runProgram(
      "git",
      ["-C", shared.root, "commit-tree", tree, "-m", "Publish the report"] + (parent.map { ["-p", $0] } ?? [])
    ).line
    _ = try runProgram(
      "git",
      ["-C", shared.root, "update-ref", "refs/heads/\(branch)", made] + [parent ?? ""].filter { !$0.isEmpty })
    terminal.say(
      "Committed \(counted(manifest.files.count, "file")) to the branch \(branch); "
        + "`git push origin \(branch)` shows it to readers"
    )
  }

  private func gitFolder() throws -> String {
    try runProgram("git", ["-C", shared.root, "rev-parse", "--absolute-git-dir"]).line
  }

  private func treeOf(_ manifest: Manifest, _ index: String) throws -> String {
    let output = try shared.disk.realPath("Output") ?? "Output"
    let git = ["--git-dir=\(try gitFolder())", "--work-tree=\(output)", "-C", output]
    _ = try runProgram("git", git + ["read-tree", "--empty"], settings: [index])
    let list = manifest.files.map { $0.path + "\0" }.joined()
    _ = try runProgram(
      "git", git + ["update-index", "--add", "-z", "--stdin"], input: list, settings: [index])
    return try runProgram("git", git + ["write-tree"], settings: [index]).line
  }

  // First what pages name, then the pages and what is to go.
  private func remotePasses(_ pass: (_ isLast: Bool) -> [String]) -> [[String]] { [pass(false), pass(true)] }

  private func rsyncPass(_ isLast: Bool) -> [String] {
    ["--recursive", "--links", "--checksum", "--itemize-changes", "--exclude=/.*"]
      + (isLast ? ["--delete-after"] : ["--exclude=*.html"]) + (dryRun ? ["--dry-run"] : [])
  }

  private func rclonePass(_ isLast: Bool) -> [String] {
    (isLast ? ["sync", "--delete-after"] : ["copy", "--exclude", "*.html"])
      + ["--checksum", "--exclude", "/.*", "--exclude", "/.almanac/**"] + (dryRun ? ["--dry-run"] : [])
  }
}

/// Renders each file as the bytes that stand in Output.
private struct BuiltFiles: ArtifactRenderer {
  let disk: FileSystem
  let manifest: Manifest
  var out = ByteWriter()

  init(disk: FileSystem, manifest: Manifest) {
    self.disk = disk
    self.manifest = manifest
  }

  mutating func render(_ index: Int) -> [Diagnostic] {
    out.removeAll()
    let path = "Output/" + manifest.files[index].path
    do throws(BuildFailure) {
      guard let bytes = try disk.read(path) else {
        return [
          Diagnostic(.error, "publish/changed", "\(path) is gone", at: nil, help: "run `almanac build`")
        ]
      }
      out.append(bytes)
      return []
    } catch {
      return [error.diagnostic]
    }
  }
}

extension String {
  fileprivate var line: String { String(prefix { $0 != "\n" }) }
}
