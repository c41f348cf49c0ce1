import Base
import Charting
import Model
import Templating

/// A site that only needs to be rendered: stages parse, merge and compute are done, every output file is known by
/// path. Immutable; the preview keeps one, `write` walks all of it.
package struct Prepared: Sendable {
  package let inventory: Inventory
  /// Every output file, sorted by path.
  package let artifacts: [Artifact]
  /// Kept for the next `prepare`, which parses again only files whose bytes changed.
  package let documents: Documents
  let view: SiteView
  /// By index of `artifacts`.
  let plans: [PlannedArtifact]

  /// The index of the artifact at a path relative to Output (`clusters/boston/index.html`); nil where there is none.
  package func artifact(at path: String) -> Int? {
    var (low, high) = (0, artifacts.count)
    while low < high {
      let middle = (low + high) / 2
      if artifacts[middle].path < path { low = middle + 1 } else { high = middle }
    }
    return low < artifacts.count && artifacts[low].path == path ? low : nil
  }

  /// How many of the numbers in the prose are traced, page by page.
  package var coverage: Coverage { view.coverage }

  /// How many figures of the prose trace to the data, and how many of these have newer data.
  package var figureCounts: (traced: Int, stale: Int) {
    let traces = view.prose.flatMap { $0.figures.compactMap(\.trace) }
    return (traces.count, traces.filter(\.isStale).count)
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

/// One worker's renderer: its own buffer and its own copies of what is hot.
package struct Renderer: Sendable {
  private let prepared: Prepared
  private let templates: TemplateSet?
  private var memory = WorkerMemory()
  /// The bytes of the artifact that was rendered last.
  package private(set) var out = ByteWriter(capacity: 1 << 16)

  package init(_ prepared: Prepared) {
    self.prepared = prepared
    templates = prepared.view.templates?.copy()
  }

  /// Renders one artifact into `out`.
  package mutating func render(_ index: Int) -> [Diagnostic] {
    out.removeAll()
    let plan = prepared.plans[index]
    return plan.render(prepared.view, templates, &memory, &out)
  }
}
