// The one table of status marks: how offices write them behind a value, and what they mean. Readers of tables,
// legends, downloads and the manual all take them from here.

/// One status: its mark in a cell, its meaning in a word or two.
package struct Status: Hashable, Sendable {
  /// What it says of a cell: that there is no figure, or what the figure is like.
  package enum Meaning: Hashable, Sendable {
    case absent(Absence)
    case flag(Flags)
  }

  /// Without the brackets: `c`.
  package let mark: String
  /// The key of its words in `Templates/strings`: `confidential`.
  package let name: String
  package let meaning: Meaning

  package static let all: [Status] = [
    Status(mark: "c", name: "confidential", meaning: .absent(.suppressed)),
    Status(mark: "x", name: "not available", meaning: .absent(.unavailable)),
    Status(mark: "z", name: "not applicable", meaning: .absent(.notApplicable)),
    Status(mark: "p", name: "provisional", meaning: .flag(.provisional)),
    Status(mark: "r", name: "revised", meaning: .flag(.revised)),
    Status(mark: "e", name: "estimated", meaning: .flag(.estimated)),
    Status(mark: "f", name: "forecast", meaning: .flag(.forecast)),
    Status(mark: "b", name: "break in series", meaning: .flag(.breakInSeries)),
    Status(mark: "low", name: "rounds to zero", meaning: .flag(.roundsToZero)),
  ]

  package init(mark: String, name: String, meaning: Meaning) {
    self.mark = mark
    self.name = name
    self.meaning = meaning
  }
}

extension Quantity {
  /// The statuses that apply, in the order of `Status.all`. An empty cell has none: it says nothing.
  package var statuses: [Status] {
    guard absence != nil || flags.rawValue != 0 else { return [] }
    return Status.all.filter { status in
      switch status.meaning {
      case .absent(let reason): absence == reason
      case .flag(let flag): flags.contains(flag)
      }
    }
  }

  /// The marks as they stand behind a number: `[p][r]`; empty where there are none.
  package var marks: String {
    // Nearly all have none.
    if flags.rawValue == 0, case .value = amount { return "" }
    return statuses.map { "[\($0.mark)]" }.joined()
  }
}
