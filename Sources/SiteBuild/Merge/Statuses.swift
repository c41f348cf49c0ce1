// Statuses that stand beside a figure and not behind it: a column of the long form, a key of a fact. One that says that
// there is no number beside one that there is is a fault, not a choice: the number is in the file, and a table printed as
// it stands would publish it.

import Base
import Model

extension Workspace {
  /// - Parameters:
  ///   - text: Names or marks, several with semicolons between: `c`, `confidential; estimated`.
  ///   - place: Of the number that they are about.
  mutating func apply(statuses text: String, at span: Span, to quantity: inout Quantity, at place: Span) {
    for word in words(of: text) {
      guard let status = Status.all.first(where: { $0.mark == word || $0.name == word }) else {
        faults.append(.notOneOf(Node(.string(word), text: word, at: span), what: "status", Status.all.map(\.name)))
        continue
      }
      switch status.meaning {
      case .flag(let flag):
        if flag == .roundsToZero, !quantity.amount.mayRoundToZero { faults.append(.notNearZero(at: place, span)) }
        quantity.flags.insert(flag)
      case .absent(let reason):
        let isNumber = quantity.extent != nil || quantity.bounds != nil
        if isNumber { faults.append(.numberWithAbsence(status, at: place, span)) }
        quantity.amount = .absent(reason)
        quantity.bounds = nil
        quantity.hedge = nil
      }
    }
  }
}

// "confidential; estimated", "[c][e]" as words.
private func words(of text: String) -> [String] {
  text.split(whereSeparator: { [";", "[", "]"].contains($0) }).map { part in
    String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }.filter { !$0.isEmpty }
}

extension Diagnostic {
  fileprivate static func numberWithAbsence(_ status: Status, at place: Span, _ span: Span) -> Diagnostic {
    Diagnostic(
      .error, "data/number-with-absence", "a figure is \(status.name) and yet has a number", at: place,
      notes: [Note("its status stands here", at: span)],
      help: "leave the number out: one that must not be published must not be in the file")
  }

  fileprivate static func notNearZero(at place: Span, _ span: Span) -> Diagnostic {
    Diagnostic(
      .error, "data/not-near-zero", "a figure is marked as rounding to zero, which it does not", at: place,
      notes: [Note("its status stands here", at: span)])
  }
}
