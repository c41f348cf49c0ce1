// Statuses that stand beside a figure and not behind it: a column of a table, a key of a fact. One that says that
// there is no number beside one that there is is a fault, not a choice: the number is in the file, and a table printed
// as it stands would publish it.

import Base
import Formats
import Model

extension Workspace {
  /// - Parameters:
  ///   - text: Names or marks, several with semicolons between: `c`, `confidential; estimated`.
  ///   - place: Of the number that they are about.
  mutating func apply(statuses text: String, at span: Span, to quantity: inout Quantity, at place: Span) {
    for word in words(of: text) {
      guard let status = status(named: word) else {
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

  /// Tells of the numbers of a table that is shown as it stands beside a status that says that there is none.
  mutating func checkWithheld(_ table: DataTable, _ figure: DataColumn) {
    guard let column = table["status"] else { return }
    for row in 0..<table.rowCount where figure.quantity(row).extent != nil {
      guard let text = column.text(row),
        let status = words(of: text).lazy.compactMap({ status(named: $0) }).first(where: \.isAbsence)
      else { continue }
      faults.append(.numberWithAbsence(status, at: figure.span(row), column.span(row)))
    }
  }
}

private func status(named word: String) -> Status? { Status.all.first { $0.mark == word || $0.name == word } }

extension Status {
  fileprivate var isAbsence: Bool { if case .absent = meaning { true } else { false } }
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
