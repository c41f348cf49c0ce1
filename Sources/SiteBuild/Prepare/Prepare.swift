// Stages parse, merge and compute, up to the list of everything that will be written.

import Base
import Charting
import Formats
import Markup
import Model
import Templating

/// Everything up to rendering: parse, merge, compute, and the list of files that a build will write.
///
/// - Parameter keepsDocuments: For a next `prepare`; where none will follow, their memory is free after `merge`.
package func prepare(
  _ inventory: Inventory, _ options: BuildOptions, after previous: Documents? = nil, keepsDocuments: Bool = true
) -> Checked<Prepared> {
  var documents = parse(inventory, options, after: previous)
  var faults = documents.files.flatMap(\.faults) + documents.templateFaults
  let merged = merge(documents, inventory, options)
  faults += merged.diagnostics
  let dependsOnClock = documents.dependOnClock
  if !keepsDocuments { documents.dropPages() }
  let derived = derive(merged.result.site)
  faults += derived.diagnostics
  let view = compute(derived.result, merged.result, documents, inventory, options)
  faults += view.diagnostics
  let artifacts = plannedArtifacts(view.result, inventory, documents)
  // One fault of a partial or a list is met by all who use it, and told of once.
  var told: Set<String> = []
  faults = faults.filter { told.insert("\($0.code) \(String(describing: $0.span)) \($0.message)").inserted }
  return Checked(
    Prepared(
      inventory: inventory,
      artifacts: artifacts.map { Artifact(path: $0.path, source: $0.source, isGiven: $0.isGiven) },
      documents: documents, dependsOnClock: dependsOnClock, view: view.result, plans: artifacts), faults)
}

/// Stage 4: the figures of all prose judged, the pages listed with their addresses.
func compute(
  _ site: Site, _ merged: Merged, _ documents: Documents, _ inventory: Inventory, _ options: BuildOptions
) -> Checked<SiteView> {
  let tables = documents.files.enumerated().compactMap { index, file -> (ID<SourceFile>, DataTable)? in
    if case .table(let table) = file.content { (ID(index), table) } else { nil }
  }
  let words = languageWords(merged, site)
  let lookup = Lookup(site, Places(tables), tables: merged.tables, words: words, hidden: merged.hidden)
  var faults = integrityFaults(lookup)
  faults += missingWords(merged.strings, in: site.settings.languages, at: documents.languageSpan)
  faults += untranslated(site, inventory.files, at: documents.languageSpan)
  let judge = ProseJudge(lookup, files: inventory.files, words: words)
  let markups = merged.markups
  let prose = inParallel(count: markups.count, workers: options.workers, state: { () }) { _, index in
    judge.judge(site.pages[index], markups[index])
  }
  faults += prose.flatMap(\.faults)
  let planner = PagePlanner(
    lookup: lookup, pageRules: merged.pageRules, words: { judge.words(for: $0) }, asOf: options.asOf)
  faults += pageRuleFaults(merged.pageRules, lookup)
  let pages = PageKind.all.flatMap { $0.plan(planner) }
  let redirects = redirects(to: pages, site)
  faults += redirects.diagnostics
  let clusterPages = clusterPages(merged.clusterPages, lookup)
  faults += clusterPages.diagnostics
  let ranked =
    clusterPages.result.tiles + [clusterPages.result.orderedBy].compactMap { $0 } + lookup.indicators(ofAny: .cluster)
  let rankings = Rankings(ranked, lookup, workers: options.workers)
  let assets = PublishedAssets(inventory, documents, site.settings)
  func view(_ templateCharts: [String: [ChartRequest]]) -> SiteView {
    SiteView(
      lookup: lookup, options: options, files: inventory.files, documents: markups,
      prose: prose, judge: judge, tables: merged.tables, boundaries: boundariesByName(documents), pages: pages,
      redirects: redirects.result, routes: routes(pages, redirects.result, site), assets: assets,
      clusterPages: clusterPages.result, rankings: rankings, templates: documents.templates,
      templateCharts: templateCharts)
  }
  let plain = view([:])
  let drawn = templateCharts(plain)
  let view = drawn.isEmpty ? plain : view(drawn)
  faults += linkFaults(view) + anchorFaults(view) + imageFaults(view) + socialImageFaults(view)
    + templateFaults(view, merged.templateOwners + merged.pageRules)
    + view.claimFaults + view.coverageFaults + view.unreadDataFaults
  return Checked(view, faults)
}

private func boundariesByName(_ documents: Documents) -> [String: Boundaries] {
  var found: [String: Boundaries] = [:]
  for file in documents.files {
    if case .boundaries(let outlines) = file.content, case .boundaries(let name) = file.role { found[name] = outlines }
  }
  return found
}

private func languageWords(_ merged: Merged, _ site: Site) -> [(language: String, words: Words)] {
  let strings = Dictionary(merged.strings.map { ($0.language, $0.node) }, uniquingKeysWith: { first, _ in first })
  return site.settings.languages.map { tag in
    (tag, Words(node: strings[language: tag] ?? strings["en"], fallback: strings["en"]))
  }
}

private func routes(_ pages: [PlannedPage], _ redirects: [Redirect], _ site: Site) -> Routes {
  var routes = Routes()
  for page in pages {
    routes.add(address: page.path)
    let isMain = page.language == site.settings.languages[0]
    if let written = page.written, !page.isUntranslated {
      let source = site.pages[written]
      let suffix = isMain ? ".md" : "." + page.language + ".md"
      routes.add(alias: source.path + suffix, page.path)
      if isMain { routes.add(alias: source.path, page.path) }
    }
  }
  for language in site.settings.languages { routes.add(LanguageRoutes(pages, in: language)) }
  for redirect in redirects { routes.add(older: redirect.path, pages[redirect.page].path) }
  return routes
}

// Images of the prose that are no files of the site: a browser would show an empty frame.
private func imageFaults(_ view: SiteView) -> [Diagnostic] {
  view.documents.flatMap(\.images).compactMap { image in
    if image.address.isEmpty || isForeign(image.address) || view.assets[image.address.droppingAssetFolder] != nil {
      return nil
    }
    let help = nearest(to: image.address.droppingAssetFolder, among: view.assets.names).asSuggestion
    return Diagnostic(
      .error, "image/no-file", "there is no image “\(image.address)” in Content/assets", at: image.span,
      help: help ?? "put the file into Content/assets and write ![…](/assets/NAME)")
  }
}

// Templates that a page or a rule of site.yml names.
private func templateFaults(_ view: SiteView, _ owners: [Node]) -> [Diagnostic] {
  guard let templates = view.templates else { return [] }
  return owners.compactMap { owner in
    guard let node = owner["template"], let name = node.scalar, !templates.knows(name) else { return nil }
    let help = templates.contains(name + ".html") ? "write \(name).html" : nil
    return Diagnostic(
      .error, "template/unknown-template", "no template named “\(name)”", at: node.span,
      help: help ?? nearest(to: name, among: templates.names).asSuggestion)
  }
}

// Links of the prose that lead nowhere in the site.
private func linkFaults(_ view: SiteView) -> [Diagnostic] {
  view.documents.enumerated().flatMap { index, document in
    document.links.filter { view.target(of: $0.address, in: view.site.pages[index]) == .unknown }.map {
      view.noTarget($0.address, at: $0.span, in: view.site.pages[index])
    }
  }
}

extension Documents {
  // Where site.yml says the languages; nil where it says none.
  fileprivate var languageSpan: Span? {
    for file in files {
      guard case .settings = file.role, case .tree(let node) = file.content else { continue }
      return (node["languages"] ?? node["language"])?.span
    }
    return nil
  }
}
