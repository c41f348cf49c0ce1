// Expressions: names to slots, calls matched with their parameters, everything that can be known now checked now.

import Base

extension Compiler {
  /// - Parameter isLenient: An unknown name is not a fault here but a value that is undefined: for `default` and
  ///   `is defined`.
  func expression(_ syntax: ExpressionSyntax, isLenient: Bool = false) -> Int32 {
    let range = syntax.range
    switch syntax.kind {
    case .literal(let value): return constant(value, range)
    case .name(let name): return variable(name, range, isLenient: isLenient)
    case .attribute(let base, let name, let nameRange): return attribute(of: base, name, nameRange, range)
    case .item(let base, let index):
      let node = expression(base)
      return add(.item(node, expression(index)), range)
    case .slice(let base, let start, let stop, let step):
      let node = expression(base)
      let parts = [start, stop, step].map { part in part.map { expression($0) } ?? -1 }
      return add(.slice(node, parts: numbers(parts)), range)
    case .unary(let sign, let operand): return unary(sign, operand, range)
    case .binary(let sign, let left, let right):
      if sign == .subtract, let found = hyphenated(syntax) { return found }
      let node = expression(left)
      return add(.binary(sign, node, expression(right)), range)
    case .and(let left, let right):
      let node = expression(left)
      return add(.and(node, expression(right)), range)
    case .or(let left, let right):
      let node = expression(left)
      return add(.or(node, expression(right)), range)
    case .comparison(let first, let rest):
      let node = expression(first)
      if rest.count == 1 { return add(.comparison(rest[0].0, node, expression(rest[0].1)), range) }
      let pairs = rest.flatMap { [Int32($0.0.rawValue), expression($0.1)] }
      return add(.chain(node, first: numbers(pairs), count: Int32(rest.count)), range)
    case .conditional(let value, let condition, let otherwise):
      let test = expression(condition)
      let node = expression(value, isLenient: isLenient)
      return add(
        .conditional(node, condition: test, otherwise: otherwise.map { expression($0, isLenient: isLenient) } ?? -1), range)
    case .concatenation(let parts):
      let nodes = parts.map { expression($0) }
      return add(.concatenation(first: numbers(nodes), count: Int32(nodes.count)), range)
    case .list(let items):
      let nodes = items.map { expression($0) }
      if let values = constants(nodes) { return constant(.list(values), range) }
      return add(.list(first: numbers(nodes), count: Int32(nodes.count)), range)
    case .map(let entries):
      let nodes = entries.flatMap { [expression($0.0), expression($0.1)] }
      return add(.map(first: numbers(nodes), count: Int32(entries.count)), range)
    case .call(let callee, let arguments): return call(callee, arguments, range)
    case .filter(let operand, let call):
      let takesUndefined = environment.library.filterPositions[call.name].map { environment.library.filters[$0].takesUndefined }
      return filter(expression(operand, isLenient: takesUndefined == true), call, range)
    case .test(let operand, let call, let isNegated):
      let takesUndefined = environment.library.testPositions[call.name].map { environment.library.tests[$0].takesUndefined }
      return test(expression(operand, isLenient: takesUndefined == true), call, isNegated, range)
    case .period(let base, let selector):
      let node = expression(base)
      switch selector {
      case .literal(let selector):
        program.selectors.append(selector)
        return add(.period(node, selector: Int32(program.selectors.count - 1)), range)
      case .computed(let inner): return add(.computedPeriod(node, expression(inner)), range)
      }
    }
  }

  // MARK: names

  private func variable(_ name: String, _ range: Range<Int>, isLenient: Bool) -> Int32 {
    switch scope.binding(of: name) {
    case .variable(let function, let slot): return add(variable(function, slot, name), range)
    case .macro(let definition):
      return add(.macro(use(definition), hops: scope.function.depth - definition.scope.function.depth), range)
    case .module:
      report("template/value", "“\(name)” is an imported template, and only its macros can be used", at: span(range), help: "write \(name).macro_name(…)")
      return add(.undefined, range)
    case .loop(let function, let slot, let nesting): return loopRecord(function, slot, nesting, range)
    case nil: break
    }
    if isGlobal(name) { return add(.global(global(name)), range) }
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
    let known = scope.names.sorted() + environment.names.variables
    let help = nearest(to: name, among: known) ?? nearest(to: name, among: environment.names.entities().map(underscored))
    report("template/unknown-variable", "no variable named “\(name)”", at: span(range), help: help.asSuggestion)
  }

  // `san-francisco.employment` reads as a subtraction: say what was meant.
  private func hyphenated(_ syntax: ExpressionSyntax) -> Int32? {
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

  private func attribute(
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
    return add(.attribute(node, name: symbol(name)), nameRange)
  }

  private func moduleBinding(_ name: String, in module: Scope, _ range: Range<Int>) -> Scope.Binding? {
    if let found = module.bindings[name] { return found }
    report(
      "template/unknown-name", "the imported template defines no “\(name)”", at: span(range),
      help: nearest(to: name, among: module.bindings.keys.sorted()).asSuggestion)
    return nil
  }

  // MARK: constants

  func constant(_ value: Value, _ range: Range<Int>) -> Int32 {
    program.constants.append(value)
    return add(.constant(Int32(program.constants.count - 1)), range)
  }

  private func constants(_ nodes: [Int32]) -> [Value]? {
    var values: [Value] = []
    for node in nodes {
      guard case .constant(let number) = program.nodes[Int(node)] else { return nil }
      values.append(program.constants[Int(number)])
    }
    return values
  }

  private func unary(_ sign: UnaryOperator, _ operand: ExpressionSyntax, _ range: Range<Int>) -> Int32 {
    if sign == .minus, case .literal(.int(let value)) = operand.kind { return constant(.int(-value), range) }
    if sign == .minus, case .literal(.double(let value)) = operand.kind { return constant(.double(-value), range) }
    return add(.unary(sign, expression(operand)), range)
  }

  func numbers(_ values: [Int32]) -> Int32 {
    program.numbers += values
    return Int32(program.numbers.count - values.count)
  }

  // MARK: filters and tests

  func filter(_ operand: Int32, _ syntax: CallSyntax, _ range: Range<Int>) -> Int32 {
    let library = environment.library
    guard let position = library.filterPositions[syntax.name] else {
      unknown("filter", syntax, among: library.filters.map(\.name))
      for argument in syntax.arguments { _ = expression(argument.value) }
      return operand
    }
    let call = call(syntax, library.filters[position].parameters, "the filter “\(syntax.name)”")
    return add(.filter(operand, Int32(position), call: call), range)
  }

  private func test(_ operand: Int32, _ syntax: CallSyntax, _ isNegated: Bool, _ range: Range<Int>) -> Int32 {
    let library = environment.library
    guard let position = library.testPositions[syntax.name] else {
      unknown("test", syntax, among: library.tests.map(\.name))
      return operand
    }
    let call = call(syntax, library.tests[position].parameters, "the test “\(syntax.name)”")
    if position == library.nonePosition { return add(.isNone(operand, isNegated: isNegated), range) }
    return add(.test(operand, Int32(position), call: call, isNegated: isNegated), range)
  }

  private func unknown(_ kind: String, _ syntax: CallSyntax, among names: [String]) {
    report(
      "template/unknown-\(kind)", "no \(kind) named “\(syntax.name)”", at: span(syntax.nameRange),
      help: nearest(to: syntax.name, among: names.sorted()).asSuggestion)
  }

  // MARK: calls

  func call(
    _ callee: ExpressionSyntax, _ arguments: [ArgumentSyntax], _ range: Range<Int>, caller: Int32 = -1
  ) -> Int32 {
    switch callee.kind {
    case .name("super"): return capturedSuper(range)
    case .name(let name):
      switch scope.binding(of: name) {
      case .macro(let definition): return callMacro(definition, arguments, range, caller: caller)
      case .variable, .module, .loop: break
      case nil:
        if name == "caller" {
          report("template/unknown-variable", "“caller()” stands outside of a macro", at: span(range))
          return add(.undefined, range)
        }
        if environment.library.functionPositions[name] != nil { return function(name, callee.range, arguments, range) }
        if !isGlobal(name) {
          let known = environment.library.functions.map(\.name) + scope.names
          report(
            "template/unknown-function", "no function or macro named “\(name)”", at: span(callee.range),
            help: nearest(to: name, among: known.sorted()).asSuggestion)
          return add(.undefined, range)
        }
      }
    case .attribute(let base, let name, let nameRange):
      guard case .name(let root) = base.kind else { break }
      if root == "self", scope.binding(of: root) == nil { return capturedBlock(name, range) }
      switch scope.binding(of: root) {
      case .loop(let function, let slot, _) where name == "cycle":
        let nodes = arguments.map { expression($0.value) }
        if nodes.isEmpty { report("template/argument", "“cycle” needs something to go through", at: span(range)) }
        let hops = scope.function.depth - function.depth
        return add(.cycle(first: numbers(nodes), count: Int32(nodes.count), hops: hops, slot: slot), range)
      case .module(let module):
        guard let binding = moduleBinding(name, in: module, nameRange) else { return add(.undefined, range) }
        if case .macro(let definition) = binding { return callMacro(definition, arguments, range, caller: caller) }
      case .variable, .macro, .loop, nil: break
      }
    default: break
    }
    let node = expression(callee)
    var given = Given(caller: caller)
    for argument in arguments {
      let value = expression(argument.value)
      if let name = argument.name { given.named.append((name, value)) } else { given.rest.append(value) }
    }
    return add(.callValue(node, call: add(given)), range)
  }

  private func callMacro(
    _ definition: MacroDefinition, _ arguments: [ArgumentSyntax], _ range: Range<Int>, caller: Int32
  ) -> Int32 {
    let index = use(definition)
    let parameters = definition.syntax.parameters
    var given = Given(caller: caller, count: parameters.count)
    let words = "the macro “\(definition.syntax.name)”"
    var next = 0
    for argument in arguments {
      let value = expression(argument.value)
      guard let position = position(of: argument, parameters.map(\.name), &next, words) else { continue }
      if given.positional[position] >= 0 {
        report("template/argument", "“\(parameters[position].name)” is given twice", at: span(argument.nameRange))
      }
      given.positional[position] = value
    }
    for (position, parameter) in parameters.enumerated() where parameter.standard == nil && given.positional[position] < 0 {
      report("template/argument", "\(words) needs “\(parameter.name)”", at: span(range))
    }
    let hops = scope.function.depth - definition.scope.function.depth
    return add(.callMacro(index, hops: hops, call: add(given)), range)
  }

  private func position(
    of argument: ArgumentSyntax, _ names: [String], _ next: inout Int, _ words: String
  ) -> Int? {
    if let name = argument.name {
      if let position = names.firstIndex(of: name) { return position }
      let help = nearest(to: name, among: names).asSuggestion ?? (names.isEmpty ? nil : "it takes \(names.joined(separator: ", "))")
      report("template/argument", "\(words) has no argument “\(name)”", at: span(argument.nameRange), help: help)
      return nil
    }
    next += 1
    if next <= names.count { return next - 1 }
    let count = names.isEmpty ? "no argument" : names.count == 1 ? "one argument" : "\(names.count) arguments"
    report("template/argument", "\(words) takes \(count)", at: span(argument.value.range))
    return nil
  }

  private func function(
    _ name: String, _ nameRange: Range<Int>, _ arguments: [ArgumentSyntax], _ range: Range<Int>
  ) -> Int32 {
    let library = environment.library
    guard let position = library.functionPositions[name] else { return add(.undefined, range) }
    checkEntity(name, arguments)
    let syntax = CallSyntax(name: name, nameRange: nameRange, arguments: arguments)
    let call = call(syntax, library.functions[position].parameters, "the function “\(name)”")
    return add(.function(Int32(position), call: call), range)
  }

  // An entity that is named in the template is known now or never.
  private func checkEntity(_ name: String, _ arguments: [ArgumentSyntax]) {
    guard name == "entity", arguments.count == 1, case .literal(.string(let id)) = arguments[0].value.kind else { return }
    let known = environment.names.entities()
    guard !known.isEmpty, !known.contains(id), !environment.names.isEntity(underscored(id)) else { return }
    report(
      "template/unknown-entity", "no entity named “\(id)”", at: span(arguments[0].value.range),
      help: nearest(to: id, among: known).asSuggestion)
  }

  /// Arguments matched with parameters; what is missing, too much or misspelt is reported.
  private func call(_ syntax: CallSyntax, _ parameters: [Parameter], _ words: String) -> Int32 {
    var given = Given(count: parameters.count)
    let rest = parameters.firstIndex { $0.takesRest }
    let names = parameters.filter { !$0.takesRest }.map(\.name)
    var next = 0
    for argument in syntax.arguments {
      let value = expression(argument.value)
      if rest != nil, argument.name == nil, next >= names.count {
        given.rest.append(value)
      } else if rest != nil, let name = argument.name, !names.contains(name) {
        given.named.append((name, value))
      } else if let position = position(of: argument, names, &next, words) {
        if given.positional[position] >= 0 {
          report("template/argument", "“\(names[position])” is given twice", at: span(argument.nameRange))
        }
        given.positional[position] = value
      }
    }
    for (position, parameter) in parameters.enumerated() {
      if parameter.standard == nil, given.positional[position] < 0 {
        report("template/argument", "\(words) needs “\(parameter.name)”", at: span(syntax.nameRange))
      }
    }
    checkNamedFilters(parameters, given)
    return add(given, constant: constantArguments(given, parameters))
  }

  private func add(_ given: Given, constant: Arguments? = nil) -> Int32 {
    var code = CallCode(caller: given.caller)
    code.positional = numbers(given.positional)
    (code.rest, code.restCount) = (numbers(given.rest), Int32(given.rest.count))
    (code.named, code.namedCount) = (numbers(given.named.flatMap { [symbol($0.0), $0.1] }), Int32(given.named.count))
    if let constant {
      code.constant = Int32(program.arguments.count)
      program.arguments.append(constant)
    }
    program.calls.append(code)
    return Int32(program.calls.count - 1)
  }

  // `map("upper")`, `select("odd")`: a filter or test that is named by a text is checked like one that is written.
  private func checkNamedFilters(_ parameters: [Parameter], _ given: Given) {
    for (position, parameter) in parameters.enumerated() where parameter.name == "filter" || parameter.name == "test" {
      guard given.positional[position] >= 0,
        case .constant(let number) = program.nodes[Int(given.positional[position])],
        case .string(let name) = program.constants[Int(number)]
      else { continue }
      let library = environment.library
      let isFilter = parameter.name == "filter"
      let isKnown = isFilter ? library.filterPositions[name] != nil : library.testPositions[name] != nil
      if isKnown { continue }
      let range = program.origins[Int(given.positional[position])].span.range
      unknown(
        parameter.name, CallSyntax(name: name, nameRange: range, arguments: []),
        among: isFilter ? library.filters.map(\.name) : library.tests.map(\.name))
    }
  }

  private func constantArguments(_ given: Given, _ parameters: [Parameter]) -> Arguments? {
    var values: [Value] = []
    for (position, parameter) in parameters.enumerated() {
      if parameter.takesRest {
        guard let rest = constants(given.rest) else { return nil }
        values.append(.list(rest))
      } else if given.positional[position] < 0 {
        values.append(parameter.standard ?? .none)
      } else if let value = constants([given.positional[position]]) {
        values.append(value[0])
      } else {
        return nil
      }
    }
    guard let named = constants(given.named.map(\.1)) else { return nil }
    return Arguments(values: values, named: zip(given.named, named).map { (Symbol($0.0), $1) })
  }
}

func underscored(_ id: String) -> String { String(id.map { $0 == "-" ? "_" : $0 }) }

/// The arguments of a call while it is compiled.
private struct Given {
  var caller: Int32 = -1
  var positional: [Int32] = []
  var rest: [Int32] = []
  var named: [(String, Int32)] = []

  init(caller: Int32 = -1, count: Int = 0) {
    self.caller = caller
    positional = [Int32](repeating: -1, count: count)
  }
}
