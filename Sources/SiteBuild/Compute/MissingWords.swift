// A report in a language whose words the theme lacks would be published half in English, and nobody would be told.

import Base

/// What the strings of the report's languages lack: files, and keys that the English one has.
///
/// - Parameter place: Where the report says its languages.
func missingWords(_ strings: [(language: String, node: Node)], in languages: [String], at place: Span?) -> [Diagnostic] {
  guard let english = strings.first(where: { $0.language == "en" })?.node else { return [] }
  let known = leaves(of: english, below: "")
  return languages.compactMap { language -> Diagnostic? in
    let primary = String(language.prefix { $0 != "-" })
    if primary == "en" { return nil }
    let own = strings.first { $0.language == language } ?? strings.first { $0.language == primary }
    guard let own else {
      return Diagnostic(
        .warning, "content/no-words", "the theme has no words in “\(language)”: pages will have English ones", at: place,
        help: "translate what `almanac theme strings/en.yml` prints, into Templates/strings/\(primary).yml")
    }
    let has = Set(leaves(of: own.node, below: ""))
    let lacking = known.filter { !has.contains($0) }
    guard !lacking.isEmpty else { return nil }
    let names = lacking.prefix(6).joined(separator: ", ") + (lacking.count > 6 ? ", …" : "")
    return Diagnostic(
      .warning, "content/no-words", "\(lacking.count) of the words in “\(own.language)” are missing: \(names)",
      at: own.node.span, help: "pages have the English ones in their places")
  }
}

// Paths of keys, such as `statuses/estimated`. Forms by number, `one` and `other`, differ between languages and are one.
private func leaves(of node: Node, below path: String) -> [String] {
  guard case .map(let entries) = node.content, !entries.contains(where: { $0.key == "other" }) || path.isEmpty else {
    return [path]
  }
  return entries.flatMap { leaves(of: $0.value, below: path.isEmpty ? $0.key : path + "/" + $0.key) }
}
