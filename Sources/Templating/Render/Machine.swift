// Runs a program. All that changes while it runs is here, in one value that nothing else refers to. It cannot be
// copied: as an ordinary struct it was, with a count for each of its arrays, on every call (374 µs a page, not 20).

import Base

struct Machine: ~Copyable {
  struct Frame {
    let base: Int
    /// The frame in which the macro was defined.
    let parent: Int
  }

  let program: Program
  let operations: UnsafeBufferPointer<Operation>
  let nodes: UnsafeBufferPointer<ExpressionNode>
  let limits: Limits
  let context: FilterContext
  let globals: [Value]
  var out: ByteWriter
  var locals: [Value]
  var frames: [Frame] = [Frame(base: 0, parent: 0)]
  var frame = 0
  var base = 0
  var namespaces: [Record] = []
  var diagnostics: [Diagnostic] = []
  var isStopped = false
  var metrics: TemplateMetrics?

  private var rounds = 0
  private var depth = 0
  private var reported: Set<Int32> = []
  private var measures: [(template: Int32, start: UInt64, count: Int)] = []
  private let page: String

  init(
    _ program: Program, _ operations: UnsafeBufferPointer<Operation>, _ nodes: UnsafeBufferPointer<ExpressionNode>,
    _ context: FilterContext, _ limits: Limits, _ globals: [Value], page: String
  ) {
    self.program = program
    self.operations = operations
    self.nodes = nodes
    self.context = context
    self.limits = limits
    self.globals = globals
    self.page = page
    out = ByteWriter()
    locals = Array(repeating: .undefined(-1), count: Int(program.frameSize))
  }

  // MARK: statements

  mutating func run(_ start: Int32, _ end: Int32) {
    var position = Int(start)
    let end = Int(end)
    while position < end, !isStopped {
      let operation = operations[position]
      position += 1
      switch operation {
      case .text(let start, let count):
        program.text.withUnsafeBufferPointer {
          out.append(UnsafeBufferPointer(rebasing: $0[Int(start)..<Int(start + count)]))
        }
      case .jump(let target): position = Int(target)
      case .print(let node, let escape):
        do throws(Fault) { try print(node, escape) } catch { report(error) }
      case .jumpUnless(let node, let target):
        do throws(Fault) {
          if try !isTrue(node) { position = Int(target) }
        } catch {
          report(error)
          position = Int(target)
        }
      case .set(let slot, let node):
        do throws(Fault) { locals[base + Int(slot)] = try lenient(node) } catch {
          locals[base + Int(slot)] = .none
          report(error)
        }
      case .loop(let number):
        let code = program.loops[Int(number)]
        do throws(Fault) { try loop(code) } catch { report(error) }
        position = Int(code.otherwiseEnd)
      case .unpack(let slots, let count, let node):
        do throws(Fault) {
          let value = try value(node)
          try unpack(value, Int(slots), Int(count), at: node)
        } catch { report(error) }
      case .setNamespace(let target, let name, let node):
        do throws(Fault) { try setNamespace(target, name, node) } catch { report(error) }
      case .clear(let slot, let count):
        for i in 0..<Int(count) { locals[base + Int(slot) + i] = .undefined(-1) }
      case .enter(let template): enter(template)
      case .leave: leave()
      }
    }
  }

  private mutating func loop(_ code: LoopCode) throws(Fault) {
    var items = try self.items(of: value(code.items), at: code.items)
    if code.condition >= 0 {
      var kept: [Value] = []
      for item in items {
        try bind(item, code)
        if try isTrue(code.condition) { kept.append(item) }
      }
      items = kept
    }
    if items.isEmpty { return run(code.bodyEnd, code.otherwiseEnd) }
    let state = base + Int(code.state)
    locals[state] = .list(items)
    for index in items.indices {
      rounds += 1
      if rounds > limits.iterations {
        throw Fault("template/budget", "loops went through more than \(limits.iterations) items", at: code.items, isFinal: true)
      }
      if out.count > limits.bytes {
        throw Fault("template/budget", "the output grew beyond \(limits.bytes) bytes", at: code.items, isFinal: true)
      }
      locals[state + 1] = .int(index)
      try bind(items[index], code)
      run(code.bodyStart, code.bodyEnd)
      if isStopped { return }
    }
  }

  private mutating func bind(_ item: Value, _ code: LoopCode) throws(Fault) {
    if code.targetCount == 1 {
      locals[base + Int(program.numbers[Int(code.targets)])] = item
    } else {
      try unpack(item, Int(code.targets), Int(code.targetCount), at: code.items)
    }
  }

  private mutating func unpack(_ value: Value, _ first: Int, _ count: Int, at node: Int32) throws(Fault) {
    var value = value
    if case .record(let record) = value, record.shape === groupShape { value = .list(record.values) }
    guard case .list(let parts) = value, parts.count == count else {
      let words = if case .list(let parts) = value { "a list of \(parts.count)" } else { value.kindName }
      throw Fault("template/unpack", "\(words) cannot be taken apart into \(count) variables", at: node)
    }
    for (offset, part) in parts.enumerated() { locals[base + Int(program.numbers[first + offset])] = part }
  }

  /// What a loop goes through: a list's items, a record's names, a text's characters, a series' observations.
  mutating func items(of value: Value, at node: Int32) throws(Fault) -> [Value] {
    do throws(Refusal) {
      if let items = try context.items(of: value) { return items }
    } catch { throw Fault(error, at: node) }
    throw Fault("template/value", "\(context.kindName(of: value)) cannot be looped over", at: node)
  }

  private mutating func setNamespace(_ target: Int32, _ name: Int32, _ node: Int32) throws(Fault) {
    guard case .namespace(let number) = try value(target) else {
      throw Fault("template/value", "only a namespace has variables that can be set", help: "write {% set name = namespace() %} first", at: target)
    }
    let value = try value(node)
    if case .macro = value { throw Fault("template/value", "a macro cannot be kept in a namespace", at: node) }
    let symbol = program.symbols[Int(name)]
    namespaces[Int(number)] = namespaces[Int(number)].setting(symbol.text, to: value)
  }

  private mutating func enter(_ template: Int32) {
    guard let metrics else { return }
    measures.append((template, metrics.clock(), out.count))
  }

  private mutating func leave() {
    guard let clock = metrics?.clock, let measure = measures.popLast() else { return }
    let name = program.templates[Int(measure.template)]
    metrics?.rows[name, default: TemplateMetrics.Row()].calls += 1
    metrics?.rows[name, default: TemplateMetrics.Row()].nanoseconds += clock() - measure.start
    metrics?.rows[name, default: TemplateMetrics.Row()].bytes += max(0, out.count - measure.count)
  }

  /// The whole template.
  mutating func run() {
    enter(0)
    run(0, program.mainEnd)
    leave()
  }

  // MARK: macros

  mutating func callMacro(
    _ index: Int32, definedIn parent: Int, _ arguments: [Value], caller: Value?, at node: Int32
  ) throws(Fault) -> Value {
    let code = program.macros[Int(index)]
    guard depth < limits.depth else {
      throw Fault("template/budget", "macros call each other more than \(limits.depth) deep", at: node, isFinal: true)
    }
    let saved = (frame, base)
    depth += 1
    defer { depth -= 1 }
    base = locals.count
    locals.append(contentsOf: repeatElement(.undefined(-1), count: Int(code.frameSize)))
    frames.append(Frame(base: base, parent: parent))
    frame = frames.count - 1
    defer {
      locals.removeLast(locals.count - base)
      frames.removeLast()
      (frame, base) = saved
    }
    for (position, parameter) in code.parameters.enumerated() {
      if position < arguments.count {
        locals[base + position] = arguments[position]
        if case .undefined(-2) = arguments[position] {
          locals[base + position] = parameter.standard >= 0 ? try lenient(parameter.standard) : .undefined(-1)
        }
      }
    }
    if let caller, code.takesCaller { locals[base + code.parameters.count] = caller }
    return capture(code.start, code.end, isXML: code.isXML)
  }

  /// What some operations print, taken out of the output again.
  mutating func capture(_ start: Int32, _ end: Int32, isXML: Bool) -> Value {
    let mark = out.count
    run(start, end)
    let bytes = Array(out.bytes[mark...])
    out.bytes.removeLast(out.count - mark)
    return isXML ? .safeXML(bytes) : .safe(bytes)
  }

  // MARK: faults

  mutating func report(_ fault: Fault) {
    if fault.box.isFinal { isStopped = true }
    // In a loop the same fault comes with every round.
    guard reported.insert(fault.box.node).inserted else { return }
    let origin = program.origins[Int(fault.box.node)]
    var notes = notes(of: origin.chain, in: program)
    if !page.isEmpty { notes.append(Note("while rendering \(page)")) }
    diagnostics.append(
      Diagnostic(.error, fault.box.code, fault.box.message, at: origin.span, notes: notes, help: fault.box.help))
    if diagnostics.count >= 20 { isStopped = true }
  }
}
