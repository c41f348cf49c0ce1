// What a report in several languages has in some of them only. Its readers are shown the main language's, marked; whoever
// publishes it is told, a line a language, and not a line a page.

import Base
import Model

/// What is not there in each language of the site.
///
/// - Parameters:
///   - files: By index of `WrittenPage.file`.
///   - place: Where the report says its languages.
func untranslated(_ site: Site, _ files: [SourceFile], at place: Span?) -> [Diagnostic] {
  let languages = site.settings.languages
  guard languages.count > 1 else { return [] }
  return languages.flatMap { language -> [Diagnostic] in
    let pages = site.pages(readIn: language).filter { site.pages[$0].language != language }
    var notes: [Diagnostic] = []
    if !pages.isEmpty {
      notes.append(.untranslated(
        counted(pages.count, "page"), pages.map { files[site.pages[$0].file].path }, language, at: place,
        help: "put a translation beside each: \(translationName(files[site.pages[pages[0]].file].path, language))"))
    }
    // What is said in no language is said in the main one.
    func lacks(_ text: Localized) -> Bool { language != languages[0] && !text.isSaid(in: language) }
    let labels = site.indicators.filter { lacks($0.label) }.map(\.id)
    if !labels.isEmpty {
      notes.append(.untranslated(
        counted(labels.count, "label") + " of indicators", labels, language, at: place,
        help: "write label: {\(languages[0]): …, \(language): …}"))
    }
    let entries = site.settings.navigation.filter { lacks($0.title) }
    if let first = entries.first {
      notes.append(.untranslated(
        "the navigation", entries.map { $0.title.text(in: language) }, language, at: first.span,
        help: "write {label: {\(languages[0]): …, \(language): …}, path: \(first.target)}"))
    }
    return notes
  }
}

// "hub.md" → "hub.da.md"
private func translationName(_ path: String, _ language: String) -> String {
  let name = path.split(separator: "/").last.map(String.init) ?? path
  let stem = name.hasSuffix(".md") ? name.dropLast(3) : name[...]
  return "\(stem.prefix { $0 != "." }).\(language).md"
}

private func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

extension Localized {
  fileprivate func isSaid(in language: String) -> Bool {
    variants.contains { $0.language == language || $0.language == primaryLanguage(language) }
  }
}

extension Diagnostic {
  fileprivate static func untranslated(
    _ what: String, _ names: [String], _ language: String, at place: Span?, help: String
  ) -> Diagnostic {
    let few = names.prefix(6).joined(separator: ", ") + (names.count > 6 ? ", …" : "")
    return Diagnostic(
      .note, "content/untranslated", "not in “\(language)”: \(what): \(few)", at: place, help: help)
  }
}
