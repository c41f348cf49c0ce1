// What a build does not look at, since it needs all pages at once: does every link lead to something, and would a
// reader who cannot see the page find the way. Nothing is written. A message points into the finished page: its bytes
// join the list of files only where there is something to show.

import Base

/// What was looked at, for the closing line.
package struct CheckReport: Sendable {
  /// Inputs, and behind them the pages that messages point into.
  package let files: [SourceFile]
  package let figures: (traced: Int, stale: Int)
  package let coverage: Coverage
  package let pages: Int
  package let links: Int
  package let anchors: Int
}

/// Builds in memory and looks at every finished page.
package func check(_ disk: any Disk, _ options: BuildOptions) throws(BuildFailure) -> Checked<CheckReport> {
  let inventory = try load(disk, workers: options.workers)
  let prepared = prepare(inventory.result, options)
  let site = prepared.result
  var told = inventory.diagnostics + prepared.diagnostics + pathFaults(of: site.artifacts)
  var checked = checkPages(
    site.artifacts, inventory.result.files, workers: options.workers, origin: { site.origin(of: $0, on: $1) },
    renderer: { Renderer(site) })
  told.merge(checked.diagnostics)
  checked.diagnostics = told + hiddenFaults(inventory.result, options, beside: told, site)
  return checked.map {
    CheckReport(
      files: $0.files, figures: site.figureCounts, coverage: site.coverage, pages: $0.pages, links: $0.links,
      anchors: $0.anchors)
  }
}

struct PagesChecked: Sendable {
  var files: [SourceFile]
  var pages = 0
  var links = 0
  var anchors = 0
}

/// - Parameters:
///   - files: The inputs; spans of what a renderer reports point into them.
///   - origin: Where in them a fault of an artifact was written.
func checkPages<R: ArtifactRenderer>(
  _ artifacts: [Artifact], _ files: [SourceFile], workers: Int,
  origin: (PageFacts.Fault, Int) -> Span? = { _, _ in nil }, renderer: @Sendable () -> R
) -> Checked<PagesChecked> {
  let looked = inParallel(count: artifacts.count, workers: workers, state: renderer) {
    renderer, index -> Look in
    var look = Look(diagnostics: renderer.render(index), facts: nil)
    let path = artifacts[index].path
    // A page is the index of its folder; other HTML beside it is a figure to be embedded elsewhere.
    let isPage = isStandIn(path) || withoutIndex(path) != path
    if path.hasSuffix(".html"), !artifacts[index].isGiven {
      look.facts = PageFacts(renderer.out.bytes, isPart: !isPage)
    }
    return look
  }
  var result = Checked(PagesChecked(files: files), looked.flatMap(\.diagnostics))
  let indices = Dictionary(
    artifacts.enumerated().map { ($1.path, $0) }, uniquingKeysWith: { first, _ in first })
  var again = renderer()
  for (index, look) in looked.enumerated() {
    guard let facts = look.facts else { continue }
    result.result.pages += 1
    var faults = facts.faults
    for link in facts.links {
      let target = destination(of: link.url, from: artifacts[index].path)
      if case .elsewhere = target { continue }
      result.result.links += 1
      if case .file(_, .some) = target { result.result.anchors += 1 }
      if let fault = linkFault(link, target, on: artifacts[index].path, indices, looked) {
        faults.append(fault)
      }
    }
    let written = faults.map { ($0, origin($0, index)) }
    result.diagnostics += written.compactMap { fault, span in
      span.map { Diagnostic(.error, fault.code, fault.message, at: $0) }
    }
    faults = written.filter { $0.1 == nil }.map(\.0)
    guard !faults.isEmpty else { continue }
    _ = again.render(index)
    let page = SourceFile(
      id: ID(result.result.files.count), path: "Output/" + artifacts[index].path, bytes: again.out.bytes)
    result.result.files.append(page)
    result.diagnostics += faults.map { Diagnostic(.error, $0.code, $0.message, at: page.span($0.range)) }
  }
  return result
}

// The page for what is missing, of any language.
private func isStandIn(_ path: String) -> Bool { path == "404.html" || path.hasSuffix("/404.html") }

private struct Look: Sendable {
  var diagnostics: [Diagnostic]
  var facts: PageFacts?
}

private func linkFault(
  _ link: PageFacts.Link, _ target: Destination, on page: String, _ indices: [String: Int], _ looked: [Look]
) -> PageFacts.Fault? {
  func fault(_ code: String, _ message: String) -> PageFacts.Fault {
    .init(code: code, message: message, range: link.range, subject: .address(link.url))
  }
  switch target {
  case .elsewhere: return nil
  case .outside: return fault("check/link-outside", "the link “\(link.url)” leaves the site")
  // The page for what is missing is shown at any depth, so its links cannot be relative.
  case .absolute:
    return isStandIn(page)
      ? nil : fault("check/absolute-link", "the link “\(link.url)” works at the top of a server only")
  case .file(let path, let fragment):
    guard let index = indices[path] else {
      return fault("check/broken-link", "the link “\(link.url)” leads to nothing")
    }
    guard let fragment, !fragment.isEmpty, fragment != "top", let facts = looked[index].facts,
      !facts.ids.contains(fragment)
    else { return nil }
    return fault("check/broken-anchor", "the link “\(link.url)” leads to no place on its page")
  }
}
