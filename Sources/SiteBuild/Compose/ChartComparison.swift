// Charts that readers compare: a name keeps its colour on all pages, and scales that are shared hold the data of all.

import Base
import Charting
import Model

extension SiteView {
  func makeComparable(_ spec: ChartSpec, _ options: inout ChartOptions) {
    options.place = { [lookup] key in lookup.entity(key)?.position }
    for field in spec.sharedFields { options.extents[field.value] = extent(ofField: field.value, in: spec.data?.value) }
  }

  // Of an indicator every figure that its clusters (regions, organisations) have; of a table its whole column.
  private func extent(ofField name: String, in data: String?) -> Bounds? {
    if let kind = data.flatMap({ Entity.Kind(ofList: $0) }) {
      guard let indicator = lookup.indicator(name) else { return nil }
      return union(site.observations.all(of: indicator).lazy.compactMap { [site, lookup] cell in
        site.entities[cell.key.entity].kind == kind ? lookup.quantity(cell).extent : nil
      })
    }
    guard let table = tables.first(where: { $0.name == data })?.table, let column = table[name] else { return nil }
    return union((0..<table.rowCount).lazy.compactMap { column.quantity($0).extent })
  }

  private func union(_ extents: some Sequence<Bounds>) -> Bounds? {
    var (low, high) = (Double.infinity, -Double.infinity)
    for extent in extents { (low, high) = (min(low, extent.low), max(high, extent.high)) }
    return low <= high ? Bounds(low: low, high: high) : nil
  }
}
