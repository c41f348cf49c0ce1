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
  /// The columns of the rows that an expression filters, of which it may ask the extremes: `max(year)`.
  package var columns: [String]
  /// Of an entity that there is and that may not be used: why not, and what to do. "is a draft".
  package var refusal: @Sendable (String) -> (reason: String, help: String)?

  package init(
    _ variables: [String] = [], isEntity: @escaping @Sendable (String) -> Bool = { _ in false },
    entities: @escaping @Sendable () -> [String] = { [] }, columns: [String] = [],
    refusal: @escaping @Sendable (String) -> (reason: String, help: String)? = { _ in nil }
  ) {
    self.variables = variables
    self.isEntity = isEntity
    self.entities = entities
    self.columns = columns
    self.refusal = refusal
  }
}

/// How much a rendering may do before it is stopped with a message.
package struct Limits: Sendable {
  package var iterations = 1_000_000
  package var depth = 60
  package var bytes = 64 << 20
  /// Operations that one template may compile to, its includes counted each time.
  package var operations = 50_000

  package init() {}
}

/// The language as one rendering sees it: filters, tests, functions, known names, budgets.
package struct Environment: Sendable {
  let library: Library
  package let names: Names
  package let limits: Limits

  /// - Parameter filters: Handed in beside those of the engine; one of the same name replaces it. The others alike.
  package init(
    filters: [Filter] = [], tests: [Test] = [], functions: [Function] = [], names: Names = Names(),
    limits: Limits = Limits()
  ) {
    library = Library(Filter.all + filters, Test.all + tests, Function.all + functions)
    self.names = names
    self.limits = limits
  }

  private init(_ library: Library, _ names: Names, _ limits: Limits) {
    self.library = library
    self.names = names
    self.limits = limits
  }

  /// The same language with other names known: the fields of a table's rows, for its filter.
  package func naming(_ names: Names) -> Environment { Environment(library, names, limits) }

  /// Compiles all templates of a theme. A template that has errors is not in the set, nor is one of a folder of
  /// partials, which others bring in; all others are.
  ///
  /// - Parameters:
  ///   - sources: Names as `include` and `extends` spell them (`partials/card.html`), each with its file. What the name
  ///     ends in decides how values are escaped: `.html`, `.svg`, `.xml`, `.json`, anything else as plain text.
  /// - originals: Templates that ones of the same name stand in for: there `{% extends %}` of the own name means them.
  package func compile(
    _ sources: [(name: String, file: SourceFile)], originals: [(name: String, file: SourceFile)] = []
  ) -> Checked<TemplateSet> {
    var diagnostics: [Diagnostic] = []
    var files: [String: TemplateFile] = [:]
    for (name, file) in sources { files[name] = TemplateFile(name, file, &diagnostics) }
    for (name, file) in originals {
      guard let own = files[name], own.extendsItself else { continue }
      files[name]?.original = [TemplateFile(name, file, &diagnostics)]
    }
    var programs: [String: Program] = [:]
    var faults: [String: [Diagnostic]] = [:]
    let parts = usedByOthers(files)
    for name in files.keys.sorted() {
      guard let file = files[name], !file.hasErrors, !isPartial(name) else { continue }
      let compiled = Compiler(file, files, self).compileTemplate()
      // A part of other templates may use what only they define: by itself it need not make sense.
      if !parts.contains(name) { diagnostics += compiled.diagnostics.filter { !diagnostics.contains($0) } }
      if compiled.hasErrors { faults[name] = compiled.diagnostics } else { programs[name] = compiled.result }
    }
    return Checked(TemplateSet(programs, faults, self), diagnostics)
  }
}

/// The templates that a file extends, includes or imports, as it spells their names: for who reads only those.
package func templatesNamed(in file: SourceFile) -> Set<String> {
  var parser = TemplateParser(file)
  var names: Set<String> = []
  collectUses(parser.parse(), into: &names)
  return names
}

// Whatever the templates that nothing else uses extend, include or import. Templates that use only each other are no
// parts of anything: their faults must not go unsaid.
private func usedByOthers(_ files: [String: TemplateFile]) -> Set<String> {
  let uses = files.mapValues { file in
    var names: Set<String> = []
    collectUses(file.statements, into: &names)
    for original in file.original { collectUses(original.statements, into: &names) }
    names.remove(file.name)
    return names
  }
  let used = uses.values.reduce(into: Set<String>()) { $0.formUnion($1) }
  var waiting = files.keys.filter { !used.contains($0) }
  var parts: Set<String> = []
  while let name = waiting.popLast() {
    for part in uses[name] ?? [] where parts.insert(part).inserted { waiting.append(part) }
  }
  return parts
}

private func isPartial(_ name: String) -> Bool {
  name.hasPrefix("partials/") || name.contains("/partials/") || name.hasPrefix("_")
}

private func collectUses(_ list: [StatementSyntax], into used: inout Set<String>) {
  func name(_ expression: ExpressionSyntax) {
    switch expression.kind {
    case .literal(.string(let text)): used.insert(text)
    case .list(let items): for item in items { name(item) }
    default: break
    }
  }
  for statement in list {
    switch statement.kind {
    case .extends(let expression), .importModule(let expression, _), .importNames(let expression, _): name(expression)
    case .include(let include): name(include.name)
    case .conditional(let branches, let otherwise):
      for branch in branches { collectUses(branch.1, into: &used) }
      collectUses(otherwise ?? [], into: &used)
    case .loop(let loop):
      collectUses(loop.body, into: &used)
      collectUses(loop.otherwise ?? [], into: &used)
    case .setBlock(_, _, let body), .with(_, let body), .filter(_, let body): collectUses(body, into: &used)
    case .block(let block): collectUses(block.body, into: &used)
    case .macro(let macro), .call(_, let macro): collectUses(macro.body, into: &used)
    case .text, .print, .set, .setNamespace: break
    }
  }
}
