// Macros: compiled behind everything else, once each, and only those that something calls.

import Base

extension Compiler {
  /// The macro's number in the program; asks for its body to be compiled.
  @discardableResult func use(_ definition: MacroDefinition) -> Int32 {
    if definition.index >= 0 { return definition.index }
    definition.index = Int32(program.macros.count)
    program.macros.append(MacroCode(name: definition.syntax.name))
    waiting.append(definition)
    return definition.index
  }

  func body(of definition: MacroDefinition) {
    let saved = (scope, file, chain, place, loopNesting, inheritance, blocks)
    defer { (scope, file, chain, place, loopNesting, inheritance, blocks) = saved }
    let function = FunctionScope(depth: definition.scope.function.depth + 1)
    scope = madeScope(in: definition.scope, function)
    (file, chain, loopNesting, inheritance, blocks) = (definition.file, definition.chain, 0, nil, [])
    macroDepth += 1
    defer { macroDepth -= 1 }
    var code = MacroCode(name: definition.syntax.name)
    var defaults: [Int32] = []
    for (name, standard) in definition.syntax.parameters {
      scope.bindings.set(name, to: .variable(function, slot: function.slot()))
      code.parameters.append(Symbol(name))
      defaults.append(standard.map { expression($0) } ?? -1)
    }
    (code.defaults, code.parameterCount) = (numbers(defaults), Int32(defaults.count))
    if scope.bindings["caller"] == nil { scope.bindings.set("caller", to: .variable(function, slot: function.slot())) }
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

  func call(_ syntax: ExpressionSyntax, _ body: MacroSyntax, _ range: Range<Int>) {
    guard case .call(let callee, let arguments) = syntax.kind else { return }
    let caller = MacroDefinition(body, in: scope, of: file, chain: chain, span: span(range))
    let node = call(callee, arguments, syntax.range, caller: add(.macro(use(caller), hops: 0), range))
    print(node, at: syntax.range, filterName: nil)
  }
}
