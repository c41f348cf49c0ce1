import Base
import SiteBuild
import Synchronization

/// A site ready to be rendered, as far as the preview needs to know it.
package struct Preparation: Sendable {
  /// Sorted by path.
  package let artifacts: [Artifact]
  /// What diagnostics point into.
  package let files: [SourceFile]
  package let diagnostics: [Diagnostic]
  /// What the numbers in the prose of an artifact rest on, by its index.
  package let review: @Sendable (Int) -> [ReviewMark]
  package let makeRenderer: @Sendable () -> any ArtifactRenderer

  package init(
    artifacts: [Artifact], files: [SourceFile], diagnostics: [Diagnostic],
    review: @escaping @Sendable (Int) -> [ReviewMark] = { _ in [] },
    makeRenderer: @escaping @Sendable () -> any ArtifactRenderer
  ) {
    self.artifacts = artifacts
    self.files = files
    self.diagnostics = diagnostics
    self.review = review
    self.makeRenderer = makeRenderer
  }
}

/// The stages parse to compute, remembering the documents of the last time: only files that changed are parsed again.
package func preparer(_ options: BuildOptions) -> @Sendable (Inventory) -> Preparation {
  let previous = Memory()
  return { inventory in
    let prepared = prepare(inventory, options, after: previous.documents.withLock { $0 })
    let site = prepared.result
    previous.documents.withLock { $0 = site.documents }
    return Preparation(
      artifacts: site.artifacts, files: inventory.files,
      diagnostics: prepared.diagnostics + pathFaults(of: site.artifacts), review: { site.reviewMarks(ofArtifact: $0) },
      makeRenderer: { Renderer(site) })
  }
}

// A class, because the closure above keeps it between calls.
private final class Memory: Sendable {
  let documents = Mutex<Documents?>(nil)
}
