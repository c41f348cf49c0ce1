// The theme's templates, compiled with what this program adds to the language.

import Base
import Templating

/// - Parameters:
///   - sources: By name as `include` and `extends` spell them: the path below `Templates/`.
///   - originals: Templates of the theme that the site has its own of.
func compiledTheme(
  _ sources: [(String, SourceFile)], _ originals: [(String, SourceFile)] = []
) -> Checked<TemplateSet> {
  let environment = Environment(filters: siteFilters, functions: siteFunctions, names: Names(contextNames))
  return environment.compile(
    sources.map { (name: $0.0, file: $0.1) },
    originals: originals.filter { $0.0.hasSuffix(".html") }.map { (name: $0.0, file: $0.1) })
}

/// The variables that pages, blocks and feeds hand in; a template that names another is not compiled.
let contextNames: [String] = [
  "site", "page", "strings", "content", "patterns", "lead", "findings", "tiles", "table", "articles", "groups", "cluster",
  "facts", "locator", "portfolio", "ranking", "charts", "peers", "comparisons", "partners", "downloads", "indicator",
  "notes", "clusters", "differences", "tags", "methods", "references", "datasets", "search_index", "figure", "number",
  "urls", "feed", "sitemap",
]
