// Runs a program. All that changes while it runs is here, in one value that nothing else refers to. It cannot be
// copied: as an ordinary struct it was, with a count for each of its arrays, on every call (374 µs a page, not 20).
//
// Values are looked at where they stand (`address`) wherever that will do: printing, conditions and loops then count no
// references at all.
//
// Its methods are `mutating` even where they change nothing: for one that is not, the compiler copies the whole machine
// to where nobody can change it (200 instructions of each step).

import Base

struct Machine: ~Copyable {
  let program: Program
  let code: Code
  let context: FilterContext
  let limits: Limits
  let globals: [Value]
  let globalValues: UnsafePointer<Value>
  var out: Output
  var stack: Stack
  /// For values that were borrowed: what is put here is never destroyed.
  let givenUp = UnsafeMutablePointer<Value>.allocate(capacity: 1)
  var namespaces: [Record] = []
  var diagnostics: [Diagnostic] = []
  var reported: Set<Int32> = []
  var isStopped = false
  var rounds = 0
  var metrics: TemplateMetrics?
  let page: String

  private var measures: [(template: Int32, start: UInt64, count: Int)] = []

  init(
    _ program: Program, _ context: FilterContext, _ limits: Limits, _ variables: Record, page: String,
    _ metrics: TemplateMetrics? = nil, room: Int
  ) {
    self.program = program
    self.context = context
    self.limits = limits
    self.page = page
    self.metrics = metrics
    code = Code(program)
    out = Output(capacity: room)
    globals = program.globals.map { variables[$0] ?? context.host.entity($0.text) ?? .undefined(-1) }
    globalValues = constantMemory(of: globals)
    stack = Stack(size: program.frameSize)
  }

  deinit { givenUp.deallocate() }

  /// The whole template.
  mutating func run() {
    enter(0)
    run(0, program.mainEnd)
    leave()
  }

  mutating func run(_ start: Int32, _ end: Int32) {
    var position = start
    while position < end, !isStopped {
      let operation = code.operations[Int(position)]
      position += 1
      switch operation {
      case .text(let start, let count): out.append(padded: code.text + Int(start), Int(count))
      case .print(let node, let escape):
        do throws(Fault) {
          if let place = address(node) {
            try print(place, escape, at: node)
          } else {
            try printComputed(node, escape)
          }
        } catch { report(error) }
      case .jump(let target): position = target
      case .jumpUnless(let node, let target):
        do throws(Fault) {
          if try !isTrue(node) { position = target }
        } catch {
          report(error)
          position = target
        }
      case .set(let slot, let node):
        do throws(Fault) {
          let value = try lenient(node)
          stack[slot].pointee = value
        } catch {
          stack[slot].pointee = .none
          report(error)
        }
      case .loop(let number):
        do throws(Fault) { try loop(code.loops + Int(number)) } catch { report(error) }
        position = code.loops[Int(number)].otherwiseEnd
      case .unpack(let slots, let count, let node):
        do throws(Fault) { try unpack(node, slots, count) } catch { report(error) }
      case .setNamespace(let target, let name, let node):
        do throws(Fault) { try setNamespace(target, name, node) } catch { report(error) }
      case .clear(let slot, let count):
        for offset in 0..<count { stack[slot + offset].pointee = .undefined(-1) }
      case .enter(let template): enter(template)
      case .leave: leave()
      }
    }
  }

  /// What some operations print, taken out of the output again.
  mutating func capture(_ start: Int32, _ end: Int32, isXML: Bool) -> Value {
    let mark = out.count
    run(start, end)
    return isXML ? .safeXML(out.cut(from: mark)) : .safe(out.cut(from: mark))
  }

  private mutating func unpack(_ node: Int32, _ slots: Int32, _ count: Int32) throws(Fault) {
    let value = try value(node)
    let parts = try parts(of: value, count, at: node)
    for (offset, part) in parts.enumerated() { stack[code.numbers[Int(slots) + offset]].pointee = part }
  }

  private mutating func setNamespace(_ target: Int32, _ name: Int32, _ node: Int32) throws(Fault) {
    guard case .namespace(let number) = try value(target) else {
      throw Fault(
        "template/value", "only a namespace has variables that can be set",
        help: "write {% set name = namespace() %} first", at: target)
    }
    let value = try value(node)
    if case .macro = value { throw Fault("template/value", "a macro cannot be kept in a namespace", at: node) }
    namespaces[Int(number)] = namespaces[Int(number)].setting(code.symbols[Int(name)].text, to: value)
  }

  // MARK: metrics

  private mutating func enter(_ template: Int32) {
    guard let metrics else { return }
    measures.append((template, metrics.clock(), out.count))
  }

  private mutating func leave() {
    guard let clock = metrics?.clock, let measure = measures.popLast() else { return }
    let row = TemplateMetrics.Row(
      calls: 1, nanoseconds: clock() - measure.start, bytes: max(0, out.count - measure.count))
    metrics?.rows[program.templates[Int(measure.template)], default: TemplateMetrics.Row()] += row
  }
}
