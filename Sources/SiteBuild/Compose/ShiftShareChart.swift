// `kind: shift-share` with a region and a reference: the change between two periods, taken apart where it is drawn by
// the method that derived indicators have, so that the steps add up as printed. Its rows are those of a waterfall.

import Base
import Charting
import Formats
import Model
import Stats

extension SiteView {
  /// The steps of the decomposition that a specification asks for; `nil` with faults where there is none.
  func shiftShareTable(_ spec: inout ChartSpec, _ host: HostPage, _ faults: inout [Diagnostic]) -> ChartTable? {
    var reader = ShiftShareReader(self, spec)
    let asked = reader.read()
    faults += reader.faults
    guard let asked else { return nil }
    let steps = asked.steps(in: site)
    faults += steps.diagnostics
    guard !steps.diagnostics.contains(where: { $0.severity == .error }) else { return nil }
    let shown = steps.result.filter { asked.shown.contains($0.name) }
    guard !shown.isEmpty else {
      faults.append(.nothingToDecompose(asked, site))
      return nil
    }
    spec.nameRows(by: "component")
    if shown.contains(where: { $0.cell.quantity.flags.contains(.estimated) }) {
      let note = host.words("shift_share/partial")
      spec.note = spec.note.map { Located("\($0.value) \(note)", at: $0.span) } ?? Located(note, at: spec.kindSpan)
    }
    let indicator = site.indicators[asked.indicator]
    let language = host.language.tag
    let span = "\(periodLabel(asked.from, host))–\(periodLabel(asked.to, host))"
    let names = shown.map { step in
      let place = site.entities[asked.reference].name.text(in: language)
      return ChartText(
        key: step.name, text: filled(host.words("shift_share/" + step.name), ["reference": place, "span": span]))
    }
    return ChartTable(
      name: "shift-share",
      columns: [
        ChartColumn("component", label: host.words("shift_share/component"), .texts(names)),
        ChartColumn(
          indicator.id, label: indicator.label.text(in: language), unit: indicator.unit, decimals: indicator.decimals,
          .numbers(shown.map(\.cell.quantity))),
      ],
      rows: shown.map { step in
        ChartRow(key: step.name, sources: step.cell.sources.map { site.sources[$0].key }, span: spec.kindSpan)
      })
  }
}

/// What is taken apart: whose change, against whom, between when.
private struct ShiftShareQuestion {
  typealias Step = (name: String, cell: DerivedCell)

  let indicator: ID<Indicator>
  let region: ID<Entity>
  let reference: ID<Entity>
  let from: Period
  let to: Period
  let variant: String
  /// The names of the components that are drawn.
  let shown: [String]
  /// Of the method, as an author would write them.
  let parameters: [Node.Entry]
  let span: Span

  /// The components that there are, the total last.
  func steps(in site: Site) -> Checked<[Step]> {
    let pair = site.holding(only: [region, reference], of: indicator)
    var steps: [Step] = []
    for name in ["national", "mix", "competitive", "allocation", "total"]
    where name != "allocation" || variant == "esteban-marquillas" {
      let component = Node.Entry(key: "component", keySpan: span, value: Node(.string(name), text: name, at: span))
      let work = Derivations(
        site: pair, indicator: site.indicators[indicator], parameters: Node(.map(parameters + [component]), at: span),
        inputs: [indicator])
      let cells = Method.shiftShare.compute(work)
      if cells.diagnostics.contains(where: { $0.severity == .error }) { return Checked([], cells.diagnostics) }
      if let cell = cells.result.first(where: { $0.entity == region && $0.period == to }) { steps.append((name, cell)) }
    }
    return Checked(steps)
  }
}

/// Reads the keys of the kind; what is wrong with them gathers in `faults`.
private struct ShiftShareReader {
  let view: SiteView
  let spec: ChartSpec
  var faults: [Diagnostic] = []

  init(_ view: SiteView, _ spec: ChartSpec) {
    self.view = view
    self.spec = spec
  }

  mutating func read() -> ShiftShareQuestion? {
    let (region, reference, indicator, ends) = (entity("region"), entity("reference"), indicator(), periods())
    let variant = spec.extra("variant")?.scalar ?? "classic"
    let components = ["national", "mix", "competitive", "allocation", "total"]
    let shown = spec.extra("show")?.items ?? []
    for node in shown where !components.contains(node.scalar ?? "") {
      faults.append(.notOneOf(node, what: "component", components))
    }
    guard let region, let reference, let indicator, let ends, faults.isEmpty else { return nil }
    let whole = view.site.entities[reference]
    let area = Node(.map([written(whole.kind.name, whole.id)]), at: spec.kindSpan)
    var parameters: [Node.Entry] = [
      Node.Entry(key: "reference", keySpan: spec.kindSpan, value: area), written("from", ends.from.text),
      written("to", ends.to.text),
    ]
    if let node = spec.extra("variant") {
      parameters.append(Node.Entry(key: "variant", keySpan: node.span, value: node))
    }
    if let node = spec.extra("codes"), let list = dimension(of: indicator) {
      parameters.append(Node.Entry(key: list, keySpan: node.span, value: node))
    }
    return ShiftShareQuestion(
      indicator: indicator, region: region, reference: reference, from: ends.from, to: ends.to, variant: variant,
      shown: shown.isEmpty ? components : shown.compactMap(\.scalar), parameters: parameters, span: spec.kindSpan)
  }

  private func written(_ key: String, _ text: String) -> Node.Entry {
    Node.Entry(key: key, keySpan: spec.kindSpan, value: Node(.string(text), text: text, at: spec.kindSpan))
  }

  private mutating func entity(_ key: String) -> ID<Entity>? {
    guard let node = spec.extra(key) else {
      faults.append(missing("a `\(key)`", help: "write \(key): and the id of a region or cluster"))
      return nil
    }
    if let id = node.scalar.flatMap({ view.lookup.entity($0) }) { return id }
    let known = view.site.entities.map(\.id)
    faults.append(Diagnostic(
      .error, "chart/unknown-entity", "no region or cluster is named “\(node.scalar ?? node.kindName)”", at: node.span,
      help: nearest(to: node.scalar ?? "", among: known).asSuggestion))
    return nil
  }

  private mutating func indicator() -> ID<Indicator>? {
    guard let field = spec[.value]?.field else {
      faults.append(missing("a `value`", help: "write value: and the id of an indicator"))
      return nil
    }
    if let id = view.lookup.indicator(field.value) { return id }
    faults.append(Diagnostic(
      .error, "chart/unknown-field", "no indicator is named “\(field.value)”", at: field.span,
      help: nearest(to: field.value, among: view.site.indicators.map(\.id)).asSuggestion))
    return nil
  }

  // `2019..2024`
  private mutating func periods() -> (from: Period, to: Period)? {
    let ends = spec.period?.value.replacing("..", with: " ").split(separator: " ").map { Period(String($0)) } ?? []
    if ends.count == 2, let from = ends[0], let to = ends[1], from < to { return (from, to) }
    faults.append(Diagnostic(
      .error, "chart/period", "a change is taken apart between two periods, an earlier and a later one",
      at: spec.period?.span ?? spec.kindSpan, help: "write period: 2019..2024"))
    return nil
  }

  // The one that `data` names, in the singular or the plural; else the only one of the indicator.
  private func dimension(of indicator: ID<Indicator>) -> String? {
    let data = spec.data?.value
    let named = view.site.dimensions.first { data == $0.name || data == listName(ofDimension: $0.name) }
    return (named ?? view.lookup.dimensions[indicator.position].first.map { view.site.dimensions[$0] })?.name
  }

  private func missing(_ what: String, help: String) -> Diagnostic {
    Diagnostic(.error, "chart/missing-key", "a shift-share chart needs \(what)", at: spec.kindSpan, help: help)
  }
}

extension Site {
  // A method walks all cells of its indicator: a site with a chart on each of a thousand pages would be walked as
  // often.
  fileprivate func holding(only entities: [ID<Entity>], of indicator: ID<Indicator>) -> Site {
    var few = Observations()
    for selection in observations.selections { _ = few.intern(selection) }
    for entity in entities {
      for cell in observations.cells(of: entity, indicator) {
        few.add(
          cell.key, observations.quantity(of: cell), sources: observations.sources(of: cell),
          note: observations.note(of: cell), at: cell.place)
      }
    }
    _ = few.sort(indicator)
    var site = self
    site.observations = few
    return site
  }
}

extension Diagnostic {
  fileprivate static func nothingToDecompose(_ asked: ShiftShareQuestion, _ site: Site) -> Diagnostic {
    let names = [asked.region, asked.reference].map { "“\(site.entities[$0].id)”" }.joined(separator: " and ")
    return Diagnostic(
      .error, "chart/no-rows",
      "\(names) have no \(site.indicators[asked.indicator].id) of one industry in both \(asked.from.text) and "
        + asked.to.text, at: asked.span, help: "look at the periods and at what is withheld")
  }
}
