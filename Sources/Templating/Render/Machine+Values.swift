// Expressions. `lenient` may give a value that is undefined, `value` does not: only `default`, `is defined` and
// assignments take what is not there.

import Base

extension Machine {
  mutating func value(_ node: Int32) throws(Fault) -> Value {
    let value = try lenient(node)
    guard case .undefined(let place) = value else { return value }
    // An “if” without “else” asks for nothing: the one blank that is written on purpose.
    if place >= 0, case .conditional = code.nodes[Int(place)] { return .string("") }
    throw undefined(place >= 0 ? place : node, isHere: place < 0 || place == node)
  }

  /// Where a value already stands: a variable, a constant, or an attribute of one that is a record. `nil` for all that
  /// must be computed first, and for what is undefined.
  ///
  /// Valid until the next statement runs: nothing may be evaluated between asking and looking.
  @inline(__always) mutating func address(_ node: Int32) -> UnsafePointer<Value>? {
    guard case .field(_, let slot, let name) = code.nodes[Int(node)] else { return place(of: node) }
    guard case .record(let record) = stack[slot].pointee, let found = record.address(of: code.symbols + Int(name))
    else { return nil }
    if case .undefined = found.pointee { return nil }
    return found
  }

  private mutating func place(of node: Int32) -> UnsafePointer<Value>? {
    let place: UnsafePointer<Value>
    switch code.nodes[Int(node)] {
    case .constant(let number): return code.constants + Int(number)
    case .local(let slot, _): place = UnsafePointer(stack[slot])
    case .attribute(let base, let name):
      guard let owner = address(base), case .record(let record) = owner.pointee,
        let found = record.address(of: code.symbols + Int(name))
      else { return nil }
      place = found
    case .global(let number): place = globalValues + Int(number)
    case .outer(let hops, let slot, _): place = UnsafePointer(stack.outer(hops, slot))
    // `field` has been looked at above.
    case .undefined, .field, .item, .slice, .unary, .binary, .and, .or, .comparison, .chain, .conditional,
      .concatenation, .list, .map,
      .filter, .test, .isNone, .function, .macro, .callMacro, .callValue, .capture, .loopField, .cycle, .period,
      .computedPeriod:
      return nil
    }
    if case .undefined = place.pointee { return nil }
    return place
  }

  mutating func lenient(_ node: Int32) throws(Fault) -> Value {
    if let place = address(node) { return place.pointee }
    return try computed(node)
  }

  private mutating func computed(_ node: Int32) throws(Fault) -> Value {
    switch code.nodes[Int(node)] {
    case .constant(let number): return code.constants[Int(number)]
    // Where they have a value they have an address: these have none.
    case .local(let slot, _): return missing(stack[slot].pointee, at: node)
    case .outer(let hops, let slot, _): return missing(stack.outer(hops, slot).pointee, at: node)
    case .undefined, .global: return .undefined(node)
    case .attribute(let base, let name), .field(let base, _, let name):
      return try attribute(symbol: name, of: value(base), at: node)
    case .item(let base, let index):
      let container = try value(base)
      return try item(value(index), of: container, at: node)
    case .slice(let base, let parts): return try slice(value(base), Int(parts), at: node)
    case .unary(.not, let operand): return .bool(try !isTrue(operand))
    case .unary(let sign, let operand): return try signed(sign, operand, at: node)
    case .binary(let sign, let left, let right):
      let a = try value(left)
      let b = try value(right)
      do throws(Refusal) { return try calculate(sign, a, b, context) } catch { throw Fault(error, at: node) }
    case .and(let left, let right):
      let value = try value(left)
      return try isTrue(value, at: left) ? try self.value(right) : value
    case .or(let left, let right):
      let value = try value(left)
      return try isTrue(value, at: left) ? value : try self.value(right)
    case .comparison, .chain, .test, .isNone: return .bool(try isTrue(node))
    case .conditional(let result, let condition, let otherwise):
      if try isTrue(condition) { return try lenient(result) }
      return otherwise >= 0 ? try lenient(otherwise) : .undefined(node)
    case .concatenation(let first, let count): return try concatenation(first, count, at: node)
    case .list(let first, let count): return .list(try values(first, count))
    case .map(let first, let count): return try map(first, count)
    case .filter(let operand, let filter, let call): return try filtered(operand, Int(filter), call, at: node)
    case .function(let function, let call): return try result(of: Int(function), call, at: node)
    case .macro(let index, let hops): return .macro(MacroReference(index: index, frame: Int32(stack.frame(hops))))
    case .callMacro, .callValue: return try called(node)
    case .capture(let start, let end, let isXML): return capture(start, end, isXML: isXML)
    case .loopField(let field, let hops, let slot): return loopField(field, hops, slot, at: node)
    case .cycle(let first, let count, let hops, let slot):
      guard let next = cycled(first, count, hops, slot) else { return .undefined(node) }
      return try value(next)
    case .period(let series, let selector):
      return try observation(value(series), program.selectors[Int(selector)], at: node)
    case .computedPeriod(let series, let selector):
      let value = try value(series)
      return try observation(value, period(self.value(selector), at: selector), at: node)
    }
  }

  // A name without a value is reported where it stands; a value that was undefined elsewhere, where it was looked up.
  private mutating func missing(_ value: Value, at node: Int32) -> Value {
    if case .undefined(-1) = value { .undefined(node) } else { value }
  }

  // MARK: parts

  mutating func resolved(_ value: Value, at node: Int32) throws(Fault) -> Value {
    do throws(Refusal) { return try Templating.resolved(value, context) } catch { throw Fault(error, at: node) }
  }

  mutating func values(_ first: Int32, _ count: Int32) throws(Fault) -> [Value] {
    var values: [Value] = []
    values.reserveCapacity(Int(count))
    for position in first..<first + count { values.append(try value(code.numbers[Int(position)])) }
    return values
  }

  private mutating func map(_ first: Int32, _ count: Int32) throws(Fault) -> Value {
    let parts = try values(first, 2 * count)
    return .record(Record((0..<Int(count)).map { (context.text(parts[2 * $0]), parts[2 * $0 + 1]) }))
  }

  private mutating func signed(_ sign: UnaryOperator, _ operand: Int32, at node: Int32) throws(Fault) -> Value {
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

  private mutating func concatenation(_ first: Int32, _ count: Int32, at node: Int32) throws(Fault) -> Value {
    let parts = try values(first, count).map { part in
      if case .handle(let handle) = part { context.host.text(handle) } else { part }
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
}
