// Filters that need the site or `Stats`, beside those of the engine. One filter is one file, and one line here. They
// find the site through the host, since templates are compiled before there is one.

import Templating

let siteFilters: [Filter] = [.rank, .change, .cagr, .table, .url, .asset]
