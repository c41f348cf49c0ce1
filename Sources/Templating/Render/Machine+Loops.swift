// Loops. The variables of a loop's head borrow their items: the loop keeps the list, so its items stay where they are
// and need not be counted. Nothing but the loop writes to those variables; `set` in the body makes one of its own.

import Base

extension Machine {
  mutating func loop(_ loop: UnsafePointer<LoopCode>) throws(Fault) {
    let code = loop.pointee
    let all = try items(of: value(code.items), at: code.items)
    let items = code.condition < 0 ? all : try kept(all, code)
    if items.isEmpty { return run(code.bodyEnd, code.otherwiseEnd) }
    let first = constantMemory(of: items)
    stack[code.state].pointee = .list(items)
    clear(code)
    defer {
      release(code)
      // What kept the items goes last.
      stack[code.state].pointee = .undefined(-1)
    }
    for index in 0..<items.count {
      rounds += 1
      if rounds > limits.iterations {
        throw Fault(
          "template/budget", "loops went through more than \(limits.iterations) items", at: code.items, isFinal: true)
      }
      if out.count > limits.bytes {
        throw Fault("template/budget", "the output grew beyond \(limits.bytes) bytes", at: code.items, isFinal: true)
      }
      stack[code.state + 1].pointee = .int(index)
      try bind(first + index, code)
      run(code.bodyStart, code.bodyEnd)
      if isStopped { return }
    }
  }

  private mutating func kept(_ items: [Value], _ code: LoopCode) throws(Fault) -> [Value] {
    clear(code)
    defer { release(code) }
    var kept: [Value] = []
    for index in items.indices {
      try bind(constantMemory(of: items) + index, code)
      if try isTrue(code.condition) { kept.append(items[index]) }
    }
    return kept
  }

  private mutating func bind(_ item: UnsafePointer<Value>, _ code: LoopCode) throws(Fault) {
    guard code.targetCount > 1 else { return borrow(item, in: self.code.numbers[Int(code.targets)]) }
    // These are the item's own parts: they stay as long as it does.
    let parts = constantMemory(of: try parts(of: item.pointee, code.targetCount, at: code.items))
    for offset in 0..<Int(code.targetCount) {
      borrow(parts + offset, in: self.code.numbers[Int(code.targets) + offset])
    }
  }

  // The bits of the item without a count of its own.
  private mutating func borrow(_ item: UnsafePointer<Value>, in slot: Int32) {
    UnsafeMutableRawPointer(stack[slot]).copyMemory(from: item, byteCount: MemoryLayout<Value>.size)
  }

  // What an earlier use of the same slots left.
  private mutating func clear(_ code: LoopCode) {
    for offset in 0..<Int(code.targetCount) {
      stack[self.code.numbers[Int(code.targets) + offset]].pointee = .undefined(-1)
    }
  }

  // What was borrowed is not ours to destroy.
  private mutating func release(_ code: LoopCode) {
    for offset in 0..<Int(code.targetCount) {
      stack[self.code.numbers[Int(code.targets) + offset]].initialize(to: .undefined(-1))
    }
  }

  /// The values that several variables take from one.
  mutating func parts(of value: Value, _ count: Int32, at node: Int32) throws(Fault) -> [Value] {
    if case .list(let parts) = value, parts.count == count { return parts }
    if case .record(let record) = value, record.shape === groupShape, count == 2 { return record.values }
    let words = if case .list(let parts) = value { "a list of \(parts.count)" } else { value.kindName }
    throw Fault("template/unpack", "\(words) cannot be taken apart into \(count) variables", at: node)
  }

  /// What a loop goes through: a list's items, a record's names, a text's characters, a series' observations.
  mutating func items(of value: Value, at node: Int32) throws(Fault) -> [Value] {
    do throws(Refusal) {
      if let items = try context.items(of: value) { return items }
    } catch { throw Fault(error, at: node) }
    throw Fault("template/value", "\(context.kindName(of: value)) cannot be looped over", at: node)
  }

  // MARK: loop

  mutating func loopField(_ field: LoopField, _ hops: Int32, _ slot: Int32, at node: Int32) -> Value {
    guard case .list(let items) = stack.outer(hops, slot).pointee,
      case .int(let index) = stack.outer(hops, slot + 1).pointee
    else { return .undefined(node) }
    return switch field {
    case .index: .int(index + 1)
    case .index0: .int(index)
    case .revindex: .int(items.count - index)
    case .revindex0: .int(items.count - index - 1)
    case .first: .bool(index == 0)
    case .last: .bool(index == items.count - 1)
    case .length: .int(items.count)
    case .previtem: index > 0 ? items[index - 1] : .undefined(node)
    case .nextitem: index + 1 < items.count ? items[index + 1] : .undefined(node)
    // Loops do not call themselves.
    case .depth: .int(1)
    case .depth0: .int(0)
    }
  }

  /// The node that `loop.cycle(…)` comes to in this round.
  mutating func cycled(_ first: Int32, _ count: Int32, _ hops: Int32, _ slot: Int32) -> Int32? {
    guard count > 0, case .int(let index) = stack.outer(hops, slot + 1).pointee else { return nil }
    return code.numbers[Int(first) + index % Int(count)]
  }
}
