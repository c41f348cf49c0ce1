// What the parser makes of a template: a tree with the place of every part. It lives only until the template is
// compiled, so it is written for clarity, not for speed.

import Base

/// An expression, and where it stands in its file.
struct ExpressionSyntax {
  let kind: Kind
  let range: Range<Int>
  /// How deep it nests: kept within bounds by the parser, so that walking it cannot exhaust the stack.
  let depth: Int

  indirect enum Kind {
    case literal(Value)
    case name(String)
    case attribute(ExpressionSyntax, String, at: Range<Int>)
    case item(ExpressionSyntax, ExpressionSyntax)
    case slice(ExpressionSyntax, ExpressionSyntax?, ExpressionSyntax?, ExpressionSyntax?)
    case unary(UnaryOperator, ExpressionSyntax)
    case binary(BinaryOperator, ExpressionSyntax, ExpressionSyntax)
    case and(ExpressionSyntax, ExpressionSyntax)
    case or(ExpressionSyntax, ExpressionSyntax)
    case comparison(ExpressionSyntax, [(ComparisonOperator, ExpressionSyntax)])
    case conditional(ExpressionSyntax, condition: ExpressionSyntax, otherwise: ExpressionSyntax?)
    case concatenation([ExpressionSyntax])
    case list([ExpressionSyntax])
    case map([(ExpressionSyntax, ExpressionSyntax)])
    case call(ExpressionSyntax, [ArgumentSyntax])
    case filter(ExpressionSyntax, CallSyntax)
    case test(ExpressionSyntax, CallSyntax, isNegated: Bool)
    case period(ExpressionSyntax, PeriodSyntax)
  }
}

/// What stands behind `@`.
enum PeriodSyntax {
  case literal(PeriodSelector)
  case computed(ExpressionSyntax)
}

struct ArgumentSyntax {
  let name: String?
  let nameRange: Range<Int>
  let value: ExpressionSyntax
}

/// The name of a filter or test with its arguments.
struct CallSyntax {
  let name: String
  let nameRange: Range<Int>
  let arguments: [ArgumentSyntax]
}

enum UnaryOperator: UInt8 { case not, minus, plus }
enum BinaryOperator: UInt8 { case add, subtract, multiply, divide, floorDivide, remainder, power }
enum ComparisonOperator: UInt8 { case equal, unequal, less, lessOrEqual, greater, greaterOrEqual, isIn, isNotIn }

/// A statement, and where its tag stands.
struct StatementSyntax {
  let kind: Kind
  let range: Range<Int>

  indirect enum Kind {
    case text([UInt8])
    case print(ExpressionSyntax)
    case conditional([(ExpressionSyntax, [StatementSyntax])], otherwise: [StatementSyntax]?)
    case loop(LoopSyntax)
    case set([String], ExpressionSyntax)
    case setNamespace(String, String, ExpressionSyntax)
    case setBlock(String, [CallSyntax], [StatementSyntax])
    case with([(String, ExpressionSyntax)], [StatementSyntax])
    case block(BlockSyntax)
    case extends(ExpressionSyntax)
    case include(IncludeSyntax)
    case importModule(ExpressionSyntax, as: String)
    case importNames(ExpressionSyntax, [(name: String, alias: String, range: Range<Int>)])
    case macro(MacroSyntax)
    case call(ExpressionSyntax, MacroSyntax)
    case filter([CallSyntax], [StatementSyntax])
  }
}

struct LoopSyntax {
  let targets: [String]
  let items: ExpressionSyntax
  let condition: ExpressionSyntax?
  let body: [StatementSyntax]
  let otherwise: [StatementSyntax]?
}

struct BlockSyntax {
  let name: String
  let isScoped: Bool
  let isRequired: Bool
  let body: [StatementSyntax]
}

struct IncludeSyntax {
  let name: ExpressionSyntax
  let ignoresMissing: Bool
  let variables: [(String, ExpressionSyntax)]
  let isAlone: Bool
}

struct MacroSyntax {
  let name: String
  let parameters: [(name: String, standard: ExpressionSyntax?)]
  let body: [StatementSyntax]
}

/// A fault that ends the reading of one tag.
struct SyntaxFault: Error {
  let diagnostic: Diagnostic
}
