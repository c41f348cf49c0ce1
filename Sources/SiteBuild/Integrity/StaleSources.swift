import Base
import Model

extension IntegrityLint {
  static let staleSources = IntegrityLint(
    name: "stale-source",
    summary: "A source in use that is older at the edition's date than `policies.stale_after_days` allows, or whose "
      + "`next_release` has passed by then.",
    check: { lookup in
      guard let edition = lookup.site.settings.edition?.date else { return [] }
      let site = lookup.site
      var isUsed = [Bool](repeating: false, count: site.sources.count)
      for index in site.indicators.indices {
        let cells = site.observations.all(of: ID(index))
        for source in site.observations.sources(of: cells) { isUsed[source.position] = true }
      }
      return site.sources.indices.filter { isUsed[$0] }.compactMap {
        staleness(of: site.sources[$0], at: edition, site.settings.policies)
      }
    })
}

private func staleness(
  of source: Source, at edition: CalendarDate, _ policies: SiteSettings.Policies
) -> Diagnostic? {
  if let next = source.nextRelease, next <= edition {
    return IntegrityLint.warning(
      "stale-source", "newer figures than those of “\(source.key)” should be out since \(next.iso)", at: source.span,
      help: "update its tables, or `next_release`")
  }
  guard let limit = policies.staleAfterDays, let age = age(of: source, at: edition), age > limit else { return nil }
  return IntegrityLint.warning(
    "stale-source", "the source “\(source.key)” is \(age) days old at the edition's date, more than \(limit)",
    at: source.span)
}
