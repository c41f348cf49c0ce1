// Numbers for readers, by the rules of the page's language, and numbers as Jinja computes them.

import Base

extension Filter {
  static let round = Filter(
    name: "round", summary: "Rounded to so many digits; `ceil` and `floor` always up or down.",
    parameters: [.optional("precision", 0), .optional("method", "common")],
    examples: [Example("42.55 | round(1)", gives: "42.5"), Example("42.1 | round(method='ceil')", gives: "43.0")]
  ) { value, arguments, context throws(Refusal) in
    let value = try resolved(value, context)
    let precision = try arguments.whole(0, "precision")
    guard (-300...300).contains(precision) else { throw Refusal("precision must lie between -300 and 300") }
    let method = try arguments.text(1, "method")
    guard ["common", "ceil", "floor"].contains(method) else {
      throw Refusal("method must be “common”, “ceil” or “floor”")
    }
    if case .observation(var observation) = value {
      // A figure is rounded as offices round, and printed with as many digits.
      guard let number = observation.quantity.value else { return value }
      observation.quantity.amount = .value(
        method == "common" ? Base.rounded(number, decimals: precision) : stepped(number, precision, method))
      observation.decimals = Swift.max(0, precision)
      observation.display = nil
      return .observation(observation)
    }
    if method == "common", let whole = value.whole {
      if precision >= 0 { return .int(whole) }
      return .int(Int(evenlyRounded(Double(whole), precision)))
    }
    guard let number = value.number else { throw Refusal("“round” takes a number, not \(context.kindName(of: value))") }
    return .double(method == "common" ? evenlyRounded(number, precision) : stepped(number, precision, method))
  }

  static let abs = Filter(
    name: "abs", summary: "Without its sign.", examples: [Example("-3 | abs", gives: "3")]
  ) { value, _, context throws(Refusal) in
    let value = try resolved(value, context)
    if case .observation(let observation) = value {
      guard let number = observation.quantity.value else { return value }
      return number < 0 ? try calculate(.multiply, value, -1, context) : value
    }
    if let whole = value.whole {
      guard whole != .min else { throw Refusal("the result is too large") }
      return .int(Swift.abs(whole))
    }
    guard let number = value.number else { throw Refusal("“abs” takes a number, not \(context.kindName(of: value))") }
    return .double(Swift.abs(number))
  }

  static let int = Filter(
    name: "int", summary: "As a whole number; another value where that cannot be.",
    parameters: [.optional("default", 0), .optional("base", 10)],
    examples: [Example("'42' | int", gives: "42"), Example("'x' | int(-1)", gives: "-1")]
  ) { value, arguments, context throws(Refusal) in
    let value = try resolved(value, context)
    if let whole = value.whole { return .int(whole) }
    if case .observation = value, value.number == nil { return value }
    let base = try arguments.whole(1, "base")
    guard (2...36).contains(base) else { throw Refusal("base must lie between 2 and 36") }
    if let text = value.stringText?.trimmed, base != 10, let number = Int(unprefixed(text, base), radix: base) {
      return .int(number)
    }
    if let text = value.stringText?.trimmed, let number = Int(text) { return .int(number) }
    guard let number = value.number ?? value.stringText.flatMap({ Double($0.trimmed) }), number.magnitude < 9.2e18
    else {
      return arguments[0]
    }
    return .int(Int(number))
  }

  static let float = Filter(
    name: "float", summary: "As a number with a point; another value where that cannot be.",
    parameters: [.optional("default", 0.0)],
    examples: [Example("'1.5' | float", gives: "1.5"), Example("2 | float", gives: "2.0")]
  ) { value, arguments, context throws(Refusal) in
    let value = try resolved(value, context)
    if case .observation = value { return value.number.map { .double($0) } ?? value }
    guard let number = value.number ?? value.stringText.flatMap({ Double($0.trimmed) }) else { return arguments[0] }
    return .double(number)
  }

  static let number = ofFigure(
    "number", "With the marks of the page's language; as many decimals as it has, or so many.",
    [.optional("decimals", .none)],
    examples: [
      Example("1234567.5 | number", gives: "1,234,567.5"), Example("2.675 | number(2)", gives: "2.68"),
      Example("none | number", gives: "–"),
    ]
  ) { number, _, arguments, language, out throws(Refusal) in
    out.append(number: number, decimals: try decimals(arguments, 0), in: language)
  }

  static let compact = ofFigure(
    "compact", "In thousands, millions, billions, in words, with one decimal unless told otherwise.",
    [.optional("decimals", 1)],
    examples: [
      Example("2642966 | compact", gives: "2.6 million"), Example("9507 | compact", gives: "9,507"),
      Example("999960 | compact", gives: "1 million"),
    ]
  ) { number, quantity, arguments, language, out throws(Refusal) in
    let places = try decimals(arguments, 0) ?? 1
    // Below ten thousand the number itself is as short.
    guard number.magnitude >= 10_000 else { return out.append(number: number, in: language) }
    var shown = number
    var found: LanguageRules.ScaleWord?
    for scale in language.scales {
      let part = Base.rounded(number / raised(10, to: Double(scale.power)), decimals: places)
      if part.magnitude >= 1 { (shown, found) = (part, scale) }
    }
    out.append(number: shown, in: language)
    if let found {
      out.append("\u{A0}")
      out.append(text: shown.magnitude == 1 ? found.singular : found.plural)
    }
  }

  static let percent = ofFigure(
    "percent", "A share (0 to 1) as a percentage, with one decimal unless told otherwise.", [.optional("decimals", 1)],
    examples: [
      Example("0.1234 | percent", gives: "12.3%"), Example("0.1234 | percent(0)", gives: "12%"),
      Example("none | percent", gives: "–"),
    ]
  ) { number, quantity, arguments, language, out throws(Refusal) in
    let places = try decimals(arguments, 0) ?? 1
    if quantity.unit == .percentagePoints {
      throw Refusal(
        "a difference of percentages is in percentage points, not in percent", help: "print it without “percent”")
    }
    // What is stored as a percentage is one already.
    let isPercent = quantity.unit == .percent
    out.append(number: isPercent ? number : shifted(number), decimals: places, in: language)
    out.append(text: language.percentSpace)
    out.append("%")
  }

  static let currency = ofFigure(
    "currency", "An amount of money with the sign of its currency (ISO 4217).",
    [.optional("code", .none), .optional("decimals", 0)],
    examples: [
      Example("1234.5 | currency('USD', 2)", gives: "$1,234.50"), Example("1200 | currency('EUR')", gives: "€1,200"),
    ]
  ) { number, quantity, arguments, language, out throws(Refusal) in
    var code = arguments[0].stringText
    if case .currency(let own, _)? = quantity.unit, code == nil { code = own }
    guard let code else { throw Refusal("“currency” needs a code", help: "write currency(\"USD\")") }
    append(money: number, code, try decimals(arguments, 1) ?? 0, language, &out)
  }

  static let ordinal = ofFigure(
    "ordinal", "A place in an order: 1st, 2nd, 3rd.",
    examples: [Example("2 | ordinal", gives: "2nd"), Example("11 | ordinal", gives: "11th")]
  ) { number, _, _, language, out throws(Refusal) in
    guard number == number.rounded(), number.magnitude < 1e15 else { throw Refusal("“ordinal” takes a whole number") }
    let whole = Int(number)
    out.append(number: number, in: language)
    out.append(text: language.ordinalMark(of: whole))
  }

  static let unit = ofFigure(
    "unit", "A figure with its unit: “9,507 jobs”, “18%”, “$1,200”. A plain number stays as it is.",
    examples: [Example("9507 | unit", gives: "9,507")]
  ) { number, quantity, _, language, out throws(Refusal) in
    switch quantity.unit {
    case .percent?:
      out.append(number: number, in: language)
      out.append(text: language.percentSpace)
      out.append("%")
    case .percentagePoints?:
      out.append(number: number, in: language)
      out.append(" percentage points")
    case .currency(let code, _)?: append(money: number, code, nil, language, &out)
    case .named(let name)?:
      out.append(number: number, in: language)
      out.append(text: "\u{A0}\(name)")
    case .ratio?, nil: out.append(number: number, in: language)
    }
  }

  static let date = Filter(
    name: "date",
    summary:
      "A day in the words of the page's language; `short` with a short month, `month` without the day, "
      + "`iso` as 2026-11-20.",
    parameters: [.optional("form", "long")],
    examples: [
      Example("'2026-11-20' | date", gives: "November 20, 2026"),
      Example("'2026-11-20' | date('month')", gives: "November 2026"),
    ]
  ) { value, arguments, context throws(Refusal) in
    guard let date = day(value) else {
      throw Refusal("“date” takes a date, not \(context.kindName(of: value))", help: "a date reads 2026-11-20")
    }
    let language = context.language
    switch try arguments.text(0, "form") {
    case "long": return .string(date.text(in: language))
    case "short": return .string("\(date.day) \(language.monthsShort[date.month - 1]) \(date.year)")
    case "month": return .string("\(language.months[date.month - 1]) \(date.year)")
    case "iso": return .string(date.iso)
    case let form: throw Refusal("no form of dates named “\(form)”", help: "write long, short, month or iso")
    }
  }
}

private func decimals(_ arguments: Arguments, _ index: Int) throws(Refusal) -> Int? {
  guard let decimals = try arguments.optionalWhole(index, "decimals") else { return nil }
  guard (0...20).contains(decimals) else { throw Refusal("decimals must lie between 0 and 20") }
  return decimals
}

// A hundred times as much, by moving the point: 0.07 × 100 is 7.000000000000001 in binary.
private func shifted(_ number: Double) -> Double { Double("\(number)e2") ?? Double("\(number * 100)") ?? number * 100 }

private func stepped(_ number: Double, _ precision: Int, _ method: String) -> Double {
  let scale = raised(10, to: Double(precision))
  return (number * scale).rounded(method == "ceil" ? .up : .down) / scale
}

private func day(_ value: Value) -> CalendarDate? {
  switch value {
  case .date(let date): date
  case .moment(let moment): moment.date
  case .period(let period): period.frequency == .day ? period.lastDay : nil
  case .string(let text): CalendarDate(iso: text)
  case .undefined, .none, .bool, .int, .double, .safe, .safeXML, .list, .record, .handle, .series, .observation, .macro,
    .namespace:
    nil
  }
}

private func append(
  money number: Double, _ code: String, _ decimals: Int?, _ language: LanguageRules, _ out: inout ByteWriter
) {
  let sign = ["USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥"][code]
  if language.tag.hasPrefix("en") {
    if number < 0, Base.rounded(number, decimals: decimals ?? 20) != 0 { out.append("\u{2212}") }
    out.append(text: sign ?? code + "\u{A0}")
    out.append(number: number.magnitude, decimals: decimals, in: language)
  } else {
    out.append(number: number, decimals: decimals, in: language)
    out.append(text: "\u{A0}" + (sign ?? code))
  }
}

private func unprefixed(_ text: String, _ base: Int) -> String {
  let prefix = [16: "0x", 8: "0o", 2: "0b"][base]
  return prefix.map { text.lowercased().hasPrefix($0) ? String(text.dropFirst(2)) : text } ?? text
}

extension String {
  /// Without ASCII white space at both ends.
  fileprivate var trimmed: String {
    var bytes = Array(utf8)[...]
    while let first = bytes.first, isWhitespace(first) { bytes.removeFirst() }
    while let last = bytes.last, isWhitespace(last) { bytes.removeLast() }
    return bytes.string
  }
}
