// Long names in the room they have: wrapped, and only where that is not enough, cut. Names that begin alike are cut in
// their middle, since two different things must not read the same.

import Base

struct NameLines: Sendable {
  /// Those that take more than one line, or are cut; others stand as they are.
  private let lines: [String: [String]]
  /// How many lines the longest takes.
  let deepest: Int

  init(_ names: [String], width: Double, most: Int, size: Double = 12, bold: Bool = false) {
    var lines: [String: [String]] = [:]
    var owners: [[String]: String] = [:]
    var alike: Set<[String]> = []
    for name in names where lines[name] == nil && textWidth(name, size: size, bold: bold) > width {
      let broken = wrapped(name, width: width, lines: most, size: size, bold: bold)
      lines[name] = broken
      if owners.updateValue(name, forKey: broken) != nil { alike.insert(broken) }
    }
    if !alike.isEmpty {
      for (name, broken) in lines where alike.contains(broken) {
        lines[name] = broken.dropLast() + [ending(of: name, broken, width, size, bold)]
      }
    }
    deepest = lines.values.reduce(1) { max($0, $1.count) }
    self.lines = lines
  }

  subscript(_ name: String) -> [String] { lines[name] ?? [name] }
}

// A last line that says how the name ends: what precedes it are the lines before, or the start of the name.
private func ending(of name: String, _ lines: [String], _ width: Double, _ size: Double, _ bold: Bool) -> String {
  let start = lines.count > 1 ? "" : ellipsis(name, to: width / 2, size: size, bold: bold)
  let head = start.isEmpty ? "… " : start
  var room = width - textWidth(head, size: size, bold: bold)
  var end = ""
  for character in name.reversed() {
    room -= textWidth(String(character), size: size, bold: bold)
    if room < 0 { break }
    end.insert(character, at: end.startIndex)
  }
  // Whole words, where one is left.
  if let space = end.firstIndex(of: " "), end[space...].count > 3 { end = String(end[space...].dropFirst()) }
  return head + end
}
