// Older addresses of a page: `aliases` in its front matter. A host of files cannot redirect, so each is a small page
// that leads on by itself, has a link for readers whose browser does not, and is kept out of search engines.

import Base
import Model

/// One older address that leads to a page.
struct Redirect: Sendable {
  /// Relative to Output: `old/address/index.html`.
  let path: String
  /// By index of the site's planned pages.
  let page: Int
  /// Where the front matter says so.
  let span: Span
}

/// The older addresses of all pages, sorted by path; those that another page has are faults.
func redirects(to pages: [PlannedPage], _ site: Site) -> Checked<[Redirect]> {
  // Disks that do not tell letters by case would hold one file for two.
  let taken = Dictionary(pages.enumerated().map { ($1.path.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
  var found: [String: Redirect] = [:]
  var faults: [Diagnostic] = []
  for (index, page) in pages.enumerated() {
    guard let written = page.written, !page.isUntranslated else { continue }
    for alias in site.pages[written].profile.aliases {
      guard let path = outputPath(ofAlias: alias.text) else {
        faults.append(.badAlias(alias))
        continue
      }
      if let other = taken[path.lowercased()] {
        faults.append(.takenAlias(alias, by: pages[other], isOwn: other == index))
      } else if let other = found[path.lowercased()] {
        faults.append(.twoAliases(alias, other))
      } else {
        found[path.lowercased()] = Redirect(path: path, page: index, span: alias.span)
      }
    }
  }
  return Checked(found.values.sorted { $0.path < $1.path }, faults)
}

extension Redirect {
  /// Writes the page that leads on.
  func write(_ view: SiteView, _ out: inout ByteWriter) {
    let target = view.pages[page]
    let href = relativeHref(from: path, to: target.path)
    out.append("<!doctype html>\n<html lang=\"")
    out.appendEscaped(target.language)
    out.append("\">\n<head>\n<meta charset=\"utf-8\">\n<title>")
    out.appendEscaped(target.title)
    out.append("</title>\n<meta name=\"robots\" content=\"noindex\">\n<link rel=\"canonical\" href=\"")
    out.appendEscaped(view.settings.baseURL == nil ? href : view.absolute(target.path))
    out.append("\">\n<meta http-equiv=\"refresh\" content=\"0; url=")
    out.appendEscaped(href)
    out.append("\">\n</head>\n<body>\n<main>\n<h1><a href=\"")
    out.appendEscaped(href)
    out.append("\">")
    out.appendEscaped(target.title)
    out.append("</a></h1>\n</main>\n</body>\n</html>\n")
  }
}

// Addresses start at the site's root, with or without the slash; a folder is its index.
private func outputPath(ofAlias text: String) -> String? {
  var path = text.hasPrefix("/") ? String(text.dropFirst()) : text
  if path.utf8.contains(where: { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }) {
    return nil
  }
  if path.hasSuffix("/") { path.removeLast() }
  if path.isEmpty || path == "assets" || path.hasPrefix("assets/") { return nil }
  if !path.hasSuffix(".html") { path += "/index.html" }
  return fault(in: path) == nil ? path : nil
}

extension Diagnostic {
  fileprivate static func badAlias(_ alias: Node) -> Diagnostic {
    Diagnostic(
      .error, "page/bad-alias", "“\(alias.text)” is no address of this site", at: alias.span,
      help: "write the older address from the site's root: /articles/old-name/")
  }

  fileprivate static func takenAlias(_ alias: Node, by page: PlannedPage, isOwn: Bool) -> Diagnostic {
    Diagnostic(
      .error, "page/taken-alias",
      isOwn
        ? "“\(alias.text)” is the page's own address" : "“\(alias.text)” is the address of the page “\(page.title)”",
      at: alias.span, help: "leave it out: a page that is there needs no older address")
  }

  fileprivate static func twoAliases(_ alias: Node, _ other: Redirect) -> Diagnostic {
    Diagnostic(
      .error, "page/taken-alias", "“\(alias.text)” is given as an older address twice", at: alias.span,
      notes: [Note("it stands here too", at: other.span)], help: "an address leads to one page: leave one of them out")
  }
}
