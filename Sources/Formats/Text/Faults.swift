import Base

/// The faults of one file: the first twenty are told, the others counted. A table with a wrong decimal mark has a
/// fault in every row; the first ones say it all.
struct Faults {
  private(set) var told: [Diagnostic] = []
  private var more = 0

  mutating func report(_ diagnostic: Diagnostic) {
    if told.count < maximalFaults { told.append(diagnostic) } else { more += 1 }
  }

  /// Whether a further fault would be told: saves making its text.
  mutating func hasRoom() -> Bool {
    if told.count < maximalFaults { return true }
    more += 1
    return false
  }

  func diagnostics(_ area: String) -> [Diagnostic] {
    let sorted = told.sorted { ($0.span?.start ?? 0, $0.code) < ($1.span?.start ?? 0, $1.code) }
    guard more > 0, let last = sorted.last else { return sorted }
    return sorted + [
      Diagnostic(.error, "\(area)/more-faults", "and \(more) more faults in this file", at: last.span)
    ]
  }
}
