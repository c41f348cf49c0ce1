import Base
import Model

extension IntegrityLint {
  static let missingUnits = IntegrityLint(
    name: "missing-unit", summary: "An indicator with figures and without a unit.",
    check: { lookup in
      lookup.site.indicators.enumerated().compactMap { index, indicator in
        guard indicator.unit == nil, !lookup.site.observations.all(of: ID(index)).isEmpty else { return nil }
        return warning(
          "missing-unit", "“\(indicator.id)” has figures and no unit", at: indicator.span,
          help: "write `unit:` for it in Content/data/indicators.yml: percent, ratio, USD, or what is counted")
      }
    })
}
