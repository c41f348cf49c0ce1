// How many of those that a list ranks have a place, and why the others have none: said below every ranking.

import Base
import Model
import Templating

struct RankCounts: Sendable {
  var ranked = 0
  var withheld = 0
  /// Known only as a bound.
  var bounded = 0
  var absent = 0

  var unplaced: Int { withheld + bounded + absent }

  init() {}

  init(_ ranking: EntityRanking) {
    ranked = ranking.count
    withheld = ranking.withheld.count
    bounded = ranking.bounded.count
    absent = ranking.withoutData.count
  }

  mutating func add(_ quantity: Quantity) {
    if quantity.rankedValue != nil {
      ranked += 1
    } else if quantity.isSuppressed {
      withheld += 1
    } else if quantity.extent != nil {
      bounded += 1
    } else {
      absent += 1
    }
  }
}

extension Composer {
  func populationNote(_ ranking: EntityRanking?) -> String {
    ranking.map { populationNote(RankCounts($0)) } ?? ""
  }

  /// "13 ranked; 5 withheld, 1 without data." Empty where everybody has a place.
  func populationNote(_ counts: RankCounts) -> String {
    guard counts.unplaced > 0 else { return "" }
    let others = [("withheld", counts.withheld), ("bounded", counts.bounded), ("absent", counts.absent)]
      .filter { $0.1 > 0 }.map { words.counted("population_" + $0.0, $0.1, as: countText($0.1)) }
    return filled(
      words("population"), ["ranked": countText(counts.ranked), "others": others.joined(separator: ", ")])
  }

  /// "The first 10 of 40." Empty where all are shown.
  func rowsShown(_ shown: Int, of total: Int) -> String {
    guard shown < total else { return "" }
    return filled(words("rows_shown"), ["shown": countText(shown), "total": countText(total)])
  }

  private func countText(_ count: Int) -> String { numberText(Double(count), decimals: 0, in: language) }
}

/// Sentences below a table, one behind the other.
func joinedNotes(_ notes: [String]) -> String { notes.filter { !$0.isEmpty }.joined(separator: " ") }
