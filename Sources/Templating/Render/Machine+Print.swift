// The statement `{{ }}`. Most print a text, a whole number or the output of a macro: these go straight to the output.

import Base

extension Machine {
  mutating func print(_ node: Int32, _ escape: Escape) throws(Fault) {
    if let place = address(node) { return try print(place, escape, at: node) }
    try printComputed(node, escape)
  }

  /// What already stands somewhere, without counting a reference to it: it is taken from its place, which is not
  /// written to, and given up afterwards where nobody looks.
  @inline(__always) mutating func print(_ place: UnsafePointer<Value>, _ escape: Escape, at node: Int32) throws(Fault) {
    let value = UnsafeMutablePointer(mutating: place).move()
    defer { givenUp.initialize(to: value) }
    if !printPlain(value, escape) { try print(value, escape, at: node) }
  }

  @inline(never) mutating func printComputed(_ node: Int32, _ escape: Escape) throws(Fault) {
    switch code.nodes[Int(node)] {
    case .callMacro(let index, let hops, let call) where escape.keeps(isXML: code.macros[Int(index)].isXML):
      let call = code.calls[Int(call)]
      let macro = MacroReference(index: index, frame: Int32(stack.frame(hops)))
      try run(macro, code.numbers + Int(call.positional), caller: call.caller, at: node)
    case .capture(let start, let end, let isXML) where escape.keeps(isXML: isXML): run(start, end)
    case .conditional(let result, let condition, let otherwise):
      if try isTrue(condition) { try print(result, escape) } else if otherwise >= 0 { try print(otherwise, escape) }
    case .cycle(let first, let count, let hops, let slot):
      if let next = cycled(first, count, hops, slot) { try print(next, escape) }
    default: try print(value(node), escape, at: node)
    }
  }

  // The few kinds of values that most are, in the places where most stand: what `FilterContext.print` does with them.
  // Functions by themselves, so that the value is lent to them.
  @inline(never) private mutating func printPlain(_ value: Value, _ escape: Escape) -> Bool {
    switch value {
    case .string(let text): return printPlain(text, escape)
    case .int(let value):
      guard escape == .text || escape == .doubleQuoted else { return false }
      out.append(int: value)
    case .safe(let bytes):
      guard escape == .text else { return false }
      out.append(bytes)
    case .double(let value):
      guard escape == .text else { return false }
      out.append(double: value)
    default: return false
    }
    return true
  }

  @inline(never) private mutating func printPlain(_ text: String, _ escape: Escape) -> Bool {
    switch escape {
    case .text, .doubleQuoted: break
    case .urlDouble: if !isHarmless(url: text) { return false }
    default: return false
    }
    out.appendMarkup(text)
    return true
  }

  @inline(never) private mutating func print(_ value: Value, _ escape: Escape, at node: Int32) throws(Fault) {
    do throws(Refusal) { try context.print(value, escape, into: &out) } catch { throw Fault(error, at: node) }
  }
}

extension Escape {
  /// Whether what a macro or a block printed stands here as it is.
  fileprivate func keeps(isXML: Bool) -> Bool {
    switch self {
    case .plain: true
    case .text: !isXML
    case .xmlText: isXML
    case .rcdata, .doubleQuoted, .singleQuoted, .urlDouble, .urlSingle, .sourceSetDouble, .sourceSetSingle, .style,
      .json,
      .jsonString, .xmlDouble, .xmlSingle:
      false
    }
  }
}
