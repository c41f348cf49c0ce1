import Base
import Model

extension IntegrityLint {
  static let rankPopulation = IntegrityLint(
    name: "rank-population",
    summary: "A given rank that does not say among how many: neither a note of the indicator or of the cell, nor "
      + "`extra: {population: 48}`. Ranks that the build computes carry theirs.",
    check: { lookup in
      lookup.givenIndicators.compactMap { id in
        let indicator = lookup.site.indicators[id]
        guard case .named(let unit) = indicator.unit, ["rank", "place", "position"].contains(unit),
          indicator.note == nil, !indicator.extra.contains(where: { $0.key == "population" }),
          let bare = lookup.site.observations.all(of: id).first(where: { lookup.site.observations.note(of: $0) == nil })
        else { return nil }
        return warning(
          "rank-population", "\(lookup.address(bare)) is a rank, and nothing says among how many",
          at: lookup.places.span(of: bare), help: "write it into the indicator's `note`, or extra: {population: 48}")
      }
    })
}
