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
    if unit == .percent { suffix = language.percentSpace + "%" }
  }

  /// `percent`, `percent(1)`, `number(2)`, `integer`, `compact`, `signed`, `signed(1)`; false for anything else.
  mutating func apply(_ format: String, unit: Unit?) -> Bool {
    let open = format.firstIndex(of: "(")
    let name = open.map { String(format[..<$0]) } ?? format
    var digits: Int?
    if let open {
      guard format.last == ")", let count = Int(format[format.index(after: open)...].dropLast()), (0...10).contains(count) else { return false }
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

  static let formats = ["percent", "number", "integer", "compact", "signed"]

  func text(_ value: Double) -> String { number(value, decimals: decimals) + suffix }

  /// For an axis, whose title says the unit: the number alone.
  func bare(_ value: Double, decimals: Int) -> String { number(value, decimals: decimals) }

  /// A value, a range or a hedged value; "–" and marks for what is absent (`words` are better where there is room).
  func text(_ quantity: Quantity) -> String {
    let hedge = quantity.hedge?.symbol ?? ""
    switch quantity.amount {
    case .value(let value): return quantity.flags.contains(.roundsToZero) ? "~0" + suffix : hedge + text(value)
    case .range(let low, let high): return hedge + number(low, decimals: decimals) + "–" + number(high, decimals: decimals) + suffix
    case .absent(.suppressed): return "[c]"
    case .absent(.unavailable): return "[x]"
    case .absent(.missing), .absent(.notApplicable): return "–"
    }
  }

  /// As above, with words for what is absent.
  func words(_ quantity: Quantity, _ strings: ChartStrings) -> String {
    switch quantity.amount {
    case .value, .range: text(quantity)
    case .absent(let reason): reason.words(strings)
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
    if !isCompact, out.append(plainly: shown, decimals: decimals, in: language, signed: isSigned) { return out.text }
    out.append(number: factor == 1 ? shown : rounded(shown, decimals: 9), decimals: isCompact ? nil : decimals, in: language, signed: isSigned)
    return out.text
  }
}

extension ByteWriter {
  /// The usual case of `append(number:)` without its detour over decimal digits: a third of the time of a bar chart.
  /// Declines (false, nothing written) where that could round otherwise: near a half, or beyond 2^50.
  fileprivate mutating func append(plainly value: Double, decimals: Int?, in language: LanguageRules, signed: Bool) -> Bool {
    guard let places = decimals ?? (value == value.rounded() ? 0 : nil), places <= 6 else { return false }
    let scaled = value.magnitude * tenTo(places)
    guard scaled < 1e14 else { return false }
    let whole = scaled.rounded(.down)
    let rest = scaled - whole
    guard (rest - 0.5).magnitude > 1e-3 else { return false }
    let number = Int(whole) + (rest > 0.5 ? 1 : 0)
    if number != 0 { append(text: value < 0 ? "\u{2212}" : signed ? "+" : "") }
    let unit = Int(tenTo(places))
    append(grouped: number / unit, in: language)
    guard places > 0 else { return true }
    append(text: language.decimalMark)
    var digit = unit / 10
    let fraction = number % unit
    while digit > 0 {
      append(UInt8(48 + fraction / digit % 10))
      digit /= 10
    }
    return true
  }

  private mutating func append(grouped number: Int, in language: LanguageRules) {
    var digits = 1
    var power = 1
    while number / power >= 10 {
      power *= 10
      digits += 1
    }
    let isGrouped = digits >= language.groupsFrom
    while power > 0 {
      append(UInt8(48 + number / power % 10))
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
