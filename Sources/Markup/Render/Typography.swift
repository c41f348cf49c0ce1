import Base

/// The marks that take the place of typewriter characters, in a page's language. Indices are kept in edits.
struct Typography {
  static let outerOpen = 0, outerClose = 1, innerOpen = 2, innerClose = 3
  static let apostrophe = 4, enDash = 5, emDash = 6, ellipsis = 7

  private let quotes: [String]

  init(_ language: LanguageRules) { quotes = language.quotes }

  subscript(index: Int) -> String {
    switch index {
    case Typography.apostrophe: "’"
    case Typography.enDash: "–"
    case Typography.emDash: "—"
    case Typography.ellipsis: "…"
    default: quotes[index]
    }
  }
}
