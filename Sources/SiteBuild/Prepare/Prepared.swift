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
  /// Whether another time would make another site of the same files.
  let dependsOnClock: Bool
  let view: SiteView
  /// By index of `artifacts`.
  let plans: [PlannedArtifact]

  /// The index of the artifact at a path relative to Output (`clusters/boston/index.html`); nil where there is none.
  package func artifact(at path: String) -> Int? {
    artifacts.index(ofPath: path)
  }

  /// How many of the numbers in the prose are traced, page by page.
  package var coverage: Coverage { view.coverage }

  /// What this build had and does not publish.
  package var heldBack: HeldBack { view.lookup.hidden.heldBack }

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
  /// A file of the site's own, published byte for byte: no page of ours.
  package let isGiven: Bool

  package init(path: String, source: Span?, isGiven: Bool = false) {
    self.path = path
    self.source = source
    self.isGiven = isGiven
  }
}

extension [Artifact] {
  /// Of artifacts sorted by path, the index of the one at a path; `nil` where there is none.
  package func index(ofPath path: String) -> Int? {
    let index = firstIndex(from: path)
    return index < count && self[index].path == path ? index : nil
  }

  /// Of artifacts sorted by path, the first that is not before a path.
  package func firstIndex(from path: String) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].path < path { low = middle + 1 } else { high = middle }
    }
    return low
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
