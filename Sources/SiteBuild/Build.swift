import Base

/// One whole build. The disk is read first, and written last; in between it is only asked whether the site stands.
///
/// - Returns: What was built, and all diagnostics; where one of them is fatal (`BuildOptions.fatal`), Output is as it
///   was.
package func build(
  _ disk: any Disk, _ options: BuildOptions, to output: OutputOptions = OutputOptions(),
  telling events: BuildEvents = .none
) throws(BuildFailure) -> Checked<BuildReport> {
  let inventory = try load(disk, workers: options.workers)
  let content = inventory.result.contentDigest
  let inputs = inventory.diagnostics.isEmpty ? inventory.result.inputsDigest(content, options) : nil
  if let inputs,
    let stands = try standing(inputs, in: output, on: disk, workers: options.workers, telling: events)
  {
    return Checked(BuildReport(unchanged: stands, files: inventory.result.files))
  }
  let prepared = prepare(inventory.result, options, keepsDocuments: false)
  let site = prepared.result
  var report = BuildReport(
    files: inventory.result.files, figures: site.figureCounts, heldBack: site.heldBack, written: nil)
  let before = inventory.diagnostics + prepared.diagnostics
  guard !before.contains(where: { $0.severity >= options.fatal }) else {
    // Nothing will be published, but whoever mends one fault wants to know of the others too.
    let others = inParallel(
      count: site.artifacts.count, workers: options.workers, state: { Renderer(site) }
    ) { renderer, index in renderer.render(index) }
    return Checked(report, before + others.joined())
  }
  let isSilent = before.isEmpty && !site.dependsOnClock
  let origin = inputs.flatMap { inputs -> Manifest.Origin? in
    guard isSilent else { return nil }
    return Manifest.Origin(
      inputs: inputs, traced: report.figures.traced, stale: report.figures.stale, drafts: report.heldBack.drafts)
  }
  var output = output
  if !site.dependsOnClock { output.asOf = nil }
  let written = try write(
    site.artifacts, to: disk, output, workers: options.workers, fatal: options.fatal, madeOf: origin,
    noting: BuildNotes(content: content, figures: site.figureRecord(workers: options.workers)), telling: events,
    renderer: { Renderer(site) })
  report.written = written.result
  return Checked(report, before + written.diagnostics)
}

/// What a build did, for its closing line.
package struct BuildReport: Sendable {
  /// All inputs, for printing diagnostics.
  package let files: [SourceFile]
  /// Figures of the prose that trace to the data, and those of them that have newer data.
  package let figures: (traced: Int, stale: Int)
  /// Drafts and what is embargoed.
  package let heldBack: HeldBack
  /// What is in Output now; nil where a fatal message kept the build from publishing.
  package internal(set) var written: WriteReport?
}

extension BuildReport {
  /// The report of a build that found its site standing.
  fileprivate init(unchanged manifest: Manifest, files: [SourceFile]) {
    self.init(
      files: files, figures: (manifest.origin?.traced ?? 0, manifest.origin?.stale ?? 0),
      // What is embargoed makes a build depend on its day, and be a whole one every time.
      heldBack: HeldBack(drafts: manifest.origin?.drafts ?? 0),
      written: WriteReport(manifest: manifest, written: 0, unchanged: manifest.files.count, removed: 0))
  }
}

/// How a long build tells where it stands.
package struct BuildEvents: Sendable {
  /// Another build holds the lock; the text says who. Told once.
  package var waiting: @Sendable (_ holder: String) -> Void
  /// So many artifacts of so many are rendered. Called by any worker, now and then.
  package var rendered: @Sendable (_ done: Int, _ total: Int) -> Void

  package init(
    waiting: @escaping @Sendable (String) -> Void, rendered: @escaping @Sendable (Int, Int) -> Void
  ) {
    self.waiting = waiting
    self.rendered = rendered
  }

  package static let none = BuildEvents(waiting: { _ in }, rendered: { _, _ in })
}
