// The site as it is now. The watch puts a new snapshot in place; requests take the one that is there and are never
// held up by a rebuild. Pages are rendered when somebody asks, so the first one shows at once however many there are.

import Base
import SiteBuild
import Synchronization

/// One state of the site, and what was wrong with it.
package struct Snapshot: Sendable {
  /// Counts states; a page knows by it whether it is old.
  package let generation: Int
  package let preparation: Preparation
  /// Of loading and preparing; those of a page come with the page.
  package let diagnostics: [Diagnostic]
  fileprivate let renderers: RendererPool

  package var artifacts: [Artifact] { preparation.artifacts }

  /// The index of the artifact at a path; nil where there is none.
  package func artifact(at path: String) -> Int? {
    artifacts.index(ofPath: path)
  }

  /// One artifact's bytes, as a build would write them.
  package func rendered(_ index: Int) -> Checked<[UInt8]> { renderers.render(index) }

  /// In the order in which the terminal prints them.
  package func sorted(_ diagnostics: [Diagnostic]) -> [Diagnostic] { diagnostics.sorted(preparation.files) }

  /// As the terminal prints it.
  package func printed(_ diagnostic: Diagnostic) -> String { diagnostic.printed(preparation.files) }

  /// `Content/articles/hub.md:14:1`; empty where there is no place.
  package func place(of span: Span?) -> String { span.flatMap { preparation.files.place(of: $0) } ?? "" }
}

/// The site as it is now, read again when a file changes. A class: the watch, the server and every open page share it.
package final class LiveSite: Sendable {
  private struct State {
    var inventory: Inventory?
    var loadDiagnostics: [Diagnostic] = []
    var snapshot: Snapshot
    var listeners: [@Sendable (Snapshot) -> Void] = []
  }
  private let disk: any Disk
  private let workers: Int
  private let prepare: @Sendable (Inventory) -> Preparation
  private let state: Mutex<State>

  package init(_ disk: any Disk, workers: Int, prepare: @escaping @Sendable (Inventory) -> Preparation) {
    self.disk = disk
    self.workers = workers
    self.prepare = prepare
    let nothing = Preparation(artifacts: [], files: [], diagnostics: []) { NoArtifacts() }
    state = Mutex(
      State(
        snapshot: Snapshot(
          generation: 0, preparation: nothing, diagnostics: [], renderers: RendererPool(nothing.makeRenderer))
      ))
    refresh(.everything)
  }

  package var snapshot: Snapshot { state.withLock { $0.snapshot } }

  /// From now on `listener` hears of each new snapshot, on the thread that made it.
  package func onChange(_ listener: @escaping @Sendable (Snapshot) -> Void) {
    state.withLock { $0.listeners.append(listener) }
  }

  /// Reads what changed and puts a new snapshot in place. One call at a time: the watch sees to it.
  package func refresh(_ change: Change) {
    let (old, oldDiagnostics) = state.withLock { ($0.inventory, $0.loadDiagnostics) }
    let loaded: Checked<Inventory>
    do throws(BuildFailure) {
      loaded = try read(change, after: old, oldDiagnostics)
    } catch {
      // The next change is read in full; until then the pages are those of before.
      let failure = error.diagnostic
      return publish(inventory: nil, [], snapshot.preparation, snapshot.preparation.diagnostics + [failure])
    }
    if let old, old.digests == loaded.result.digests,
      old.files.map(\.path) == loaded.result.files.map(\.path),
      oldDiagnostics == loaded.diagnostics
    {
      return
    }
    let preparation = prepare(loaded.result)
    publish(
      inventory: loaded.result, loaded.diagnostics, preparation, loaded.diagnostics + preparation.diagnostics)
  }

  private func read(
    _ change: Change, after old: Inventory?, _ diagnostics: [Diagnostic]
  ) throws(BuildFailure) -> Checked<Inventory> {
    if case .files(let paths) = change, let old, diagnostics.isEmpty,
      let inventory = try? reload(old, changed: paths, on: disk)
    {
      return Checked(inventory)
    }
    // An editor may be replacing a file right now: what was listed is gone when it is read, and there a moment later.
    for _ in 0..<4 {
      if let loaded = try? load(disk, workers: workers) { return loaded }
    }
    return try load(disk, workers: workers)
  }

  private func publish(
    inventory: Inventory?, _ loadDiagnostics: [Diagnostic], _ preparation: Preparation,
    _ diagnostics: [Diagnostic]
  ) {
    let (snapshot, listeners) = state.withLock { state in
      state.inventory = inventory
      state.loadDiagnostics = loadDiagnostics
      state.snapshot = Snapshot(
        generation: state.snapshot.generation + 1, preparation: preparation, diagnostics: diagnostics,
        renderers: RendererPool(preparation.makeRenderer))
      return (state.snapshot, state.listeners)
    }
    for listener in listeners { listener(snapshot) }
  }
}

/// Renderers that wait for work: making one may cost more than a page.
private final class RendererPool: Sendable {
  private let make: @Sendable () -> any ArtifactRenderer
  private let idle = Mutex<[any ArtifactRenderer]>([])

  init(_ make: @escaping @Sendable () -> any ArtifactRenderer) { self.make = make }

  func render(_ index: Int) -> Checked<[UInt8]> {
    var renderer = idle.withLock { $0.popLast() } ?? make()
    let diagnostics = renderer.render(index)
    let bytes = renderer.out.bytes
    idle.withLock { if $0.count < 8 { $0.append(renderer) } }
    return Checked(bytes, diagnostics)
  }
}
