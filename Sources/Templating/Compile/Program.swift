// A compiled template: flat arrays of small values without references, so that running it counts none. Statements are
// operations in one array, with jumps; expressions are nodes in another, which name their parts by number. All that
// the template's inheritance and includes bring in is in the same arrays.

import Base

enum Operation {
  /// Literal text: a run of the program's bytes.
  case text(start: Int32, count: Int32)
  case print(Int32, Escape)
  case jump(Int32)
  case jumpUnless(Int32, target: Int32)
  case loop(Int32)
  case set(slot: Int32, Int32)
  /// Several variables from one list: slots from the table of numbers.
  case unpack(slots: Int32, count: Int32, Int32)
  case setNamespace(Int32, name: Int32, Int32)
  /// Variables that are assigned further on have no value yet.
  case clear(slot: Int32, count: Int32)
  /// An included template begins and ends: for `--template-metrics`.
  case enter(Int32)
  case leave
}

enum ExpressionNode {
  case constant(Int32)
  case undefined
  case local(Int32, name: Int32)
  /// A variable of a function further out: so many frames up.
  case outer(hops: Int32, slot: Int32, name: Int32)
  case global(Int32)
  case attribute(Int32, name: Int32)
  /// The same of a variable of this frame, which most are: beside its node its slot.
  case field(Int32, slot: Int32, name: Int32)
  case item(Int32, Int32)
  case slice(Int32, parts: Int32)
  case unary(UnaryOperator, Int32)
  case binary(BinaryOperator, Int32, Int32)
  case and(Int32, Int32)
  case or(Int32, Int32)
  case comparison(ComparisonOperator, Int32, Int32)
  /// The first operand, then pairs of operator and operand in the table of numbers.
  case chain(Int32, first: Int32, count: Int32)
  case conditional(Int32, condition: Int32, otherwise: Int32)
  case concatenation(first: Int32, count: Int32)
  case list(first: Int32, count: Int32)
  case map(first: Int32, count: Int32)
  case filter(Int32, Int32, call: Int32)
  case test(Int32, Int32, call: Int32, isNegated: Bool)
  /// `is none`, which most conditions ask.
  case isNone(Int32, isNegated: Bool)
  case function(Int32, call: Int32)
  case macro(Int32, hops: Int32)
  case callMacro(Int32, hops: Int32, call: Int32)
  case callValue(Int32, call: Int32)
  case capture(start: Int32, end: Int32, isXML: Bool)
  case loopField(LoopField, hops: Int32, slot: Int32)
  case cycle(first: Int32, count: Int32, hops: Int32, slot: Int32)
  case period(Int32, selector: Int32)
  case computedPeriod(Int32, Int32)
}

enum LoopField: UInt8, CaseIterable {
  case index, index0, revindex, revindex0, first, last, length, previtem, nextitem, depth, depth0

  init?(name: String) {
    guard let field = LoopField.allCases.first(where: { "\($0)" == name }) else { return nil }
    self = field
  }
}

struct LoopCode {
  let items: Int32
  var condition: Int32 = -1
  /// The items stand in this slot, the position in the next.
  let state: Int32
  let targets: Int32
  let targetCount: Int32
  var bodyStart: Int32 = 0
  var bodyEnd: Int32 = 0
  var otherwiseEnd: Int32 = 0
}

struct MacroCode {
  let name: String
  var parameters: [Symbol] = []
  /// For each parameter the expression of its default, -1 without one; in the table of numbers.
  var defaults: Int32 = 0
  var parameterCount: Int32 = 0
  /// Where `caller` stands among the macro's variables; behind the parameters.
  var takesCaller = false
  var isXML = false
  var start: Int32 = 0
  var end: Int32 = 0
  var frameSize: Int32 = 0
}

/// The arguments of one call, matched with the parameters where they are known when compiling. What there are several
/// of stands in the table of numbers.
struct CallCode {
  /// One expression for each parameter; -1 takes the default.
  var positional: Int32 = 0
  /// For a rest parameter or a call of a value: further arguments.
  var rest: Int32 = 0
  var restCount: Int32 = 0
  /// Pairs of a symbol and an expression.
  var named: Int32 = 0
  var namedCount: Int32 = 0
  /// The arguments themselves where all are constants.
  var constant: Int32 = -1
  /// The macro that a `call` block hands over.
  var caller: Int32 = -1
}

/// Where an expression stands, and through which includes the compiler came there.
struct Origin {
  let span: Span
  let chain: Int32
}

/// One step of the chain of includes.
struct ChainLink {
  let parent: Int32
  let span: Span
  let message: String
}

struct Program: Sendable {
  var name: String
  /// All literal text, and one block more, so that runs of it can be read by blocks.
  var text: [UInt8] = []
  var operations: [Operation] = []
  var mainEnd: Int32 = 0
  var nodes: [ExpressionNode] = []
  var origins: [Origin] = []
  var numbers: [Int32] = []
  var constants: [Value] = []
  var symbols: [Symbol] = []
  /// For each symbol what it asks of a figure.
  var figureNames: [ObservationAttribute?] = []
  var globals: [Symbol] = []
  var loops: [LoopCode] = []
  var macros: [MacroCode] = []
  var calls: [CallCode] = []
  var arguments: [Arguments] = []
  var selectors: [PeriodSelector] = []
  var chains: [ChainLink] = []
  var templates: [String] = []
  var frameSize: Int32 = 0

  /// The same in memory of its own.
  func copied() -> Program {
    var copy = self
    copy.text = text.map { $0 }
    copy.operations = operations.map { $0 }
    copy.nodes = nodes.map { $0 }
    copy.origins = origins.map { $0 }
    copy.numbers = numbers.map { $0 }
    copy.constants = constants.map(\.copied)
    copy.arguments = arguments.map { Arguments(values: $0.values.map(\.copied), named: $0.named) }
    copy.symbols = symbols.map { $0 }
    copy.figureNames = figureNames.map { $0 }
    copy.globals = globals.map { $0 }
    copy.loops = loops.map { $0 }
    copy.macros = macros.map { $0 }
    copy.calls = calls.map { $0 }
    return copy
  }
}

extension Value {
  /// The same value in memory of its own, where it has any.
  package var copied: Value {
    switch self {
    case .undefined, .none, .bool, .int, .double, .moment, .period, .handle, .macro, .namespace, .date: self
    case .string(let text): .string(String(decoding: Array(text.utf8), as: UTF8.self))
    case .safe(let bytes): .safe(bytes.map { $0 })
    case .safeXML(let bytes): .safeXML(bytes.map { $0 })
    case .list(let items): .list(items.map(\.copied))
    case .record(let record): .record(Record(record.entries.map { ($0.name, $0.value.copied) }))
    case .series(let series):
      .series(Series(indicator: series.indicator, entity: series.entity, selections: series.selections.map { $0 }))
    case .observation(let observation): .observation(observation)
    }
  }
}
