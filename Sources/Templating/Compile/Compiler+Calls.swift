// Calls of filters, tests, functions and macros: arguments are matched with parameters now, and what is missing, too
// much or misspelt is said now.

import Base

extension Compiler {
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

  func test(_ operand: Int32, _ syntax: CallSyntax, _ isNegated: Bool, _ range: Range<Int>) -> Int32 {
    let library = environment.library
    guard let position = library.testPositions[syntax.name] else {
      unknown("test", syntax, among: library.tests.map(\.name))
      return operand
    }
    let call = call(syntax, library.tests[position].parameters, "the test “\(syntax.name)”")
    if position == library.nonePosition { return add(.isNone(operand, isNegated: isNegated), range) }
    return add(.test(operand, Int32(position), call: call, isNegated: isNegated), range)
  }

  func unknown(_ kind: String, _ syntax: CallSyntax, among names: [String]) {
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
        if let node = extreme(name, arguments, range) { return node }
        if global(name) == nil {
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
    for (position, parameter) in parameters.enumerated()
    where parameter.standard == nil && given.positional[position] < 0 {
      report("template/argument", "\(words) needs “\(parameter.name)”", at: span(range))
    }
    let hops = scope.function.depth - definition.scope.function.depth
    return add(.callMacro(index, hops: hops, call: add(given)), range)
  }

  func position(
    of argument: ArgumentSyntax, _ names: [String], _ next: inout Int, _ words: String
  ) -> Int? {
    if let name = argument.name {
      if let position = names.firstIndex(of: name) { return position }
      let help =
        nearest(to: name, among: names).asSuggestion
        ?? (names.isEmpty ? nil : "it takes \(names.joined(separator: ", "))")
      report("template/argument", "\(words) has no argument “\(name)”", at: span(argument.nameRange), help: help)
      return nil
    }
    next += 1
    if next <= names.count { return next - 1 }
    let count = names.isEmpty ? "no argument" : names.count == 1 ? "one argument" : "\(names.count) arguments"
    report("template/argument", "\(words) takes \(count)", at: span(argument.value.range))
    return nil
  }

  func function(
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
    guard name == "entity", arguments.count == 1, case .literal(.string(let id)) = arguments[0].value.kind else {
      return
    }
    let known = environment.names.entities()
    guard !known.isEmpty, !known.contains(id), !environment.names.isEntity(underscored(id)) else { return }
    report(
      "template/unknown-entity", "no entity named “\(id)”", at: span(arguments[0].value.range),
      help: nearest(to: id, among: known).asSuggestion)
  }

  /// Arguments matched with parameters; what is missing, too much or misspelt is reported.
  func call(_ syntax: CallSyntax, _ parameters: [Parameter], _ words: String) -> Int32 {
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
