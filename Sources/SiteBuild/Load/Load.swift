// Stage load: Content/ and Templates/, each file once. What a site's own Templates/ does not hold comes from the theme
// in the binary. Nothing after this stage knows of the disk, so what is refused here cannot be met again: links that
// leave their folder, FIFOs that would never end, names that no message could show.

import Base
import Theme

/// Reads all of a site.
///
/// - Parameter theme: Templates that stand in for those that the site does not have; paths start with `Templates/`.
/// - Returns: What could be read; a file of the wrong kind is left out, with an error.
package func load(
  _ disk: any Disk, workers: Int, theme: [(path: String, bytes: [UInt8])] = themeFiles
) throws(BuildFailure) -> Checked<Inventory> {
  var walk = Walk(disk: disk)
  guard try walk.folder("Content") else { return Checked(Inventory([]), [.noContent()]) }
  _ = try walk.folder("Templates")
  let read = inParallel(walk.paths, workers: workers) { path -> Result<LoadedFile, BuildFailure> in
    do throws(BuildFailure) { return .success(try LoadedFile(path, on: disk)) } catch {
      return .failure(error)
    }
  }
  var files: [LoadedFile] = []
  files.reserveCapacity(read.count + theme.count)
  for result in read { files.append(try result.get()) }
  files += themeFiles(theme, beside: files.filter { $0.path.hasPrefix("Templates/") })
  var diagnostics = walk.diagnostics
  files.removeAll { file in
    guard file.bytes.count > maximumSize else { return false }
    diagnostics.append(.tooLarge(file.path))
    return true
  }
  var inventory = SiteBuild.inventory(of: files)
  inventory.hasLinks = walk.hasLinks
  return Checked(inventory, diagnostics)
}

/// The inventory after some files changed: reads only these.
///
/// - Parameter paths: Of files below Content/ and Templates/ that were written, made or deleted.
/// - Returns: nil where the change is of another kind (folders, links), and only `load` can tell.
package func reload(
  _ inventory: Inventory, changed paths: Set<String>, on disk: any Disk,
  theme: [(path: String, bytes: [UInt8])] = themeFiles
) throws(BuildFailure) -> Inventory? {
  if inventory.hasLinks { return nil }
  var files: [String: LoadedFile] = [:]
  for path in paths where isContentPath(path) {
    switch try disk.kind(of: path) {
    case .file:
      let file = try LoadedFile(path, on: disk)
      guard file.bytes.count <= maximumSize else { return nil }
      files[path] = file
    case .none: break
    case .folder, .link, .other: return nil
    }
  }
  let changed = theme.filter { paths.contains($0.path) }
  let gone = paths.union(changed.map { originalPath($0.path) })
  let kept = inventory.files.filter { !gone.contains($0.path) }.map {
    LoadedFile(path: $0.path, bytes: $0.bytes, digest: inventory.digests[$0.id.position])
  }
  return SiteBuild.inventory(of: kept + files.values + themeFiles(changed, beside: Array(files.values)))
}

/// Whether a name is left aside: hidden files, and what editors keep beside the file they edit.
package func isIgnoredName(_ name: some StringProtocol) -> Bool {
  name.hasPrefix(".") || name.hasSuffix("~") || name.hasPrefix("#") && name.hasSuffix("#")
}

/// The same, but for the hidden files that a site publishes.
private func isIgnored(_ name: some StringProtocol, in folder: String) -> Bool {
  isIgnoredName(name) && !(folder == rootFilesFolder && hiddenNamesOfSites.contains(String(name)))
}

private func isContentPath(_ path: String) -> Bool {
  let parts = path.split(separator: "/")
  let hidden = path.hasPrefix(rootFilesFolder + "/") ? parts.dropFirst(2).first : nil
  return parts.count > 1 && (parts[0] == "Content" || parts[0] == "Templates")
    && !parts.contains { $0 == hidden ? isIgnored($0, in: rootFilesFolder) : isIgnoredName($0) }
}

// Spans count bytes in 32 bits.
private let maximumSize = Int(Int32.max)
private let maximumDepth = 64

private struct LoadedFile: Sendable {
  let path: String
  let bytes: [UInt8]
  let digest: UInt64

  init(path: String, bytes: [UInt8], digest: UInt64? = nil) {
    self.path = path
    self.bytes = bytes
    self.digest = digest ?? Base.digest(of: bytes)
  }

  init(_ path: String, on disk: any Disk) throws(BuildFailure) {
    guard let bytes = try disk.read(path) else { throw .vanished(path) }
    self.init(path: path, bytes: bytes)
  }
}

// The theme's files, each in its place where the site has none of its name. Of those that a site has its own of, the
// theme's is kept in a folder `Theme` if it can still be of use: a template extends it, colours are taken from it.
private func themeFiles(_ theme: [(path: String, bytes: [UInt8])], beside own: [LoadedFile]) -> [LoadedFile] {
  let digests = Dictionary(uniqueKeysWithValues: own.map { ($0.path, $0.digest) })
  return theme.compactMap { path, bytes in
    let file = LoadedFile(path: path, bytes: bytes)
    guard let digest = digests[path] else { return file }
    return digest == file.digest ? nil : LoadedFile(path: originalPath(path), bytes: bytes, digest: file.digest)
  }
}

private func originalPath(_ path: String) -> String { "Theme" + path.dropFirst("Templates".utf8.count) }

private func inventory(of files: [LoadedFile]) -> Inventory {
  let sorted = files.sorted { $0.path < $1.path }
  return Inventory(
    files: sorted.enumerated().map {
      SourceFile(id: ID($0.offset), path: $0.element.path, bytes: $0.element.bytes)
    },
    digests: sorted.map(\.digest))
}

/// Finds the files below a folder, in the order of the disk.
private struct Walk {
  let disk: any Disk
  var paths: [String] = []
  var diagnostics: [Diagnostic] = []
  var hasLinks = false

  init(disk: any Disk) { self.disk = disk }

  /// False where there is no such folder.
  mutating func folder(_ top: String) throws(BuildFailure) -> Bool {
    guard let entries = try disk.entries(of: top), let real = disk.realPath(top) else { return false }
    try visit(entries, in: top, real: real, below: real, depth: 1)
    return true
  }

  private mutating func visit(
    _ entries: [DiskEntry], in folder: String, real: String, below top: String, depth: Int
  ) throws(BuildFailure) {
    guard depth < maximumDepth else { return diagnostics.append(.tooDeep(folder)) }
    for entry in entries where !isIgnored(entry.name, in: folder) {
      let path = folder + "/" + entry.name
      guard entry.name.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
        diagnostics.append(.badName(path)); continue
      }
      switch entry.kind {
      case .file: paths.append(path)
      case .folder:
        try visit(
          try disk.entries(of: path) ?? [], in: path, real: real + "/" + entry.name, below: top,
          depth: depth + 1)
      case .link: try follow(path, from: real, below: top, depth: depth)
      case .other(let kind): diagnostics.append(.notAFile(path, kind))
      }
    }
  }

  // A link may point anywhere inside its own top folder, but not at a folder that it stands in.
  private mutating func follow(_ path: String, from folder: String, below top: String, depth: Int)
    throws(BuildFailure)
  {
    hasLinks = true
    guard let target = disk.realPath(path), let kind = try disk.kind(of: target) else {
      return diagnostics.append(.brokenLink(path))
    }
    guard (target + "/").hasPrefix(top + "/") else { return diagnostics.append(.linkOutside(path)) }
    switch kind {
    case .file: paths.append(path)
    case .folder:
      guard !(folder + "/").hasPrefix(target + "/") else { return diagnostics.append(.linkLoop(path)) }
      try visit(try disk.entries(of: path) ?? [], in: path, real: target, below: top, depth: depth + 1)
    case .other(let name): diagnostics.append(.notAFile(path, name))
    case .link: diagnostics.append(.brokenLink(path))
    }
  }
}

extension Diagnostic {
  static func noContent() -> Diagnostic {
    Diagnostic(
      .error, "load/no-content", "there is no folder “Content” here", at: nil,
      help: "run almanac in the site's folder, name it with --root, or make a site with `almanac new NAME`")
  }
  static func notAFile(_ path: String, _ kind: String) -> Diagnostic {
    Diagnostic(
      .error, "load/not-a-file", "\(path) is a \(kind), not a file", at: nil, help: "move it out of the site")
  }
  static func linkOutside(_ path: String) -> Diagnostic {
    Diagnostic(
      .error, "load/link-outside", "the symbolic link \(path) leads out of its folder", at: nil,
      help: "copy the file to the place of the link")
  }
  static func brokenLink(_ path: String) -> Diagnostic {
    Diagnostic(.error, "load/broken-link", "the symbolic link \(path) leads nowhere", at: nil)
  }
  static func linkLoop(_ path: String) -> Diagnostic {
    Diagnostic(
      .error, "load/link-loop", "the symbolic link \(path) leads to a folder that it stands in", at: nil)
  }
  static func tooDeep(_ path: String) -> Diagnostic {
    Diagnostic(.error, "load/too-deep", "\(path) lies more than \(maximumDepth) folders deep", at: nil)
  }
  static func badName(_ path: String) -> Diagnostic {
    let shown = String(
      decoding: path.utf8.map { $0 < 0x20 || $0 == 0x7F ? UInt8(ascii: "?") : $0 }, as: UTF8.self)
    return Diagnostic(
      .error, "load/bad-name", "the name of \(shown) has a control character in it", at: nil,
      help: "rename the file")
  }
  static func tooLarge(_ path: String) -> Diagnostic {
    Diagnostic(.error, "load/too-large", "\(path) is larger than 2 GB", at: nil)
  }
}
