// What stands in the place of a growth rate that begins at nothing.

import Base
import Model

enum NewWords {
  static func word(for language: LanguageRules) -> String {
    words[language: language.tag] ?? "new"
  }

  private static let words = [
    "en": "new", "da": "ny", "de": "neu", "fr": "nouveau", "es": "nuevo", "nb": "ny", "sv": "ny", "nl": "nieuw",
    "it": "nuovo",
  ]
}

extension Site {
  /// A text in all languages of the site.
  func localized(_ text: (LanguageRules) -> String) -> Localized {
    Localized(variants: settings.languages.map { .init(language: $0, text: text(.rules(for: $0))) })
  }
}
