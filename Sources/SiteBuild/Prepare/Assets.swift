// Files that are published as they are, under a name that changes with their bytes, so that browsers may keep them
// for ever: `style.3f2a91c0.css`.

import Base
import Charting
import Model

struct PublishedAssets: Sendable {
  /// Output paths of images, downloads and the theme's files, by name below their `assets/`.
  private var paths: [String: String] = [:]
  /// Files at the root of the site, which keep their names.
  let rootFiles: Set<String>
  /// The theme's style sheets as one file: one request. The tokens come first, print has the last word, and what charts
  /// need stands between.
  let style: [UInt8]
  /// The output path of `style`.
  let stylePath: String

  init(_ inventory: Inventory, _ documents: Documents, _ settings: SiteSettings) {
    style = styleSheet(inventory, documents) + paperFoot(settings)
    rootFiles = Set(documents.files.compactMap { if case .rootFile(let path) = $0.role { path } else { nil } })
    stylePath = fingerprinted("style.css", digest(of: style))
    for (index, file) in documents.files.enumerated() {
      if let name = file.role.assetName { paths[name] = fingerprinted(name, inventory.digests[index]) }
    }
  }

  subscript(name: String) -> String? { paths[name] }

  /// The picture of the site in tabs and bookmarks: the theme's, else one at the root.
  var icon: String? {
    self["icon.svg"] ?? ["favicon.svg", "favicon.ico", "favicon.png"].first(where: rootFiles.contains)
  }

  var names: [String] { paths.keys.sorted() }
}

private func styleSheet(_ inventory: Inventory, _ documents: Documents) -> [UInt8] {
  var sheets: [(String, [UInt8])] = []
  var original: [UInt8] = []
  for (index, file) in documents.files.enumerated() {
    if case .themeAsset(let name) = file.role, name.hasSuffix(".css") {
      sheets.append((name, inventory.files[index].bytes))
    } else if file.role == .original("assets/tokens.css") {
      original = inventory.files[index].bytes
    }
  }
  // A site that sets a colour or two has the theme's for all else.
  if let own = sheets.firstIndex(where: { $0.0 == "tokens.css" }),
    !tokens(original).isSubset(of: tokens(sheets[own].1))
  {
    sheets[own].1 = original + sheets[own].1
  }
  sheets.append((chartSheet, Array(chartRules.utf8)))
  sheets.sort { (place(ofSheet: $0.0), $0.0) < (place(ofSheet: $1.0), $1.0) }
  return sheets.flatMap(\.1)
}

// What print.css puts at the foot of each sheet of paper, which no style sheet can read from a page: report and edition.
private func paperFoot(_ settings: SiteSettings) -> [UInt8] {
  let words = [settings.title, settings.edition?.name].compactMap { $0?.text(in: settings.languages[0]) }
  var text = ""
  for scalar in words.filter({ !$0.isEmpty }).joined(separator: ", ").unicodeScalars {
    // Within a string, and within a page that holds its sheet.
    let isPlain = scalar.value >= 0x20 && !["\"", "\\", "<"].contains(scalar)
    text += isPlain ? String(scalar) : "\\\(String(scalar.value, radix: 16)) "
  }
  return Array("html{--foot:\"\(text)\"}\n".utf8)
}

// The custom properties that a style sheet sets: `--accent: …`.
private func tokens(_ sheet: [UInt8]) -> Set<ArraySlice<UInt8>> {
  var found: Set<ArraySlice<UInt8>> = []
  for piece in sheet.split(whereSeparator: { Array(";{}\n ".utf8).contains($0) }) where piece.starts(with: "--".utf8) {
    guard let colon = piece.firstIndex(of: UInt8(ascii: ":")) else { continue }
    found.insert(piece[..<colon])
  }
  return found
}

/// The rules of charts, which are no file of the theme.
private let chartSheet = "charts"

private let themeSheets = ["tokens.css", chartSheet, "page.css", "prose.css", "figures.css"]

// A site's own sheets stand behind those of the theme, which they may overrule; print has the last word.
private func place(ofSheet name: String) -> Int {
  themeSheets.firstIndex(of: name) ?? (name == "print.css" ? themeSheets.count + 1 : themeSheets.count)
}

private func fingerprinted(_ name: String, _ digest: UInt64) -> String {
  let mark = hexadecimal(digest).prefix(8)
  guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return "assets/\(name).\(mark)" }
  return "assets/\(name[..<dot]).\(mark)\(name[dot...])"
}
