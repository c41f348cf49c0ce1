// What the columns beside a figure say of it: its status, hedge, bounds, unit and note. A long table has them by row;
// in a wide one they are about its only column of figures, as in the tables that a site publishes itself.

import Base
import Formats
import Model

struct FigureRemarks {
  let status, hedge, low, high, unit, note: DataColumn?

  static let names: Set<String> = ["status", "hedge", "low", "high", "unit", "note"]

  init(_ table: DataTable) {
    (status, hedge, unit, note) = (table["status"], table["hedge"], table["unit"], table["note"])
    (low, high) = (table["low"], table["high"])
    figureColumns = [status, hedge, low, high, unit].compactMap { $0 }
    isEmpty = figureColumns.isEmpty && note == nil
  }

  /// Those that can be about one figure only, where a note may be about a whole row.
  let figureColumns: [DataColumn]
  let isEmpty: Bool
}

extension Workspace {
  /// Gives a figure what its row says of it.
  mutating func apply(
    _ remarks: FigureRemarks, _ row: Int, of indicator: ID<Indicator>, to quantity: inout Quantity,
    at place: @autoclosure () -> Span
  ) {
    if let column = remarks.unit, let text = column.text(row) {
      setUnit(Unit(text), of: indicator, at: column.span(row))
    }
    if let column = remarks.hedge, let text = column.text(row) {
      quantity.hedge = hedge(Node(.string(text), text: text, at: column.span(row)))
    }
    applyBounds(remarks, row, to: &quantity)
    applyStatus(remarks, row, to: &quantity, at: place())
  }

  /// The hedge that a word names; `nil` with a fault for any other word.
  mutating func hedge(_ word: Node) -> Hedge? {
    let hedge = Hedge(key: word.text)
    if hedge == nil { faults.append(.notOneOf(word, what: "hedge", Hedge.allCases.map(\.key))) }
    return hedge
  }

  mutating func applyStatus(
    _ remarks: FigureRemarks, _ row: Int, to quantity: inout Quantity, at place: @autoclosure () -> Span
  ) {
    guard let column = remarks.status, let text = column.text(row) else { return }
    apply(statuses: text, at: column.span(row), to: &quantity, at: place())
  }

  private mutating func applyBounds(_ remarks: FigureRemarks, _ row: Int, to quantity: inout Quantity) {
    let (low, high) = (remarks.low?.quantity(row).value, remarks.high?.quantity(row).value)
    switch (low, high) {
    case (nil, nil): return
    case (_?, nil):
      if let column = remarks.low { faults.append(.loneBound("low", without: "high", at: column.span(row))) }
    case (nil, _?):
      if let column = remarks.high { faults.append(.loneBound("high", without: "low", at: column.span(row))) }
    case (let low?, let high?):
      guard low <= high, quantity.value.map({ (low...high).contains($0) }) ?? true else {
        if let column = remarks.low { faults.append(.boundsApart(low, high, at: column.span(row))) }
        return
      }
      switch quantity.absence {
      case .missing: quantity.amount = .range(low, high)
      case nil: quantity.bounds = Bounds(low: low, high: high)
      case .suppressed, .unavailable, .notApplicable:
        if let column = remarks.low { faults.append(.boundsOfNothing(at: column.span(row))) }
      }
    }
  }

  /// Tells of columns that could be about any of several figures.
  mutating func checkRemarks(_ remarks: FigureRemarks, of figures: [DataColumn]) {
    guard figures.count > 1 else { return }
    for column in remarks.figureColumns { faults.append(.whoseRemark(column, figures)) }
  }
}

extension Diagnostic {
  static func loneBound(_ name: String, without other: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .error, "data/one-bound", "a figure has “\(name)” and no “\(other)”", at: span,
      help: "write both, or a hedge beside the value: at-least, up-to")
  }

  fileprivate static func boundsApart(_ low: Double, _ high: Double, at span: Span) -> Diagnostic {
    Diagnostic(
      .error, "data/bounds",
      low > high
        ? "“low”, \(plainText(low)), is larger than “high”, \(plainText(high))"
        : "the value does not lie between “low”, \(plainText(low)), and “high”, \(plainText(high))", at: span)
  }

  fileprivate static func boundsOfNothing(at span: Span) -> Diagnostic {
    Diagnostic(
      .error, "data/number-with-absence", "a figure is marked absent and yet has bounds", at: span,
      help: "leave the bounds out: what must not be published must not be in the file")
  }

  fileprivate static func whoseRemark(_ column: DataColumn, _ figures: [DataColumn]) -> Diagnostic {
    let names = figures.map { "“\($0.name)”" }.joined(separator: ", ")
    return Diagnostic(
      .error, "data/whose-remark", "“\(column.name)” does not say which figure it is about: \(names)",
      at: column.nameSpan,
      help: "write it in the cells (12.3[p], >480, [c]), or each figure in a row of its own: “indicator”, “value”")
  }
}
