/// A program's tables as a machine reads them: addresses, so that no step counts references or checks bounds. The
/// compiler alone makes the numbers that are looked up here.
///
/// Valid as long as the program is kept.
struct Code {
  let text: UnsafePointer<UInt8>
  let operations: UnsafePointer<Operation>
  let nodes: UnsafePointer<ExpressionNode>
  let numbers: UnsafePointer<Int32>
  let constants: UnsafePointer<Value>
  let symbols: UnsafePointer<Symbol>
  let figureNames: UnsafePointer<ObservationAttribute?>
  let loops: UnsafePointer<LoopCode>
  let macros: UnsafePointer<MacroCode>
  let calls: UnsafePointer<CallCode>
  let arguments: UnsafePointer<Arguments>

  init(_ program: Program) {
    text = constantMemory(of: program.text)
    operations = constantMemory(of: program.operations)
    nodes = constantMemory(of: program.nodes)
    numbers = constantMemory(of: program.numbers)
    constants = constantMemory(of: program.constants)
    symbols = constantMemory(of: program.symbols)
    figureNames = constantMemory(of: program.figureNames)
    loops = constantMemory(of: program.loops)
    macros = constantMemory(of: program.macros)
    calls = constantMemory(of: program.calls)
    arguments = constantMemory(of: program.arguments)
  }
}
