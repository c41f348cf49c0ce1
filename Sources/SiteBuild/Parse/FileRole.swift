// What a file is, by its path. The layout of a site is decided here and nowhere else.

import Formats

enum FileRole: Equatable {
  case settings
  /// Markdown. `path` is relative to Content, without ending and language: `articles/hub`.
  case page(PageRoom, path: String, language: String?)
  case sources, indicators
  case regions, organisations
  /// A map of codes, or a table: which of them its content says.
  case list(name: String)
  case schema(table: String)
  case table(name: String, TableFormat)
  case clusters(TableFormat)
  /// Beside a page, for its charts and tables alone. `path` is relative to Content: `articles/box.csv`.
  case beside(path: String, TableFormat)
  /// Outlines for maps, by the name that a chart's `boundaries` has: `us-states.geojson`.
  case boundaries(name: String)
  /// An image or a download, by its path below `Content/assets`.
  case asset(String)
  /// Published at the site's root as it is, by its path below `Content/static`.
  case rootFile(String)
  case template(name: String)
  case themeAsset(String)
  /// A file of the theme that the site has its own of, by its path below `Theme`.
  case original(String)
  /// `Templates/strings/LANGUAGE.yml`
  case strings(language: String)
  case other

  enum PageRoom: Equatable { case home, article, cluster, plain }

  /// The name of a file that is published as it is; the theme's style sheets become one, and are none.
  var assetName: String? {
    switch self {
    case .asset(let name): name
    case .themeAsset(let name): name.hasSuffix(".css") ? nil : name
    case .settings, .page, .sources, .indicators, .regions, .organisations, .list, .schema, .table, .clusters, .beside,
      .boundaries, .rootFile, .template, .original, .strings, .other:
      nil
    }
  }

  init(path: String) {
    let parts = path.split(separator: "/").map(String.init)
    switch parts.first {
    case "Content": self = FileRole(content: Array(parts.dropFirst()))
    case "Templates": self = FileRole(template: Array(parts.dropFirst()))
    case "Theme": self = .original(parts.dropFirst().joined(separator: "/"))
    default: self = .other
    }
  }

  private init(content parts: [String]) {
    guard let name = parts.last else { self = .other; return }
    let (stem, ending) = split(name)
    if parts == ["site.yml"] { self = .settings; return }
    if parts.first == "static" { self = .rootFile(parts.dropFirst().joined(separator: "/")); return }
    if parts.first == "assets" { self = .asset(parts.dropFirst().joined(separator: "/")); return }
    if ending == "md" {
      self = FileRole(page: parts.dropLast(), stem: stem)
      return
    }
    guard parts.first == "data", parts.count >= 2 else { self = FileRole(beside: parts.joined(separator: "/")); return }
    if let table = tableOfSchema(name) { self = .schema(table: table); return }
    switch (stem, ending) {
    case ("sources", "yml"): self = .sources
    case ("indicators", "yml"): self = .indicators
    case ("regions", "yml"): self = .regions
    case ("organisations", "yml"): self = .organisations
    case (_, "yml"), (_, "yaml"): self = .list(name: stem)
    case (_, "geojson"): self = .boundaries(name: name)
    default:
      guard let format = TableFormat(path: name) else { self = .other; return }
      self = stem == "clusters" ? .clusters(format) : .table(name: stem, format)
    }
  }

  // JSON and YAML beside a page may be anything.
  private init(beside path: String) {
    if let table = tableOfSchema(path) { self = .schema(table: table); return }
    guard let format = TableFormat(path: path), format == .csv || format == .tsv else { self = .other; return }
    self = .beside(path: path, format)
  }

  private init(page folders: [String], stem: String) {
    var (stem, language) = (stem, String?.none)
    if let dot = stem.lastIndex(of: "."), isLanguageTag(stem[stem.index(after: dot)...]) {
      language = String(stem[stem.index(after: dot)...])
      stem = String(stem[..<dot])
    }
    let path = (folders + [stem]).joined(separator: "/")
    switch folders.first {
    case "articles": self = .page(.article, path: path, language: language)
    case "clusters": self = .page(.cluster, path: path, language: language)
    case nil where stem == "index": self = .page(.home, path: path, language: language)
    case "pages":
      let inner = (folders.dropFirst() + [stem]).joined(separator: "/")
      self = .page(.plain, path: inner, language: language)
    default: self = .page(.plain, path: path, language: language)
    }
  }

  private init(template parts: [String]) {
    guard let name = parts.last else { self = .other; return }
    let (stem, ending) = split(name)
    switch (parts.first, ending) {
    case ("strings", "yml"): self = .strings(language: stem)
    case ("assets", _): self = .themeAsset(parts.dropFirst().joined(separator: "/"))
    case (_, "html"), (_, "xml"), (_, "txt"), (_, "json"): self = .template(name: name)
    default: self = .other
    }
  }
}

/// Where messages about a file stand among others, smaller first: what is wrong in the settings or the data is met
/// again by every page that uses it, and a reader wants the cause before what follows from it.
package func causeRank(of path: String) -> Int {
  switch FileRole(path: path) {
  case .settings: 0
  case .sources, .indicators, .regions, .organisations, .list, .schema, .table, .clusters, .beside, .boundaries, .asset,
    .rootFile, .other: 1
  case .template, .themeAsset, .original, .strings: 2
  case .page: 3
  }
}

private func tableOfSchema(_ path: String) -> String? {
  path.hasSuffix(".schema.yml") ? String(path.dropLast(11)) : nil
}

private func split(_ name: String) -> (stem: String, ending: String) {
  guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return (name, "") }
  return (String(name[..<dot]), name[name.index(after: dot)...].lowercased())
}

// `da`, `de-CH`: two or three letters, then perhaps a region.
private func isLanguageTag(_ text: Substring) -> Bool {
  let parts = text.split(separator: "-", omittingEmptySubsequences: false)
  guard let first = parts.first, (2...3).contains(first.utf8.count), parts.count <= 2 else { return false }
  return parts.allSatisfy { $0.utf8.count >= 2 && $0.utf8.allSatisfy { ($0 | 0x20) &- 0x61 < 26 } }
}
