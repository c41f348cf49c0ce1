// Which names a list of statements makes, found before the statements are compiled: as in Jinja, a variable belongs to
// the whole of the block, loop or macro that sets it.

import Base

extension Compiler {
  /// Gives every variable that `list` assigns in this scope a slot, with the value that its name has further out.
  func declare(_ list: [StatementSyntax], in scope: Scope) {
    var names: [String] = []
    collectAssigned(list, into: &names)
    for name in names where scope.bindings[name] == nil {
      let outer = scope.binding(of: name)
      let slot = scope.function.slot()
      scope.bindings.set(name, to: .variable(scope.function, slot: slot))
      switch outer {
      case .variable(let function, let from):
        emit(.set(slot: slot, add(variable(function, from, name), 0..<0)))
      case nil:
        if let number = global(name) {
          emit(.set(slot: slot, add(.global(number), 0..<0)))
        } else {
          emit(.clear(slot: slot, count: 1))
        }
      case .macro, .module, .loop: emit(.clear(slot: slot, count: 1))
      }
    }
  }

  private func collectAssigned(_ list: [StatementSyntax], into names: inout [String]) {
    for statement in list {
      switch statement.kind {
      case .set(let targets, _): for name in targets where !names.contains(name) { names.append(name) }
      case .setBlock(let name, _, _): if !names.contains(name) { names.append(name) }
      case .conditional(let branches, let otherwise):
        for (_, body) in branches { collectAssigned(body, into: &names) }
        collectAssigned(otherwise ?? [], into: &names)
      case .text, .print, .loop, .setNamespace, .with, .block, .extends, .include, .importModule, .importNames, .macro,
        .call, .filter:
        break
      }
    }
  }

  func declareMacros(_ list: [StatementSyntax], in scope: Scope) {
    for statement in list {
      switch statement.kind {
      case .macro(let syntax):
        let definition = MacroDefinition(syntax, in: scope, of: file, chain: chain, span: span(statement.range))
        scope.bindings.set(syntax.name, to: .macro(definition))
      case .conditional(let branches, let otherwise):
        for (_, body) in branches { declareMacros(body, in: scope) }
        declareMacros(otherwise ?? [], in: scope)
      case .text, .print, .loop, .set, .setNamespace, .setBlock, .with, .block, .extends, .include, .importModule,
        .importNames, .call, .filter:
        break
      }
    }
  }

  /// Statements in a scope of their own.
  func scoped(in parent: Scope? = nil, _ list: [StatementSyntax], _ prepare: (Scope) -> Void = { _ in }) {
    let outer = scope
    let inner = madeScope(in: parent ?? outer, outer.function)
    let mark = inner.function.next
    prepare(inner)
    scope = inner
    declare(list, in: inner)
    declareMacros(list, in: inner)
    statements(list)
    inner.function.next = mark
    scope = outer
  }
}
