import Base

extension LanguageRules {
  /// The names of the months in lower case, and what they are cut down to: three letters or more.
  var monthWords: WordSet { LanguageRules.monthWordsByTag[tag] ?? LanguageRules.monthWords(of: self) }

  private static let monthWordsByTag = Dictionary(
    all.map { ($0.tag, monthWords(of: $0)) }, uniquingKeysWith: { first, _ in first })

  private static func monthWords(of language: LanguageRules) -> WordSet {
    let short = language.monthsShort.flatMap { name in
      (1...name.count).map { String(name.lowercased().prefix($0)) }.filter { $0.utf8.count >= 3 }
    }
    return WordSet(language.months.map { $0.lowercased() } + short)
  }
}
