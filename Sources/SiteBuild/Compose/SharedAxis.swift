// Whether figures may be drawn on one scale. A chart asks before it is drawn.

import Base
import Model

/// What is wrong with showing these indicators on one axis.
///
/// - Parameter span: Where the chart names them.
func sharedAxisFaults(_ indicators: [ID<Indicator>], at span: Span?, _ site: Site) -> [Diagnostic] {
  [effectFault(indicators, at: span, site), priceFault(indicators, at: span, site)].compactMap { $0 }
}

// People who work in a sector, and jobs that a model says it sustains elsewhere: their lengths side by side would be
// read as parts of one whole.
private func effectFault(_ indicators: [ID<Indicator>], at span: Span?, _ site: Site) -> Diagnostic? {
  let entries = indicators.map { site.indicators[$0] }
  for (index, first) in entries.enumerated() {
    for second in entries[..<index] where isOneScale(first.unit, second.unit) {
      let (one, other) = (second.effect ?? .direct, first.effect ?? .direct)
      guard one != other else { continue }
      return Diagnostic(
        .error, "integrity/effects-on-one-axis",
        "“\(second.id)” (\(one.rawValue)) and “\(first.id)” (\(other.rawValue)) cannot share an axis", at: span,
        help: "draw two charts, or show the effects as a table")
    }
  }
  return nil
}

private func isOneScale(_ a: Unit?, _ b: Unit?) -> Bool {
  if case .currency(let first, _) = a, case .currency(let second, _) = b { return first == second }
  return a == b
}

private func priceFault(_ indicators: [ID<Indicator>], at span: Span?, _ site: Site) -> Diagnostic? {
  let money = indicators.compactMap { id -> (id: String, code: String, basis: String?)? in
    guard case .currency(let code, let basis) = site.indicators[id].unit else { return nil }
    return (site.indicators[id].id, code, basis)
  }
  for (index, first) in money.enumerated() {
    guard let second = money[..<index].first(where: { $0.code == first.code && $0.basis != first.basis }) else {
      continue
    }
    func words(_ basis: String?) -> String { basis.map { "in prices of \($0)" } ?? "in current prices" }
    return IntegrityLint.warning(
      "nominal-beside-real", "“\(second.id)” is \(words(second.basis)) and “\(first.id)” \(words(first.basis))",
      at: span, help: "bring both to the prices of one year with method: real")
  }
  return nil
}
