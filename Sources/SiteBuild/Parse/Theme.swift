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

/// The variables that pages, blocks and files for machines hand in; a template that names another is not compiled.
private let contextNames: [String] = {
  let kinds = PageKind.all + [.embed]
  let given = kinds.flatMap(\.gives) + MachineFile.all.flatMap(\.gives) + Block.templateValues
  return Set(PageKind.commonValues + given).sorted()
}()
