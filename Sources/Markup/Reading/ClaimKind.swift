import Base

/// What a word in a heading claims of its data.
package enum ClaimKind: String, CaseIterable, Sendable {
  case rose, fell, grew, doubled, tripled, halved, unchanged, largest, smallest
  case aboveAverage = "above average"
  case belowAverage = "below average"
}

extension ClaimKind {
  /// The claim that a word of a language makes; the English words are understood everywhere.
  init?(_ word: String, language: LanguageRules) {
    let lower = word.lowercased()
    guard let kind = ClaimKind.table(language)[lower] ?? ClaimKind(rawValue: lower) else { return nil }
    self = kind
  }

  /// All words that make a claim in a language, sorted.
  static func words(in language: LanguageRules) -> [String] {
    let own = table(language).keys.sorted()
    return own.isEmpty ? allCases.map(\.rawValue) : own
  }

  private static func table(_ language: LanguageRules) -> [String: ClaimKind] {
    tables[language: language.tag] ?? [:]
  }

  private static let tables: [String: [String: ClaimKind]] = [
    "en": [
      "rose": .rose, "risen": .rose, "increased": .rose, "rise": .rose, "fell": .fell, "fallen": .fell,
      "declined": .fell, "decreased": .fell, "grew": .grew, "grown": .grew, "doubled": .doubled, "tripled": .tripled,
      "halved": .halved, "unchanged": .unchanged, "largest": .largest, "highest": .largest, "smallest": .smallest,
      "lowest": .smallest, "above average": .aboveAverage, "below average": .belowAverage,
    ],
    "da": [
      "steg": .rose, "steget": .rose, "faldt": .fell, "faldet": .fell, "voksede": .grew, "vokset": .grew,
      "fordoblet": .doubled, "fordobledes": .doubled, "tredoblet": .tripled, "halveret": .halved, "uændret": .unchanged,
      "størst": .largest, "største": .largest, "højest": .largest, "højeste": .largest, "mindst": .smallest,
      "mindste": .smallest, "lavest": .smallest, "laveste": .smallest, "over gennemsnittet": .aboveAverage,
      "under gennemsnittet": .belowAverage,
    ],
    "de": [
      "stieg": .rose, "stiegen": .rose, "gestiegen": .rose, "sank": .fell, "sanken": .fell, "fiel": .fell,
      "gesunken": .fell, "wuchs": .grew, "gewachsen": .grew, "verdoppelt": .doubled, "verdreifacht": .tripled,
      "halbiert": .halved, "unverändert": .unchanged, "größte": .largest, "größter": .largest, "höchste": .largest,
      "kleinste": .smallest, "niedrigste": .smallest, "überdurchschnittlich": .aboveAverage,
      "unterdurchschnittlich": .belowAverage, "über dem durchschnitt": .aboveAverage,
      "unter dem durchschnitt": .belowAverage,
    ],
    "fr": [
      "augmenté": .rose, "hausse": .rose, "en hausse": .rose, "baissé": .fell, "en baisse": .fell, "diminué": .fell,
      "crû": .grew, "progressé": .grew, "doublé": .doubled, "triplé": .tripled, "inchangé": .unchanged,
      "plus grand": .largest, "plus grande": .largest, "plus élevé": .largest, "plus élevée": .largest,
      "plus petit": .smallest, "plus petite": .smallest, "plus faible": .smallest,
      "au-dessus de la moyenne": .aboveAverage, "supérieur à la moyenne": .aboveAverage,
      "supérieure à la moyenne": .aboveAverage, "inférieur à la moyenne": .belowAverage,
      "inférieure à la moyenne": .belowAverage,
    ],
    "es": [
      "subió": .rose, "aumentó": .rose, "bajó": .fell, "cayó": .fell, "disminuyó": .fell, "creció": .grew,
      "duplicó": .doubled, "se duplicó": .doubled, "triplicó": .tripled, "se triplicó": .tripled,
      "se redujo a la mitad": .halved, "sin cambios": .unchanged, "mayor": .largest, "más alto": .largest,
      "más alta": .largest, "menor": .smallest, "más bajo": .smallest, "más baja": .smallest,
      "por encima de la media": .aboveAverage, "por debajo de la media": .belowAverage,
    ],
    "nb": [
      "steg": .rose, "steget": .rose, "falt": .fell, "vokste": .grew, "vokst": .grew,
      "doblet": .doubled, "tredoblet": .tripled, "halvert": .halved, "uendret": .unchanged, "størst": .largest,
      "største": .largest, "høyest": .largest, "minst": .smallest, "minste": .smallest, "lavest": .smallest,
      "over gjennomsnittet": .aboveAverage, "under gjennomsnittet": .belowAverage,
    ],
    "sv": [
      "steg": .rose, "ökade": .rose, "föll": .fell, "sjönk": .fell, "minskade": .fell, "växte": .grew,
      "fördubblades": .doubled, "tredubblades": .tripled, "halverades": .halved, "oförändrad": .unchanged,
      "störst": .largest, "största": .largest, "högst": .largest, "minst": .smallest, "minsta": .smallest,
      "lägst": .smallest, "över genomsnittet": .aboveAverage, "under genomsnittet": .belowAverage,
    ],
  ]
}

/// The numbers that a claim is judged on. In time order for `rose` and its kin; for `largest` and the averages the
/// peers' values, the subject's own among them.
package struct ClaimData: Equatable, Sendable {
  package var series: [Double]
  package var peers: [Double]
  package var subject: Double?

  package init(series: [Double] = [], peers: [Double] = [], subject: Double? = nil) {
    self.series = series
    self.peers = peers
    self.subject = subject
  }
}

/// Whether a claim holds, from the first number of a series to its last, or for the subject among its peers.
///
/// `doubled` admits a factor of 1.95 to under 2.95, `tripled` 2.95 to under 3.95, `halved` 0.4 to 0.525: what a reader
/// would round to it. `unchanged` admits one percent. `largest` is not shared: with an equal peer it does not hold.
///
/// - Returns: nil where the numbers cannot decide: fewer than two, no subject, a factor from nothing.
package func judge(_ claim: ClaimKind, on data: ClaimData) -> Bool? {
  switch claim {
  case .rose, .grew: return change(data.series).map { $0.to > $0.from }
  case .fell: return change(data.series).map { $0.to < $0.from }
  case .doubled: return factor(data.series).map { $0 >= 1.95 && $0 < 2.95 }
  case .tripled: return factor(data.series).map { $0 >= 2.95 && $0 < 3.95 }
  case .halved: return factor(data.series).map { $0 >= 0.4 && $0 <= 0.525 }
  case .unchanged: return change(data.series).map { abs($0.to - $0.from) <= 0.01 * abs($0.from) }
  case .largest: return standing(data).map { $0.above == 0 && $0.equal == 1 }
  case .smallest: return standing(data).map { $0.below == 0 && $0.equal == 1 }
  case .aboveAverage: return average(data).map { $0.subject > $0.mean }
  case .belowAverage: return average(data).map { $0.subject < $0.mean }
  }
}

private func change(_ series: [Double]) -> (from: Double, to: Double)? {
  guard series.count > 1, series.allSatisfy(\.isFinite) else { return nil }
  return (series[0], series[series.count - 1])
}

private func factor(_ series: [Double]) -> Double? {
  guard let change = change(series), change.from > 0, change.to >= 0 else { return nil }
  return change.to / change.from
}

private func standing(_ data: ClaimData) -> (above: Int, equal: Int, below: Int)? {
  guard let subject = data.subject, data.peers.count > 1 else { return nil }
  return (data.peers.count { $0 > subject }, data.peers.count { $0 == subject }, data.peers.count { $0 < subject })
}

private func average(_ data: ClaimData) -> (subject: Double, mean: Double)? {
  guard let subject = data.subject, data.peers.count > 1 else { return nil }
  return (subject, data.peers.reduce(0, +) / Double(data.peers.count))
}
