import Base

/// Everything that a build reads: each file once, with its bytes and their digest. What was read is all that later
/// stages know of the disk.
package struct Inventory: Sendable {
  /// Sorted by path; a file's id is its index here. Content, templates and assets alike.
  package let files: [SourceFile]
  /// XXH64 of each file's bytes, by the same index.
  package let digests: [UInt64]
  /// Whether a file was reached through a symbolic link: then it may change under another path than its own.
  package var hasLinks = false

  package init(files: [SourceFile], digests: [UInt64]) {
    self.files = files
    self.digests = digests
  }

  /// Files from memory, for tests and for `almanac render`.
  package init(_ contents: [(path: String, bytes: [UInt8])]) {
    let sorted = contents.sorted { $0.path < $1.path }
    files = sorted.enumerated().map {
      SourceFile(id: ID($0.offset), path: $0.element.path, bytes: $0.element.bytes)
    }
    digests = files.map { digest(of: $0.bytes) }
  }
}
