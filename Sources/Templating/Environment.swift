// The room's front door: sources in, a set of compiled templates out.

import Base

/// Which names exist without being set in a template.
package struct Names: Sendable {
  /// Variables that every rendering hands in: `page`, `site`.
  package var variables: [String]
  /// Whether a name that is no variable is an entity (in the spelling of expressions, `_` for `-`).
  package var isEntity: @Sendable (String) -> Bool
  /// The ids of all entities as files have them, for "did you mean …?".
  package var entities: @Sendable () -> [String]

  package init(
    _ variables: [String] = [], isEntity: @escaping @Sendable (String) -> Bool = { _ in false },
    entities: @escaping @Sendable () -> [String] = { [] }
  ) {
    self.variables = variables
    self.isEntity = isEntity
    self.entities = entities
  }
}

/// How much a rendering may do before it is stopped with a message.
package struct Limits: Sendable {
  package var iterations = 1_000_000
  package var depth = 60
  package var bytes = 64 << 20
  /// Operations that one template may compile to, its includes counted each time.
  package var operations = 200_000

  package init() {}
}

/// The language as one rendering sees it: filters, tests, functions, known names, budgets.
package struct Environment: Sendable {
  let library: Library
  package let names: Names
  package let limits: Limits

  /// - Parameter filters: Handed in beside those of the engine; one of the same name replaces it. The others alike.
  package init(
    filters: [Filter] = [], tests: [Test] = [], functions: [Function] = [], names: Names = Names(), limits: Limits = Limits()
  ) {
    library = Library(Filter.all + filters, Test.all + tests, Function.all + functions)
    self.names = names
    self.limits = limits
  }

  /// Compiles all templates of a theme. A template that has errors is not in the set; the others are.
  ///
  /// - Parameter sources: Names as `include` and `extends` spell them (`partials/card.html`), each with its file. What
  ///   the name ends in decides how values are escaped: `.html`, `.svg`, `.xml`, `.json`, anything else as plain text.
  package func compile(_ sources: [(name: String, file: SourceFile)]) -> Checked<TemplateSet> {
    Checked(TemplateSet())
  }
}
