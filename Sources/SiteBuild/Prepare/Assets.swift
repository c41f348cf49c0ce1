// Files that are published as they are, under a name that changes with their bytes, so that browsers may keep them
// for ever: `style.3f2a91c0.css`.

import Base
import Charting

struct PublishedAssets: Sendable {
  /// Output paths of images, downloads and the theme's files, by name below their `assets/`.
  private var paths: [String: String] = [:]
  /// The theme's style sheets as one file: one request. The tokens come first, print has the last word, and what charts
  /// need stands between.
  let style: [UInt8]
  /// The output path of `style`.
  let stylePath: String

  init(_ inventory: Inventory, _ documents: Documents) {
    style = styleSheet(inventory, documents)
    stylePath = fingerprinted("style.css", digest(of: style))
    for (index, file) in documents.files.enumerated() {
      switch file.role {
      case .asset(let name): paths[name] = fingerprinted(name, inventory.digests[index])
      case .themeAsset(let name) where !name.hasSuffix(".css"):
        paths[name] = fingerprinted(name, inventory.digests[index])
      default: continue
      }
    }
  }

  subscript(name: String) -> String? { paths[name] }

  var names: [String] { paths.keys.sorted() }
}

private func styleSheet(_ inventory: Inventory, _ documents: Documents) -> [UInt8] {
  var sheets: [(String, [UInt8])] = []
  for (index, file) in documents.files.enumerated() {
    if case .themeAsset(let name) = file.role, name.hasSuffix(".css") { sheets.append((name, inventory.files[index].bytes)) }
  }
  let order = ["tokens.css", "charts", "page.css", "prose.css", "figures.css", "print.css"]
  sheets.append(("charts", Array(chartRules.utf8)))
  sheets.sort { a, b in
    let (x, y) = (order.firstIndex(of: a.0) ?? 3, order.firstIndex(of: b.0) ?? 3)
    return x == y ? a.0 < b.0 : x < y
  }
  return sheets.flatMap(\.1)
}

private func fingerprinted(_ name: String, _ digest: UInt64) -> String {
  let mark = hexadecimal(digest).prefix(8)
  guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return "assets/\(name).\(mark)" }
  return "assets/\(name[..<dot]).\(mark)\(name[dot...])"
}
