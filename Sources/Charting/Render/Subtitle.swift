// A figure without its year is half a figure: where no axis, title or subtitle says when the data are from, the subtitle
// does so by itself.

import Base

/// When the figures of a table were, in columns or not.
package struct ChartTime: Sendable {
  let first: Period
  let last: Period
  /// Whether each row has its own latest figure, and they are not of one period.
  let areLatest: Bool

  /// - Parameter periods: Of the figures; one that lies in another is that of an end, as the level beside a change.
  /// - Returns: `nil` without any.
  package init?(_ periods: Set<Period>, areLatest: Bool) {
    let kept = periods.filter { period in !periods.contains { $0 != period && $0.covers(period) } }
    guard let first = kept.min(), let last = kept.max() else { return nil }
    self.first = first
    self.last = last
    self.areLatest = areLatest
  }

  func words(in language: LanguageRules, _ strings: ChartStrings) -> String {
    let ends = [first, last].map { $0.words(in: language) }
    if first == last { return ends[0] }
    return areLatest
      ? filled(strings.latest, [("first", ends[0]), ("last", ends[1])])
      : first.first.words(in: language) + "–" + last.last.words(in: language)
  }

  /// Whether a text names its years.
  fileprivate func isSaid(in text: String) -> Bool {
    Set([first.firstYear, last.lastYear]).allSatisfy { text.contains(String($0)) }
  }
}

extension Plan {
  /// What stands under the title; `nil` where there is nothing to say.
  var subtitle: String? {
    let written = spec.subtitle?.value
    guard let time = table.time, !fields.contains(where: { $0.field.isPeriod }),
      !time.isSaid(in: (spec.title?.value ?? "") + " " + (written ?? ""))
    else { return written }
    let words = time.words(in: language, strings)
    guard let written, let last = written.last else { return words.prefix(1).uppercased() + words.dropFirst() }
    return ".!?".contains(last) ? "\(written) \(words)" : "\(written), \(words)"
  }
}
