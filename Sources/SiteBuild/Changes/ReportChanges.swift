// What two builds say differently, by the records of their figures: a list that an office can check a revision by.

import Base
import Formats

/// The differences between the figures of two builds.
package struct ReportChanges: Equatable, Sendable {
  /// In the order of the newer build, then those that it has no longer. Only those in which something differs.
  package let indicators: [IndicatorChanges]
  /// Figures of the prose that read differently, sorted by page.
  package let prose: [ProseChange]

  package var figures: [FigureChange] { indicators.flatMap(\.figures) }
  package var ranks: [RankChange] { indicators.flatMap(\.ranks) }
}

/// What is different of one indicator.
package struct IndicatorChanges: Equatable, Sendable {
  package let id: String
  package let label: String
  package let unit: String
  /// How it is declared, where that differs: "unit", "decimals", "label".
  package let declaration: [DeclarationChange]
  /// Sorted by entity, codes and time.
  package let figures: [FigureChange]
  /// Sorted by entity; first that of the whole ranking, which has none.
  package let ranks: [RankChange]
}

package struct DeclarationChange: Equatable, Sendable {
  package let key: String
  package let old: String
  package let new: String
}

/// One figure that came, went, or is not what it was.
package struct FigureChange: Equatable, Sendable {
  package let indicator: String
  package let entity: String
  /// `industry=3254`; empty for the whole.
  package let codes: String
  /// `2016-Q4`; nil where it is undated.
  package let period: String?
  /// nil where this build does not have it.
  package let old: RecordedFigure?
  package let new: RecordedFigure?

  /// What the change is beside the number: "revised", "withheld", "no longer provisional".
  package var remarks: [String] {
    guard let new else { return [] }
    if new.quantity.isSuppressed { return ["withheld"] }
    let (before, after) = (old?.quantity.statuses ?? [], new.quantity.statuses)
    let came = after.filter { !before.contains($0) || $0.meaning == .flag(.revised) }.map(\.plainName)
    let went = before.filter { !after.contains($0) }.map { "no longer \($0.plainName)" }
    return came + went
  }

  /// Withheld now, and not before.
  package var isNewlyWithheld: Bool { new?.quantity.isSuppressed == true && old?.quantity.isSuppressed != true }
  package var isRevised: Bool { new?.quantity.flags.contains(.revised) == true }
}

/// A figure as a build gave it.
package struct RecordedFigure: Equatable, Sendable {
  /// In the notation of tables: `6232[r]`.
  package let cell: String
  package let quantity: Quantity
  /// As readers see it: "6,232 [r]", "withheld".
  package let text: String
}

package struct RankChange: Equatable, Sendable {
  package let indicator: String
  /// nil for the ranking as a whole: its period, how many have a place in it.
  package let entity: String?
  package let old: String?
  package let new: String?
}

/// A figure of the prose that reads differently.
package struct ProseChange: Equatable, Sendable {
  package let page: String
  /// As it stands between the braces.
  package let expression: String
  package let old: String?
  package let new: String?
}

/// - Parameter old: The record of the build before.
package func reportChanges(from old: FigureRecord, to new: FigureRecord) -> ReportChanges {
  let ids = new.order + old.order.filter { new.indicators[$0] == nil }
  let language = LanguageRules.rules(for: new.language)
  let indicators = ids.compactMap { id in
    IndicatorChanges(id, from: old.indicators[id], to: new.indicators[id], language)
  }
  let places = Set(old.prose.keys).union(new.prose.keys).sorted()
  let prose = places.compactMap { place -> ProseChange? in
    let (was, now) = (old.prose[place], new.prose[place])
    return was == now ? nil : ProseChange(page: place.page, expression: place.expression, old: was, new: now)
  }
  return ReportChanges(indicators: indicators, prose: prose)
}

extension IndicatorChanges {
  fileprivate init?(
    _ id: String, from old: FigureRecord.Indicator?, to new: FigureRecord.Indicator?, _ language: LanguageRules
  ) {
    guard let known = new ?? old else { return nil }
    self.id = id
    (label, unit) = (known.label, known.unit)
    declaration = old.flatMap { old in new.map { declarationChanges(from: old, to: $0) } } ?? []
    let keys = Set((old?.series ?? [:]).keys).union((new?.series ?? [:]).keys).filter { old?.series[$0] != new?.series[$0] }
    figures = keys.sorted().flatMap { key -> [FigureChange] in
      let (before, after) = (old?.figures(of: key, language) ?? [:], new?.figures(of: key, language) ?? [:])
      return sortedPeriods(Set(before.keys).union(after.keys)).compactMap { period in
        var (was, now) = (before[period], after[period])
        if was?.cell == now?.cell { return nil }
        // What prints the same differs behind the digits that are printed: all of them are shown then.
        if was?.text == now?.text { (was, now) = (was?.withAllDigits(language), now?.withAllDigits(language)) }
        return FigureChange(
          indicator: id, entity: key.entity, codes: key.codes, period: period == "-" ? nil : period, old: was, new: now)
      }
    }
    ranks = rankChanges(id, from: old?.ranking, to: new?.ranking, language)
    if declaration.isEmpty, figures.isEmpty, ranks.isEmpty { return nil }
  }
}

private func declarationChanges(from old: FigureRecord.Indicator, to new: FigureRecord.Indicator) -> [DeclarationChange] {
  let keys = [
    ("label", old.label, new.label), ("unit", old.unit, new.unit),
    ("decimals", old.decimals.map { "\($0)" } ?? "", new.decimals.map { "\($0)" } ?? ""),
  ]
  return keys.filter { $0.1 != $0.2 }.map { DeclarationChange(key: $0.0, old: $0.1, new: $0.2) }
}

// Who is ranked says one line; places only of those whose own is another.
private func rankChanges(
  _ id: String, from old: FigureRecord.Ranking?, to new: FigureRecord.Ranking?, _ language: LanguageRules
) -> [RankChange] {
  let words = RankWords.words(for: language)
  var changes: [RankChange] = []
  let (was, now) = (old?.text(words), new?.text(words))
  if was != now { changes.append(RankChange(indicator: id, entity: nil, old: was, new: now)) }
  let (before, after) = (old?.places ?? [:], new?.places ?? [:])
  for entity in Set(before.keys).union(after.keys).sorted() where before[entity] != after[entity] {
    changes.append(RankChange(
      indicator: id, entity: entity, old: old?.text(of: entity, words), new: new?.text(of: entity, words)))
  }
  return changes
}

private func sortedPeriods(_ texts: Set<String>) -> [String] {
  texts.map { text in (text, Period.prefix(of: Array(text.utf8)[...])?.period) }.sorted { a, b in
    guard let x = a.1 else { return b.1 != nil || a.0 < b.0 }
    guard let y = b.1 else { return false }
    return x == y ? a.0 < b.0 : x < y
  }.map(\.0)
}

extension RecordedFigure {
  init(_ cell: ArraySlice<UInt8>, decimals: Int?, _ language: LanguageRules) {
    self.cell = cell.string
    // A cell of ours reads back; one that somebody else wrote is shown as it stands.
    guard case .success(let quantity) = Formats.quantity(of: cell) else {
      (quantity, text) = (Quantity(.absent(.missing)), cell.string)
      return
    }
    self.quantity = quantity
    text = words(for: quantity, decimals: decimals, language)
  }

  fileprivate func withAllDigits(_ language: LanguageRules) -> RecordedFigure {
    RecordedFigure(Array(cell.utf8)[...], decimals: nil, language)
  }
}

private func words(for quantity: Quantity, decimals: Int?, _ language: LanguageRules) -> String {
  switch quantity.absence {
  case .missing?: return "no figure"
  case .some: return quantity.statuses.first?.plainName ?? "no figure"
  case nil: break
  }
  var out = ByteWriter()
  out.append(quantity: quantity, decimals: decimals, in: language)
  return out.text + (quantity.marks.isEmpty ? "" : " " + quantity.marks)
}

extension Status {
  /// As offices say it in a list of changes.
  fileprivate var plainName: String { meaning == .absent(.suppressed) ? "withheld" : name }
}

extension FigureRecord.Ranking {
  fileprivate func text(_ words: RankWords) -> String {
    let rest = words.rest(withheld: withheld, bounded: bounded, withoutData: withoutData)
    return (period.isEmpty ? "" : "\(period): ") + "\(placed) ranked" + (rest.isEmpty ? "" : "; \(rest)")
  }

  fileprivate func text(of entity: String, _ words: RankWords) -> String? {
    places[entity].map { words.text($0, of: placed) }
  }
}
