// Derived indicators, each after those that it is computed from.

import Base
import Model

/// The site with the cells of all derived indicators added.
func derive(_ site: Site) -> Checked<Site> {
  var site = site
  site.internParts()
  var faults: [Diagnostic] = []
  let inputs = resolvedInputs(site, &faults)
  for id in order(site, inputs, &faults) {
    guard let derivation = site.indicators[id].derivation, let method = method(of: derivation), let named = inputs[id],
      let base = named.first
    else { continue }
    if site.indicators[id].unit == nil {
      site.indicators[id].unit = method.unit(site.indicators[base].unit, derivation.parameters)
    }
    if site.indicators[id].decimals == nil {
      site.indicators[id].decimals = method.decimals ?? site.indicators[base].decimals
    }
    if site.indicators[id].higherIsBetter == nil { site.indicators[id].higherIsBetter = method.higherIsBetter }
    let work = Derivations(
      site: site, indicator: site.indicators[id], parameters: derivation.parameters, inputs: named)
    let computed = method.compute(work)
    faults += computed.diagnostics.isEmpty ? work.withoutCells(computed.result) : computed.diagnostics
    for cell in computed.result {
      let key = Model.Observation.Key(
        entity: cell.entity, indicator: id, selection: cell.selection, period: cell.period)
      site.observations.add(
        key, cell.quantity.withoutNoise, sources: cell.sources, note: cell.note, at: cell.place)
    }
    faults += site.clashes(of: id)
  }
  return Checked(site, faults)
}

private func method(of derivation: Derivation) -> Method? {
  Method.all.first { $0.name == derivation.method }
}

// What every derived indicator is computed from; one that names nothing, or something that is not there, has no
// entry.
private func resolvedInputs(_ site: Site, _ faults: inout [Diagnostic]) -> [ID<Indicator>: [ID<Indicator>]] {
  var inputs: [ID<Indicator>: [ID<Indicator>]] = [:]
  let known = Dictionary(
    site.indicators.enumerated().map { ($1.id, ID<Indicator>($0)) }, uniquingKeysWith: { a, _ in a })
  for (index, indicator) in site.indicators.enumerated() {
    guard let derivation = indicator.derivation, let method = method(of: derivation) else { continue }
    let nodes = method.inputs(derivation.parameters)
    if nodes.isEmpty { faults.append(.withoutInput(indicator, derivation, method)) }
    let found = nodes.compactMap { node -> ID<Indicator>? in
      if let id = node.scalar.flatMap({ known[$0] }) { return id }
      faults.append(.unknownIndicator(node.scalar ?? node.kindName, at: node.span, site))
      return nil
    }
    if !nodes.isEmpty, found.count == nodes.count { inputs[ID(index)] = found }
  }
  return inputs
}

// Depth first along the inputs; a circle is a fault at its first member, and its members stay without cells.
private func order(
  _ site: Site, _ inputs: [ID<Indicator>: [ID<Indicator>]], _ faults: inout [Diagnostic]
) -> [ID<Indicator>] {
  var chain: [ID<Indicator>] = []
  var done = Set<ID<Indicator>>()
  var inCircle = Set<ID<Indicator>>()
  var result: [ID<Indicator>] = []

  func visit(_ id: ID<Indicator>) {
    guard !done.contains(id), let derivation = site.indicators[id].derivation else { return }
    if let start = chain.firstIndex(of: id) {
      let circle = chain[start...] + [id]
      inCircle.formUnion(circle)
      faults.append(Diagnostic(
        .error, "method/circle", "“\(site.indicators[id].id)” is computed from itself", at: derivation.methodSpan,
        notes: [Note(circle.map { site.indicators[$0].id }.joined(separator: " from "))]))
      return
    }
    chain.append(id)
    for input in inputs[id] ?? [] { visit(input) }
    chain.removeLast()
    done.insert(id)
    if !inCircle.contains(id) { result.append(id) }
  }
  for index in site.indicators.indices { visit(ID(index)) }
  return result
}

extension Site {
  /// Interns what is left of every selection without some of its dimensions, and its totals: a method looks
  /// selections up and cannot add one.
  fileprivate mutating func internParts() {
    var next = 0
    while next < observations.selections.count {
      let selection = observations.selections[next]
      for choice in selection.choices {
        let dimension = Int(choice.dimension)
        _ = observations.intern(selection.without(dimension))
        if let total = dimensions[dimension].total { _ = observations.intern(selection.choosing(dimension, total)) }
      }
      next += 1
    }
  }

  // A method gives one figure for a key. Two come from a derived indicator that is given too.
  fileprivate mutating func clashes(of id: ID<Indicator>) -> [Diagnostic] {
    guard let first = observations.sort(id).first else { return [] }
    let indicator = indicators[id]
    return [Diagnostic(
      .error, "data/two-values",
      "“\(indicator.id)” is computed, and \(address(of: first.kept.key, in: self)) is given too",
      at: indicator.derivation?.methodSpan ?? indicator.span,
      help: "give the published figures an indicator of their own, as lq_bls beside lq")]
  }
}

extension Derivations {
  // Every cell of the inputs was there and none came of it: another year, other codes, an area without a total.
  fileprivate func withoutCells(_ cells: [DerivedCell]) -> [Diagnostic] {
    guard cells.isEmpty, inputs.allSatisfy({ !observations.all(of: $0).isEmpty }) else { return [] }
    let names = inputs.map { "“\(site.indicators[$0].id)”" }.joined(separator: " and ")
    return [Diagnostic(
      .warning, "method/no-figures", "“\(indicator.id)” has no figures: no cells of \(names) are what its method needs",
      at: indicator.derivation?.methodSpan ?? indicator.span,
      help: "look at the codes, areas and periods that it asks for")]
  }
}

extension Diagnostic {
  fileprivate static func withoutInput(
    _ indicator: Indicator, _ derivation: Derivation, _ method: Method
  ) -> Diagnostic {
    let key = method.parameters.contains { $0.name == "of" } ? "of" : method.parameters.first?.name ?? "of"
    return Diagnostic(
      .error, "method/parameter", "“\(indicator.id)” does not say what it is computed from", at: derivation.methodSpan,
      help: key == "of"
        ? "write `of:` and the id of an indicator" : "write `\(key):` with a list of maps that have `of`")
  }
}
