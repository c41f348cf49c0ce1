// How the numbers of one field read: decided once for a chart, so that a mark's title, its label and its cell in the
// table cannot differ.

import Base

struct NumberStyle: Sendable {
  var language: LanguageRules
  var decimals: Int?
  var isSigned = false
  /// 100 for a ratio shown as a percentage.
  var factor = 1.0
  /// "%" with the language's space.
  var suffix = ""
  var isCompact = false

  init(language: LanguageRules, unit: Unit?, decimals: Int?) {
    self.language = language
    self.decimals = decimals
    if case .percent? = unit { suffix = language.percentSpace + "%" }
  }

  /// `percent`, `percent(1)`, `number(2)`, `integer`, `compact`, `signed`, `signed(1)`; false for anything else.
  mutating func apply(_ format: String, unit: Unit?) -> Bool {
    let open = format.firstIndex(of: "(")
    let name = open.map { String(format[..<$0]) } ?? format
    var digits: Int?
    if let open {
      guard format.last == ")", let count = Int(format[format.index(after: open)...].dropLast()),
        (0...10).contains(count)
      else { return false }
      digits = count
    }
    switch name {
    case "percent":
      if unit != .percent, unit != .percentagePoints { factor = 100 }
      suffix = language.percentSpace + "%"
      decimals = digits ?? (factor == 100 ? 1 : decimals ?? 1)
    case "number": decimals = digits ?? decimals
    case "integer": decimals = 0
    case "compact": isCompact = true
    case "signed":
      isSigned = true
      decimals = digits ?? decimals
    default: return false
    }
    return true
  }

  /// Whether values are printed without decimals and unscaled.
  var printsWholes: Bool { decimals == 0 && factor == 1 && !isCompact }

  static let formats = ["percent", "number", "integer", "compact", "signed"]

  func text(_ value: Double) -> String {
    inked { plainly(value, decimals, &$0) && $0.append(text: suffix) } ?? number(value, decimals: decimals) + suffix
  }

  /// For an axis, whose title says the unit: the number alone.
  func bare(_ value: Double, decimals: Int) -> String {
    inked { plainly(value, decimals, &$0) } ?? number(value, decimals: decimals)
  }

  /// A value, a range or a hedged value; "–" and marks for what is absent (`words` are better where there is room).
  func text(_ quantity: Quantity) -> String {
    inked { plainly(quantity, &$0) } ?? atLength(quantity)
  }

  /// As above, with words for what is absent.
  func words(_ quantity: Quantity, _ strings: ChartStrings) -> String {
    switch quantity.amount {
    case .value, .range: text(quantity)
    case .absent(let reason): reason.words(strings)
    }
  }

  /// The same as XML, at the end of `out`.
  func append(wordsOf quantity: Quantity, _ strings: ChartStrings, to out: inout ByteWriter) {
    if out.elementIfWritten({ plainly(quantity, &$0) }) { return }
    out.appendXML(words(quantity, strings))
  }

  /// A number, at the end of `out`.
  func append(_ value: Double, to out: inout ByteWriter) {
    if out.elementIfWritten({ plainly(value, decimals, &$0) && $0.append(text: suffix) }) { return }
    out.append(text: number(value, decimals: decimals) + suffix)
  }

  private func atLength(_ quantity: Quantity) -> String {
    let hedge = quantity.hedge?.symbol ?? ""
    switch quantity.amount {
    case .value(let value): return quantity.flags.contains(.roundsToZero) ? "~0" + suffix : hedge + text(value)
    case .range(let low, let high):
      return hedge + number(low, decimals: decimals) + "–" + number(high, decimals: decimals) + suffix
    case .absent(.suppressed): return "[c]"
    case .absent(.unavailable): return "[x]"
    case .absent(.notApplicable): return "[z]"
    case .absent(.missing): return "–"
    }
  }

  private func number(_ value: Double, decimals: Int?) -> String {
    var out = ByteWriter(capacity: 16)
    let shown = value * factor
    if isCompact, let scale = language.scales.last(where: { shown.magnitude >= tenTo($0.power) }) {
      let reduced = rounded(shown / tenTo(scale.power), decimals: 1)
      out.append(number: reduced, in: language, signed: isSigned)
      return out.text + "\u{A0}" + (reduced == 1 ? scale.singular : scale.plural)
    }
    out.append(
      number: factor == 1 ? shown : rounded(shown, decimals: 9), decimals: isCompact ? nil : decimals, in: language,
      signed: isSigned)
    return out.text
  }
}

// The usual case, a plain value, without a detour over decimal digits and with nothing to escape: on the stack.
extension NumberStyle {
  private func plainly(_ quantity: Quantity, _ ink: inout Ink) -> Bool {
    guard case .value(let value) = quantity.amount, quantity.hedge == nil,
      !quantity.hasFlags || !quantity.flags.contains(.roundsToZero)
    else { return false }
    return plainly(value, decimals, &ink) && ink.append(text: suffix)
  }

  /// Declines where the digits could round otherwise than exact ones: near a half, or beyond 2^50.
  private func plainly(_ value: Double, _ decimals: Int?, _ ink: inout Ink) -> Bool {
    let value = value * factor
    guard !isCompact, let places = decimals ?? (value == value.rounded() ? 0 : nil), places <= 6 else { return false }
    let scaled = value.magnitude * tenTo(places)
    guard scaled < 1e14 else { return false }
    let whole = scaled.rounded(.down)
    let rest = scaled - whole
    guard (rest - 0.5).magnitude > 1e-3 else { return false }
    let number = Int(whole) + (rest > 0.5 ? 1 : 0)
    if number != 0, value < 0 || isSigned { ink.append(text: value < 0 ? "\u{2212}" : "+") }
    if places == 0 {
      ink.append(grouped: number, language)
      return true
    }
    let unit = Int(tenTo(places))
    ink.append(grouped: number / unit, language)
    ink.append(text: language.decimalMark)
    var digit = unit / 10
    let fraction = number % unit
    while digit > 0 {
      ink.append(UInt8(truncatingIfNeeded: 48 + fraction / digit % 10))
      digit /= 10
    }
    return true
  }
}

extension Ink {
  fileprivate mutating func append(grouped number: Int, _ language: LanguageRules) {
    if number < 10 { return append(UInt8(truncatingIfNeeded: 48 + number)) }
    var digits = 1
    var power = 1
    while number / power >= 10 {
      power *= 10
      digits += 1
    }
    let isGrouped = digits >= language.groupsFrom
    var rest = number
    while power > 0 {
      let digit = rest / power
      rest -= digit * power
      append(UInt8(truncatingIfNeeded: 48 + digit))
      digits -= 1
      if isGrouped, digits > 0, digits % 3 == 0 { append(text: language.groupMark) }
      power /= 10
    }
  }
}

extension Absence {
  func words(_ strings: ChartStrings) -> String {
    switch self {
    case .missing, .unavailable: strings.notAvailable
    case .notApplicable: strings.notApplicable
    case .suppressed: strings.withheld
    }
  }
}
