// What is wrong in drafts and in what is embargoed. A build does not read them, and whoever schedules one for the morning
// of a release wants to know today: so a check makes the site once more, with all that it has.

import Base
import Model

/// What a site with everything in it has to tell beside `told`: of an embargo as warnings, of drafts as notes, since
/// nothing that is wrong there is published today.
func hiddenFaults(
  _ inventory: Inventory, _ options: BuildOptions, beside told: [Diagnostic], _ site: Prepared
) -> [Diagnostic] {
  var whole = options
  whole.drafts = .shown
  guard options.drafts == .absent, !site.view.lookup.hidden.isEmpty else { return [] }
  let hiding = hidingByFile(site.documents, at: options.asOf)
  let prepared = prepare(inventory, whole, after: site.documents)
  let found = prepared.diagnostics + renderFaults(prepared.result, of: Set(hiding.keys), workers: options.workers)
  var known = Set(told.map(Told.init))
  return found.filter { known.insert(Told($0)).inserted && $0.severity > .note }.compactMap { fault in
    let reason = fault.span.flatMap { hiding[$0.file] }
    // What has expired does not come back by itself.
    if case .expired? = reason { return nil }
    let isDraft = reason.map { $0 == .draft } ?? false
    let place = reason.map { "this file \($0.words)" } ?? "with all that is held back"
    return Diagnostic(
      isDraft ? .note : .warning, fault.code, "\(fault.message) (\(place))", at: fault.span, notes: fault.notes,
      label: fault.label, help: fault.help)
  }
}

// Files of pages that this build does not show.
private func hidingByFile(_ documents: Documents, at moment: Moment) -> [ID<SourceFile>: Hiding] {
  var found: [ID<SourceFile>: Hiding] = [:]
  for file in documents.files {
    guard case .page(let page) = file.content, let hiding = page.profile.hiding(at: moment) else { continue }
    found[page.file] = hiding
  }
  return found
}

private func renderFaults(_ site: Prepared, of files: Set<ID<SourceFile>>, workers: Int) -> [Diagnostic] {
  let pages = site.view.pages.filter { page in
    page.written.map { files.contains(site.view.site.pages[$0].file) } ?? false
  }
  let indices = pages.compactMap { site.artifact(at: $0.path) }
  let said = inParallel(count: indices.count, workers: workers, state: { Renderer(site) }) { renderer, index in
    renderer.render(indices[index])
  }
  return Array(said.joined())
}

/// One fault, told once.
private struct Told: Hashable {
  let code: String
  let message: String
  let file: Int?
  let start: Int?

  init(_ fault: Diagnostic) {
    (code, message) = (fault.code, fault.message)
    (file, start) = (fault.span?.file.position, fault.span?.range.lowerBound)
  }
}
