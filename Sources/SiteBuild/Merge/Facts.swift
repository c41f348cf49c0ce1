// Figures beside prose: `facts:` of a front matter or of a list's entry, by indicator.

import Base
import Formats
import Model

enum FactKeys {
  static let all: [KnownKey] = [
    KnownKey("value", .anything, "The figure, also in the notation of tables: `>480`, `[c]`, `12.3[p]`."),
    KnownKey("low", .number, "The lower bound."),
    KnownKey("high", .number, "The upper bound."),
    KnownKey("hedge", .text, "more-than, at-least, almost, about or up-to."),
    KnownKey("unit", .text, "The unit, where the indicator does not say it."),
    KnownKey("year", .anything, "The year."),
    KnownKey("period", .anything, "The period: 2017, 2017-Q4, 2016/17, 2000..2009; none: undated."),
    KnownKey("status", .texts, "Statuses by mark or name: p, provisional."),
    KnownKey("source", .text, "The source, by key."),
    KnownKey("note", .text, "What a reader should know about this figure."),
  ]
}

extension Workspace {
  /// Reads `facts` about an entity.
  mutating func readFacts(_ node: Node, of subject: ID<Entity>) {
    for entry in node.entries {
      let indicator = indicatorOrNew(entry.key, at: entry.keySpan)
      let facts: [Node] = if case .list(let items) = entry.value.content { items } else { [entry.value] }
      for fact in facts { readFact(fact, of: subject, indicator) }
    }
  }

  private mutating func readFact(_ node: Node, of subject: ID<Entity>, _ indicator: ID<Indicator>) {
    let dimensions = site.dimensions.map { KnownKey($0.name, .text, "A code of \($0.name).") }
    guard case .map = node.content else {
      guard let figure = figure(node) else { return }
      add(
        Observation.Key(entity: subject, indicator: indicator, selection: ID(0), period: nil), figure, sources: .none,
        note: nil, at: .offset(node.span))
      return
    }
    let reader = MapReader(node, keys: FactKeys.all + dimensions, what: "a fact")
    faults += reader.faults
    guard var figure = node["value"].flatMap({ figure($0) }) ?? range(node) else {
      if node["value"] == nil { faults.append(.factWithoutValue(node.span)) }
      return
    }
    if let low = reader.number("low"), let high = reader.number("high"), figure.value != nil {
      figure.bounds = Bounds(low: low, high: high)
    } else if let (one, other) = loneBound(node) {
      faults.append(.loneBound(one.name, without: other, at: one.span))
    }
    if let word = node["hedge"], word.scalar != nil { figure.hedge = hedge(word) }
    for status in node["status"]?.items ?? [] {
      apply(statuses: status.text, at: status.span, to: &figure, at: (node["value"] ?? node).span)
    }
    if let unit = reader.text("unit") { setUnit(Unit(unit), of: indicator, at: node["unit"]!.span) }  // it has text
    let key = Observation.Key(
      entity: subject, indicator: indicator, selection: selection(node), period: period(node))
    let source = node["source"].flatMap { named in named.scalar.flatMap { self.source($0, at: named.span) } }
    add(
      key, figure, sources: SourceSet(source), note: reader.text("note"),
      at: .offset(node["value"]?.span ?? node.span))
  }

  private mutating func figure(_ node: Node) -> Quantity? {
    if let number = node.number { return Quantity(number) }
    guard let text = node.scalar else {
      if node.isNull { return Quantity(.absent(.missing)) }
      faults.append(.notAFigure(node, "this is \(node.kindName), not a figure", help: nil))
      return nil
    }
    switch quantity(of: Array(text.utf8)[...]) {
    case .success(let figure): return figure
    case .failure(let fault):
      faults.append(.notAFigure(node, fault.message, help: fault.help))
      return nil
    }
  }

  private func range(_ node: Node) -> Quantity? {
    guard node["value"] == nil, let low = node["low"]?.number, let high = node["high"]?.number else { return nil }
    return Quantity(.range(low, high))
  }

  private func loneBound(_ node: Node) -> (given: (name: String, span: Span), missing: String)? {
    switch (node["low"], node["high"]) {
    case (let low?, nil): (("low", low.span), "high")
    case (nil, let high?): (("high", high.span), "low")
    case (nil, nil), (_?, _?): nil
    }
  }

  private mutating func period(_ node: Node) -> Period? {
    if let year = node["year"], let other = node["period"] {
      faults.append(.twoColumns("year", "period", what: "when a figure was", at: other.span, year.span))
    }
    guard let written = node["period"] ?? node["year"], let text = written.scalar else { return nil }
    let period = Period(text)
    if period == nil { faults.append(.unreadablePeriod(written)) }
    return period
  }

  private mutating func selection(_ node: Node) -> ID<Selection> {
    var selection = Selection()
    for (index, dimension) in site.dimensions.enumerated() {
      guard let written = node[dimension.name], let code = written.scalar else { continue }
      guard let position = dimension.position(of: code) else {
        faults.append(.unknownCode(code, dimension, at: written.span))
        continue
      }
      selection = selection.choosing(index, position)
    }
    return site.observations.intern(selection)
  }

  /// Gives an indicator the unit of a cell or fact; two units for one indicator are a fault.
  mutating func setUnit(_ unit: Unit, of id: ID<Indicator>, at span: Span) {
    if let known = site.indicators[id].unit, known != unit {
      faults.append(.twoUnits(site.indicators[id], unit, at: span))
    } else {
      site.indicators[id].unit = unit
    }
  }
}

extension Diagnostic {
  fileprivate static func factWithoutValue(_ span: Span) -> Diagnostic {
    Diagnostic(
      .error, "data/no-value", "this fact has no value", at: span, help: "write `value:`, or `low:` and `high:`")
  }

  fileprivate static func notAFigure(_ node: Node, _ message: String, help: String?) -> Diagnostic {
    Diagnostic(.error, "data/not-a-number", message, at: node.span, help: help)
  }

  fileprivate static func unreadablePeriod(_ node: Node) -> Diagnostic {
    Diagnostic(
      .error, "data/period", "“\(node.text)” is no period", at: node.span,
      help: "write 2017, 2017-Q4, 2017-11, 2016/17 or a span 2000..2009")
  }

  fileprivate static func twoUnits(_ indicator: Indicator, _ unit: Unit, at span: Span) -> Diagnostic {
    Diagnostic(
      .error, "data/two-units",
      "“\(indicator.id)” is in \(unit.text) here, and in \(indicator.unit?.text ?? "no unit") elsewhere", at: span,
      help: "give one of them another id")
  }
}
