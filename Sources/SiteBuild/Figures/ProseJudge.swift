// Prose cannot disagree with the data. Every expression in a document is evaluated; a bound figure becomes what is
// printed, an asserted one is compared with the words around it. All of it happens before anything is rendered, so that
// a false figure is found on a page that nobody looked at.

import Base
import Markup
import Model
import Templating

struct ProseJudge: Sendable {
  let lookup: Lookup
  let environment: Environment
  let files: [SourceFile]
  let words: [(language: String, words: Words)]

  init(_ lookup: Lookup, files: [SourceFile], words: [(language: String, words: Words)]) {
    self.lookup = lookup
    self.files = files
    self.words = words
    let names = Names(
      ["page", "site", "cluster"],
      isEntity: { lookup.entity($0) != nil },
      entities: { lookup.site.entities.filter { $0.kind != .page }.map(\.expressionName) },
      refusal: { name in lookup.hidden.cluster(named: name).map { ($0.words, $0.advice) } })
    environment = Environment(filters: siteFilters, names: names)
  }

  func words(for language: String) -> Words {
    words.first { $0.language == language }?.words ?? words.first?.words ?? Words(node: nil, fallback: nil)
  }

  /// Judges one document.
  func judge(_ page: WrittenPage, _ markup: MarkupDocument) -> JudgedProse {
    var prose = JudgedProse()
    let context = hostPage(page)
    let host = host(lookup, context)
    let variables = variables(of: page)
    for figure in markup.figures {
      prose.figures.append(self.result(of: figure, page, variables, host, context, &prose.faults))
    }
    for citation in markup.citations {
      prose.citations.append(citation.items.compactMap { source($0.key, at: $0.keySpan, &prose.faults) })
    }
    prose.sources = sourcesInOrder(markup, prose)
    return prose
  }

  func hostPage(_ page: WrittenPage) -> HostPage {
    HostPage(language: .rules(for: page.language), words: words(for: page.language), path: "")
  }

  func variables(of page: WrittenPage) -> Record {
    let own = Value.handle(Handle(entity: page.entity))
    let settings = lookup.site.settings
    let site: Value = [
      "title": .string(settings.title.text(in: page.language)),
      "organisation": settings.organisation.map { .string($0) } ?? .none,
      "edition": .string(settings.edition?.name.text(in: page.language) ?? ""),
    ]
    let cluster = lookup.site.entities[page.entity].kind == .cluster ? own : Value.none
    return ["page": own, "site": site, "cluster": cluster]
  }

  private func source(_ key: String, at span: Span, _ faults: inout [Diagnostic]) -> ID<Source>? {
    if let id = lookup.site.source(named: key) { return id }
    faults.append(.unknownSource(key, at: span, lookup.site))
    return nil
  }

  private func sourcesInOrder(_ markup: MarkupDocument, _ prose: JudgedProse) -> [ID<Source>] {
    var order: [ID<Source>] = []
    func add(_ id: ID<Source>) { if !order.contains(id) { order.append(id) } }
    for fragment in [markup.content] + markup.footnotes.map(\.content) {
      for hole in fragment.holes where hole.place == .element {
        switch hole.kind {
        case .figure(let index), .assertedOpen(let index):
          prose.figures[safe: index]?.trace?.sources.forEach(add)
        case .citation(let index): (prose.citations[safe: index] ?? []).forEach(add)
        case .assertedClose, .claim, .dataBlock, .reference, .link, .image: break
        }
      }
    }
    return order
  }
}

extension ProseJudge {
  /// What an expression in a block's settings gives; `nil` where it is none, or has no value.
  func value(of node: Node, on page: WrittenPage, _ host: Host) -> Checked<Value?> {
    guard node.scalar != nil else { return Checked(nil) }
    let file = files[node.span.file]
    let compiled = Expression.compile(file.bytes[file.unquoted(node.span.range)], in: file.id, environment: environment)
    guard let expression = compiled.result else { return Checked(nil, compiled.diagnostics) }
    let value = expression.evaluate(variables(of: page), host: host, language: .rules(for: page.language))
    return Checked(value.hasErrors ? nil : value.result, compiled.diagnostics + value.diagnostics)
  }
}

extension SourceFile {
  /// The range of a scalar without the quotation marks that it was written in.
  func unquoted(_ range: Range<Int>) -> Range<Int> {
    guard let first = bytes[safe: range.lowerBound], first == 0x22 || first == 0x27, range.count >= 2 else {
      return range
    }
    return range.lowerBound + 1..<range.upperBound - 1
  }
}

// MARK: - One figure

extension ProseJudge {
  private func result(
    of figure: ProseFigure, _ page: WrittenPage, _ variables: Record, _ host: Host, _ context: HostPage,
    _ faults: inout [Diagnostic]
  ) -> FigureResult {
    let empty = FigureResult(html: [], plain: "", trace: nil)
    guard let (value, observation) = evaluate(figure, variables, host, context, &faults) else { return empty }
    var trace: Trace?
    if let observation {
      if !observation.hasCell {
        faults.append(absence(of: observation, at: figure.span))
        return empty
      }
      trace = self.trace(observation, figure)
      if observation.quantity.isSuppressed, case .asserted = figure.kind {
        faults.append(.suppressed(figure.span, facts(trace)))
        return empty
      }
      if case .asserted(let assertion) = figure.kind {
        judge(assertion, figure, observation, trace, context, &faults)
      }
      if observation.source.isNone { faults.append(.untraced(figure.span, facts(trace))) }
    } else if case .asserted = figure.kind {
      faults.append(.notAFigure(figure.expressionSpan, value))
      return empty
    }
    var html = ByteWriter()
    value.write(html: &html, host: host, language: context.language)
    return FigureResult(
      html: html.bytes, plain: value.plainText(host: host, language: context.language), trace: trace)
  }

  private func evaluate(
    _ figure: ProseFigure, _ variables: Record, _ host: Host, _ context: HostPage, _ faults: inout [Diagnostic]
  ) -> (Value, Templating.Observation?)? {
    let file = files[figure.expressionSpan.file]
    let range = figure.expressionSpan.range
    if let named = namedFigure(file.bytes[range], variables, host) { return (.observation(named), named) }
    // An expression that is broken over two lines has a space where the file has the line break; the bytes of the file
    // keep every position true, and white space means the same to the reader of expressions.
    let compiled = Expression.compile(file.bytes[range], in: file.id, environment: environment)
    faults += compiled.diagnostics
    guard let expression = compiled.result else { return nil }
    let asked = AskedFigures(by: file.bytes[range])
    let evaluated = expression.evaluate(
      variables, host: asked?.host(host, lookup) ?? host, language: context.language)
    faults += evaluated.diagnostics
    if evaluated.diagnostics.contains(where: { $0.severity == .error }) { return nil }
    if asked?.giveAwayWithheld(lookup.site) == true {
      faults.append(.worksOutWithheld(at: figure.expressionSpan))
      return nil
    }
    switch evaluated.result {
    case .observation(let observation): return (evaluated.result, observation)
    case .series(let series):
      switch host.observation(series, .latest) {
      case .success(let observation): return (.observation(observation), observation)
      case .failure(let refusal):
        faults.append(
          Diagnostic(.error, "figure/refused", refusal.message, at: figure.expressionSpan, help: refusal.help))
        return nil
      }
    case .undefined, .none, .bool, .int, .double, .string, .safe, .safeXML, .date, .moment, .period, .list, .record,
      .handle, .macro, .namespace:
      return (evaluated.result, nil)
    }
  }

  private func trace(_ observation: Templating.Observation, _ figure: ProseFigure) -> Trace {
    var cell: Model.Observation?
    var isStale = false
    if let series = observation.series {
      let all = lookup.series(series.entityID, series.indicatorID, series.choices)
      cell = all.first { $0.key.period == observation.period }
      // What is printed in the text says its period by itself; words that were typed may have been forgotten.
      if case .asserted(let assertion) = figure.kind, !assertion.test.isPinned, let own = observation.period {
        isStale = newest(of: all).map { own < $0 } ?? false
      }
    }
    let sources = cell.map { lookup.site.observations.sources(of: $0) }
      ?? SourceSet(observation.source.sourceKeys.compactMap { lookup.site.source(named: $0) })
    return Trace(
      sources: sources, quantity: observation.quantity, period: observation.period, cell: cell, isStale: isStale)
  }

  private func judge(
    _ assertion: Assertion, _ figure: ProseFigure, _ observation: Templating.Observation, _ trace: Trace?,
    _ context: HostPage, _ faults: inout [Diagnostic]
  ) {
    let known = printed(observation, context)
    switch Markup.judge(assertion, against: observation.quantity) {
    case .holds:
      if let reading = assertion.reading, reading.hasForeignMark {
        faults.append(.decimalPoint(assertion, reading, context.language))
      }
      guard trace?.isStale == true else { return }
      let all = observation.series.map { lookup.series($0.entityID, $0.indicatorID, $0.choices) } ?? []
      faults.append(.stale(assertion, observation, newest: newest(of: all), facts(trace)))
    case .mismatch(let low, let high):
      let tolerance = observation.quantity.value.flatMap { toleranceNeeded(low, high, for: $0) }
      let better = suggestion(assertion, observation, context) ?? known
      faults.append(.mismatch(
        assertion, known: known, reading: reading(low, high, context.language), better: better, tolerance, facts(trace),
        older(assertion, observation)))
    case .otherUnit: faults.append(.otherUnit(assertion, known: known, facts(trace)))
    case .hedgeMissing(let hedge):
      faults.append(.hedgeMissing(
        assertion, Markup.words(for: hedge, in: context.language),
        hedged(assertion, hedge, observation, context) ?? known, facts(trace)))
    case .absent: faults.append(absence(of: observation, at: figure.span))
    }
  }

  /// Place, address and statuses of a figure in words, for messages only: finding the line of a cell reads its file.
  private func facts(_ trace: Trace?) -> String {
    guard let trace, let cell = trace.cell else { return "" }
    let column = lookup.places.column(of: cell).map { "column \($0)" }
    let place = [lookup.place(cell, files), column].compactMap { $0 }.joined(separator: ", ")
    let sources = trace.sources.map { "source \(lookup.site.sources[$0].key)" }
    let facts = ([address(of: cell.key, in: lookup.site)] + sources + trace.quantity.statuses.map(\.name))
      .joined(separator: ", ")
    return place.isEmpty ? facts : "\(place) (\(facts))"
  }

  /// The period of the latest cell that has a number: what is withheld or missing makes no figure stale.
  private func newest(of cells: ArraySlice<Model.Observation>) -> Period? {
    cells.last { lookup.quantity($0).absence == nil }?.key.period
  }

  private func absence(of observation: Templating.Observation, at span: Span) -> Diagnostic {
    let periods = periods(of: observation)
    if periods.isEmpty, let (name, hiding) = lookup.indicator(observation.indicator).flatMap({ lookup.hiding(of: $0) }) {
      return .hidden("column", name, hiding, at: span)
    }
    return .noData(span, observation, periods)
  }

  /// Of which periods the series of an observation has cells, in order.
  private func periods(of observation: Templating.Observation) -> [Period] {
    guard let series = observation.series else { return [] }
    return lookup.series(series.entityID, series.indicatorID, series.choices).compactMap(\.key.period)
  }

  /// An older period of the series for which the words would hold.
  private func older(_ assertion: Assertion, _ observation: Templating.Observation) -> Period? {
    guard let series = observation.series else { return nil }
    let all = lookup.series(series.entityID, series.indicatorID, series.choices)
    return all.reversed().first { cell in
      cell.key.period != observation.period && Markup.judge(assertion, against: lookup.quantity(cell)) == .holds
    }?.key.period
  }

  fileprivate func printed(_ observation: Templating.Observation, _ context: HostPage) -> String {
    let host = host(lookup, context)
    var text = Value.observation(observation).plainText(host: host, language: context.language)
    switch observation.quantity.unit {
    case .percent?: if !text.contains("%") { text += " percent" }
    case .named(let name)?: text += " " + name
    case .percentagePoints?: text += " percentage points"
    case .currency(let code, _)?: text += " " + code
    case .ratio?, nil: break
    }
    return text
  }
}

extension Value {
  var isNone: Bool { if case .none = self { true } else { false } }
}

// What the words admit; an end that they leave open is infinite.
private func reading(_ low: Double, _ high: Double, _ language: LanguageRules) -> String {
  func text(_ value: Double) -> String { numberText(rounded(value, decimals: 9), in: language) }
  if high == .infinity { return "reads as \(text(low)) or more" }
  if low == -.infinity { return "reads as \(text(high)) or less" }
  return "reads as \(text(low)) to \(text(high))"
}

extension Diagnostic {
  fileprivate static func dataNote(_ facts: String) -> [Note] { facts.isEmpty ? [] : [Note("data: " + facts)] }

  fileprivate static func mismatch(
    _ assertion: Assertion, known: String, reading: String, better: String, _ tolerance: Double?, _ facts: String,
    _ older: Period?
  ) -> Diagnostic {
    var notes = dataNote(facts)
    if let older { notes.append(Note("the figure of \(older.text) would fit: is the text out of date?")) }
    return Diagnostic(
      .error, "figure/mismatch", "the text says \(assertion.text), the data says \(known)", at: assertion.textSpan,
      notes: notes, label: reading,
      help: better == assertion.text
        ? nil : "write “\(better)”" + (tolerance.map { ", or widen with tol=\(plainText($0))" } ?? ""))
  }

  fileprivate static func decimalPoint(
    _ assertion: Assertion, _ reading: NumeralReading, _ language: LanguageRules
  ) -> Diagnostic {
    Diagnostic(
      .warning, "figure/decimal-point", "“\(assertion.text)” has a decimal point, and the page’s language a comma",
      at: assertion.textSpan,
      help: reading.digits.isEmpty ? nil : "write “\(withMark(of: language, assertion.text, reading))”")
  }

  fileprivate static func otherUnit(_ assertion: Assertion, known: String, _ facts: String) -> Diagnostic {
    Diagnostic(
      .error, "figure/unit", "the text says \(assertion.text), the data is in another unit: \(known)",
      at: assertion.textSpan, notes: dataNote(facts))
  }

  fileprivate static func hedgeMissing(
    _ assertion: Assertion, _ hedge: String, _ known: String, _ facts: String
  ) -> Diagnostic {
    Diagnostic(
      .error, "figure/hedge", "the source says “\(hedge)”, the text leaves it out", at: assertion.textSpan,
      notes: dataNote(facts), help: "write “\(known)”")
  }

  fileprivate static func stale(
    _ assertion: Assertion, _ observation: Templating.Observation, newest: Period?, _ facts: String
  ) -> Diagnostic {
    let newer = newest.map { ", of \($0.text)" } ?? ""
    return Diagnostic(
      .warning, "figure/stale",
      "this figure is of \(observation.period?.text ?? "a period"), and there is a newer one\(newer)",
      at: assertion.textSpan, notes: dataNote(facts),
      help: "update it, or write `pin` behind the expression if the older period is meant")
  }

  fileprivate static func suppressed(_ span: Span, _ facts: String) -> Diagnostic {
    Diagnostic(
      .error, "figure/suppressed", "this figure is withheld as confidential", at: span,
      notes: dataNote(facts),
      help: "say that it is withheld; no number may stand here")
  }

  /// - Parameter periods: Those that there are.
  fileprivate static func noData(
    _ span: Span, _ observation: Templating.Observation, _ periods: [Period]
  ) -> Diagnostic {
    let period = observation.period.map { " for \($0.text)" } ?? ""
    let known = periods.map(\.text)
    let few = known.count <= 6 ? known.joined(separator: ", ") : "\(known[0]) to \(known[known.count - 1])"
    return Diagnostic(
      .error, "figure/no-data", "“\(observation.entity)” has no \(observation.indicator)\(period)", at: span,
      help: known.isEmpty ? nil : "there is a figure of \(few)")
  }

  fileprivate static func untraced(_ span: Span, _ facts: String) -> Diagnostic {
    Diagnostic(
      .error, "figure/no-source", "this figure has no source", at: span,
      notes: dataNote(facts),
      help: "give its cell, its table's schema or its fact a `source`")
  }

  fileprivate static func notAFigure(_ span: Span, _ value: Value) -> Diagnostic {
    Diagnostic(.error, "figure/not-a-figure", "this is \(value.kindName), not a figure of the data", at: span)
  }
}
