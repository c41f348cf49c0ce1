// Derived indicators, each after those that it is computed from.

import Base
import Model

/// The site with the cells of all derived indicators added.
func derive(_ site: Site) -> Checked<Site> {
  var site = site
  var faults: [Diagnostic] = []
  for id in order(site, &faults) {
    let indicator = site.indicators[id]
    guard let derivation = indicator.derivation, let method = Method.all.first(where: { $0.name == derivation.method }),
      let base = base(of: indicator, derivation, site, &faults)
    else { continue }
    if site.indicators[id].unit == nil { site.indicators[id].unit = method.unit(site.indicators[base].unit) }
    let work = Derivations(site: site, indicator: site.indicators[id], parameters: derivation.parameters, base: base)
    let computed = method.compute(work)
    faults += computed.diagnostics
    for cell in computed.result {
      let key = Model.Observation.Key(
        entity: cell.entity, indicator: id, selection: cell.selection, period: cell.period)
      site.observations.add(key, cell.quantity, source: cell.source, at: cell.place)
    }
    _ = site.observations.sort(id)
  }
  return Checked(site, faults)
}

private func base(
  of indicator: Indicator, _ derivation: Derivation, _ site: Site, _ faults: inout [Diagnostic]
) -> ID<Indicator>? {
  guard let named = derivation.parameters["of"], let key = named.scalar else {
    faults.append(Diagnostic(
      .error, "method/parameter", "“\(indicator.id)” does not say what it is computed from",
      at: derivation.methodSpan, help: "write `of:` and the id of an indicator"))
    return nil
  }
  if let found = site.indicator(named: key) { return found }
  let near = nearest(to: key, among: site.indicators.map(\.id))
  faults.append(Diagnostic(
    .error, "data/unknown-indicator", "no indicator named “\(key)”", at: named.span, help: near.asSuggestion))
  return nil
}

// Depth first along `of` and `per`; a circle is a fault at its first member, and its members stay without cells.
private func order(_ site: Site, _ faults: inout [Diagnostic]) -> [ID<Indicator>] {
  enum Mark { case open, done }
  var marks: [ID<Indicator>: Mark] = [:]
  var result: [ID<Indicator>] = []

  func visit(_ id: ID<Indicator>, _ chain: [String]) {
    guard marks[id] != .done, let derivation = site.indicators[id].derivation else { return }
    if marks[id] == .open {
      faults.append(Diagnostic(
        .error, "method/circle", "“\(site.indicators[id].id)” is computed from itself", at: derivation.methodSpan,
        notes: [Note((chain + [site.indicators[id].id]).joined(separator: " from "))]))
      return
    }
    marks[id] = .open
    for key in ["of", "per"] {
      let names = derivation.parameters[key]?.items.compactMap(\.scalar) ?? []
      for name in names {
        if let next = site.indicator(named: name) { visit(next, chain + [site.indicators[id].id]) }
      }
    }
    marks[id] = .done
    result.append(id)
  }
  for index in site.indicators.indices { visit(ID(index), []) }
  return result
}
