// Short ways to write the filters that many are: of a text, of a list, of a number.

import Base

extension Filter {
  /// A filter from text to text; what was safe stays safe, as in Jinja.
  static func ofText(
    _ name: String, _ summary: String, _ parameters: [Parameter] = [], examples: [Example],
    _ change: @escaping @Sendable (String, Arguments) throws(Refusal) -> String
  ) -> Filter {
    Filter(name: name, summary: summary, parameters: parameters, examples: examples) {
      value, arguments, context throws(Refusal) in
      let text = try change(context.printed(value), arguments)
      return value.isSafe ? .safe(text: text) : .string(text)
    }
  }

  /// The same, where the result is plain text whatever it was made from: it is escaped when it is printed.
  static func ofPlainText(
    _ name: String, _ summary: String, _ parameters: [Parameter] = [], examples: [Example],
    _ change: @escaping @Sendable (String, Arguments) throws(Refusal) -> String
  ) -> Filter {
    Filter(name: name, summary: summary, parameters: parameters, examples: examples) {
      value, arguments, context throws(Refusal) in
      .string(try change(context.printed(value), arguments))
    }
  }

  /// A filter of a list, or of anything that a loop can go through.
  static func ofList(
    _ name: String, _ summary: String, _ parameters: [Parameter] = [], examples: [Example],
    _ change: @escaping @Sendable ([Value], Arguments, FilterContext) throws(Refusal) -> Value
  ) -> Filter {
    Filter(name: name, summary: summary, parameters: parameters, examples: examples) {
      value, arguments, context throws(Refusal) in
      guard let items = try context.items(of: value) else {
        throw Refusal("“\(name)” takes a list, not \(context.kindName(of: value))")
      }
      return try change(items, arguments, context)
    }
  }

  /// A filter that writes a number for readers. A figure stays a figure: it keeps hedge, status, source and period, and
  /// one without a number prints its shorthand whatever the filter.
  static func ofFigure(
    _ name: String, _ summary: String, _ parameters: [Parameter] = [], examples: [Example],
    _ write: @escaping @Sendable (Double, Quantity, Arguments, LanguageRules, inout ByteWriter) throws(Refusal) -> Void
  ) -> Filter {
    Filter(name: name, summary: summary, parameters: parameters, examples: examples) {
      value, arguments, context throws(Refusal) in
      let value = try Templating.resolved(value, context)
      if case .none = value { return "–" }
      guard case .observation(var observation) = value else {
        guard let number = value.number else {
          throw Refusal("“\(name)” takes a number, not \(context.kindName(of: value))")
        }
        var out = ByteWriter()
        try write(number, Quantity(number), arguments, context.language, &out)
        return .string(out.text)
      }
      let quantity = observation.quantity
      guard quantity.absence == nil else { return value }
      var out = ByteWriter()
      var failure: Refusal?
      context.write(hedged: quantity, into: &out) { rest, out in
        do throws(Refusal) {
          switch rest.amount {
          case .value(let number): try write(number, rest, arguments, context.language, &out)
          case .range(let low, let high):
            try write(low, rest, arguments, context.language, &out)
            out.append("–")
            try write(high, rest, arguments, context.language, &out)
          case .absent: break
          }
        } catch { failure = error }
      }
      if let failure { throw failure }
      observation.display = out.text
      return .observation(observation)
    }
  }
}

extension Arguments {
  func text(_ index: Int, _ words: String) throws(Refusal) -> String {
    guard let text = values[index].stringText else {
      throw Refusal("\(words) must be text, not \(values[index].kindName)")
    }
    return text
  }

  func whole(_ index: Int, _ words: String) throws(Refusal) -> Int {
    guard let whole = values[index].whole else {
      throw Refusal("\(words) must be a whole number, not \(values[index].kindName)")
    }
    return whole
  }

  /// `nil` where the argument was left out or is none.
  func optionalWhole(_ index: Int, _ words: String) throws(Refusal) -> Int? {
    if case .none = values[index] { return nil }
    return try whole(index, words)
  }

  func isTrue(_ index: Int) -> Bool { values[index].isTrue }

  func isNone(_ index: Int) -> Bool { if case .none = values[index] { true } else { false } }
}

extension FilterContext {
  /// The attribute that `attribute="a.b"` or `attribute=0` names; `nil` where an item has none.
  func part(_ path: Value, of item: Value) throws(Refusal) -> Value? {
    if case .none = path { return item }
    if let index = path.whole {
      guard case .list(let parts) = item else { return nil }
      let position = index < 0 ? index + parts.count : index
      return parts.indices.contains(position) ? parts[position] : nil
    }
    guard let text = path.stringText else { throw Refusal("an attribute is named by text, not by \(path.kindName)") }
    var value = item
    for name in text.split(separator: ".", omittingEmptySubsequences: false) {
      guard let next = try part(named: String(name), of: value) else { return nil }
      value = next
    }
    return value
  }

  private func part(named name: String, of value: Value) throws(Refusal) -> Value? {
    switch value {
    case .record(let record): return record[name]
    case .handle(let handle): return host.attribute(handle, Symbol(name))
    case .observation(let observation):
      return ObservationAttribute(rawValue: name).map { attribute($0, of: observation) }
    case .series(let series): return try attribute(Symbol(name), of: series)
    case .period(let period): return attribute(name, of: period)
    case .date(let date): return attribute(name, of: date)
    case .moment(let moment): return attribute(name, of: moment.date)
    case .list(let items):
      guard let position = Int(name), items.indices.contains(position) else { return nil }
      return items[position]
    case .undefined, .none, .bool, .int, .double, .string, .safe, .safeXML, .macro, .namespace: return nil
    }
  }

  /// The same, where an item without it is a fault.
  func required(_ path: Value, of item: Value) throws(Refusal) -> Value {
    if let found = try part(path, of: item) { return found }
    let names: [String] =
      switch item {
      case .record(let record): record.names
      case .handle(let handle): host.attributeNames(handle)
      case .undefined, .none, .bool, .int, .double, .string, .safe, .safeXML, .date, .moment, .period, .list, .series,
        .observation, .macro, .namespace:
        []
      }
    let name = text(path)
    throw Refusal("\(kindName(of: item)) has no “\(name)”", help: nearest(to: name, among: names).asSuggestion)
  }

  /// Another filter, by the name that a template gives.
  func apply(filter name: String, to value: Value, _ given: [Value], _ named: [(Symbol, Value)]) throws(Refusal)
    -> Value
  {
    guard let position = library.filterPositions[name] else {
      throw Refusal(
        "no filter named “\(name)”", help: nearest(to: name, among: library.filters.map(\.name)).asSuggestion)
    }
    let filter = library.filters[position]
    return try filter.apply(value, matched(given, named, filter.parameters, name), self)
  }

  func apply(test name: String, to value: Value, _ given: [Value]) throws(Refusal) -> Bool {
    guard let position = library.testPositions[name] else {
      throw Refusal("no test named “\(name)”", help: nearest(to: name, among: library.tests.map(\.name)).asSuggestion)
    }
    let test = library.tests[position]
    return try test.apply(value, matched(given, [], test.parameters, name), self)
  }

  private func matched(
    _ given: [Value], _ named: [(Symbol, Value)], _ parameters: [Parameter], _ name: String
  ) throws(Refusal) -> Arguments {
    var values: [Value] = []
    for (position, parameter) in parameters.enumerated() {
      if parameter.takesRest {
        values.append(.list(Array(given.dropFirst(position))))
      } else if position < given.count {
        values.append(given[position])
      } else if let found = named.first(where: { $0.0.text == parameter.name }) {
        values.append(found.1)
      } else if let standard = parameter.standard {
        values.append(standard)
      } else {
        throw Refusal("“\(name)” needs “\(parameter.name)”")
      }
    }
    guard given.count <= parameters.count || parameters.last?.takesRest == true else {
      throw Refusal("“\(name)” takes \(parameters.count) arguments, not \(given.count)")
    }
    return Arguments(values: values)
  }
}
