// How a place reads: "5th of 13; 5 withheld, 1 without data". Short enough, and bound enough to grammar, to stand
// here by language beside the rules for numbers.

import Base
import Model
import Stats

struct RankWords: Sendable {
  enum Form: String, Sendable {
    case long, short
  }

  let of: String
  let withheld: String
  let bounded: String
  let withoutData: String
  /// Where an entity has no place.
  let unranked: String
  private let ordinal: @Sendable (Int) -> String

  static func words(for language: LanguageRules) -> RankWords {
    let primary = language.tag.prefix { $0 != "-" }
    return all.first { $0.language == primary }?.words ?? english
  }

  /// "=2nd of 13".
  func text(_ rank: Rank, of count: Int) -> String {
    "\(rank.isTied ? "=" : "")\(ordinal(rank.position)) \(of) \(count)"
  }

  /// "5 withheld, 1 without data"; empty where everybody has a place.
  func rest(_ ranking: EntityRanking) -> String {
    let groups = [
      (ranking.withheld.count, withheld), (ranking.bounded.count, bounded), (ranking.withoutData.count, withoutData),
    ]
    return groups.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
  }

  /// "=2nd of 13; 5 withheld, 1 without data".
  func text(_ rank: Rank, in ranking: EntityRanking) -> String {
    let rest = rest(ranking)
    return text(rank, of: ranking.count) + (rest.isEmpty ? "" : "; " + rest)
  }

  func text(of entity: ID<Entity>, in ranking: EntityRanking, _ form: Form = .long) -> String {
    let head = ranking.entry(of: entity).map { text($0.rank, of: ranking.count) } ?? "\(unranked) \(ranking.count)"
    let rest = rest(ranking)
    return form == .short || rest.isEmpty ? head : "\(head); \(rest)"
  }

  static let english = RankWords(
    of: "of", withheld: "withheld", bounded: "known only as a bound", withoutData: "without data",
    unranked: "without a place among") { place in
      switch (place % 10, place % 100) {
      case (_, 11...13): "\(place)th"
      case (1, _): "\(place)st"
      case (2, _): "\(place)nd"
      case (3, _): "\(place)rd"
      default: "\(place)th"
      }
    }

  private static let all: [(language: String, words: RankWords)] = [
    ("en", english),
    ("da", RankWords(
      of: "af", withheld: "tilbageholdt", bounded: "kendt kun som grænse", withoutData: "uden data",
      unranked: "uden plads blandt") { "nr. \($0)" }),
    ("de", RankWords(
      of: "von", withheld: "geheim gehalten", bounded: "nur als Schranke bekannt", withoutData: "ohne Angabe",
      unranked: "ohne Platz unter") { "\($0)." }),
    ("fr", RankWords(
      of: "sur", withheld: "sous secret", bounded: "connus par une borne seulement", withoutData: "sans données",
      unranked: "sans rang parmi") { $0 == 1 ? "1er" : "\($0)e" }),
    ("es", RankWords(
      of: "de", withheld: "bajo secreto", bounded: "conocidos solo como límite", withoutData: "sin datos",
      unranked: "sin puesto entre") { "\($0).º" }),
    ("nb", RankWords(
      of: "av", withheld: "tilbakeholdt", bounded: "kjent bare som grense", withoutData: "uten data",
      unranked: "uten plass blant") { "nr. \($0)" }),
    ("sv", RankWords(
      of: "av", withheld: "sekretessbelagda", bounded: "kända bara som gräns", withoutData: "utan data",
      unranked: "utan plats bland") { "\($0):\($0 % 10 < 3 && $0 % 10 > 0 && !(11...12).contains($0 % 100) ? "a" : "e")" }),
    ("nl", RankWords(
      of: "van", withheld: "geheim", bounded: "alleen als grens bekend", withoutData: "zonder gegevens",
      unranked: "zonder plaats onder") { "\($0)e" }),
    ("it", RankWords(
      of: "su", withheld: "riservati", bounded: "noti solo come limite", withoutData: "senza dati",
      unranked: "senza posto fra") { "\($0)º" }),
  ]
}
