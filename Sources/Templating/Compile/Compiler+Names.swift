// Names and what stands behind their dots: variables to slots, macros, loops and imported templates to what they are,
// and for all others the nearest name that is known.

import Base

extension Compiler {
  func variable(_ name: String, _ range: Range<Int>, isLenient: Bool) -> Int32 {
    switch scope.binding(of: name) {
    case .variable(let function, let slot): return add(variable(function, slot, name), range)
    case .macro(let definition):
      return add(.macro(use(definition), hops: scope.function.depth - definition.scope.function.depth), range)
    case .module:
      report(
        "template/value", "“\(name)” is an imported template, and only its macros can be used", at: span(range),
        help: "write \(name).macro_name(…)")
      return add(.undefined, range)
    case .loop(let function, let slot, let nesting): return loopRecord(function, slot, nesting, range)
    case nil: break
    }
    if let number = global(name) { return add(.global(number), range) }
    if isLenient { return add(.undefined, range) }
    unknownVariable(name, range)
    return add(.undefined, range)
  }

  private func unknownVariable(_ name: String, _ range: Range<Int>) {
    if name == "loop" {
      report("template/unknown-variable", "“loop” stands outside of a loop", at: span(range))
      return
    }
    if environment.library.functionPositions[name] != nil {
      report("template/unknown-variable", "“\(name)” is a function", at: span(range), help: "call it: \(name)(…)")
      return
    }
    if let refused = environment.names.refusal(name) {
      report("template/hidden", "“\(name)” \(refused.reason)", at: span(range), help: refused.help)
      return
    }
    let known = scope.names.sorted() + environment.names.variables
    let help =
      nearest(to: name, among: known) ?? nearest(to: name, among: environment.names.entities().map(underscored))
    report("template/unknown-variable", "no variable named “\(name)”", at: span(range), help: help.asSuggestion)
  }

  // `san-francisco.employment` reads as a subtraction: say what was meant.
  func hyphenated(_ syntax: ExpressionSyntax) -> Int32? {
    guard let id = hyphenatedName(syntax), id.contains("-") else { return nil }
    let first = String(id.prefix { $0 != "-" })
    guard scope.binding(of: first) == nil, !environment.names.variables.contains(first) else { return nil }
    let written = underscored(id)
    guard environment.names.isEntity(written) else { return nil }
    report(
      "template/hyphen", "“\(id)” reads as a subtraction here", at: span(syntax.range), help: "write \(written)")
    return add(.undefined, syntax.range)
  }

  private func hyphenatedName(_ syntax: ExpressionSyntax) -> String? {
    switch syntax.kind {
    case .name(let name): name
    case .binary(.subtract, let left, let right):
      if let a = hyphenatedName(left), let b = hyphenatedName(right) { a + "-" + b } else { nil }
    case .attribute(let base, _, _), .call(let base, _), .period(let base, _), .filter(let base, _), .item(let base, _):
      hyphenatedName(base)
    default: nil
    }
  }

  private func loopRecord(_ function: FunctionScope, _ slot: Int32, _ nesting: Int32, _ range: Range<Int>) -> Int32 {
    let nodes = LoopField.allCases.filter { $0 != .previtem && $0 != .nextitem }.flatMap { field in
      [constant(.string("\(field)"), range), loopField(field, function, slot, nesting, range)]
    }
    return add(.map(first: numbers(nodes), count: Int32(nodes.count / 2)), range)
  }

  private func loopField(
    _ field: LoopField, _ function: FunctionScope, _ slot: Int32, _ nesting: Int32, _ range: Range<Int>
  ) -> Int32 {
    switch field {
    case .depth: constant(.int(1), range)  // loops do not call themselves
    case .depth0: constant(.int(0), range)
    case .index, .index0, .revindex, .revindex0, .first, .last, .length, .previtem, .nextitem:
      add(.loopField(field, hops: scope.function.depth - function.depth, slot: slot), range)
    }
  }

  func attribute(
    of base: ExpressionSyntax, _ name: String, _ nameRange: Range<Int>, _ range: Range<Int>
  ) -> Int32 {
    if case .name(let root) = base.kind {
      switch scope.binding(of: root) {
      case .loop(let function, let slot, let nesting):
        guard let field = LoopField(name: name) else {
          report(
            "template/unknown-attribute", "a loop has no “\(name)”", at: span(nameRange),
            help: nearest(to: name, among: LoopField.allCases.map { "\($0)" } + ["cycle"]).asSuggestion)
          return add(.undefined, range)
        }
        return loopField(field, function, slot, nesting, range)
      case .module(let module):
        guard let binding = moduleBinding(name, in: module, nameRange) else { return add(.undefined, range) }
        switch binding {
        case .variable(let function, let slot): return add(variable(function, slot, name), range)
        case .macro(let definition):
          return add(.macro(use(definition), hops: scope.function.depth - definition.scope.function.depth), range)
        case .module, .loop: return add(.undefined, range)
        }
      case .variable, .macro, nil: break
      }
    }
    let node = expression(base)
    if case .local(let slot, _) = program.nodes[Int(node)] {
      return add(.field(node, slot: slot, name: symbol(name)), nameRange)
    }
    return add(.attribute(node, name: symbol(name)), nameRange)
  }

  func moduleBinding(_ name: String, in module: Scope, _ range: Range<Int>) -> Scope.Binding? {
    if let found = module.bindings[name] { return found }
    report(
      "template/unknown-name", "the imported template defines no “\(name)”", at: span(range),
      help: nearest(to: name, among: module.bindings.names.sorted()).asSuggestion)
    return nil
  }
}

func underscored(_ id: String) -> String { String(id.map { $0 == "-" ? "_" : $0 }) }
