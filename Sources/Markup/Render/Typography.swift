import Base

/// The marks that take the place of typewriter characters, in a page's language. Indices are kept in edits.
struct Typography {
  static let outerOpen = 0, outerClose = 1, innerOpen = 2, innerClose = 3
  static let apostrophe = 4, enDash = 5, emDash = 6, ellipsis = 7

  private let marks: [[UInt8]]

  init(_ language: LanguageRules) {
    marks = language.quotes.map { Array($0.utf8) } + ["’", "–", "—", "…"].map { Array($0.utf8) }
  }

  subscript(index: Int) -> [UInt8] { marks[index] }
}
