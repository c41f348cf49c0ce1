// Other files, found by their names: included at their place, or imported for what they define.

import Base

extension Compiler {
  func include(_ syntax: IncludeSyntax, _ range: Range<Int>) {
    var candidates: [String]
    switch syntax.name.kind {
    case .literal(.string(let name)): candidates = [name]
    case .list(let items): candidates = items.compactMap(\.text)
    default:
      report(
        "template/dynamic-name", "the template that is included must be named", at: span(syntax.name.range),
        help: "write {% include \"card.html\" %}; choose with “if”")
      return
    }
    if candidates.count > 1 || syntax.ignoresMissing { candidates = candidates.filter { files[$0] != nil } }
    guard let name = candidates.first else {
      if !syntax.ignoresMissing {
        report("template/unknown-template", "none of these templates exists", at: span(syntax.name.range))
      }
      return
    }
    guard let found = find(name, at: span(syntax.name.range)), !found.hasErrors else { return }
    guard !open.contains(name), name != file.name, open.count < 40 else {
      report(
        "template/recursion", "“\(name)” includes itself", at: span(range), help: "write a macro that calls itself")
      return
    }
    let values = syntax.variables.map { ($0.0, expression($0.1)) }
    let inner = madeScope(in: syntax.isAlone ? nil : scope, scope.function)
    let mark = scope.function.next
    for (variable, value) in values {
      let slot = inner.function.slot()
      inner.bindings.set(variable, to: .variable(inner.function, slot: slot))
      emit(.set(slot: slot, value))
    }
    within(name, "included from here", range) {
      emit(.enter(templateNumber(name)))
      template(found, in: inner)
      emit(.leave)
    }
    inner.function.next = mark
  }

  func within(_ name: String, _ message: String, _ range: Range<Int>, _ compile: () -> Void) {
    let saved = chain
    program.chains.append(ChainLink(parent: chain, span: span(range), message: message))
    chain = Int32(program.chains.count - 1)
    open.append(name)
    compile()
    open.removeLast()
    chain = saved
  }

  private func templateNumber(_ name: String) -> Int32 {
    if let found = program.templates.firstIndex(of: name) { return Int32(found) }
    program.templates.append(name)
    return Int32(program.templates.count - 1)
  }

  /// What another file defines at its top, as a scope to look names up in.
  func module(_ name: ExpressionSyntax, _ range: Range<Int>) -> Scope? {
    guard let text = name.text else {
      report(
        "template/dynamic-name", "the template that is imported must be named", at: span(name.range),
        help: "write {% import \"macros.html\" as macros %}")
      return nil
    }
    guard let found = find(text, at: span(name.range)), !found.hasErrors else { return nil }
    guard !open.contains(text), text != file.name, open.count < 40 else {
      report("template/recursion", "“\(text)” imports itself", at: span(range))
      return nil
    }
    let saved = (file, scope, place)
    let module = madeScope(in: nil, scope.function)
    within(text, "imported from here", range) {
      file = found
      scope = module
      declare(found.statements, in: module)
      declareMacros(found.statements, in: module)
      preamble(found.statements)
    }
    (file, scope, place) = saved
    return module
  }

  func importNames(
    _ name: ExpressionSyntax, _ names: [(name: String, alias: String, range: Range<Int>)], _ range: Range<Int>
  ) {
    guard let module = module(name, range) else { return }
    for (name, alias, range) in names {
      if let binding = module.bindings[name] {
        scope.bindings.set(alias, to: binding)
      } else {
        report(
          "template/unknown-name", "the imported template defines no “\(name)”", at: span(range),
          help: nearest(to: name, among: module.bindings.names.sorted()).asSuggestion)
      }
    }
  }

  func find(_ name: String, at span: Span) -> TemplateFile? {
    if let found = files[name] { return found }
    let help: String? =
      name.hasPrefix("/") || name.split(separator: "/").contains("..")
      ? "templates are named from the folder of templates on: \"partials/card.html\""
      : nearest(to: name, among: files.keys.sorted()).asSuggestion
    report("template/unknown-template", "no template named “\(name)”", at: span, help: help)
    return nil
  }
}
