// How a place reads: "5th of 13; 5 withheld, 1 without data". Short enough, and bound enough to grammar, to stand
// here by language beside the rules for numbers.

import Base
import Model
import Stats

struct RankWords: Sendable {
  enum Form: String, Sendable {
    case long, short
  }

  private let language: LanguageRules
  private let words: (of: String, withheld: String, bounded: String, withoutData: String, unranked: String)

  static func words(for language: LanguageRules) -> RankWords {
    RankWords(language: language, words: byLanguage[language: language.tag] ?? english)
  }

  /// "=2nd of 13".
  func text(_ rank: Rank, of count: Int) -> String {
    "\(rank.isTied ? "=" : "")\(place(rank.position)) \(words.of) \(count)"
  }

  /// "5 withheld, 1 without data"; empty where everybody has a place.
  func rest(_ ranking: EntityRanking) -> String {
    rest(
      withheld: ranking.withheld.count, bounded: ranking.bounded.count, withoutData: ranking.withoutData.count)
  }

  func rest(withheld: Int, bounded: Int, withoutData: Int) -> String {
    let groups = [(withheld, words.withheld), (bounded, words.bounded), (withoutData, words.withoutData)]
    return groups.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
  }

  /// "=2nd of 13; 5 withheld, 1 without data".
  func text(_ rank: Rank, in ranking: EntityRanking) -> String {
    let rest = rest(ranking)
    return text(rank, of: ranking.count) + (rest.isEmpty ? "" : "; " + rest)
  }

  func text(of entity: ID<Entity>, in ranking: EntityRanking, _ form: Form = .long) -> String {
    let head =
      ranking.entry(of: entity).map { text($0.rank, of: ranking.count) } ?? "\(words.unranked) \(ranking.count)"
    let rest = rest(ranking)
    return form == .short || rest.isEmpty ? head : "\(head); \(rest)"
  }

  private static let english = (
    of: "of", withheld: "withheld", bounded: "known only as a bound", withoutData: "without data",
    unranked: "without a place among")

  private static let byLanguage = [
    "en": english,
    "da": (
      of: "af", withheld: "tilbageholdt", bounded: "kendt kun som grænse", withoutData: "uden data",
      unranked: "uden plads blandt"
    ),
    "de": (
      of: "von", withheld: "geheim gehalten", bounded: "nur als Schranke bekannt", withoutData: "ohne Angabe",
      unranked: "ohne Platz unter"
    ),
    "fr": (
      of: "sur", withheld: "sous secret", bounded: "connus par une borne seulement", withoutData: "sans données",
      unranked: "sans rang parmi"
    ),
    "es": (
      of: "de", withheld: "bajo secreto", bounded: "conocidos solo como límite", withoutData: "sin datos",
      unranked: "sin puesto entre"
    ),
    "nb": (
      of: "av", withheld: "tilbakeholdt", bounded: "kjent bare som grense", withoutData: "uten data",
      unranked: "uten plass blant"
    ),
    "sv": (
      of: "av", withheld: "sekretessbelagda", bounded: "kända bara som gräns", withoutData: "utan data",
      unranked: "utan plats bland"
    ),
    "nl": (
      of: "van", withheld: "geheim", bounded: "alleen als grens bekend", withoutData: "zonder gegevens",
      unranked: "zonder plaats onder"
    ),
    "it": (
      of: "su", withheld: "riservati", bounded: "noti solo come limite", withoutData: "senza dati",
      unranked: "senza posto fra"
    ),
  ]

  // "5th"; where a place is counted and not named, "nr. 5".
  private func place(_ number: Int) -> String {
    switch primaryLanguage(language.tag) {
    case "da", "nb": "nr. \(number)"
    default: "\(number)\(language.ordinalMark(of: number))"
    }
  }
}
