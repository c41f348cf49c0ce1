// From trees to a program. One program is made for each template that is rendered by itself, with all that it extends,
// includes and imports brought in at its place: so names become slots, and the place of every value in the markup is
// known, across files.

import Base

final class Compiler {
  let environment: Environment
  let files: [String: TemplateFile]
  // `unchecked`: nothing is called while one of these is being written. Asking for it each time was a sixth of the
  // work.
  @exclusivity(unchecked) var program: Program
  @exclusivity(unchecked) var diagnostics: [Diagnostic] = []
  @exclusivity(unchecked) var place: Place
  @exclusivity(unchecked) var scope: Scope
  var file: TemplateFile
  /// The last link of the chain of includes; -1 in the template itself.
  var chain: Int32 = -1

  var inheritance: Inheritance?
  var open: [String] = []
  var waiting: [MacroDefinition] = []
  var blocks: [(name: String, level: Int)] = []
  var loopNesting: Int32 = 0
  @exclusivity(unchecked) private var symbolNumbers = NameTable<Int32>()
  @exclusivity(unchecked) private var globalNumbers = NameTable<Int32>()
  var macroDepth = 0
  var extremes: [Extreme] = []
  var isTooLarge = false
  // Text behind the last operation can be joined with it only where nothing jumps in between.
  var barrier = 0
  private var scopes: [Scope] = []

  init(_ file: TemplateFile, _ files: [String: TemplateFile], _ environment: Environment, markup: Markup? = nil) {
    self.environment = environment
    self.files = files
    self.file = file
    program = Program(name: file.name)
    place = Place(markup ?? Markup(fileName: file.name))
    scope = Scope(parent: nil, function: FunctionScope(depth: 0))
  }

  // Scopes know their macros and macros their scopes: neither would ever be freed.
  deinit { for scope in scopes { scope.close() } }

  func compileTemplate() -> Checked<Program> {
    program.templates = [file.name]
    // What a page with all that it includes names: room for it at once.
    symbolNumbers = NameTable(places: 512)
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

  private var endOfFile: Span {
    let end = file.statements.last?.range.upperBound ?? 0
    return Span(file.file, end..<end)
  }

  // MARK: parts of the program

  @discardableResult func emit(_ operation: Operation) -> Int {
    program.operations.append(operation)
    return program.operations.count - 1
  }

  func patch(_ position: Int) {
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
    program.figureNames.append(ObservationAttribute.named[name])
    symbolNumbers.set(name, to: Int32(program.symbols.count - 1))
    return Int32(program.symbols.count - 1)
  }

  /// The number of a variable of the page or of an entity; `nil` where there is none of this name.
  func global(_ name: String) -> Int32? {
    if let number = globalNumbers[name] { return number }
    guard environment.names.variables.contains(name) || environment.names.isEntity(name) else { return nil }
    return number(ofGlobal: name)
  }

  func number(ofGlobal name: String) -> Int32 {
    if let number = globalNumbers[name] { return number }
    program.globals.append(Symbol(name))
    globalNumbers.set(name, to: Int32(program.globals.count - 1))
    return Int32(program.globals.count - 1)
  }

  func variable(_ function: FunctionScope, _ slot: Int32, _ name: String) -> ExpressionNode {
    let hops = scope.function.depth - function.depth
    return hops == 0 ? .local(slot, name: symbol(name)) : .outer(hops: hops, slot: slot, name: symbol(name))
  }

  func madeScope(in parent: Scope?, _ function: FunctionScope) -> Scope {
    let made = Scope(parent: parent, function: function)
    scopes.append(made)
    return made
  }

  func span(_ range: Range<Int>) -> Span { Span(file.file, range) }

  func report(_ code: String, _ message: String, at span: Span, help: String? = nil) {
    let diagnostic = Diagnostic(.error, code, message, at: span, notes: notes(of: chain, in: program), help: help)
    // A part that is included twice says the same twice, and parts that multiply would say it without end.
    guard diagnostics.count < 50,
      !diagnostics.contains(where: { $0.code == code && $0.span == span && $0.message == message })
    else { return }
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
