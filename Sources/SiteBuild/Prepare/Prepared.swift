import Base

/// A site that only needs to be rendered: stages parse, merge and compute are done, every output file is known by
/// path. Immutable; the preview keeps one, `write` walks all of it.
package struct Prepared: Sendable {
  package let inventory: Inventory
  /// Every output file, sorted by path.
  package let artifacts: [Artifact]
  /// Kept for the next `prepare`, which parses again only files whose bytes changed.
  package let documents: Documents

  /// The index of the artifact at a path relative to Output (`clusters/boston/index.html`); nil where there is none.
  package func artifact(at path: String) -> Int? {
    var (low, high) = (0, artifacts.count)
    while low < high {
      let middle = (low + high) / 2
      if artifacts[middle].path < path { low = middle + 1 } else { high = middle }
    }
    return low < artifacts.count && artifacts[low].path == path ? low : nil
  }
}

/// One output file.
package struct Artifact: Sendable {
  /// Relative to Output, `/` between folders.
  package let path: String
  /// The input that it comes from, where there is a single one: for messages about two artifacts at one path.
  package let source: Span?

  package init(path: String, source: Span?) {
    self.path = path
    self.source = source
  }
}

/// Stages parse, merge and compute.
///
/// - Parameter previous: The documents of the last time, to parse only what changed.
/// - Returns: The site as far as it could be made; where there are errors, nothing of it may be published.
package func prepare(
  _ inventory: Inventory, _ options: BuildOptions, after previous: Documents? = nil
) -> Checked<Prepared> {
  Checked(Prepared(inventory: inventory, artifacts: [], documents: previous ?? Documents()))
}

/// One worker's renderer: its own buffer and its own copies of what is hot.
package struct Renderer: Sendable {
  private let prepared: Prepared
  /// The bytes of the artifact that was rendered last.
  package private(set) var out = ByteWriter(capacity: 1 << 16)

  package init(_ prepared: Prepared) { self.prepared = prepared }

  /// Renders one artifact into `out`.
  package mutating func render(_ index: Int) -> [Diagnostic] {
    out.removeAll()
    return []
  }
}
