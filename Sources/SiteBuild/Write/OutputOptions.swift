import Base

/// Where a build goes.
package struct OutputOptions: Sendable {
  /// Relative to the root, or absolute.
  package var folder: String
  package var edition: Edition
  package var foreignFiles: ForeignFiles
  package var replacement: Replacement
  /// Seconds to wait for another build.
  package var patience: Int
  /// The time as of which somebody asked for the build; nil for now.
  package var asOf: Moment?

  /// A folder that was built with drafts says so in its manifest, and is never published.
  package enum Edition: Sendable { case published, drafts }
  /// What happens where the folder holds files that no build wrote. Adopted files stay; only where the site has a file
  /// of the same path it takes their place.
  package enum ForeignFiles: Sendable { case refused, adopted }
  /// How a new site takes the place of an old one: file by file, or the whole folder in one step, for which unchanged
  /// files get a second name first.
  package enum Replacement: Sendable { case files, folder }

  package init(
    folder: String = "Output", edition: Edition = .published, foreignFiles: ForeignFiles = .refused,
    replacement: Replacement = .files, patience: Int = 60
  ) {
    self.folder = folder
    self.edition = edition
    self.foreignFiles = foreignFiles
    self.replacement = replacement
    self.patience = patience
  }
}

/// What a build leaves beside its manifest, for the commands that come after it.
package struct BuildNotes: Sendable {
  /// XXH64 of Content and Templates.
  package var content: UInt64?
  /// The record of its figures, by which `diff` compares two builds.
  package var figures: [UInt8]?

  package init(content: UInt64? = nil, figures: [UInt8]? = nil) {
    self.content = content
    self.figures = figures
  }
}

/// What `write` did.
package struct WriteReport: Sendable {
  package let manifest: Manifest
  /// Files whose bytes changed or that are new.
  package let written: Int
  package let unchanged: Int
  package let removed: Int

  /// Output files of HTML.
  package var pages: Int { manifest.files.count { $0.path.hasSuffix(".html") } }
}
