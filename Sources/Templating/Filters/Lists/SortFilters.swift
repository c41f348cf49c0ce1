// Order, groups and choice. Figures without a number come last whichever way the rest is sorted.

import Base

/// What `groupby` gives for each group: can also be taken apart, `for name, items in …`.
let groupShape = Record.Shape(["grouper", "list"] as [String])

extension Filter {
  static let sort = ofList(
    "sort", "Sorted; by an attribute, or by several with commas between them.",
    [.optional("reverse", false), .optional("case_sensitive", false), .optional("attribute", .none)],
    examples: [
      Example("[3, 1, 2] | sort", gives: "[1, 2, 3]"), Example("['b', 'A'] | sort(reverse=true) | join", gives: "bA"),
    ]
  ) { items, arguments, context throws(Refusal) in
    let paths: [Value] =
      arguments[2].stringText.map {
        $0.utf8.split(separator: 0x2C).map { .string(String(decoding: $0, as: UTF8.self)) }
      } ?? [arguments[2]]
    var keyed: [(Value, Value)] = []
    for item in items {
      var keys: [Value] = []
      for path in paths {
        keys.append(key(try resolved(context.required(path, of: item), context), arguments.isTrue(1)))
      }
      keyed.append((keys.count == 1 ? keys[0] : .list(keys), item))
    }
    return .list(try sorted(keyed, isReversed: arguments.isTrue(0)))
  }

  static let groupby = ofList(
    "groupby", "Groups of items that share an attribute, sorted by it: each with its `grouper` and its `list`.",
    [.required("attribute"), .optional("default", .none), .optional("case_sensitive", false)],
    examples: [Example("([{'k': 'b'}, {'k': 'a'}] | groupby('k') | first).grouper", gives: "a")]
  ) { items, arguments, context throws(Refusal) in
    var keyed: [(Value, Value)] = []
    for item in items {
      let found =
        if arguments.isNone(1) { try context.required(arguments[0], of: item) } else {
          try context.part(arguments[0], of: item) ?? arguments[1]
        }
      keyed.append((key(found, arguments.isTrue(2)), .list([found, item])))
    }
    var groups: [(key: Value, grouper: Value, items: [Value])] = []
    for case .list(let pair) in try sorted(keyed, isReversed: false) {
      let sortKey = key(pair[0], arguments.isTrue(2))
      if let last = groups.last, areEqual(last.key, sortKey) {
        groups[groups.count - 1].items.append(pair[1])
      } else {
        groups.append((sortKey, pair[0], [pair[1]]))
      }
    }
    return .list(groups.map { .record(Record(groupShape, [$0.grouper, .list($0.items)])) })
  }

  static let unique = ofList(
    "unique", "Each item once, at its first place.",
    [.optional("case_sensitive", false), .optional("attribute", .none)],
    examples: [Example("['a', 'b', 'A'] | unique | join", gives: "ab")]
  ) { items, arguments, context throws(Refusal) in
    var seen: Set<String> = []
    var result: [Value] = []
    for item in items {
      let found = key(try context.required(arguments[1], of: item), arguments.isTrue(0))
      if seen.insert(identity(found, context)).inserted { result.append(item) }
    }
    return .list(result)
  }

  static let min = extreme("min", "The smallest item, or the one with the smallest attribute.", "1") {
    a, b throws(Refusal) in
    try isLess(b, a) ?? false
  }

  static let max = extreme("max", "The largest item, or the one with the largest attribute.", "3") {
    a, b throws(Refusal) in
    try isLess(a, b) ?? false
  }

  private static func extreme(
    _ name: String, _ summary: String, _ result: String,
    _ isBetter: @escaping @Sendable (Value, Value) throws(Refusal) -> Bool
  ) -> Filter {
    ofList(
      name, summary, [.optional("case_sensitive", false), .optional("attribute", .none)],
      examples: [Example("[3, 1, 2] | \(name)", gives: result)]
    ) { items, arguments, context throws(Refusal) in
      var best: (key: Value, item: Value)?
      for item in items {
        let found = key(try resolved(context.required(arguments[1], of: item), context), arguments.isTrue(0))
        guard let current = best else {
          best = (found, item)
          continue
        }
        if lacksNumber(current.key), !lacksNumber(found) {
          best = (found, item)
        } else if try isBetter(current.key, found) {
          best = (found, item)
        }
      }
      return best?.item ?? .undefined(0)
    }
  }

  static let sum = ofList(
    "sum", "All items added up, or an attribute of each. With a figure that is withheld the sum is withheld.",
    [.optional("attribute", .none), .optional("start", 0)],
    examples: [
      Example("[1, 2, 3] | sum", gives: "6"), Example("[{'n': 1}, {'n': 2}] | sum(attribute='n')", gives: "3"),
    ]
  ) { items, arguments, context throws(Refusal) in
    var total = arguments[1]
    for item in items {
      total = try calculate(.add, total, resolved(context.required(arguments[0], of: item), context), context)
    }
    return total
  }

  // MARK: choice

  static let map = ofList(
    "map", "An attribute of each item, or what a filter makes of each.",
    [.optional("filter", .none), .rest("arguments")],
    examples: [
      Example("['a', 'b'] | map('upper') | join", gives: "AB"),
      Example("[{'n': 1}, {}] | map(attribute='n', default=0) | join(' ')", gives: "1 0"),
    ]
  ) { items, arguments, context throws(Refusal) in
    guard case .list(let given) = arguments[1] else { return .list(items) }
    var result: [Value] = []
    if let path = arguments.named.first(where: { $0.0.text == "attribute" })?.1 {
      let standard = arguments.named.first { $0.0.text == "default" }?.1
      for item in items {
        if let standard {
          result.append(try context.part(path, of: item) ?? standard)
        } else {
          result.append(try context.required(path, of: item))
        }
      }
      return .list(result)
    }
    guard let name = arguments[0].stringText else { throw Refusal("“map” needs a filter or attribute=…") }
    for item in items { result.append(try context.apply(filter: name, to: item, given, arguments.named)) }
    return .list(result)
  }

  static let select = choice(
    "select", "The items that pass a test, or that are true.", keeps: true, "[1, 2, 3] | select('odd') | list", "[1, 3]"
  )
  static let reject = choice(
    "reject", "The items that fail a test, or that are false.", keeps: false, "[1, 2, 3] | reject('odd') | list", "[2]")
  static let selectattr = attributeChoice(
    "selectattr", "The items with an attribute that passes a test, or that is true.", keeps: true,
    "[{'n': 1}, {'n': 2}] | selectattr('n', 'gt', 1) | map(attribute='n') | join", "2")
  static let rejectattr = attributeChoice(
    "rejectattr", "The items with an attribute that fails a test, or that is false.", keeps: false,
    "[{'n': 1}, {'n': 2}] | rejectattr('n', 'gt', 1) | map(attribute='n') | join", "1")

  private static func choice(_ name: String, _ summary: String, keeps: Bool, _ example: String, _ result: String)
    -> Filter
  {
    ofList(name, summary, [.optional("test", .none), .rest("arguments")], examples: [Example(example, gives: result)]) {
      items, arguments, context throws(Refusal) in
      var kept: [Value] = []
      for item in items where try passes(item, arguments, at: 0, context) == keeps { kept.append(item) }
      return .list(kept)
    }
  }

  private static func attributeChoice(
    _ name: String, _ summary: String, keeps: Bool, _ example: String, _ result: String
  ) -> Filter {
    ofList(
      name, summary, [.required("attribute"), .optional("test", .none), .rest("arguments")],
      examples: [Example(example, gives: result)]
    ) { items, arguments, context throws(Refusal) in
      var kept: [Value] = []
      for item in items {
        let found: Value
        if case .string("defined") = arguments[1] {
          found = try context.part(arguments[0], of: item) ?? .undefined(0)
        } else if case .string("undefined") = arguments[1] {
          found = try context.part(arguments[0], of: item) ?? .undefined(0)
        } else {
          found = try context.required(arguments[0], of: item)
        }
        if try passes(found, arguments, at: 1, context) == keeps { kept.append(item) }
      }
      return .list(kept)
    }
  }
}

private func passes(_ item: Value, _ arguments: Arguments, at index: Int, _ context: FilterContext) throws(Refusal)
  -> Bool
{
  guard let name = arguments[index].stringText else { return item.isTrue }
  guard case .list(let given) = arguments[index + 1] else { return false }
  return try context.apply(test: name, to: item, given)
}

/// What is compared: texts without case unless it counts.
func key(_ value: Value, _ isCaseSensitive: Bool) -> Value {
  guard !isCaseSensitive, let text = value.stringText else { return value }
  return .string(text.lowercased())
}

/// A stable sort by key; figures without a number stay behind all others.
func sorted(_ keyed: [(Value, Value)], isReversed: Bool) throws(Refusal) -> [Value] {
  let withNumber = keyed.filter { !lacksNumber($0.0) }
  var failure: Refusal?
  let order = withNumber.indices.sorted { a, b in
    guard failure == nil else { return a < b }
    do throws(Refusal) {
      let (x, y) = (withNumber[a].0, withNumber[b].0)
      if try isLess(isReversed ? y : x, isReversed ? x : y) ?? false { return true }
      if try isLess(isReversed ? x : y, isReversed ? y : x) ?? false { return false }
    } catch { failure = error }
    return a < b
  }
  if let failure { throw failure }
  return order.map { withNumber[$0].1 } + keyed.filter { lacksNumber($0.0) }.map(\.1)
}

private func lacksNumber(_ value: Value) -> Bool {
  if case .observation(let observation) = value { return observation.quantity.value == nil }
  return false
}

// A text that is the same for equal values: 1, 1.0 and true are one.
private func identity(_ value: Value, _ context: FilterContext) -> String {
  if let number = value.number { return "n\(number)" }
  return (value.stringText != nil ? "t" : "v") + context.text(value)
}
