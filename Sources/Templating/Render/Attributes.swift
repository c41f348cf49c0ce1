// What stands behind a dot.

import Base

extension Machine {
  /// What a name that was known when the template was compiled says of a value: the number of its symbol.
  mutating func attribute(symbol: Int32, of value: Value, at node: Int32) throws(Fault) -> Value {
    let name = code.symbols[Int(symbol)]
    return try attribute(name, asked: code.figureNames[Int(symbol)], of: value, at: node)
  }

  private mutating func attribute(
    _ name: Symbol, asked figureName: ObservationAttribute?, of value: Value, at node: Int32
  ) throws(Fault) -> Value {
    let found: Value?
    switch value {
    case .record(let record): found = record[name]
    case .handle(let handle): found = context.host.attribute(handle, name)
    case .observation(let observation): found = figureName.map { context.attribute($0, of: observation) }
    case .series(let series):
      do throws(Refusal) { found = try context.attribute(name, of: series) } catch { throw Fault(error, at: node) }
    case .period(let period): found = context.attribute(name.text, of: period)
    case .date(let date): found = context.attribute(name.text, of: date)
    case .moment(let moment):
      found = name.text == "date" ? .date(moment.date) : context.attribute(name.text, of: moment.date)
    case .namespace(let number): found = namespaces[Int(number)][name]
    case .undefined, .none, .bool, .int, .double, .string, .safe, .safeXML, .list, .macro: found = nil
    }
    return found ?? .undefined(node)
  }

  func attributeNames(of value: Value) -> [String] {
    switch value {
    case .record(let record): record.names
    case .handle(let handle): context.host.attributeNames(handle)
    case .observation: observationAttributes
    case .series:
      ["indicator", "label", "entity", "unit", "decimals", "observations", "periods"] + observationAttributes
    case .period: ["first", "last", "year", "first_year", "text", "is_span", "frequency", "length"]
    case .date: ["year", "month", "day", "iso"]
    case .moment: ["date", "year", "month", "day"]
    case .namespace(let number): namespaces[Int(number)].names
    case .undefined, .none, .bool, .int, .double, .string, .safe, .safeXML, .list, .macro: []
    }
  }

  mutating func item(_ index: Value, of value: Value, at node: Int32) throws(Fault) -> Value {
    if case .list(let items) = value, let position = index.whole {
      let position = position < 0 ? position + items.count : position
      return items.indices.contains(position) ? items[position] : .undefined(node)
    }
    if let text = value.stringText, let position = index.whole {
      let scalars = Array(text.unicodeScalars)
      let place = position < 0 ? position + scalars.count : position
      return scalars.indices.contains(place) ? .string(String(scalars[place])) : .undefined(node)
    }
    switch value {
    case .record, .handle, .observation, .series, .period, .date, .moment, .namespace:
      let name = Symbol(context.text(index))
      return try attribute(name, asked: ObservationAttribute(rawValue: name.text), of: value, at: node)
    case .list, .string, .safe, .safeXML:
      throw Fault(
        "template/value", "\(value.kindName) is counted by whole numbers, not by \(context.kindName(of: index))",
        at: node)
    case .undefined, .none, .bool, .int, .double, .macro:
      throw Fault("template/value", "\(value.kindName) has no parts", at: node)
    }
  }

  mutating func slice(_ value: Value, _ parts: Int, at node: Int32) throws(Fault) -> Value {
    var bounds: [Int?] = []
    for position in parts..<parts + 3 {
      let part = code.numbers[position]
      guard part >= 0 else {
        bounds.append(nil)
        continue
      }
      let bound = try self.value(part)
      if case .none = bound {
        bounds.append(nil)
      } else if let whole = bound.whole {
        bounds.append(whole)
      } else {
        throw Fault(
          "template/value", "a slice is bounded by whole numbers, not by \(context.kindName(of: bound))", at: part)
      }
    }
    if bounds[2] == 0 { throw Fault("template/value", "a slice cannot step by 0", at: node) }
    if let text = value.stringText {
      let scalars = Array(text.unicodeScalars)
      var out = String.UnicodeScalarView()
      for position in positions(bounds, scalars.count) { out.append(scalars[position]) }
      return value.isSafe ? .safe(text: String(out)) : .string(String(out))
    }
    let items = try self.items(of: value, at: node)
    return .list(positions(bounds, items.count).map { items[$0] })
  }
}

// As Python counts: from the end where negative, bounds beyond the ends are the ends.
private func positions(_ bounds: [Int?], _ count: Int) -> [Int] {
  let step = bounds[2] ?? 1
  func clamp(_ bound: Int, _ low: Int, _ high: Int) -> Int {
    min(max(bound < 0 ? max(bound, -count - 1) + count : bound, low), high)
  }
  var result: [Int] = []
  if step > 0 {
    let stop = clamp(bounds[1] ?? count, 0, count)
    var i = clamp(bounds[0] ?? 0, 0, count)
    while i < stop {
      result.append(i)
      let (next, overflow) = i.addingReportingOverflow(step)
      if overflow { break }
      i = next
    }
  } else {
    let stop = bounds[1].map { clamp($0, -1, count - 1) } ?? -1
    var i = bounds[0].map { clamp($0, -1, count - 1) } ?? count - 1
    while i > stop {
      result.append(i)
      let (next, overflow) = i.addingReportingOverflow(step)
      if overflow { break }
      i = next
    }
  }
  return result
}

private let observationAttributes = ObservationAttribute.allCases.map(\.rawValue)

extension FilterContext {
  func attribute(_ name: Symbol, of series: Series) throws(Refusal) -> Value? {
    let about = host.describe(series)
    switch name.text {
    case "indicator": return .string(about.indicator)
    case "label": return .string(about.label)
    case "entity": return .string(about.entity)
    case "unit": return about.unit.map { .string(host.unitWords($0) ?? $0.text) } ?? Value.none
    case "decimals": return about.decimals.map { .int($0) } ?? Value.none
    case "observations": return .list(try host.observations(series).get().map { .observation($0) })
    case "periods": return .list(try host.observations(series).get().compactMap { $0.period.map { .period($0) } })
    default: break
    }
    if let found = host.seriesAttribute(series, name) { return found }
    // Everything else is asked of the figure that the series prints as.
    guard let attribute = ObservationAttribute(rawValue: name.text) else { return nil }
    return self.attribute(attribute, of: try host.observation(series, .latest).get())
  }

  func attribute(_ name: String, of period: Period) -> Value? {
    switch name {
    case "first": .period(period.first)
    case "last": .period(period.last)
    case "year": .int(period.lastYear)
    case "first_year": .int(period.firstYear)
    case "text": .string(period.text)
    case "is_span": .bool(period.isSpan)
    case "frequency": .string(period.frequency.name)
    case "length": .int(period.intervals + 1)
    default: nil
    }
  }

  func attribute(_ name: String, of date: CalendarDate) -> Value? {
    switch name {
    case "year": .int(date.year)
    case "month": .int(date.month)
    case "day": .int(date.day)
    case "iso": .string(date.iso)
    default: nil
    }
  }

  /// What a loop goes through; `nil` where the value has no items.
  func items(of value: Value) throws(Refusal) -> [Value]? {
    switch value {
    case .list(let items): return items
    case .record(let record): return record.names.map { .string($0) }
    case .string(let text): return text.unicodeScalars.map { .string(String($0)) }
    case .safe, .safeXML: return value.stringText?.unicodeScalars.map { .string(String($0)) }
    case .handle(let handle): return host.items(handle)
    case .series(let series): return try host.observations(series).get().map { .observation($0) }
    case .undefined, .none, .bool, .int, .double, .date, .moment, .period, .observation, .macro, .namespace: return nil
    }
  }

  func compare(_ a: Value, _ sign: ComparisonOperator, _ b: Value) throws(Refusal) -> Bool {
    switch sign {
    case .equal: areEqual(a, b)
    case .unequal: !areEqual(a, b)
    case .less: try isLess(a, b) ?? false
    case .lessOrEqual: try isLess(b, a).map { !$0 } ?? false
    case .greater: try isLess(b, a) ?? false
    case .greaterOrEqual: try isLess(a, b).map { !$0 } ?? false
    case .isIn: try contains(b, a)
    case .isNotIn: try !contains(b, a)
    }
  }

  private func contains(_ container: Value, _ item: Value) throws(Refusal) -> Bool {
    switch container {
    case .record(let record): return item.stringText.map { record[$0] != nil } ?? false
    case .string, .safe, .safeXML:
      guard let text = container.stringText, let part = item.stringText else {
        throw Refusal("text holds text, not \(kindName(of: item))")
      }
      return part.isEmpty || find(part, in: text)
    default:
      guard let items = try items(of: container) else {
        throw Refusal("\(kindName(of: container)) holds nothing to look for")
      }
      return items.contains { areEqual($0, item) }
    }
  }

  func kindName(of value: Value) -> String {
    if case .handle(let handle) = value { return host.kindName(handle) }
    return value.kindName
  }
}

/// Whether `part` occurs in `text`, byte by byte.
func find(_ part: String, in text: String) -> Bool {
  let (needle, hay) = (Array(part.utf8), Array(text.utf8))
  guard needle.count <= hay.count else { return false }
  return (0...(hay.count - needle.count)).contains { start in
    hay[start] == needle[0] && hay[start..<start + needle.count].elementsEqual(needle)
  }
}
