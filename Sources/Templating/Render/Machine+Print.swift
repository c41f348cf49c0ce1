// The statement `{{ }}`. Most print a text, a whole number or the output of a macro: these go straight to the output.

import Base

extension Machine {
  mutating func print(_ node: Int32, _ escape: Escape) throws(Fault) {
    if let place = address(node) {
      if printsPlainly(place, escape) { return }
      return try print(place.pointee, escape, at: node)
    }
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

  // The few kinds of values that most are, in the places where most stand: what `FilterContext.print` does with them,
  // without taking a copy first.
  @inline(__always) private mutating func printsPlainly(_ place: UnsafePointer<Value>, _ escape: Escape) -> Bool {
    switch (escape, place.pointee) {
    case (.text, .string(let text)), (.doubleQuoted, .string(let text)): out.appendMarkup(text)
    case (.urlDouble, .string(let text)):
      guard isHarmless(url: text) else { return false }
      out.appendMarkup(text)
    case (.text, .safe(let bytes)): out.append(bytes)
    case (.text, .int(let value)), (.doubleQuoted, .int(let value)): out.append(int: value)
    case (.text, .double(let value)): out.append(double: value)
    default: return false
    }
    return true
  }

  private mutating func print(_ value: Value, _ escape: Escape, at node: Int32) throws(Fault) {
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
    case .rcdata, .doubleQuoted, .singleQuoted, .urlDouble, .urlSingle, .sourceSetDouble, .sourceSetSingle, .style, .json,
      .jsonString, .xmlDouble, .xmlSingle:
      false
    }
  }
}
