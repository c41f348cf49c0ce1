// Stage write. Every artifact is rendered, compared with what Output holds, and kept as it is if the bytes are the same.
// What is new is first written whole where nobody looks: beside Output if there is no site yet, so that the folder can be
// switched in one step, else in Output/.almanac/new. Only when all of it is there, and no page had an error, a journal
// decides for the new site and a short burst of renames puts it in place.

import Base
import Synchronization

/// Renders and publishes all artifacts.
///
/// - Parameters:
///   - artifacts: Sorted by path.
///   - fatal: From this severity on a message of a page keeps the site from being published.
///   - origin: What the site is made of, if the stages before had nothing to tell.
///   - notes: What is kept beside the manifest; made when all is rendered.
///   - renderer: Makes one worker's renderer; indices are those of `artifacts`.
/// - Returns: nil where a message was fatal: then Output is as it was.
package func write<R: ArtifactRenderer>(
  _ artifacts: [Artifact], to disk: any Disk, _ output: OutputOptions, workers: Int, fatal: Severity = .error,
  madeOf origin: Manifest.Origin? = nil, noting notes: @autoclosure () -> BuildNotes = BuildNotes(), telling events: BuildEvents = .none,
  renderer: @Sendable () -> R
) throws(BuildFailure) -> Checked<WriteReport?> {
  let faults = pathFaults(of: artifacts)
  guard faults.isEmpty else { return Checked(nil, faults) }
  let folder = try OutputFolder(output, on: disk, telling: events)
  var isWritten = false
  defer { if !isWritten { folder.giveUp(on: disk) } }
  let before = try Manifest(of: folder.path, on: disk)
  let contents = try folder.contents(
    on: disk, workers: workers, publishing: artifacts.map(\.path) + (before?.files.map(\.path) ?? []))
  let foreign = contents.files.subtracting((before?.files.map(\.path) ?? []) + (before?.kept ?? [])).sorted()
  if !foreign.isEmpty, output.foreignFiles == .refused { throw .foreignFiles(foreign, in: output) }

  let stage = try Stage(for: folder, contents, output.replacement, on: disk)
  do throws(BuildFailure) {
    let rendered = try render(
      artifacts, stage: stage, existing: contents.files, in: folder.path, on: disk, workers: workers,
      fatal: fatal, telling: events, renderer)
    guard !rendered.diagnostics.contains(where: { $0.severity >= fatal }) else {
      try stage.discard(on: disk)
      return Checked(nil, rendered.diagnostics)
    }
    let report = try publish(
      artifacts, rendered, stage: stage, madeOf: rendered.diagnostics.isEmpty ? origin : nil, notes(), after: before,
      foreign: foreign, contents, in: folder, on: disk, output)
    isWritten = true
    return Checked(report, rendered.diagnostics)
  } catch {
    // The disk may be full or gone: what cannot be cleared away now, the next build clears away.
    try? stage.discard(on: disk)
    throw error
  }
}

/// Where new files wait.
private struct Stage {
  enum Kind { case beside, tree, numbered }
  let kind: Kind
  /// The folder that holds them.
  let path: String

  init(
    for folder: OutputFolder, _ contents: OutputContents, _ replacement: OutputOptions.Replacement,
    on disk: any Disk
  ) throws(BuildFailure) {
    let inside = folder.path + "/.almanac/new"
    let isEmpty = contents.files.isEmpty && contents.folders.isEmpty
    guard isEmpty || replacement == .folder else {
      (kind, path) = (.numbered, inside)
      return
    }
    // The switch takes hidden files along as second names; the lock too, so that it stays one lock. Where that cannot
    // be (Output is a mount point, or holds a hidden folder such as .git), the tree waits inside.
    if try Stage.link(contents.hidden, of: folder, on: disk) {
      (kind, path) = (.beside, folder.beside)
    } else {
      try disk.removeTree(folder.beside)
      guard isEmpty else { throw .noSwitch(folder.path) }
      (kind, path) = (.tree, inside)
    }
  }

  func place(_ index: Int, _ artifact: Artifact) -> String {
    switch kind {
    case .beside, .tree: path + "/" + artifact.path
    case .numbered: path + "/" + String(index)
    }
  }

  /// Gives a file that stays as it is its name in the folder to come.
  func takeAlong(_ file: String, from folder: String, on disk: any Disk) throws(BuildFailure) {
    guard try disk.link("\(folder)/\(file)", as: "\(path)/\(file)") else { throw .noSwitch(folder) }
  }

  func discard(on disk: any Disk) throws(BuildFailure) { try disk.removeTree(path) }

  private static func link(_ hidden: [DiskEntry], of folder: OutputFolder, on disk: any Disk)
    throws(BuildFailure) -> Bool
  {
    guard hidden.allSatisfy({ $0.kind == .file }) else { return false }
    do throws(BuildFailure) { try disk.makeFolder(folder.beside + "/.almanac") } catch { return false }
    for name in hidden.map(\.name) + [".almanac/lock"] {
      guard try disk.link("\(folder.path)/\(name)", as: "\(folder.beside)/\(name)") else { return false }
    }
    return true
  }
}

private struct Rendered {
  var digests: [UInt64] = []
  /// Indices of artifacts that wait in the stage.
  var staged: [Int] = []
  var diagnostics: [Diagnostic] = []
}

private struct Outcome: Sendable {
  var digest: UInt64 = 0
  var isStaged = false
  var diagnostics: [Diagnostic] = []
  var failure: BuildFailure?
}

private func render<R: ArtifactRenderer>(
  _ artifacts: [Artifact], stage: Stage, existing: Set<String>, in folder: String, on disk: any Disk,
  workers: Int, fatal: Severity, telling events: BuildEvents, _ renderer: @Sendable () -> R
) throws(BuildFailure) -> Rendered {
  let done = Atomic<Int>(0)
  let isRefused = Atomic<Bool>(false)
  let hasFailed = Atomic<Bool>(false)
  let outcomes = inParallel(count: artifacts.count, workers: workers, state: renderer) {
    renderer, index -> Outcome in
    var outcome = Outcome()
    // The disk refuses: nothing more can be gained. An error in the content: go on, to find the others.
    if hasFailed.load(ordering: .relaxed) { return outcome }
    outcome.diagnostics = renderer.render(index)
    if outcome.diagnostics.contains(where: { $0.severity >= fatal }) {
      isRefused.store(true, ordering: .relaxed)
    }
    if !isRefused.load(ordering: .relaxed) {
      let bytes = renderer.out.bytes
      outcome.digest = digest(of: bytes)
      do throws(BuildFailure) {
        let path = artifacts[index].path
        let isSame = existing.contains(path) ? try disk.holds(bytes, at: folder + "/" + path) : false
        if !isSame {
          try disk.create(stage.place(index, artifacts[index]), bytes)
          outcome.isStaged = true
        } else if stage.kind == .beside {
          try stage.takeAlong(path, from: folder, on: disk)
        }
      } catch {
        outcome.failure = error
        hasFailed.store(true, ordering: .relaxed)
      }
    }
    let count = done.add(1, ordering: .relaxed).newValue
    if count % 64 == 0 || count == artifacts.count { events.rendered(count, artifacts.count) }
    return outcome
  }
  var rendered = Rendered()
  rendered.digests.reserveCapacity(outcomes.count)
  for (index, outcome) in outcomes.enumerated() {
    if let failure = outcome.failure { throw failure }
    rendered.digests.append(outcome.digest)
    if outcome.isStaged { rendered.staged.append(index) }
    rendered.diagnostics += outcome.diagnostics
  }
  return rendered
}

private func publish(
  _ artifacts: [Artifact], _ rendered: Rendered, stage: Stage, madeOf origin: Manifest.Origin?, _ notes: BuildNotes,
  after before: Manifest?, foreign: [String],
  _ contents: OutputContents, in folder: OutputFolder, on disk: any Disk, _ output: OutputOptions
) throws(BuildFailure) -> WriteReport {
  let paths = Set(artifacts.map(\.path))
  let kept = Set(foreign + (before?.kept ?? [])).subtracting(paths).intersection(contents.files).sorted()
  let manifest = Manifest(
    edition: output.edition, asOf: output.asOf, origin: origin, content: notes.content,
    figures: notes.figures.map { digest(of: $0) },
    files: zip(artifacts, rendered.digests).map { .init(path: $0.path, digest: $1) },
    kept: kept)
  let old = (before?.files.map(\.path) ?? []).filter { !paths.contains($0) && contents.files.contains($0) }
  let report = WriteReport(
    manifest: manifest, written: rendered.staged.count, unchanged: artifacts.count - rendered.staged.count,
    removed: old.count)

  switch stage.kind {
  case .beside:
    for path in kept { try stage.takeAlong(path, from: folder.path, on: disk) }
    if let figures = notes.figures { try disk.create(stage.path + "/.almanac/figures", figures) }
    try disk.create(stage.path + "/.almanac/manifest", manifest.bytes)
    if try disk.exchange(stage.path, with: folder.path) {
      try disk.removeTree(stage.path)
      return report
    }
    guard contents.files.isEmpty else { throw .noSwitch(folder.path) }
    // This disk cannot switch two folders: the tree goes in and is put in place as the others are.
    try disk.removeTree(stage.path + "/.almanac")
    let inside = folder.path + "/.almanac/new"
    for entry in try disk.entries(of: stage.path) ?? []
    where !entry.name.hasPrefix(".") || hiddenNamesOfSites.contains(entry.name) {
      _ = try disk.rename(stage.path + "/" + entry.name, to: inside + "/" + entry.name)
    }
    try disk.removeTree(stage.path)
    try burst(topSteps(of: inside, on: disk), manifest, notes, in: folder.path, on: disk)
  case .tree:
    try burst(topSteps(of: stage.path, on: disk), manifest, notes, in: folder.path, on: disk)
  case .numbered:
    guard manifest != before || !rendered.staged.isEmpty else { break }
    let removals = try Removals(of: old, and: kept, for: artifacts, contents)
    // Pages last: a reader who meets a new page finds the styles and pictures that it names.
    let staged =
      rendered.staged.filter { !isPage(artifacts[$0]) } + rendered.staged.filter { isPage(artifacts[$0]) }
    let steps = removals.first + staged.map { .rename(String($0), to: artifacts[$0].path) } + removals.last
    try checkWritable(steps, contents, in: folder.path, on: disk)
    try burst(steps, manifest, notes, in: folder.path, on: disk)
  }
  return report
}

private func isPage(_ artifact: Artifact) -> Bool { artifact.path.hasSuffix(".html") }

private func topSteps(of stage: String, on disk: any Disk) throws(BuildFailure) -> [Journal.Step] {
  (try disk.entries(of: stage) ?? []).map(\.name).sorted().map { .rename($0, to: $0) }
}

private func burst(
  _ steps: [Journal.Step], _ manifest: Manifest, _ notes: BuildNotes, in folder: String, on disk: any Disk
) throws(BuildFailure) {
  let place = folder + "/.almanac"
  if let figures = notes.figures { try disk.create(place + "/new/figures", figures) }
  try disk.create(place + "/new/manifest", manifest.bytes)
  try disk.create(place + "/new/journal", Journal(steps).bytes)
  _ = try disk.rename(place + "/new/journal", to: place + "/journal")
  try finishJournal(in: folder, on: disk)
}

/// Old files to delete: last, so that no reader misses a page before its successor is there; but first where a file
/// stands in the place of a new folder, or the other way round.
private struct Removals {
  var first: [Journal.Step] = []
  var last: [Journal.Step] = []

  init(of old: [String], and kept: [String], for artifacts: [Artifact], _ contents: OutputContents)
    throws(BuildFailure)
  {
    let files = Set(artifacts.map(\.path))
    let folders = Set(files.flatMap(ancestors))
    func isInTheWay(_ path: String) -> Bool {
      folders.contains(path) || ancestors(path).contains(where: files.contains)
    }
    if let path = kept.first(where: isInTheWay) {
      throw BuildFailure(
        .usage, "output/in-the-way", "the adopted file \(path) stands where the site needs a folder",
        help: "move it away")
    }
    for path in old {
      if isInTheWay(path) { first.append(.remove(path)) } else { last.append(.remove(path)) }
    }
    let stale = contents.folders.reversed().filter {
      files.contains($0) || ancestors($0).contains(where: files.contains)
    }
    first += stale.map { .removeFolder($0) }
  }
}

private func ancestors(_ path: String) -> [String] {
  path.indices.filter { path[$0] == "/" }.map { String(path[..<$0]) }
}

// A burst that stops in the middle would leave two sites mixed: so everything that can be known is asked before it.
private func checkWritable(
  _ steps: [Journal.Step], _ contents: OutputContents, in folder: String, on disk: any Disk
) throws(BuildFailure) {
  var asked: Set<String> = []
  let existing = Set(contents.folders)
  for step in steps {
    let path =
      switch step {
      case .rename(_, let target), .remove(let target), .removeFolder(let target): target
      }
    let parent = ancestors(path).last { existing.contains($0) } ?? ""
    guard asked.insert(parent).inserted, !disk.isWritable(parent.isEmpty ? folder : folder + "/" + parent)
    else { continue }
    throw BuildFailure(.machine, "disk/no-permission", "cannot write \(folder)/\(path): permission denied")
  }
}

extension BuildFailure {
  fileprivate static func noSwitch(_ folder: String) -> BuildFailure {
    BuildFailure(
      .machine, "output/no-switch",
      "\(folder) cannot be switched in one step: it is a mount point, holds a hidden folder, or its disk cannot",
      help: "publish into a folder inside it")
  }

  fileprivate static func foreignFiles(_ files: [String], in output: OutputOptions) -> BuildFailure {
    let shown =
      files.prefix(3).joined(separator: ", ") + (files.count > 3 ? " and \(files.count - 3) more" : "")
    return BuildFailure(
      .usage, "output/foreign-files", "\(output.folder) holds files that no build wrote: \(shown)",
      help: output.replacement == .files
        ? "move them away, or keep them there for good with --adopt" : "move them away, or publish into another folder")
  }
}
