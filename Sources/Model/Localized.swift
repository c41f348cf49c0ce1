/// A text in one or more languages, by BCP 47 tag; the first written is the one to fall back on.
package struct Localized: Hashable, Sendable {
  /// The text in one language; an empty tag for one that is said in no language.
  package struct Variant: Hashable, Sendable {
    package let language: String
    package let text: String

    package init(language: String, text: String) {
      self.language = language
      self.text = text
    }
  }

  package let variants: [Variant]

  package init(_ text: String) { variants = [Variant(language: "", text: text)] }
  /// At least one variant.
  package init(variants: [Variant]) { self.variants = variants }

  /// The text for a language: exact, else its primary language, else the one without a language, else the first.
  package func text(in language: String) -> String {
    if variants.count == 1 { return variants[0].text }
    let primary = language.prefix { $0 != "-" }
    let found = variants.first { $0.language == language } ?? variants.first { $0.language == primary }
      ?? variants.first { $0.language.isEmpty } ?? variants.first
    return found?.text ?? ""
  }
}
