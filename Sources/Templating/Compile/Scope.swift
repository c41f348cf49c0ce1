// Which names are visible where, while compiling. A scope is an object because the bodies of macros are compiled after
// the scopes around them are closed, and must still find what was visible there.

import Base

final class Scope {
  enum Binding {
    case variable(FunctionScope, slot: Int32)
    case macro(MacroDefinition)
    case module(Scope)
    /// `loop`: the items in this slot, the position in the next.
    case loop(FunctionScope, slot: Int32, nesting: Int32)
  }

  let parent: Scope?
  /// Other files of the same chain of inheritance: what they define at the top is visible too.
  var siblings: [Scope] = []
  let function: FunctionScope
  // `unchecked`, and in `FunctionScope` too: nothing is called while one of these is being written.
  @exclusivity(unchecked) var bindings = NameTable<Binding>()

  init(parent: Scope?, function: FunctionScope) {
    self.parent = parent
    self.function = function
  }

  func binding(of name: String) -> Binding? {
    binding(of: name, nameCode(name))
  }

  private func binding(of name: String, _ code: UInt64) -> Binding? {
    if let found = bindings[name, code] { return found }
    for sibling in siblings { if let found = sibling.bindings[name, code] { return found } }
    return parent?.binding(of: name, code)
  }

  /// Lets go of all that refers back to it.
  func close() { (bindings, siblings) = (NameTable(), []) }

  /// All names that are visible, for suggestions.
  var names: [String] {
    bindings.names + siblings.flatMap(\.bindings.names) + (parent?.names ?? [])
  }
}

/// The body of one macro, or the template itself: what shares a frame of variables.
final class FunctionScope {
  let depth: Int32
  @exclusivity(unchecked) private(set) var size: Int32 = 0
  @exclusivity(unchecked) var next: Int32 = 0

  init(depth: Int32) { self.depth = depth }

  func slot() -> Int32 {
    next += 1
    size = max(size, next)
    return next - 1
  }
}

final class MacroDefinition {
  let syntax: MacroSyntax
  let scope: Scope
  let file: TemplateFile
  let chain: Int32
  let span: Span
  /// Its number in the program, once something calls it.
  var index: Int32 = -1

  init(_ syntax: MacroSyntax, in scope: Scope, of file: TemplateFile, chain: Int32, span: Span) {
    self.syntax = syntax
    self.scope = scope
    self.file = file
    self.chain = chain
    self.span = span
  }
}
