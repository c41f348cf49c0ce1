import Base
import Model

extension IntegrityLint {
  static let singleWithheldPart = IntegrityLint(
    name: "single-withheld-part",
    summary: "A published total with exactly one confidential part, which it gives away by subtraction. "
      + "Only below codes that say `exhaustive: true`.",
    check: { lookup in
      ExhaustiveCode.all(in: lookup.site).flatMap { code in
        lookup.givenIndicators.flatMap { indicator in
          capped(code.totals(of: indicator, lookup.site).compactMap { leak($0.total, $0.parts, lookup) })
        }
      }
    })
}

private func leak(_ total: Model.Observation, _ parts: [Model.Observation?], _ lookup: Lookup) -> Diagnostic? {
  let cells = parts.compactMap { $0 }
  let withheld = cells.filter { lookup.quantity($0).isSuppressed }
  guard lookup.quantity(total).value != nil, cells.count == parts.count, withheld.count == 1,
    cells.allSatisfy({ lookup.quantity($0).isSuppressed || lookup.quantity($0).value != nil })
  else { return nil }
  return IntegrityLint.warning(
    "single-withheld-part", "\(lookup.address(withheld[0])) is withheld, and its total gives it away",
    at: lookup.places.span(of: withheld[0]), notes: [Note("the total", at: lookup.places.span(of: total))],
    help: "withhold a second part, or the total")
}
