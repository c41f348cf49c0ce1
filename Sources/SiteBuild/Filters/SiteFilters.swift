// Filters that need the site or `Stats`, beside those of the engine. One filter is one file, and one line here.

import Templating

/// - Parameter lookup: Without a site they can be compiled, not applied.
func siteFilters(_ lookup: Lookup?) -> [Filter] {
  [.rank(lookup), .change(lookup), .cagr(lookup)]
}
