// A report in several languages has every page that the build makes in each of them. What people write is there in the
// languages that they wrote it in: who reads in another meets the main language's, marked as such.

import Base
import Model

/// Which page says in one language what another says in its own.
struct Translations: Sendable {
  /// By index of the pages: all that say the same, by language; empty where the site has one language.
  private let alike: [[String: Int]]
  /// The pages that a reader of a language is shown in lists; all where the site has one language.
  private let shown: [String: [PlannedPage]]
  /// The same by index of the pages.
  private let isShown: [String: [Bool]]
  /// By index of the written pages: the page that has it in its own language.
  private let own: [Int: Int]

  init(_ pages: [PlannedPage], _ site: Site) {
    let languages = site.settings.languages
    guard languages.count > 1 else {
      (alike, shown, isShown, own) = ([], [:], [:], [:])
      return
    }
    var groups: [String: [String: Int]] = [:]
    for (index, page) in pages.enumerated() { groups[key(of: page, site), default: [:]][page.language] = index }
    alike = pages.map { groups[key(of: $0, site)] ?? [:] }
    isShown = Dictionary(
      languages.map { language in
        let read = Set(site.pages(readIn: language))
        return (language, pages.map { page in
          page.language == language || page.kind.isWrittenAlone && page.written.map(read.contains) ?? false
        })
      }, uniquingKeysWith: { first, _ in first })
    shown = isShown.mapValues { flags in zip(pages, flags).filter(\.1).map(\.0) }
    own = Dictionary(
      pages.indices.compactMap { index in
        pages[index].isUntranslated ? nil : pages[index].written.map { ($0, index) }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The index of the page that says in a language what a page says.
  func index(of page: Int, in language: String) -> Int? { alike[safe: page]?[language] }

  /// What a reader of a language is shown; `nil` where that is every page.
  func pages(in language: String) -> [PlannedPage]? { shown[language] }

  /// Whether a reader of a language is shown a page in lists.
  func isShown(_ page: Int, in language: String) -> Bool { isShown[language]?[page] ?? true }

  /// The page that a text was written for.
  func page(writtenFor written: Int) -> Int? { own[written] }
}

// Files say that they are one text by their names, whatever their slugs; what the build makes has one address below the
// folder of each language.
private func key(of page: PlannedPage, _ site: Site) -> String {
  if page.kind.isWrittenAlone, let written = page.written { return page.kind.name + ":" + site.pages[written].path }
  return String(page.path.dropFirst(site.settings.folder(of: page.language).utf8.count))
}

extension PageKind {
  /// Whether there is such a page only where somebody wrote it.
  fileprivate var isWrittenAlone: Bool { self == .article || self == .plain }
}

extension Site {
  /// Every text once, as it is read in a language: its translation, else the main language's, else the one there is. By
  /// index of `pages`, in their order.
  func pages(readIn language: String) -> [Int] {
    if settings.languages.count == 1 { return Array(pages.indices) }
    var chosen: [String: Int] = [:]
    func rank(_ index: Int) -> Int {
      let own = pages[index].language
      return own == language ? -1 : settings.languages.firstIndex(of: own) ?? settings.languages.count
    }
    for (index, page) in pages.enumerated() {
      if let other = chosen[page.path], rank(other) <= rank(index) { continue }
      chosen[page.path] = index
    }
    return chosen.values.sorted()
  }
}
