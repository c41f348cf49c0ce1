// Filters of lists, records and what a loop can go through.

import Base

extension Filter {
  static let standard = standard(named: "default")
  static let standardShort = standard(named: "d")

  private static func standard(named name: String) -> Filter {
    Filter(
      name: name, summary: "Another value where there is none; with `true` also where it is empty or false.",
      parameters: [.optional("default_value", ""), .optional("boolean", false)],
      examples: [Example("missing | \(name)('–')", gives: "–"), Example("'' | \(name)('–', true)", gives: "–")],
      takesUndefined: true
    ) { value, arguments, _ in
      if case .undefined = value { return arguments[0] }
      return arguments.isTrue(1) && !value.isTrue ? arguments[0] : value
    }
  }

  static let length = length(named: "length")
  static let count = length(named: "count")

  private static func length(named name: String) -> Filter {
    Filter(
      name: name, summary: "How many items, entries or characters there are.",
      examples: [Example("[1, 2, 3] | \(name)", gives: "3"), Example("'hub' | \(name)", gives: "3")]
    ) { value, _, context throws(Refusal) in
      if let text = value.stringText { return .int(text.unicodeScalars.count) }
      if case .record(let record) = value { return .int(record.count) }
      guard let items = try context.items(of: value) else {
        throw Refusal("\(context.kindName(of: value)) has no length")
      }
      return .int(items.count)
    }
  }

  static let first = ofList("first", "The first item.", examples: [Example("[3, 1, 2] | first", gives: "3")]) {
    items, _, _ in items.first ?? .undefined(0)
  }

  static let last = ofList("last", "The last item.", examples: [Example("[3, 1, 2] | last", gives: "2")]) {
    items, _, _ in items.last ?? .undefined(0)
  }

  static let join = ofList(
    "join", "All items as one text, with a text between them; or an attribute of each.",
    [.optional("d", ""), .optional("attribute", .none)],
    examples: [
      Example("[1, 2, 3] | join(', ')", gives: "1, 2, 3"),
      Example("[{'n': 'a'}, {'n': 'b'}] | join('+', attribute='n')", gives: "a+b"),
    ]
  ) { items, arguments, context throws(Refusal) in
    var parts: [Value] = []
    for item in items {
      let part = try context.required(arguments[1], of: item)
      if case .handle(let handle) = part { parts.append(context.host.text(handle)) } else { parts.append(part) }
    }
    let isSafe = arguments[0].isSafe || parts.contains { $0.isSafe }
    var text = ""
    for (index, part) in parts.enumerated() {
      if index > 0 {
        text += isSafe && !arguments[0].isSafe ? markupEscaped(context.text(arguments[0])) : context.text(arguments[0])
      }
      let words = try context.printed(part)
      text += isSafe && !part.isSafe ? markupEscaped(words) : words
      guard text.utf8.count <= longestText else { throw Refusal("the text grows beyond \(longestText) bytes") }
    }
    return isSafe ? .safe(text: text) : .string(text)
  }

  static let reverse = Filter(
    name: "reverse", summary: "From the last to the first.",
    examples: [Example("[1, 2, 3] | reverse | join", gives: "321"), Example("'abc' | reverse", gives: "cba")]
  ) { value, _, context throws(Refusal) in
    if let text = value.stringText {
      let reversed = String(String.UnicodeScalarView(text.unicodeScalars.reversed()))
      return value.isSafe ? .safe(text: reversed) : .string(reversed)
    }
    guard let items = try context.items(of: value) else {
      throw Refusal("\(context.kindName(of: value)) cannot be reversed")
    }
    return .list(items.reversed())
  }

  static let list = ofList(
    "list", "A list of the items, names or characters.", examples: [Example("'abc' | list", gives: "['a', 'b', 'c']")]
  ) {
    items, _, _ in .list(items)
  }

  static let items = Filter(
    name: "items", summary: "The entries of a record, each as name and value.",
    examples: [Example("{'a': 1} | items | first | join('=')", gives: "a=1")], takesUndefined: true
  ) { value, _, context throws(Refusal) in
    switch value {
    case .record(let record): return .list(record.entries.map { .list([.string($0.name), $0.value]) })
    case .undefined: return .list([])
    case .handle(let handle):
      return .list(
        context.host.attributeNames(handle).map { name in
          .list([.string(name), context.host.attribute(handle, Symbol(name)) ?? Value.none])
        })
    default: throw Refusal("“items” takes a record, not \(context.kindName(of: value))")
    }
  }

  static let attr = Filter(
    name: "attr", summary: "The attribute of this name.", parameters: [.required("name")],
    examples: [Example("{'a': 1} | attr('a')", gives: "1")]
  ) { value, arguments, context throws(Refusal) in
    try context.part(.string(arguments.text(0, "name")), of: value) ?? .undefined(0)
  }

  static let batch = ofList(
    "batch", "Lists of so many items each; the last filled up where a filling is given.",
    [.required("linecount"), .optional("fill_with", .none)],
    examples: [Example("[1, 2, 3] | batch(2, 0)", gives: "[[1, 2], [3, 0]]")]
  ) { items, arguments, _ throws(Refusal) in
    let size = try arguments.whole(0, "linecount")
    guard (1...100_000).contains(size) else { throw Refusal("linecount must lie between 1 and 100000") }
    return .list(
      stride(from: 0, to: items.count, by: size).map { start in
        var part = Array(items[start..<Swift.min(start + size, items.count)])
        if !arguments.isNone(1) { part += Array(repeating: arguments[1], count: size - part.count) }
        return .list(part)
      })
  }

  static let slice = ofList(
    "slice", "So many lists of nearly equal length: columns.", [.required("slices"), .optional("fill_with", .none)],
    examples: [Example("[1, 2, 3, 4, 5] | slice(2)", gives: "[[1, 2, 3], [4, 5]]")]
  ) { items, arguments, _ throws(Refusal) in
    let count = try arguments.whole(0, "slices")
    guard (1...100_000).contains(count) else { throw Refusal("slices must lie between 1 and 100000") }
    let (size, rest) = (items.count / count, items.count % count)
    var start = 0
    return .list(
      (0..<count).map { index in
        let end = start + size + (index < rest ? 1 : 0)
        var part = Array(items[start..<end])
        start = end
        if !arguments.isNone(1), index >= rest { part.append(arguments[1]) }
        return .list(part)
      })
  }

  static let dictsort = Filter(
    name: "dictsort", summary: "The entries of a record sorted by name, or by value.",
    parameters: [.optional("case_sensitive", false), .optional("by", "key"), .optional("reverse", false)],
    examples: [Example("{'b': 1, 'a': 2} | dictsort | first | first", gives: "a")]
  ) { value, arguments, context throws(Refusal) in
    guard case .record(let record) = value else {
      throw Refusal("“dictsort” takes a record, not \(context.kindName(of: value))")
    }
    let by = try arguments.text(1, "by")
    guard by == "key" || by == "value" else { throw Refusal("by must be “key” or “value”") }
    let entries = record.entries.map { entry -> (Value, Value) in
      let pair: Value = .list([.string(entry.name), entry.value])
      return (key(by == "key" ? .string(entry.name) : entry.value, arguments.isTrue(0)), pair)
    }
    return .list(try sorted(entries, isReversed: arguments.isTrue(2)))
  }
}
