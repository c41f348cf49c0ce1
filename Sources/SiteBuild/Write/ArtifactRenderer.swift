import Base

/// One worker's renderer, as `write` and the preview see it: by index, into a buffer of its own.
package protocol ArtifactRenderer: Sendable {
  /// The bytes of the artifact that was rendered last.
  var out: ByteWriter { get }
  mutating func render(_ index: Int) -> [Diagnostic]
}

extension Renderer: ArtifactRenderer {}
