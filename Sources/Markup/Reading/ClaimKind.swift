import Base

/// What a word in a heading claims of its data.
package enum ClaimKind: String, CaseIterable, Sendable {
  case rose, fell, grew, doubled, tripled, halved, unchanged, largest, smallest
  case aboveAverage = "above average"
  case belowAverage = "below average"
}

extension ClaimKind {
  /// The claim that a word of a language makes; English words are understood everywhere.
  init?(_ word: String, language: LanguageRules) {
    guard let kind = ClaimKind(rawValue: word) else { return nil }
    self = kind
  }

  static func words(in language: LanguageRules) -> [String] { allCases.map(\.rawValue) }
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

/// Whether a claim holds; nil where the numbers cannot decide it (fewer than two, no subject).
package func judge(_ claim: ClaimKind, on data: ClaimData) -> Bool? { nil }
