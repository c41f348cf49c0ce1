// Statements to operations. The place in the markup is followed on the way: every branch and every round of a loop must
// end where the others do.

import Base

extension Compiler {
  func statements(_ list: [StatementSyntax]) { for item in list { statement(item) } }

  func statement(_ statement: StatementSyntax) {
    guard program.operations.count < environment.limits.operations,
      program.nodes.count < 4 * environment.limits.operations
    else {
      if !isTooLarge {
        report(
          "template/size",
          "this template grows beyond \(environment.limits.operations) operations with what it includes",
          at: span(statement.range))
      }
      isTooLarge = true
      return
    }
    switch statement.kind {
    case .text(let bytes): text(bytes)
    case .print(let value): print(value)
    case .conditional(let branches, let otherwise):
      conditional(branches, otherwise, statement.range) { statements($0) }
    case .loop(let syntax): loop(syntax, statement.range)
    case .set(let names, let value): set(names, value)
    case .setNamespace(let name, let attribute, let value):
      let target = expression(ExpressionSyntax(kind: .name(name), range: statement.range, depth: 1))
      emit(.setNamespace(target, name: symbol(attribute), expression(value)))
    case .setBlock(let name, let filters, let list):
      let captured = capture(list, statement.range, filters, in: Place(place.markup))
      if let slot = slot(of: name) { emit(.set(slot: slot, captured)) }
    case .with(let variables, let list):
      let values = variables.map { ($0.0, expression($0.1)) }
      scoped(list) { inner in
        for (name, value) in values {
          let slot = inner.function.slot()
          inner.bindings.set(name, to: .variable(inner.function, slot: slot))
          emit(.set(slot: slot, value))
        }
      }
    case .block(let syntax): block(syntax, statement.range)
    case .extends: break
    case .include(let syntax): include(syntax, statement.range)
    case .importModule(let name, let alias):
      if let module = module(name, statement.range) { scope.bindings.set(alias, to: .module(module)) }
    case .importNames(let name, let names): importNames(name, names, statement.range)
    case .macro: break
    case .call(let call, let body): self.call(call, body, statement.range)
    case .filter(let filters, let list):
      print(capture(list, statement.range, filters, in: place), at: statement.range, filterName: nil)
    }
  }

  func text(_ bytes: [UInt8]) {
    place.pass(bytes)
    let start = Int32(program.text.count)
    program.text += bytes
    if program.operations.count > barrier,
      case .text(let first, let count) = program.operations[program.operations.count - 1],
      first + count == start
    {
      program.operations[program.operations.count - 1] = .text(start: first, count: count + Int32(bytes.count))
    } else {
      emit(.text(start: start, count: Int32(bytes.count)))
    }
  }

  func print(_ value: ExpressionSyntax) {
    // `{{ super() }}` and `{{ self.name() }}` are the block itself at this place.
    if case .call(let callee, let arguments) = value.kind, arguments.isEmpty {
      if case .name("super") = callee.kind { return superBlock(value.range) }
      if case .attribute(let base, let name, _) = callee.kind, case .name("self") = base.kind {
        return block(named: name, value.range)
      }
    }
    var filterName: String?
    if case .filter(_, let call) = value.kind { filterName = call.name }
    print(expression(value), at: value.range, filterName: filterName)
  }

  func print(_ node: Int32, at range: Range<Int>, filterName: String?) {
    var escape = Escape.plain
    switch place.escape() {
    case .success(let found): escape = found
    case .failure(let refusal): report("template/place", refusal.message, at: span(range), help: refusal.help)
    }
    // JSON that a filter wrote is JSON already.
    if escape == .json, filterName == "tojson" { escape = .plain }
    place.passValue()
    emit(.print(node, escape))
  }

  func conditional(
    _ branches: [(ExpressionSyntax, [StatementSyntax])], _ otherwise: [StatementSyntax]?, _ range: Range<Int>,
    _ compile: ([StatementSyntax]) -> Void
  ) {
    let start = place
    var ends: [Place] = []
    var jumps: [Int] = []
    for (condition, list) in branches {
      place = start
      let skip = emit(.jumpUnless(expression(condition), target: 0))
      compile(list)
      ends.append(place)
      jumps.append(emit(.jump(0)))
      patch(skip)
    }
    place = start
    if let otherwise { compile(otherwise) }
    for end in ends {
      guard let joined = place.joined(with: end) else {
        report(
          "template/branches", "the branches of this “if” end in different places: \(end.words) and \(place.words)",
          at: span(range), help: "open and close quotes and tags within one branch")
        break
      }
      place = joined
    }
    for jump in jumps { patch(jump) }
  }

  func loop(_ syntax: LoopSyntax, _ range: Range<Int>) {
    let items = expression(syntax.items)
    let function = scope.function
    let mark = function.next
    let state = function.slot()
    _ = function.slot()
    let number = program.loops.count
    let start = place
    program.loops.append(
      LoopCode(
        items: items, state: state, targets: Int32(program.numbers.count), targetCount: Int32(syntax.targets.count)))
    let heads = madeScope(in: scope, function)
    for name in syntax.targets {
      let slot = function.slot()
      heads.bindings.set(name, to: .variable(function, slot: slot))
      program.numbers.append(slot)
    }
    let outer = scope
    if let condition = syntax.condition {
      scope = heads
      let node = expression(condition)
      program.loops[number].condition = node
      scope = outer
    }
    loopNesting += 1
    heads.bindings.set("loop", to: .loop(function, slot: state, nesting: loopNesting))
    emit(.loop(Int32(number)))
    program.loops[number].bodyStart = Int32(program.operations.count)
    barrier = program.operations.count
    scoped(in: heads, syntax.body)
    loopNesting -= 1
    program.loops[number].bodyEnd = Int32(program.operations.count)
    barrier = program.operations.count
    let bodyEnd = place
    join(start, bodyEnd, "this loop's body ends in another place than it begins", range)
    if let otherwise = syntax.otherwise {
      let afterBody = place
      place = start
      scoped(otherwise)
      join(afterBody, place, "the “else” of this loop ends in another place than its body", range)
    }
    program.loops[number].otherwiseEnd = Int32(program.operations.count)
    barrier = program.operations.count
    function.next = mark
  }

  private func join(_ a: Place, _ b: Place, _ message: String, _ range: Range<Int>) {
    if let joined = a.joined(with: b) {
      place = joined
    } else {
      report(
        "template/branches", "\(message): \(b.words) and \(a.words)", at: span(range),
        help: "open and close quotes and tags within one round")
      place = a
    }
  }

  func set(_ names: [String], _ value: ExpressionSyntax) {
    let node = expression(value)
    if names.count == 1 {
      if let slot = slot(of: names[0]) { emit(.set(slot: slot, node)) }
      return
    }
    let slots = names.compactMap { slot(of: $0) }
    let first = Int32(program.numbers.count)
    program.numbers += slots
    emit(.unpack(slots: first, count: Int32(slots.count), node))
  }

  func slot(of name: String) -> Int32? {
    guard case .variable(_, let slot)? = scope.binding(of: name) else { return nil }
    return slot
  }

  /// Statements as a value: what they print, safe as it stands.
  func capture(_ list: [StatementSyntax], _ range: Range<Int>, _ filters: [CallSyntax], in start: Place) -> Int32 {
    var node = capture(range, in: start) { scoped(list) }
    for call in filters {
      node = filter(node, call, range)
      // As in Jinja, what a block prints stays markup through these, which give plain text elsewhere; they undo no
      // escaping. What can undo it (striptags) is escaped again, unlike there.
      guard call.name == "title" || call.name == "wordwrap" else { continue }
      node = filter(node, CallSyntax(name: "safe", nameRange: call.nameRange, arguments: []), range)
    }
    return node
  }

  func capture(_ range: Range<Int>, in start: Place, _ compile: () -> Void) -> Int32 {
    let saved = place
    place = start
    let jump = emit(.jump(0))
    let first = Int32(program.operations.count)
    compile()
    if start.joined(with: place) == nil {
      report("template/place", "this ends inside \(place.words), which began outside of it", at: span(range))
    }
    let end = Int32(program.operations.count)
    patch(jump)
    place = saved
    return add(.capture(start: first, end: end, isXML: place.markup == .xml), range)
  }
}
