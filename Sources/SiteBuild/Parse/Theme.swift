// The theme's templates, compiled with what this program adds to the language.

import Base
import Templating

/// - Parameter sources: By name as `include` and `extends` spell them: the path below `Templates/`.
func compiledTheme(_ sources: [(String, SourceFile)]) -> Checked<TemplateSet> {
  let environment = Environment(filters: siteFilters(nil), names: Names(contextNames))
  return environment.compile(sources.map { (name: $0.0, file: $0.1) })
}

/// Filters that need the site or `Stats`, beside those of the engine. Without a site they can be compiled, not applied.
func siteFilters(_ lookup: Lookup?) -> [Filter] { [] }

/// The variables that pages hand in; a template that names another is not compiled.
let contextNames: [String] = [
  "site", "page", "strings", "content", "patterns",
]
