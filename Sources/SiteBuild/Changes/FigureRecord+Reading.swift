// The record of a build's figures, read back. Lines of series are kept as they are until somebody asks for one of them:
// of two editions nearly all are the same.

import Base
import Stats

/// What a build said in numbers.
package struct FigureRecord: Sendable {
  struct Indicator: Sendable {
    let unit: String
    let decimals: Int?
    let label: String
    /// What stands behind entity and codes: `2016-Q4 6232`, tabs between.
    var series: [SeriesKey: ArraySlice<UInt8>] = [:]
    var ranking: Ranking?
  }

  struct SeriesKey: Hashable, Comparable, Sendable {
    let entity: String
    let codes: String

    static func < (a: Self, b: Self) -> Bool { (a.entity, a.codes) < (b.entity, b.codes) }
  }

  struct Ranking: Sendable {
    let period: String
    let placed: Int
    let withheld: Int
    let bounded: Int
    let withoutData: Int
    /// By entity.
    let places: [String: Rank]
  }

  /// A figure of the prose: the page, what stands between the braces, and which of several such on the page.
  struct ProsePlace: Hashable, Comparable, Sendable {
    let page: String
    let expression: String
    let number: Int

    static func < (a: Self, b: Self) -> Bool { (a.page, a.expression, a.number) < (b.page, b.expression, b.number) }
  }

  private(set) var language = "en"
  /// Of indicators, as they are declared.
  private(set) var order: [String] = []
  private(set) var indicators: [String: Indicator] = [:]
  private(set) var prose: [ProsePlace: String] = [:]

  /// nil where the bytes are no such record.
  package init?(_ bytes: [UInt8]) {
    let lines = bytes.split(separator: UInt8(ascii: "\n"))
    guard lines.first?.string == "almanac figures 1" else { return nil }
    var page = ""
    var counts: [ProsePlace: Int] = [:]
    for line in lines.dropFirst() {
      let (word, rest) = line.cut()
      switch word.string {
      case "language": language = rest.string
      case "indicator":
        let fields = rest.fields
        guard fields.count == 4 else { return nil }
        order.append(fields[0].string)
        indicators[fields[0].string] = Indicator(
          unit: fields[1].string, decimals: Int(fields[2].string), label: fields[3].string)
      case "series":
        guard let indicator = order.last else { return nil }
        let (entity, behind) = rest.cut()
        let (codes, figures) = behind.cut()
        indicators[indicator]?.series[SeriesKey(entity: entity.string, codes: codes.string)] = figures
      case "ranking":
        guard let indicator = order.last, let ranking = Ranking(rest.fields.map(\.string)) else { return nil }
        indicators[indicator]?.ranking = ranking
      case "page": page = rest.string
      case "said":
        // What is printed has no tab in it; what is typed may.
        guard let tab = rest.lastIndex(of: UInt8(ascii: "\t")) else { return nil }
        let first = ProsePlace(page: page, expression: rest[..<tab].string, number: 0)
        let number = counts[first, default: 0]
        counts[first] = number + 1
        let place = ProsePlace(page: page, expression: first.expression, number: number)
        prose[place] = rest[(tab + 1)...].string
      default: return nil
      }
    }
  }
}

extension FigureRecord.Indicator {
  /// By period as it is written, `-` for none.
  func figures(of key: FigureRecord.SeriesKey, _ language: LanguageRules) -> [String: RecordedFigure] {
    var found: [String: RecordedFigure] = [:]
    for field in series[key]?.fields ?? [] {
      let space = field.firstIndex(of: 0x20) ?? field.endIndex
      let cell = field[space...].dropFirst()
      found[field[..<space].string] = RecordedFigure(cell, decimals: decimals, language)
    }
    return found
  }
}

extension FigureRecord.Ranking {
  fileprivate init?(_ fields: [String]) {
    let counts = fields.dropFirst().prefix(4).compactMap { Int($0) }
    guard counts.count == 4 else { return nil }
    period = fields[0]
    (placed, withheld, bounded, withoutData) = (counts[0], counts[1], counts[2], counts[3])
    var places: [String: Rank] = [:]
    for field in fields.dropFirst(5) {
      guard let space = field.lastIndex(of: " ") else { return nil }
      let mark = field[field.index(after: space)...]
      guard let position = Int(mark.drop { $0 == "=" }) else { return nil }
      places[String(field[..<space])] = Rank(position, isTied: mark.hasPrefix("="))
    }
    self.places = places
  }
}

extension ArraySlice<UInt8> {
  // Up to the first tab, and what stands behind it.
  fileprivate func cut() -> (Self, Self) {
    guard let tab = firstIndex(of: UInt8(ascii: "\t")) else { return (self, self[endIndex...]) }
    return (self[..<tab], self[(tab + 1)...])
  }

  fileprivate var fields: [Self] {
    isEmpty ? [] : split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
  }
}
