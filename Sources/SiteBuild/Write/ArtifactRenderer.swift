import Base

/// One worker's renderer, as `write` and the preview see it: by index, into a buffer of its own.
package protocol ArtifactRenderer: Sendable {
  /// The bytes of the artifact that was rendered last.
  var out: ByteWriter { get }
  mutating func render(_ index: Int) -> [Diagnostic]
}

extension Renderer: ArtifactRenderer {}

/// Stands in where there are no artifacts to ask for.
package struct NoArtifacts: ArtifactRenderer {
  package let out = ByteWriter()
  package init() {}
  package mutating func render(_ index: Int) -> [Diagnostic] { [] }
}
