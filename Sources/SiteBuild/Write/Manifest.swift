// The list of what a build wrote, kept as Output/.almanac/manifest: only what it names is ever deleted. Plain lines, so
// that a person with a doubt can read it.
//
//     almanac manifest 1
//     as-of 1795000000
//     made-of 5d41402abc4b2a76 80 0 1
//     content 2c26b46b68ffc68f
//     figures fcde2b2edba56bf4
//     file 9f86d081884c7d65 clusters/boston/index.html
//     kept google-verification.html

import Base

/// What a build wrote, and from what.
package struct Manifest: Equatable, Sendable {
  /// One file, with what its bytes were.
  package struct File: Equatable, Sendable {
    package let path: String
    /// XXH64 of its bytes.
    package let digest: UInt64

    package init(path: String, digest: UInt64) {
      self.path = path
      self.digest = digest
    }
  }

  /// What a build was made of that had nothing to tell: the same again would give the same.
  package struct Origin: Equatable, Sendable {
    /// XXH64 of all inputs.
    package let inputs: UInt64
    /// Figures of the prose that trace to the data, and those of them that have newer data.
    package let traced: Int
    package let stale: Int
    /// What it did not publish.
    package let drafts: Int
  }

  package let edition: OutputOptions.Edition
  /// The time that was given to a site which changes with it; nil where it was built as of its own time.
  package var asOf: Moment?
  package var origin: Origin?
  /// XXH64 of Content and Templates, as the build read them; nil where it was not told.
  package var content: UInt64?
  /// XXH64 of the record of its figures, which lies beside; nil where there is none.
  package var figures: UInt64?
  /// Sorted by path.
  package let files: [File]
  /// Adopted: there before us, never deleted, sorted.
  package let kept: [String]

  package init(
    edition: OutputOptions.Edition, asOf: Moment? = nil, origin: Origin? = nil, content: UInt64? = nil,
    figures: UInt64? = nil, files: [File], kept: [String] = []
  ) {
    self.edition = edition
    self.asOf = asOf
    self.origin = origin
    self.content = content
    self.figures = figures
    self.files = files
    self.kept = kept
  }

  package var bytes: [UInt8] {
    var out = ByteWriter(capacity: files.count * 64 + 64)
    out.append(heading)
    out.append("\n")
    if edition == .drafts { out.append("drafts\n") }
    if let asOf { out.append(text: "as-of \(asOf.seconds)\n") }
    if let origin { out.append(text: "made-of \(hexadecimal(origin.inputs)) \(origin.traced) \(origin.stale) \(origin.drafts)\n") }
    if let content { out.append(text: "content \(hexadecimal(content))\n") }
    if let figures { out.append(text: "figures \(hexadecimal(figures))\n") }
    for file in files { out.append(text: "file \(hexadecimal(file.digest)) \(file.path)\n") }
    for path in kept { out.append(text: "kept \(path)\n") }
    return out.bytes
  }

  /// nil where the text is not a manifest of ours: then nothing in the folder counts as ours.
  package init?(_ bytes: [UInt8]) {
    let lines = bytes.split(separator: UInt8(ascii: "\n"))
    guard let first = lines.first, first.string == "\(heading)" else { return nil }
    var edition = OutputOptions.Edition.published
    var asOf: Moment?
    var origin: Origin?
    var (content, figures): (UInt64?, UInt64?)
    var files: [File] = []
    var kept: [String] = []
    for line in lines.dropFirst() {
      if line.starts(with: "file ".utf8) {
        guard let digest = UInt64(line.dropFirst(5).prefix(16).string, radix: 16) else { return nil }
        files.append(File(path: line.dropFirst(22).string, digest: digest))
      } else if line.starts(with: "kept ".utf8) {
        kept.append(line.dropFirst(5).string)
      } else if line.starts(with: "as-of ".utf8) {
        guard let seconds = Int(line.dropFirst(6).string) else { return nil }
        asOf = Moment(seconds: seconds)
      } else if line.starts(with: "made-of ".utf8) {
        guard let read = Origin(line.dropFirst(8)) else { return nil }
        origin = read
      } else if line.starts(with: "content ".utf8) {
        content = UInt64(line.dropFirst(8).string, radix: 16)
      } else if line.starts(with: "figures ".utf8) {
        figures = UInt64(line.dropFirst(8).string, radix: 16)
      } else if line.string == "drafts" {
        edition = .drafts
      } else {
        return nil
      }
    }
    // A path from a file is as little trusted as one from a site: it may be deleted by it.
    guard (files.map(\.path) + kept).allSatisfy({ fault(in: $0) == nil }) else { return nil }
    self.init(
      edition: edition, asOf: asOf, origin: origin, content: content, figures: figures, files: files, kept: kept)
  }

  /// The manifest of a built folder; nil where none is.
  package init?(of folder: String, on disk: any Disk) throws(BuildFailure) {
    guard let bytes = try disk.read(folder + "/.almanac/manifest") else { return nil }
    self.init(bytes)
  }
}

extension Manifest.Origin {
  fileprivate init?(_ line: ArraySlice<UInt8>) {
    let words = line.split(separator: UInt8(ascii: " ")).map(\.string)
    guard words.count == 4, let inputs = UInt64(words[0], radix: 16), let traced = Int(words[1]),
      let stale = Int(words[2]), let drafts = Int(words[3])
    else { return nil }
    self.init(inputs: inputs, traced: traced, stale: stale, drafts: drafts)
  }
}

private let heading: StaticString = "almanac manifest 1"
