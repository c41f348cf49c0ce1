// The same inputs give the same site. The manifest remembers what a build was made of; if that is what a build would be
// made of now, and Output still holds what was written, then the site stands as it is and nothing is rendered.

import Base
import Model

extension Inventory {
  /// Of the files alone, by which `publish` knows whether they are those of the build.
  package var contentDigest: UInt64 {
    var all = ByteWriter(capacity: files.count * 64)
    for (file, digest) in zip(files, digests) { all.append(text: "\(hexadecimal(digest)) \(file.path)\n") }
    return Base.digest(of: all.bytes)
  }

  /// Of everything that a site is made of: each file, the options, the program.
  ///
  /// - Parameter content: The digest of the files.
  /// - Returns: nil where a build is to be a whole one in any case.
  func inputsDigest(_ content: UInt64, _ options: BuildOptions) -> UInt64? {
    guard let program = options.program, options.tally == nil else { return nil }
    return Base.digest(of: Array("\(program) \(options.drafts) \(options.baseURL ?? "") \(content)".utf8))
  }
}

extension Documents {
  /// Whether something has a day on which it appears or disappears.
  var dependOnClock: Bool {
    files.contains { file in
      switch file.content {
      case .page(let page): page.profile.embargo != nil || page.profile.expires != nil
      case .table(let table): table.columns.contains { $0.schema?.embargo != nil || $0.schema?.expires != nil }
      case .tree, .boundaries, .nothing: false
      }
    }
  }
}

/// What stands in the output folder, if it was made of these inputs and is as it was written.
///
/// - Returns: nil where a build has to find out.
func standing(
  _ inputs: UInt64, in output: OutputOptions, on disk: any Disk, workers: Int, telling events: BuildEvents
) throws(BuildFailure) -> Manifest? {
  guard output.replacement == .files, try disk.kind(of: output.folder + "/.almanac") != nil else { return nil }
  let folder = try OutputFolder(output, on: disk, telling: events)
  guard let manifest = try Manifest(of: folder.path, on: disk), manifest.origin?.inputs == inputs,
    manifest.edition == output.edition,
    try folder.contents(on: disk, workers: workers, publishing: manifest.files.map(\.path)).files
      == Set(manifest.files.map(\.path) + manifest.kept)
  else { return nil }
  let isAsWritten = inParallel(manifest.files, workers: workers) { file -> Bool in
    // What cannot be read is found out about by the build.
    guard let bytes = try? disk.read(folder.path + "/" + file.path) else { return false }
    return digest(of: bytes) == file.digest
  }
  return isAsWritten.allSatisfy(\.self) ? manifest : nil
}
