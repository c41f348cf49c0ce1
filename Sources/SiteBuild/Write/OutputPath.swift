// What an output path may be. Checked here for all artifacts together, whatever made their paths (a slug, a permalink, a
// data value): after this check no path leaves Output, and no two files meet on a disk that ignores case.

import Base

/// The errors in the paths of a site's artifacts: a path that leaves Output or that a disk refuses, and two artifacts
/// that would be one file, also after case folding and Unicode normalisation.
///
/// - Parameter artifacts: Sorted by path.
package func pathFaults(of artifacts: [Artifact]) -> [Diagnostic] {
  var diagnostics: [Diagnostic] = []
  var first: [String: Int] = [:]
  first.reserveCapacity(artifacts.count)
  for (index, artifact) in artifacts.enumerated() {
    if let fault = fault(in: artifact.path) {
      diagnostics.append(.badPath(artifact, fault))
    } else if let other = first.updateValue(index, forKey: folded(artifact.path)) {
      diagnostics.append(.samePath(artifact, artifacts[other]))
    }
  }
  var checked = Substring()
  for artifact in artifacts {
    guard let slash = artifact.path.lastIndex(of: "/") else { continue }
    let folder = artifact.path[..<slash]
    if folder == checked { continue }
    checked = folder
    if let other = ancestors(of: folder).lazy.compactMap({ first[folded($0)] }).first {
      diagnostics.append(.fileAndFolder(artifact, artifacts[other]))
    }
  }
  return diagnostics
}

/// The names at the root of a site that start with a dot and are the site's all the same: what other machines look for
/// (RFC 8615), and what tells hosts how to serve it.
let hiddenNamesOfSites: Set = [".well-known", ".nojekyll", ".htaccess"]

/// The folder of files that are published at the site's root as they are.
let rootFilesFolder = "Content/static"

/// What is wrong with a path by itself; nil where it is a good one.
package func fault(in path: String) -> String? {
  if path.isEmpty { return "is empty" }
  if path.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) { return "has a control character in it" }
  if path.hasPrefix("/") { return "is absolute" }
  if path.utf8.contains(UInt8(ascii: "\\")) { return "has a backslash in it" }
  for part in path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
    if part.isEmpty { return "has an empty part" }
    if part.elementsEqual([0x2E]) || part.elementsEqual([0x2E, 0x2E]) { return "would leave its folder" }
    if part.count > 255 { return "has a part of \(part.count) bytes, more than the 255 that disks allow" }
  }
  if path.hasPrefix("."), !hiddenNamesOfSites.contains(String(path.prefix { $0 != "/" })) { return "starts with a dot: such files are the folder's own, not the site's" }
  return path.utf8.count > 2000 ? "is longer than 2000 bytes" : nil
}

// Swift compares and hashes strings by canonical equivalence, so normalisation needs no step of its own.
private func folded(_ path: some StringProtocol) -> String { path.lowercased() }

private func ancestors(of folder: Substring) -> [Substring] {
  var all = [folder]
  while let slash = all[all.count - 1].lastIndex(of: "/") { all.append(folder[..<slash]) }
  return all
}

extension Diagnostic {
  static func badPath(_ artifact: Artifact, _ fault: String) -> Diagnostic {
    let shown = artifact.path.utf8.prefix(120).map { $0 < 0x20 || $0 == 0x7F ? UInt8(ascii: "?") : $0 }
    return Diagnostic(
      .error, "output/bad-path",
      "the path “\(String(decoding: shown, as: UTF8.self))” of a file to write \(fault)",
      at: artifact.source, help: "change the slug or path")
  }
  static func samePath(_ artifact: Artifact, _ other: Artifact) -> Diagnostic {
    // One that comes from a file can be mended there; the other may be one that every site has.
    if artifact.source == nil, other.source != nil { return samePath(other, artifact) }
    let same = artifact.path.unicodeScalars.elementsEqual(other.path.unicodeScalars)
    return Diagnostic(
      .error, "output/same-path",
      same
        ? "two files have the path “\(artifact.path)”"
        : "the paths “\(artifact.path)” and “\(other.path)” are one file where case or accents are not told apart",
      at: artifact.source, notes: [Note(other.source == nil ? "the build writes the other itself" : "the other is “\(other.path)”", at: other.source)],
      help: other.source == nil
        ? "leave it out: what the build writes is changed in Templates and in the settings"
        : "give one of them another slug, or another id where it belongs to a figure")
  }
  static func fileAndFolder(_ artifact: Artifact, _ other: Artifact) -> Diagnostic {
    Diagnostic(
      .error, "output/file-and-folder",
      "“\(other.path)” is a file, and “\(artifact.path)” needs a folder of this name",
      at: artifact.source ?? other.source, notes: [Note("the file comes from here", at: other.source)],
      help: "give one of them another slug")
  }
}
