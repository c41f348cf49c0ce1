// What an address means that somebody typed, in prose, in settings or in a template, and what the site's own addresses
// are made of: the folder of a language, the page of a folder.

import Base
import Model

/// Where an address leads.
enum AddressTarget: Equatable {
  /// A file of the site, and `#fragment` or nothing.
  case page(String, String)
  /// Another site, an address of mail, a place on the same page.
  case elsewhere
  case unknown
}

extension SiteView {
  /// What an address typed in a page means: from the site's root (`/clusters/boston/`), another content file
  /// (`hub.md`), or an asset (`assets/map.png`).
  ///
  /// - Parameter language: Of who reads it; that of the page where left out.
  func target(of address: String, in page: WrittenPage, readIn language: String? = nil) -> AddressTarget {
    target(of: address, from: folder(of: page.path), language ?? page.language)
  }

  /// - Parameter folder: What an address that does not begin at the root begins at; empty for the root itself.
  func target(of address: String, from folder: String, _ language: String) -> AddressTarget {
    if address.isEmpty || address.hasPrefix("#") || isForeign(address) { return .elsewhere }
    let cut = address.firstIndex { $0 == "#" || $0 == "?" } ?? address.endIndex
    let typed = String(address[..<cut])
    let isRooted = typed.hasPrefix("/")
    let path = normalised(isRooted ? String(typed.dropFirst()) : folder + typed)
    let found = routes.path(ofAddress: settings.folder(of: language) + path) ?? routes.path(ofAddress: path)
      ?? assets[path.droppingAssetFolder] ?? (isRooted ? nil : assets[typed.droppingAssetFolder])
      ?? (assets.rootFiles.contains(path) ? path : nil)
    return found.map { .page($0, String(address[cut...])) } ?? .unknown
  }

  /// An address that leads to no page, or to one that this build leaves out.
  func noTarget(_ address: String, at span: Span, in page: WrittenPage) -> Diagnostic {
    if let hiding = hiding(of: address, from: folder(of: page.path)) {
      return Diagnostic(
        .error, "link/hidden", "the page at “\(address)” \(hiding.words)", at: span, help: hiding.advice)
    }
    return Diagnostic(
      .error, "link/no-target", "no page of the site is at “\(address)”", at: span,
      help: nearest(to: address, among: routes.knownAddresses.map { "/" + $0 }).asSuggestion)
  }

  /// Why this build has no page at an address where others have one.
  func hiding(of address: String, from folder: String) -> Hiding? {
    if lookup.hidden.isEmpty { return nil }
    let typed = String(address.prefix { $0 != "#" && $0 != "?" })
    let path = normalised(typed.hasPrefix("/") ? String(typed.dropFirst()) : folder + typed)
    let language = settings.languages.first { path.hasPrefix($0 + "/") }
    return lookup.hidden.page(at: path)
      ?? language.flatMap { lookup.hidden.page(at: String(path.dropFirst($0.utf8.count + 1))) }
  }

  /// A page's whole address; only for sites that have a `base_url`.
  func absolute(_ path: String) -> String { (settings.baseURL ?? "") + "/" + withoutIndex(path) }

  /// The path of the same page in another language; `nil` where there is none.
  func translation(of page: PlannedPage, in language: String) -> String? {
    pageIndex[page.path].flatMap { translations.index(of: $0, in: language) }.map { pages[$0].path }
  }

  /// The language of a page, where it is not the reader's.
  func foreignLanguage(of path: String, to language: String) -> String? {
    guard settings.languages.count > 1, let index = pageIndex[path] else { return nil }
    return pages[index].language == language ? nil : pages[index].language
  }
}

extension SiteSettings {
  /// Where the pages of a language stand: at the root for the main one, in `da/` for Danish.
  func folder(of language: String) -> String { language == languages[0] ? "" : language + "/" }
}

/// The folder of a file, with its slash; empty for one at the root.
private func folder(of path: String) -> String {
  path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[...$0]) } ?? ""
}

/// The address that a server answers with a folder's page: `clusters/boston/`.
func withoutIndex(_ path: String) -> String {
  path == "index.html" || path.hasSuffix("/index.html") ? String(path.dropLast("index.html".utf8.count)) : path
}

/// Whether an address has a scheme, or a host without one.
func isForeign(_ address: String) -> Bool {
  if address.hasPrefix("//") { return true }
  guard let colon = address.utf8.firstIndex(of: UInt8(ascii: ":")), let first = address.utf8.first, isLetter(first)
  else { return false }
  return address.utf8[..<colon].allSatisfy { isLetter($0) || isDigit($0) || $0 == 0x2B || $0 == 0x2D || $0 == 0x2E }
}

/// A path without `.` and `..`; what would leave the root stays at it.
func normalised(_ path: String) -> String {
  var parts: [Substring] = []
  for part in path.split(separator: "/", omittingEmptySubsequences: false) {
    if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(part) }
  }
  return parts.joined(separator: "/")
}

extension String {
  /// `assets/map.png` as the name under which assets are kept: `map.png`.
  var droppingAssetFolder: String {
    let path = hasPrefix("/") ? String(dropFirst()) : self
    return path.hasPrefix("assets/") ? String(path.dropFirst("assets/".utf8.count)) : path
  }
}
