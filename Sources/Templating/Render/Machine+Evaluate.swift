// Expressions. `lenient` may give a value that is undefined, `value` does not: only `default`, `is defined` and
// assignments take what is not there.

import Base

extension Machine {
  mutating func value(_ node: Int32) throws(Fault) -> Value {
    let value = try lenient(node)
    guard case .undefined(let place) = value else { return value }
    // An “if” without “else” asks for nothing: the one blank that is written on purpose.
    if place >= 0, case .conditional = nodes[Int(place)] { return .string("") }
    throw undefined(place >= 0 ? place : node, isHere: place < 0 || place == node)
  }

  mutating func isTrue(_ node: Int32) throws(Fault) -> Bool {
    let value = try value(node)
    if case .series = value { return try resolved(value, at: node).isTrue }
    if case .namespace = value { return true }
    return value.isTrue
  }

  mutating func lenient(_ node: Int32) throws(Fault) -> Value {
    switch nodes[Int(node)] {
    case .constant(let number): return program.constants[Int(number)]
    case .local(let slot, _):
      let value = locals[base + Int(slot)]
      if case .undefined(-1) = value { return .undefined(node) }
      return value
    case .global(let number):
      let value = globals[Int(number)]
      if case .undefined = value { return .undefined(node) }
      return value
    case .attribute(let base, let name):
      let symbol = program.symbols[Int(name)]
      // Rows of tables: looked up without taking a reference to the row first.
      if case .local(let slot, _) = nodes[Int(base)], case .record(let record) = locals[self.base + Int(slot)] {
        return record[symbol] ?? .undefined(node)
      }
      return try attribute(symbol, of: value(base), at: node)
    case .undefined, .outer, .item, .slice, .unary, .binary, .and, .or, .comparison, .conditional, .concatenation, .list, .map,
      .filter, .test, .function, .macro, .callMacro, .callValue, .capture, .loopField, .cycle, .period, .computedPeriod:
      return try compound(node)
    }
  }

  // Apart from the few that most expressions are, so that those need no large frame on the stack.
  @inline(never) private mutating func compound(_ node: Int32) throws(Fault) -> Value {
    switch nodes[Int(node)] {
    case .constant, .local, .global, .attribute: return try lenient(node)
    case .undefined: return .undefined(node)
    case .outer(let hops, let slot, _):
      let value = locals[frameBase(hops) + Int(slot)]
      if case .undefined(-1) = value { return .undefined(node) }
      return value
    case .item(let base, let index):
      let container = try value(base)
      return try item(value(index), of: container, at: node)
    case .slice(let base, let parts): return try slice(value(base), Int(parts), at: node)
    case .unary(let sign, let operand): return try unary(sign, operand, at: node)
    case .binary(let sign, let left, let right):
      let a = try value(left)
      let b = try value(right)
      do throws(Refusal) { return try calculate(sign, a, b, context) } catch { throw Fault(error, at: node) }
    case .and(let left, let right):
      let value = try value(left)
      return try truth(value, at: left) ? try self.value(right) : value
    case .or(let left, let right):
      let value = try value(left)
      return try truth(value, at: left) ? value : try self.value(right)
    case .comparison(let first, let start, let count):
      return .bool(try comparison(first, Int(start), Int(count), at: node))
    case .conditional(let result, let condition, let otherwise):
      if try isTrue(condition) { return try lenient(result) }
      return otherwise >= 0 ? try lenient(otherwise) : .undefined(node)
    case .concatenation(let first, let count): return try concatenation(Int(first), Int(count), at: node)
    case .list(let first, let count):
      var items: [Value] = []
      items.reserveCapacity(Int(count))
      for i in Int(first)..<Int(first + count) { items.append(try value(program.numbers[i])) }
      return .list(items)
    case .map(let first, let count):
      var entries: [(String, Value)] = []
      for i in 0..<Int(count) {
        let key = try value(program.numbers[Int(first) + 2 * i])
        entries.append((context.text(key), try value(program.numbers[Int(first) + 2 * i + 1])))
      }
      return .record(Record(entries))
    case .filter(let operand, let filter, let call):
      let input = context.library.filtersTakeUndefined[Int(filter)] ? try lenient(operand) : try value(operand)
      return try apply(Int(filter), to: input, Int(call), at: node)
    case .test(let operand, let test, let call, let isNegated):
      let input = context.library.testsTakeUndefined[Int(test)] ? try lenient(operand) : try value(operand)
      return .bool(try holds(Int(test), input, Int(call), at: node) != isNegated)
    case .function(let function, let call):
      let function = context.library.functions[Int(function)]
      let arguments = try arguments(Int(call), function.parameters)
      if function.name == "namespace" {
        namespaces.append(Record(arguments.named.map { ($0.0.text, $0.1) }))
        return .namespace(Int32(namespaces.count - 1))
      }
      do throws(Refusal) { return try function.apply(arguments, context) } catch { throw Fault(error, at: node) }
    case .macro(let index, let hops): return .macro(MacroReference(index: index, frame: Int32(frameIndex(hops))))
    case .callMacro(let index, let hops, let call):
      let code = program.calls[Int(call)]
      var values: [Value] = []
      values.reserveCapacity(code.positional.count)
      for argument in code.positional { values.append(argument < 0 ? .undefined(-2) : try lenient(argument)) }
      let caller = code.caller >= 0 ? try lenient(code.caller) : nil
      return try callMacro(index, definedIn: frameIndex(hops), values, caller: caller, at: node)
    case .callValue(let callee, let call): return try callValue(callee, program.calls[Int(call)], at: node)
    case .capture(let start, let end, let isXML): return capture(start, end, isXML: isXML)
    case .loopField(let field, let hops, let slot): return try loopField(field, frameBase(hops) + Int(slot), at: node)
    case .cycle(let first, let count, let hops, let slot):
      guard count > 0, case .int(let index) = locals[frameBase(hops) + Int(slot) + 1] else { return .undefined(node) }
      return try value(program.numbers[Int(first) + index % Int(count)])
    case .period(let series, let selector):
      return try observation(value(series), program.selectors[Int(selector)], at: node)
    case .computedPeriod(let series, let selector):
      let value = try value(series)
      return try observation(value, period(self.value(selector), at: selector), at: node)
    }
  }

  // MARK: frames and loops

  private func frameIndex(_ hops: Int32) -> Int {
    var index = frame
    for _ in 0..<hops { index = frames[index].parent }
    return index
  }

  private func frameBase(_ hops: Int32) -> Int { hops == 0 ? base : frames[frameIndex(hops)].base }

  private func loopField(_ field: LoopField, _ slot: Int, at node: Int32) throws(Fault) -> Value {
    guard case .int(let index) = locals[slot + 1] else { return .undefined(node) }
    switch field {
    case .index: return .int(index + 1)
    case .index0: return .int(index)
    case .first: return .bool(index == 0)
    case .depth: return .int(1)
    case .depth0: return .int(0)
    case .revindex, .revindex0, .last, .length, .previtem, .nextitem: break
    }
    guard case .list(let items) = locals[slot] else { return .undefined(node) }
    switch field {
    case .revindex: return .int(items.count - index)
    case .revindex0: return .int(items.count - index - 1)
    case .last: return .bool(index == items.count - 1)
    case .length: return .int(items.count)
    case .previtem: return index > 0 ? items[index - 1] : .undefined(node)
    case .nextitem: return index + 1 < items.count ? items[index + 1] : .undefined(node)
    case .index, .index0, .first, .depth, .depth0: return .undefined(node)
    }
  }

  // MARK: parts

  private mutating func truth(_ value: Value, at node: Int32) throws(Fault) -> Bool {
    if case .series = value { return try resolved(value, at: node).isTrue }
    return value.isTrue
  }

  private func resolved(_ value: Value, at node: Int32) throws(Fault) -> Value {
    do throws(Refusal) { return try Templating.resolved(value, context) } catch { throw Fault(error, at: node) }
  }

  private mutating func unary(_ sign: UnaryOperator, _ operand: Int32, at node: Int32) throws(Fault) -> Value {
    if sign == .not { return .bool(try !isTrue(operand)) }
    let value = try resolved(value(operand), at: operand)
    if sign == .plus, value.number != nil { return value }
    if let whole = value.whole {
      let (result, overflow) = 0.subtractingReportingOverflow(whole)
      if !overflow { return .int(result) }
    }
    if case .observation = value {
      do throws(Refusal) { return try calculate(.multiply, value, .int(sign == .minus ? -1 : 1), context) } catch {
        throw Fault(error, at: node)
      }
    }
    guard let number = value.number else {
      throw Fault("template/value", "\(context.kindName(of: value)) has no sign", at: operand)
    }
    return .double(sign == .minus ? -number : number)
  }

  private mutating func comparison(_ first: Int32, _ start: Int, _ count: Int, at node: Int32) throws(Fault) -> Bool {
    var left = try value(first)
    if count == 1 {
      // One comparison of whole numbers is what most conditions are.
      let right = try value(program.numbers[start + 1])
      if case .int(let x) = left, case .int(let y) = right, let result = holds(x, program.numbers[start], y) { return result }
      let (a, b) = (try resolved(left, at: first), try resolved(right, at: program.numbers[start + 1]))
      do throws(Refusal) {
        return try context.compare(a, ComparisonOperator(rawValue: UInt8(program.numbers[start])) ?? .equal, b)
      } catch { throw Fault(error, at: node) }
    }
    left = try resolved(left, at: first)
    for i in 0..<count {
      let rightNode = program.numbers[start + 2 * i + 1]
      let right = try resolved(value(rightNode), at: rightNode)
      let sign = ComparisonOperator(rawValue: UInt8(program.numbers[start + 2 * i])) ?? .equal
      do throws(Refusal) {
        if try !context.compare(left, sign, right) { return false }
      } catch { throw Fault(error, at: node) }
      left = right
    }
    return true
  }

  private func holds(_ x: Int, _ sign: Int32, _ y: Int) -> Bool? {
    switch ComparisonOperator(rawValue: UInt8(sign)) {
    case .equal: x == y
    case .unequal: x != y
    case .less: x < y
    case .lessOrEqual: x <= y
    case .greater: x > y
    case .greaterOrEqual: x >= y
    case .isIn, .isNotIn, nil: nil
    }
  }

  private mutating func concatenation(_ first: Int, _ count: Int, at node: Int32) throws(Fault) -> Value {
    var parts: [Value] = []
    for i in first..<(first + count) {
      let value = try value(program.numbers[i])
      if case .handle(let handle) = value { parts.append(context.host.text(handle)) } else { parts.append(value) }
    }
    let isSafe = parts.contains { $0.isSafe }
    var text = ""
    for part in parts {
      let words = context.text(part)
      text += isSafe && !part.isSafe ? markupEscaped(words) : words
      guard text.utf8.count <= longestText else {
        throw Fault("template/budget", "the text grows beyond \(longestText) bytes", at: node)
      }
    }
    return isSafe ? .safe(text: text) : .string(text)
  }

  // MARK: calls

  @inline(never) private mutating func apply(
    _ filter: Int, to input: Value, _ call: Int, at node: Int32
  ) throws(Fault) -> Value {
    let arguments: Arguments
    if let constant = program.calls[call].constant { arguments = constant } else {
      arguments = try self.arguments(call, context.library.filters[filter].parameters)
    }
    do throws(Refusal) {
      let result = try context.library.filterBodies[filter](input, arguments, context)
      if case .undefined = result { return .undefined(node) }
      return result
    } catch { throw Fault(error, at: node) }
  }

  @inline(never) private mutating func holds(
    _ test: Int, _ input: Value, _ call: Int, at node: Int32
  ) throws(Fault) -> Bool {
    let arguments: Arguments
    if let constant = program.calls[call].constant { arguments = constant } else {
      arguments = try self.arguments(call, context.library.tests[test].parameters)
    }
    do throws(Refusal) { return try context.library.testBodies[test](input, arguments, context) } catch {
      throw Fault(error, at: node)
    }
  }

  private mutating func arguments(_ number: Int, _ parameters: [Parameter]) throws(Fault) -> Arguments {
    let call = program.calls[number]
    if let constant = call.constant { return constant }
    var arguments = Arguments(values: [])
    for (position, parameter) in parameters.enumerated() {
      if parameter.takesRest {
        var rest: [Value] = []
        for node in call.rest { rest.append(try value(node)) }
        arguments.values.append(.list(rest))
      } else if call.positional[position] < 0 {
        arguments.values.append(parameter.standard ?? .none)
      } else {
        arguments.values.append(try value(call.positional[position]))
      }
    }
    for (name, node) in call.named { arguments.named.append((name, try value(node))) }
    return arguments
  }

  private mutating func callValue(_ callee: Int32, _ call: CallCode, at node: Int32) throws(Fault) -> Value {
    let target: Value
    do throws(Fault) { target = try value(callee) } catch { throw methodFault(callee) ?? error }
    switch target {
    case .macro(let reference): return try callMacro(reference, call, at: node)
    case .series(let series): return try select(series, call, at: node)
    default: break
    }
    throw methodFault(callee) ?? Fault("template/value", "\(context.kindName(of: target)) cannot be called", at: callee)
  }

  // `x.items()` is a method in Jinja: here it is a filter.
  private func methodFault(_ callee: Int32) -> Fault? {
    guard case .attribute(_, let name) = nodes[Int(callee)] else { return nil }
    let text = program.symbols[Int(name)].text
    let words = methods[text] ?? (context.library.filterPositions[text] != nil ? text : nil)
    return words.map { Fault("template/method", "values have no methods such as “\(text)”", help: "write “| \($0)”", at: callee) }
  }

  private mutating func callMacro(_ reference: MacroReference, _ call: CallCode, at node: Int32) throws(Fault) -> Value {
    let code = program.macros[Int(reference.index)]
    var values = [Value](repeating: .undefined(-2), count: code.parameters.count)
    guard call.rest.count <= values.count else {
      throw Fault("template/argument", "“\(code.name)” takes \(values.count) arguments, not \(call.rest.count)", at: node)
    }
    for (position, argument) in call.rest.enumerated() { values[position] = try lenient(argument) }
    for (name, argument) in call.named {
      guard let position = code.parameters.firstIndex(where: { $0.name == name }) else {
        throw Fault(
          "template/argument", "“\(code.name)” has no argument “\(name.text)”",
          help: nearest(to: name.text, among: code.parameters.map(\.name.text)).asSuggestion, at: node)
      }
      values[position] = try lenient(argument)
    }
    let caller = call.caller >= 0 ? try lenient(call.caller) : nil
    // A macro that outlived the frame it was defined in could only have been kept in a namespace, which refuses it.
    let parent = min(Int(reference.frame), frames.count - 1)
    return try callMacro(reference.index, definedIn: parent, values, caller: caller, at: node)
  }

  private mutating func select(_ series: Series, _ call: CallCode, at node: Int32) throws(Fault) -> Value {
    guard call.rest.isEmpty else {
      throw Fault("template/argument", "a dimension is selected by its name", help: "write (industry=\"3254\")", at: node)
    }
    var series = series
    for (name, argument) in call.named {
      let code = context.text(try value(argument))
      switch context.host.select(series, name.text, code) {
      case .success(let selected): series = selected
      case .failure(let refusal): throw Fault("template/dimension", refusal.message, help: refusal.help, at: node)
      }
    }
    return .series(series)
  }

  // MARK: periods

  private func observation(_ value: Value, _ selector: PeriodSelector, at node: Int32) throws(Fault) -> Value {
    guard case .series(let series) = value else {
      throw Fault("template/period", "“@” selects from a series, and this is \(context.kindName(of: value))", at: node)
    }
    switch context.host.observation(series, selector) {
    case .success(let observation): return .observation(observation)
    case .failure(let refusal): throw Fault("template/period", refusal.message, help: refusal.help, at: node)
    }
  }

  private func period(_ value: Value, at node: Int32) throws(Fault) -> PeriodSelector {
    switch value {
    case .period(let period): return .period(period)
    case .int(let year) where (1...9999).contains(year): return .period(.year(year))
    case .string("first"): return .first
    case .string("last"): return .last
    case .string(let text): if let period = Period(text) { return .period(period) }
    case .date(let date): return .period(Period(.day, from: date.dayNumber, to: date.dayNumber))
    default: break
    }
    throw Fault(
      "template/period", "“\(context.text(value))” is no period", help: "a period reads 2017, 2017-Q4, 2017-11, 2016/17 or 2000..2009", at: node)
  }

  // MARK: undefined

  /// The fault that a name without a value is, with what was probably meant.
  ///
  /// - Parameter isHere: The name stands in the expression being evaluated. What came in a variable was looked up in
  ///   another frame, perhaps of another macro, and cannot be looked at again from here.
  mutating func undefined(_ node: Int32, isHere: Bool) -> Fault {
    switch nodes[Int(node)] {
    case .local(_, let name), .outer(_, _, let name):
      return Fault("template/undefined", "“\(program.symbols[Int(name)].text)” has no value here", at: node)
    case .global(let number):
      let name = program.globals[Int(number)].text
      return Fault("template/undefined", "“\(name)” has no value on this page", at: node)
    case .attribute(let base, let name):
      let text = program.symbols[Int(name)].text
      guard isHere else { return Fault("template/undefined", "“\(text)” has no value", at: node) }
      return unknownAttribute(text, of: base, at: node)
    case .item(let base, let index):
      if isHere, let container = try? value(base), let key = try? value(index) {
        if case .string(let name) = key { return unknownAttribute(name, of: base, at: node) }
        return Fault("template/undefined", "\(context.kindName(of: container)) has nothing at \(context.text(key))", at: node)
      }
      return Fault("template/undefined", "there is nothing at this place", at: node)
    case .loopField(let field, _, _):
      return Fault("template/undefined", "this round has no “\(field)”", help: "test it first: {% if loop.\(field) is defined %}", at: node)
    case .filter(_, let filter, _):
      return Fault("template/undefined", "“\(context.library.filters[Int(filter)].name)” of nothing has no value", at: node)
    default: return Fault("template/undefined", "this has no value", at: node)
    }
  }

  private mutating func unknownAttribute(_ name: String, of base: Int32, at node: Int32) -> Fault {
    guard let container = try? value(base) else { return Fault("template/undefined", "“\(name)” has no value", at: node) }
    if let method = methods[name] {
      return Fault("template/method", "values have no methods such as “\(name)”", help: "write “| \(method)”", at: node)
    }
    let known = attributeNames(of: container)
    var help = nearest(to: name, among: known).asSuggestion
    if help == nil, !known.isEmpty, known.count <= 12 { help = "it has \(known.joined(separator: ", "))" }
    return Fault("template/unknown-attribute", "\(context.kindName(of: container)) has no “\(name)”", help: help, at: node)
  }
}

private let methods = [
  "items": "items", "keys": "list", "values": "items", "get": "default(…)", "strip": "trim", "split": "replace(…)",
  "startswith": "slice: text[:3] == …", "endswith": "slice: text[-3:] == …", "append": "list: a + [b]", "length": "length",
  "size": "length", "count": "length",
]
