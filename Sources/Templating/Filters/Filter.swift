// A filter is a value: a name, a sentence for the manual, examples that are tests, a function. `Filter.all` is the
// one list; what the manual shows, what messages suggest and what runs is read from it.

import Base

/// What a template calls by a name: filters, tests and functions say of themselves what the manual prints.
package protocol Callable: Sendable {
  var name: String { get }
  var summary: String { get }
  var parameters: [Parameter] { get }
  var examples: [Example] { get }
}

/// What stands behind a bar: `value | round(1)`.
package struct Filter: Callable {
  package let name: String
  package let summary: String
  package let parameters: [Parameter]
  package let examples: [Example]
  package let apply:
    @Sendable (_ value: Value, _ arguments: Arguments, _ context: FilterContext) throws(Refusal) -> Value
  /// Whether it also takes a value that is undefined, as `default` does.
  let takesUndefined: Bool

  package init(
    name: String, summary: String, parameters: [Parameter] = [], examples: [Example], takesUndefined: Bool = false,
    apply: @escaping @Sendable (Value, Arguments, FilterContext) throws(Refusal) -> Value
  ) {
    self.name = name
    self.summary = summary
    self.parameters = parameters
    self.examples = examples
    self.takesUndefined = takesUndefined
    self.apply = apply
  }
}

/// A question after `is`.
package struct Test: Callable {
  package let name: String
  package let summary: String
  package let parameters: [Parameter]
  package let examples: [Example]
  package let apply:
    @Sendable (_ value: Value, _ arguments: Arguments, _ context: FilterContext) throws(Refusal) -> Bool
  let takesUndefined: Bool

  package init(
    name: String, summary: String, parameters: [Parameter] = [], examples: [Example], takesUndefined: Bool = false,
    apply: @escaping @Sendable (Value, Arguments, FilterContext) throws(Refusal) -> Bool
  ) {
    self.name = name
    self.summary = summary
    self.parameters = parameters
    self.examples = examples
    self.takesUndefined = takesUndefined
    self.apply = apply
  }
}

/// What is called by its name: `range(3)`, `entity("31-33")`.
package struct Function: Callable {
  package let name: String
  package let summary: String
  package let parameters: [Parameter]
  package let examples: [Example]
  package let apply: @Sendable (_ arguments: Arguments, _ context: FilterContext) throws(Refusal) -> Value

  package init(
    name: String, summary: String, parameters: [Parameter] = [], examples: [Example],
    apply: @escaping @Sendable (Arguments, FilterContext) throws(Refusal) -> Value
  ) {
    self.name = name
    self.summary = summary
    self.parameters = parameters
    self.examples = examples
    self.apply = apply
  }
}

/// One parameter of a filter, test or function.
package struct Parameter: Sendable {
  package let name: String
  /// What an argument that is left out means; `nil` where it cannot be left out.
  package let standard: Value?
  /// Takes all further arguments: those without a name as a list, those with one as a record at the list's end.
  package let takesRest: Bool

  /// One that every call must give.
  package static func required(_ name: String) -> Parameter { Parameter(name: name, standard: nil, takesRest: false) }
  /// One that may be left out, and then is this.
  package static func optional(_ name: String, _ standard: Value) -> Parameter {
    Parameter(name: name, standard: standard, takesRest: false)
  }
  /// The last one, which takes all that is left.
  package static func rest(_ name: String) -> Parameter { Parameter(name: name, standard: .list([]), takesRest: true) }
}

/// An expression and what it prints: shown in the manual, and run as a test.
package struct Example: Sendable {
  package let expression: String
  package let result: String

  package init(_ expression: String, gives result: String) {
    self.expression = expression
    self.result = result
  }
}

/// The arguments of one call, one for each parameter, defaults filled in.
package struct Arguments: Sendable {
  var values: [Value]
  /// Named arguments that a rest parameter took.
  package internal(set) var named: [(Symbol, Value)] = []

  package subscript(index: Int) -> Value { values[index] }
  package var count: Int { values.count }
}
