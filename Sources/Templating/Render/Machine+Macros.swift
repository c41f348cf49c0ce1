// Macros. A call that is printed at once writes where it stands; only a call whose text is a value is taken out of the
// output again.
//
// An argument that stands somewhere already is lent: a variable of whoever calls, a constant or a part of a record,
// none of which changes before the macro ends. Nothing writes to a parameter: `set` in the body makes a variable of
// its own.

import Base

extension Machine {
  /// What a call gives as a value.
  mutating func called(_ node: Int32) throws(Fault) -> Value {
    switch code.nodes[Int(node)] {
    case .callMacro(let index, let hops, let call):
      let call = code.calls[Int(call)]
      let macro = MacroReference(index: index, frame: Int32(stack.frame(hops)))
      return try captured(macro, code.numbers + Int(call.positional), caller: call.caller, at: node)
    case .callValue(let callee, let call): return try callValue(callee, code.calls[Int(call)], at: node)
    default: return .undefined(node)
    }
  }

  private mutating func captured(
    _ macro: MacroReference, _ arguments: UnsafePointer<Int32>, caller: Int32, at node: Int32
  ) throws(Fault) -> Value {
    let mark = out.count
    try run(macro, arguments, caller: caller, at: node)
    let bytes = out.cut(from: mark)
    return code.macros[Int(macro.index)].isXML ? .safeXML(bytes) : .safe(bytes)
  }

  /// Runs a macro into the output.
  ///
  /// - Parameter arguments: An expression for each of the macro's parameters; -1 takes the default.
  mutating func run(
    _ macro: MacroReference, _ arguments: UnsafePointer<Int32>, caller: Int32, at node: Int32
  ) throws(Fault) {
    let macroCode = code.macros + Int(macro.index)
    let count = Int(macroCode.pointee.parameterCount)
    guard stack.count <= limits.depth else {
      throw Fault("template/budget", "macros call each other more than \(limits.depth) deep", at: node, isFinal: true)
    }
    let calling = stack.current
    stack.push(macroCode.pointee.frameSize, parent: Int(macro.frame))
    var lent: UInt64 = 0
    defer {
      for position in 0..<min(count, 64) where lent & (1 &<< UInt64(position)) != 0 { stack.takeBack(position) }
      stack.pop()
      stack.enter(calling)
    }
    for position in 0..<count where arguments[position] >= 0 {
      if position < 64, let place = address(arguments[position]) {
        stack.lend(place, to: position)
        lent |= 1 &<< UInt64(position)
      } else {
        let value = try lenient(arguments[position])
        stack[new: position].pointee = value
      }
    }
    if caller >= 0, macroCode.pointee.takesCaller {
      let value = try lenient(caller)
      stack[new: count].pointee = value
    }
    stack.enterNew()
    for position in 0..<count where arguments[position] < 0 {
      let node = code.numbers[Int(macroCode.pointee.defaults) + position]
      if node < 0 { continue }
      let value = try lenient(node)
      stack[Int32(position)].pointee = value
    }
    run(macroCode.pointee.start, macroCode.pointee.end)
  }

  // MARK: calls of values

  private mutating func callValue(_ callee: Int32, _ call: CallCode, at node: Int32) throws(Fault) -> Value {
    switch try target(callee) {
    case .macro(let macro):
      let arguments = try matched(call, with: macro, at: node)
      defer { withExtendedLifetime(arguments) {} }
      return try captured(macro, constantMemory(of: arguments), caller: call.caller, at: node)
    case .series(let series): return try select(series, call, at: node)
    case let target:
      throw methodFault(callee)
        ?? Fault("template/value", "\(context.kindName(of: target)) cannot be called", at: callee)
    }
  }

  private mutating func target(_ callee: Int32) throws(Fault) -> Value {
    do throws(Fault) { return try value(callee) } catch { throw methodFault(callee) ?? error }
  }

  /// The arguments of a call that knows its macro only now: `caller(1, b=2)`.
  private mutating func matched(_ call: CallCode, with macro: MacroReference, at node: Int32) throws(Fault) -> [Int32] {
    let macro = code.macros[Int(macro.index)]
    var nodes = [Int32](repeating: -1, count: macro.parameters.count)
    guard call.restCount <= nodes.count else {
      throw Fault(
        "template/argument", "“\(macro.name)” takes \(nodes.count) arguments, not \(call.restCount)", at: node)
    }
    for position in 0..<Int(call.restCount) { nodes[position] = code.numbers[Int(call.rest) + position] }
    for (name, argument) in named(call) {
      guard let position = macro.parameters.firstIndex(of: name) else {
        throw Fault(
          "template/argument", "“\(macro.name)” has no argument “\(name.text)”",
          help: nearest(to: name.text, among: macro.parameters.map(\.text)).asSuggestion, at: node)
      }
      nodes[position] = argument
    }
    return nodes
  }

  // `x.items()` is a method in Jinja: here it is a filter.
  private mutating func methodFault(_ callee: Int32) -> Fault? {
    let name: Int32
    switch code.nodes[Int(callee)] {
    case .attribute(_, let attribute), .field(_, _, let attribute): name = attribute
    default: return nil
    }
    let text = code.symbols[Int(name)].text
    let words = methods[text] ?? (context.library.filterPositions[text] != nil ? text : nil)
    return words.map {
      Fault("template/method", "values have no methods such as “\(text)”", help: "write “| \($0)”", at: callee)
    }
  }
}
