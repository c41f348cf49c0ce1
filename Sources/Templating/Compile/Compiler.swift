// From trees to a program. One program is made for each template that is rendered by itself, with all that it extends,
// includes and imports brought in at its place: so names become slots, and the place of every value in the markup is
// known, across files.

import Base

final class Compiler {
  let environment: Environment
  let files: [String: TemplateFile]
  // `unchecked`: nothing is called while one of these is being written. Asking for it each time was a sixth of the work.
  @exclusivity(unchecked) var program: Program
  @exclusivity(unchecked) var diagnostics: [Diagnostic] = []
  @exclusivity(unchecked) var place: Place
  @exclusivity(unchecked) var scope: Scope
  var file: TemplateFile
  /// The last link of the chain of includes; -1 in the template itself.
  var chain: Int32 = -1

  private var inheritance: Inheritance?
  private var open: [String] = []
  private var waiting: [MacroDefinition] = []
  private var blocks: [(name: String, level: Int)] = []
  private var loopNesting: Int32 = 0
  private var symbolNumbers: [String: Int32] = [:]
  private var globalNumbers: [String: Int32] = [:]
  private var macroDepth = 0
  private var isTooLarge = false
  // Text behind the last operation can be joined with it only where nothing jumps in between.
  private var barrier = 0

  init(_ file: TemplateFile, _ files: [String: TemplateFile], _ environment: Environment, markup: Markup? = nil) {
    self.environment = environment
    self.files = files
    self.file = file
    program = Program(name: file.name)
    place = Place(markup ?? Markup(fileName: file.name))
    scope = Scope(parent: nil, function: FunctionScope(depth: 0))
  }

  // MARK: templates

  func compileTemplate() -> Checked<Program> {
    program.templates = [file.name]
    template(file, in: scope)
    program.mainEnd = Int32(program.operations.count)
    if place.mode != .data, place.mode != .plain, place.mode != .json {
      report("template/place", "this template ends inside \(place.words)", at: endOfFile)
    }
    finish()
    return Checked(program, diagnostics)
  }

  /// Macros that something calls are compiled behind everything else; their bodies may name further ones.
  func finish() {
    while let definition = waiting.popLast() { body(of: definition) }
    program.text += [UInt8](repeating: 0, count: blockSize)
    program.frameSize = scope.function.size
  }

  private var endOfFile: Span { Span(file.file, (file.statements.last?.range.upperBound ?? 0)..<(file.statements.last?.range.upperBound ?? 0)) }

  /// A chain of inheritance, brought in at this place.
  private func template(_ leaf: TemplateFile, in outer: Scope) {
    guard let chainOfFiles = ancestry(of: leaf) else { return }
    let saved = (inheritance, blocks, file, scope)
    defer { (inheritance, blocks, file, scope) = saved }
    let top = Scope(parent: outer, function: outer.function)
    let scopes = chainOfFiles.map { _ in Scope(parent: top, function: outer.function) }
    for i in scopes.indices { scopes[i].siblings = scopes.indices.filter { $0 != i }.map { scopes[$0] } }
    inheritance = Inheritance(chainOfFiles, scopes)
    blocks = []
    checkBlocks(chainOfFiles)
    let mark = outer.function.next
    declare(chainOfFiles.flatMap(\.statements), in: top)
    for (link, scope) in zip(chainOfFiles, scopes) {
      file = link
      declareMacros(link.statements, in: scope)
    }
    for (position, link) in chainOfFiles.enumerated() {
      file = link
      scope = scopes[position]
      if position == chainOfFiles.count - 1 { statements(link.statements) } else { preamble(link.statements) }
    }
    for scope in scopes { for case .macro(let definition) in scope.bindings.values.sorted() { use(definition) } }
    outer.function.next = mark
  }

  // From the leaf to the root; `nil` where that cannot be found.
  private func ancestry(of leaf: TemplateFile) -> [TemplateFile]? {
    var result = [leaf]
    while let (parent, range) = parent(of: result[result.count - 1]) {
      let span = Span(result[result.count - 1].file, range)
      guard let name = constantText(parent) else {
        report("template/dynamic-name", "the template that is extended must be named", at: span, help: "write {% extends \"base.html\" %}")
        return nil
      }
      guard let next = find(name, at: Span(span.file, parent.range)) else { return nil }
      if result.contains(where: { $0.name == next.name }) {
        report("template/recursion", "“\(leaf.name)” extends itself", at: span)
        return nil
      }
      guard !next.hasErrors else { return nil }
      result.append(next)
    }
    return result
  }

  private func parent(of file: TemplateFile) -> (ExpressionSyntax, Range<Int>)? {
    for statement in file.statements {
      if case .extends(let name) = statement.kind { return (name, statement.range) }
    }
    return nil
  }

  private func constantText(_ expression: ExpressionSyntax) -> String? {
    if case .literal(.string(let text)) = expression.kind { return text }
    return nil
  }

  func find(_ name: String, at span: Span) -> TemplateFile? {
    if let found = files[name] { return found }
    let help: String? =
      name.hasPrefix("/") || name.split(separator: "/").contains("..")
      ? "templates are named from the folder of templates on: \"partials/card.html\""
      : nearest(to: name, among: files.keys.sorted()).asSuggestion
    report("template/unknown-template", "no template named “\(name)”", at: span, help: help)
    return nil
  }

  private func checkBlocks(_ files: [TemplateFile]) {
    var known: Set<String> = []
    for (position, file) in files.enumerated().reversed() {
      var own: Set<String> = []
      for placed in file.blocks {
        let (block, range) = (placed.syntax, placed.range)
        let isBlank = block.body.allSatisfy { if case .text(let bytes) = $0.kind { bytes.allSatisfy(isWhitespace) } else { false } }
        if block.isRequired, !isBlank {
          report(
            "template/block", "a required block holds nothing itself", at: Span(file.file, range),
            help: "leave out “required”, or the content")
        }
        if !own.insert(block.name).inserted {
          report("template/block", "the block “\(block.name)” occurs twice", at: Span(file.file, range))
        }
        if placed.isTop, position < files.count - 1, !known.contains(block.name) {
          report(
            "template/unknown-block", "“\(files[position + 1].name)” has no block named “\(block.name)”",
            at: Span(file.file, range), help: nearest(to: block.name, among: known.sorted()).asSuggestion)
        }
      }
      known.formUnion(own)
    }
  }

  // What a template that extends another does before the other begins: it assigns and imports, and prints nothing.
  private func preamble(_ list: [StatementSyntax]) {
    for statement in list {
      switch statement.kind {
      case .set, .setNamespace, .setBlock, .importModule, .importNames, .macro: self.statement(statement)
      case .conditional(let branches, let otherwise):
        conditional(branches, otherwise, statement.range) { preamble($0) }
      case .text, .print, .loop, .with, .block, .extends, .include, .call, .filter: break
      }
    }
  }

  // MARK: scopes

  /// Gives every variable that `list` assigns in this scope a slot, with the value that its name has further out.
  private func declare(_ list: [StatementSyntax], in scope: Scope) {
    var names: [String] = []
    collectAssigned(list, into: &names)
    for name in names where scope.bindings[name] == nil {
      let outer = scope.binding(of: name)
      let slot = scope.function.slot()
      scope.bindings[name] = .variable(scope.function, slot: slot)
      switch outer {
      case .variable(let function, let from):
        emit(.set(slot: slot, add(variable(function, from, name), 0..<0)))
      case nil where isGlobal(name):
        emit(.set(slot: slot, add(.global(global(name)), 0..<0)))
      case .macro, .module, .loop, nil:
        emit(.clear(slot: slot, count: 1))
      }
    }
  }

  private func collectAssigned(_ list: [StatementSyntax], into names: inout [String]) {
    for statement in list {
      switch statement.kind {
      case .set(let targets, _): for name in targets where !names.contains(name) { names.append(name) }
      case .setBlock(let name, _, _): if !names.contains(name) { names.append(name) }
      case .conditional(let branches, let otherwise):
        for (_, body) in branches { collectAssigned(body, into: &names) }
        collectAssigned(otherwise ?? [], into: &names)
      case .text, .print, .loop, .setNamespace, .with, .block, .extends, .include, .importModule, .importNames, .macro,
        .call, .filter:
        break
      }
    }
  }

  private func declareMacros(_ list: [StatementSyntax], in scope: Scope) {
    for statement in list {
      switch statement.kind {
      case .macro(let syntax):
        scope.bindings[syntax.name] = .macro(
          MacroDefinition(syntax, in: scope, of: file, chain: chain, span: span(statement.range)))
      case .conditional(let branches, let otherwise):
        for (_, body) in branches { declareMacros(body, in: scope) }
        declareMacros(otherwise ?? [], in: scope)
      case .text, .print, .loop, .set, .setNamespace, .setBlock, .with, .block, .extends, .include, .importModule,
        .importNames, .call, .filter:
        break
      }
    }
  }

  /// Statements in a scope of their own.
  private func scoped(in parent: Scope? = nil, _ list: [StatementSyntax], _ prepare: (Scope) -> Void = { _ in }) {
    let outer = scope
    let inner = Scope(parent: parent ?? outer, function: outer.function)
    let mark = inner.function.next
    prepare(inner)
    scope = inner
    declare(list, in: inner)
    declareMacros(list, in: inner)
    statements(list)
    inner.function.next = mark
    scope = outer
  }

  // MARK: statements

  func statements(_ list: [StatementSyntax]) { for item in list { statement(item) } }

  private func statement(_ statement: StatementSyntax) {
    guard program.operations.count < environment.limits.operations, program.nodes.count < 4 * environment.limits.operations else {
      if !isTooLarge {
        report("template/size", "this template grows beyond \(environment.limits.operations) operations with what it includes", at: span(statement.range))
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
          inner.bindings[name] = .variable(inner.function, slot: slot)
          emit(.set(slot: slot, value))
        }
      }
    case .block(let syntax): block(syntax, statement.range)
    case .extends: break
    case .include(let syntax): include(syntax, statement.range)
    case .importModule(let name, let alias):
      if let module = module(name, statement.range) { scope.bindings[alias] = .module(module) }
    case .importNames(let name, let names): importNames(name, names, statement.range)
    case .macro: break
    case .call(let call, let body): self.call(call, body, statement.range)
    case .filter(let filters, let list):
      print(capture(list, statement.range, filters, in: place), at: statement.range, filterName: nil)
    }
  }

  private func text(_ bytes: [UInt8]) {
    place.pass(bytes)
    let start = Int32(program.text.count)
    program.text += bytes
    if program.operations.count > barrier, case .text(let first, let count) = program.operations[program.operations.count - 1],
      first + count == start
    {
      program.operations[program.operations.count - 1] = .text(start: first, count: count + Int32(bytes.count))
    } else {
      emit(.text(start: start, count: Int32(bytes.count)))
    }
  }

  private func print(_ value: ExpressionSyntax) {
    // `{{ super() }}` and `{{ self.name() }}` are the block itself at this place.
    if case .call(let callee, let arguments) = value.kind, arguments.isEmpty {
      if case .name("super") = callee.kind { return superBlock(value.range) }
      if case .attribute(let base, let name, _) = callee.kind, case .name("self") = base.kind { return block(named: name, value.range) }
    }
    var filterName: String?
    if case .filter(_, let call) = value.kind { filterName = call.name }
    print(expression(value), at: value.range, filterName: filterName)
  }

  private func print(_ node: Int32, at range: Range<Int>, filterName: String?) {
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

  private func conditional(
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

  private func loop(_ syntax: LoopSyntax, _ range: Range<Int>) {
    let items = expression(syntax.items)
    let function = scope.function
    let mark = function.next
    let state = function.slot()
    _ = function.slot()
    let number = program.loops.count
    let start = place
    program.loops.append(LoopCode(items: items, state: state, targets: Int32(program.numbers.count), targetCount: Int32(syntax.targets.count)))
    let heads = Scope(parent: scope, function: function)
    for name in syntax.targets {
      let slot = function.slot()
      heads.bindings[name] = .variable(function, slot: slot)
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
    heads.bindings["loop"] = .loop(function, slot: state, nesting: loopNesting)
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

  private func set(_ names: [String], _ value: ExpressionSyntax) {
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

  private func slot(of name: String) -> Int32? {
    guard case .variable(_, let slot)? = scope.binding(of: name) else { return nil }
    return slot
  }

  /// Statements as a value: what they print, safe as it stands.
  private func capture(_ list: [StatementSyntax], _ range: Range<Int>, _ filters: [CallSyntax], in start: Place) -> Int32 {
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

  // MARK: blocks

  private func block(_ syntax: BlockSyntax, _ range: Range<Int>) {
    guard macroDepth == 0 else {
      report("template/block", "a block cannot stand inside a macro", at: span(range))
      return
    }
    if syntax.isRequired, inheritance?.blocks[syntax.name]?.count == 1 {
      report("template/block", "the block “\(syntax.name)” is required and no template gives it", at: span(range))
      return
    }
    block(syntax.name, level: 0, isScoped: syntax.isScoped, range)
  }

  private func block(named name: String, _ range: Range<Int>) {
    guard inheritance?.blocks[name] != nil else {
      let known = (inheritance?.blocks.keys).map(Array.init) ?? []
      report(
        "template/unknown-block", "no block named “\(name)”", at: span(range),
        help: nearest(to: name, among: known.sorted()).asSuggestion)
      return
    }
    block(name, level: 0, isScoped: false, range)
  }

  private func superBlock(_ range: Range<Int>) {
    guard let current = blocks.last else {
      report("template/super", "“super()” stands outside of a block", at: span(range))
      return
    }
    guard current.level + 1 < inheritance?.blocks[current.name]?.count ?? 0 else {
      report("template/super", "no template above has a block “\(current.name)”", at: span(range))
      return
    }
    block(current.name, level: current.level + 1, isScoped: false, range)
  }

  /// `super()` inside an expression.
  func capturedSuper(_ range: Range<Int>) -> Int32 { capture(range, in: Place(place.markup)) { superBlock(range) } }
  /// `self.name()` inside an expression.
  func capturedBlock(_ name: String, _ range: Range<Int>) -> Int32 {
    capture(range, in: Place(place.markup)) { block(named: name, range) }
  }

  private func block(_ name: String, level: Int, isScoped: Bool, _ range: Range<Int>) {
    guard let inheritance, let definitions = inheritance.blocks[name], definitions.indices.contains(level) else { return }
    guard !blocks.contains(where: { $0 == (name, level) }), blocks.count < 40 else {
      report("template/recursion", "the block “\(name)” holds itself", at: span(range))
      return
    }
    let definition = definitions[level]
    let saved = file
    file = inheritance.files[definition.file]
    blocks.append((name, level))
    barrier = program.operations.count
    scoped(in: isScoped ? scope : inheritance.scopes[definition.file], definition.block.body)
    blocks.removeLast()
    file = saved
  }

  // MARK: other files

  private func include(_ syntax: IncludeSyntax, _ range: Range<Int>) {
    var candidates: [String]
    switch syntax.name.kind {
    case .literal(.string(let name)): candidates = [name]
    case .list(let items): candidates = items.compactMap { constantText($0) }
    default:
      report("template/dynamic-name", "the template that is included must be named", at: span(syntax.name.range), help: "write {% include \"card.html\" %}; choose with “if”")
      return
    }
    if candidates.count > 1 || syntax.ignoresMissing { candidates = candidates.filter { files[$0] != nil } }
    guard let name = candidates.first else {
      if !syntax.ignoresMissing { report("template/unknown-template", "none of these templates exists", at: span(syntax.name.range)) }
      return
    }
    guard let found = find(name, at: span(syntax.name.range)), !found.hasErrors else { return }
    guard !open.contains(name), name != file.name, open.count < 40 else {
      report(
        "template/recursion", "“\(name)” includes itself", at: span(range), help: "write a macro that calls itself")
      return
    }
    let values = syntax.variables.map { ($0.0, expression($0.1)) }
    let inner = Scope(parent: syntax.isAlone ? nil : scope, function: scope.function)
    let mark = scope.function.next
    for (variable, value) in values {
      let slot = inner.function.slot()
      inner.bindings[variable] = .variable(inner.function, slot: slot)
      emit(.set(slot: slot, value))
    }
    within(name, "included from here", range) {
      emit(.enter(templateNumber(name)))
      template(found, in: inner)
      emit(.leave)
    }
    inner.function.next = mark
  }

  private func within(_ name: String, _ message: String, _ range: Range<Int>, _ compile: () -> Void) {
    let saved = chain
    program.chains.append(ChainLink(parent: chain, span: span(range), message: message))
    chain = Int32(program.chains.count - 1)
    open.append(name)
    compile()
    open.removeLast()
    chain = saved
  }

  private func templateNumber(_ name: String) -> Int32 {
    if let found = program.templates.firstIndex(of: name) { return Int32(found) }
    program.templates.append(name)
    return Int32(program.templates.count - 1)
  }

  /// What another file defines at its top, as a scope to look names up in.
  private func module(_ name: ExpressionSyntax, _ range: Range<Int>) -> Scope? {
    guard let text = constantText(name) else {
      report("template/dynamic-name", "the template that is imported must be named", at: span(name.range), help: "write {% import \"macros.html\" as macros %}")
      return nil
    }
    guard let found = find(text, at: span(name.range)), !found.hasErrors else { return nil }
    guard !open.contains(text), text != file.name, open.count < 40 else {
      report("template/recursion", "“\(text)” imports itself", at: span(range))
      return nil
    }
    let saved = (file, scope, place)
    let module = Scope(parent: nil, function: scope.function)
    within(text, "imported from here", range) {
      file = found
      scope = module
      declare(found.statements, in: module)
      declareMacros(found.statements, in: module)
      preamble(found.statements)
    }
    (file, scope, place) = saved
    return module
  }

  private func importNames(
    _ name: ExpressionSyntax, _ names: [(name: String, alias: String, range: Range<Int>)], _ range: Range<Int>
  ) {
    guard let module = module(name, range) else { return }
    for (name, alias, range) in names {
      if let binding = module.bindings[name] {
        scope.bindings[alias] = binding
      } else {
        report(
          "template/unknown-name", "the imported template defines no “\(name)”", at: span(range),
          help: nearest(to: name, among: module.bindings.keys.sorted()).asSuggestion)
      }
    }
  }

  // MARK: macros

  /// The macro's number in the program; asks for its body to be compiled.
  @discardableResult func use(_ definition: MacroDefinition) -> Int32 {
    if definition.index >= 0 { return definition.index }
    definition.index = Int32(program.macros.count)
    program.macros.append(MacroCode(name: definition.syntax.name))
    waiting.append(definition)
    return definition.index
  }

  private func body(of definition: MacroDefinition) {
    let saved = (scope, file, chain, place, loopNesting, inheritance, blocks)
    defer { (scope, file, chain, place, loopNesting, inheritance, blocks) = saved }
    let function = FunctionScope(depth: definition.scope.function.depth + 1)
    scope = Scope(parent: definition.scope, function: function)
    (file, chain, loopNesting, inheritance, blocks) = (definition.file, definition.chain, 0, nil, [])
    macroDepth += 1
    defer { macroDepth -= 1 }
    var code = MacroCode(name: definition.syntax.name)
    var defaults: [Int32] = []
    for (name, standard) in definition.syntax.parameters {
      scope.bindings[name] = .variable(function, slot: function.slot())
      code.parameters.append(Symbol(name))
      defaults.append(standard.map { expression($0) } ?? -1)
    }
    (code.defaults, code.parameterCount) = (numbers(defaults), Int32(defaults.count))
    if scope.bindings["caller"] == nil { scope.bindings["caller"] = .variable(function, slot: function.slot()) }
    code.takesCaller = !definition.syntax.parameters.contains { $0.name == "caller" }
    place = Place(Markup(fileName: definition.file.name))
    code.isXML = place.markup == .xml
    let start = place
    code.start = Int32(program.operations.count)
    barrier = program.operations.count
    scoped(definition.syntax.body)
    code.end = Int32(program.operations.count)
    barrier = program.operations.count
    if start.joined(with: place) == nil {
      report("template/place", "this macro ends inside \(place.words)", at: definition.span)
    }
    code.frameSize = function.size
    program.macros[Int(definition.index)] = code
  }

  private func call(_ syntax: ExpressionSyntax, _ body: MacroSyntax, _ range: Range<Int>) {
    guard case .call(let callee, let arguments) = syntax.kind else { return }
    let caller = MacroDefinition(body, in: scope, of: file, chain: chain, span: span(range))
    let node = call(callee, arguments, syntax.range, caller: add(.macro(use(caller), hops: 0), range))
    print(node, at: syntax.range, filterName: nil)
  }

  // MARK: small parts

  @discardableResult func emit(_ operation: Operation) -> Int {
    program.operations.append(operation)
    return program.operations.count - 1
  }

  private func patch(_ position: Int) {
    let target = Int32(program.operations.count)
    barrier = program.operations.count
    switch program.operations[position] {
    case .jump: program.operations[position] = .jump(target)
    case .jumpUnless(let condition, _): program.operations[position] = .jumpUnless(condition, target: target)
    case .text, .print, .loop, .set, .unpack, .setNamespace, .clear, .enter, .leave: break
    }
  }

  func add(_ node: ExpressionNode, _ range: Range<Int>) -> Int32 {
    program.nodes.append(node)
    program.origins.append(Origin(span: span(range), chain: chain))
    return Int32(program.nodes.count - 1)
  }

  func symbol(_ name: String) -> Int32 {
    if let number = symbolNumbers[name] { return number }
    program.symbols.append(Symbol(name))
    symbolNumbers[name] = Int32(program.symbols.count - 1)
    return Int32(program.symbols.count - 1)
  }

  func global(_ name: String) -> Int32 {
    if let number = globalNumbers[name] { return number }
    program.globals.append(Symbol(name))
    globalNumbers[name] = Int32(program.globals.count - 1)
    return Int32(program.globals.count - 1)
  }

  func isGlobal(_ name: String) -> Bool { environment.names.variables.contains(name) || environment.names.isEntity(name) }

  func variable(_ function: FunctionScope, _ slot: Int32, _ name: String) -> ExpressionNode {
    let hops = scope.function.depth - function.depth
    return hops == 0 ? .local(slot, name: symbol(name)) : .outer(hops: hops, slot: slot, name: symbol(name))
  }

  func span(_ range: Range<Int>) -> Span { Span(file.file, range) }

  func report(_ code: String, _ message: String, at span: Span, help: String? = nil) {
    let diagnostic = Diagnostic(.error, code, message, at: span, notes: notes(of: chain, in: program), help: help)
    // A part that is included twice says the same twice, and parts that multiply would say it without end.
    guard diagnostics.count < 50, !diagnostics.contains(where: { $0.code == code && $0.span == span && $0.message == message }) else { return }
    diagnostics.append(diagnostic)
  }
}

/// The chain of includes as notes, the nearest first.
func notes(of chain: Int32, in program: Program) -> [Note] {
  var notes: [Note] = []
  var link = chain
  while link >= 0 {
    let step = program.chains[Int(link)]
    notes.append(Note(step.message, at: step.span))
    link = step.parent
  }
  return notes
}

/// What one chain of inheritance knows of its blocks: for each name all definitions, from the leaf to the root.
private struct Inheritance {
  struct Definition {
    let block: BlockSyntax
    let file: Int
  }

  let files: [TemplateFile]
  let scopes: [Scope]
  private(set) var blocks: [String: [Definition]] = [:]

  init(_ files: [TemplateFile], _ scopes: [Scope]) {
    self.files = files
    self.scopes = scopes
    for (position, file) in files.enumerated() {
      for block in file.blocks {
        blocks[block.syntax.name, default: []].append(Definition(block: block.syntax, file: position))
      }
    }
  }
}

extension Sequence where Element == Scope.Binding {
  // Macros in the order in which they stand: the same input gives the same program.
  fileprivate func sorted() -> [Scope.Binding] {
    sorted { a, b in
      guard case .macro(let x) = a, case .macro(let y) = b else { return false }
      return x.span.start < y.span.start
    }
  }
}
