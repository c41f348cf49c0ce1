// Questions after `is`.

import Base

extension Test {
  static let defined = Test(
    name: "defined", summary: "Whether there is such a value.",
    examples: [Example("missing is defined", gives: "False")],
    takesUndefined: true
  ) { value, _, _ in if case .undefined = value { false } else { true } }

  static let undefined = Test(
    name: "undefined", summary: "Whether there is no such value.",
    examples: [Example("missing is undefined", gives: "True")],
    takesUndefined: true
  ) { value, _, _ in if case .undefined = value { true } else { false } }

  static let none = plain("none", "Whether it is none.", "none") { if case .none = $0 { true } else { false } }
  static let boolean = plain("boolean", "Whether it is true or false, not merely taken for it.", "true") {
    if case .bool = $0 { true } else { false }
  }
  static let isTrue = plain("true", "Whether it is true itself.", "true") {
    if case .bool(true) = $0 { true } else { false }
  }
  static let isFalse = plain("false", "Whether it is false itself.", "false") {
    if case .bool(false) = $0 { true } else { false }
  }
  static let integer = plain("integer", "Whether it is a whole number.", "3") {
    if case .int = $0 { true } else { false }
  }
  static let float = plain("float", "Whether it is a number with a point.", "3.5") {
    if case .double = $0 { true } else { false }
  }
  static let number = plain("number", "Whether it is a number; a figure is one when it has a number.", "3") {
    $0.number != nil
  }
  static let string = plain("string", "Whether it is text.", "'a'") { $0.stringText != nil }
  static let mapping = plain("mapping", "Whether it is a record.", "{'a': 1}") {
    if case .record = $0 { true } else { false }
  }
  static let callable = plain("callable", "Whether it is a macro.", nil) { if case .macro = $0 { true } else { false } }
  static let escaped = plain("escaped", "Whether it is safe HTML.", "'a' | escape") { $0.isSafe }
  static let observation = plain("observation", "Whether it is a figure with source, status and period.", nil) {
    if case .observation = $0 { true } else { false }
  }
  static let series = plain("series", "Whether it is an indicator over time.", nil) {
    if case .series = $0 { true } else { false }
  }
  static let period = plain("period", "Whether it is a period.", nil) { if case .period = $0 { true } else { false } }
  static let date = plain("date", "Whether it is a day.", nil) { if case .date = $0 { true } else { false } }

  static let sequence = Test(
    name: "sequence", summary: "Whether its items can be counted and picked.",
    examples: [Example("[1] is sequence", gives: "True")]
  ) { value, _, _ in
    switch value {
    case .list, .string, .safe, .safeXML, .record: true
    default: false
    }
  }

  static let iterable = Test(
    name: "iterable", summary: "Whether a loop can go through it.",
    examples: [Example("[1] is iterable", gives: "True")]
  ) { value, _, context throws(Refusal) in try context.items(of: value) != nil }

  static let sameas = Test(
    name: "sameas", summary: "Whether two values are of one kind and equal.", parameters: [.required("other")],
    examples: [Example("true is sameas true", gives: "True"), Example("1 is sameas true", gives: "False")]
  ) { value, arguments, _ in value.kindName == arguments[0].kindName && areEqual(value, arguments[0]) }

  static let odd = whole("odd", "Whether a whole number is odd.", "3") { $0 % 2 != 0 }
  static let even = whole("even", "Whether a whole number is even.", "4") { $0 % 2 == 0 }

  static let divisibleby = Test(
    name: "divisibleby", summary: "Whether a whole number can be divided by another without rest.",
    parameters: [.required("num")],
    examples: [Example("9 is divisibleby 3", gives: "True")]
  ) { value, arguments, context throws(Refusal) in
    guard let whole = value.whole else {
      throw Refusal("“divisibleby” takes a whole number, not \(context.kindName(of: value))")
    }
    let divisor = try arguments.whole(0, "num")
    guard divisor != 0 else { throw Refusal("division by zero") }
    return divisor == -1 || whole % divisor == 0
  }

  static let lower = text("lower", "Whether all letters are small.", "hub") {
    $0.lowercased() == $0 && $0.uppercased() != $0
  }
  static let upper = text("upper", "Whether all letters are large.", "HUB") {
    $0.uppercased() == $0 && $0.lowercased() != $0
  }

  static let `in` = Test(
    name: "in", summary: "Whether it is in a list, a text or the names of a record.", parameters: [.required("seq")],
    examples: [Example("[1, 2] | select('in', [2, 3]) | list", gives: "[2]")]
  ) { value, arguments, context throws(Refusal) in try context.compare(value, .isIn, arguments[0]) }

  static let filter = Test(
    name: "filter", summary: "Whether there is a filter of this name.",
    examples: [Example("'upper' is filter", gives: "True")]
  ) { value, _, context in value.stringText.map { context.library.filterPositions[$0] != nil } ?? false }

  static let test = Test(
    name: "test", summary: "Whether there is a test of this name.", examples: [Example("'odd' is test", gives: "True")]
  ) { value, _, context in value.stringText.map { context.library.testPositions[$0] != nil } ?? false }

  static let comparisons: [Test] =
    comparison(["eq", "equalto", "=="], .equal, "Whether two values are equal.", "2", "2")
    + comparison(["ne", "!="], .unequal, "Whether two values are unequal.", "1", "2")
    + comparison(["lt", "lessthan", "<"], .less, "Whether it is less.", "1", "2")
    + comparison(["le", "<="], .lessOrEqual, "Whether it is less or equal.", "2", "2")
    + comparison(["gt", "greaterthan", ">"], .greater, "Whether it is greater.", "2", "1")
    + comparison(["ge", ">="], .greaterOrEqual, "Whether it is greater or equal.", "2", "2")

  // MARK: figures

  static let suppressed = figure("suppressed", "Whether a figure is withheld.") { $0.quantity.isSuppressed }
  static let missing = figure("missing", "Whether there is no cell, or an empty one.") {
    $0.quantity.absence == .missing
  }
  static let absent = figure("absent", "Whether a figure has no number, for whatever reason.") {
    $0.quantity.absence != nil
  }
  static let provisional = figure("provisional", "Whether a figure is provisional.") {
    $0.quantity.flags.contains(.provisional)
  }
  static let estimated = figure("estimated", "Whether a figure is an estimate.") {
    $0.quantity.flags.contains(.estimated)
  }
  static let hedged = figure("hedged", "Whether a figure is more than, at least, about … its number.") {
    $0.quantity.hedge != nil
  }
}

private func plain(_ name: String, _ summary: String, _ example: String?, _ holds: @escaping @Sendable (Value) -> Bool)
  -> Test
{
  Test(
    name: name, summary: summary,
    examples: [example.map { Example("\($0) is \(name)", gives: "True") } ?? Example("'a' is \(name)", gives: "False")]
  ) { value, _, _ in holds(value) }
}

private func whole(_ name: String, _ summary: String, _ example: String, _ holds: @escaping @Sendable (Int) -> Bool)
  -> Test
{
  Test(name: name, summary: summary, examples: [Example("\(example) is \(name)", gives: "True")]) {
    value, _, context throws(Refusal) in
    guard let whole = value.whole else {
      throw Refusal("“\(name)” takes a whole number, not \(context.kindName(of: value))")
    }
    return holds(whole)
  }
}

private func text(_ name: String, _ summary: String, _ example: String, _ holds: @escaping @Sendable (String) -> Bool)
  -> Test
{
  Test(name: name, summary: summary, examples: [Example("'\(example)' is \(name)", gives: "True")]) {
    value, _, context in
    holds(context.text(value))
  }
}

private func figure(_ name: String, _ summary: String, _ holds: @escaping @Sendable (Observation) -> Bool) -> Test {
  Test(name: name, summary: summary, examples: [Example("9507 is \(name)", gives: "False")]) {
    value, _, context throws(Refusal) in
    guard case .observation(let observation) = try resolved(value, context) else { return false }
    return holds(observation)
  }
}

private func comparison(
  _ names: [String], _ sign: ComparisonOperator, _ summary: String, _ left: String, _ right: String
) -> [Test] {
  names.map { name in
    Test(
      name: name, summary: summary, parameters: [.required("other")],
      examples: [
        isLetter(name.utf8.first ?? 0)
          ? Example("\(left) is \(name)(\(right))", gives: "True")
          : Example("[\(left)] | select('\(name)', \(right)) | list", gives: "[\(left)]")
      ]
    ) { value, arguments, context throws(Refusal) in
      try context.compare(resolved(value, context), sign, resolved(arguments[0], context))
    }
  }
}
