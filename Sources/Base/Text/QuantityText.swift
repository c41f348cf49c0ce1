// How a quantity reads where there is room for its number and marks, but not for sentences.

extension ByteWriter {
  /// "9,507", ">480", "18 %"-style by language, "100–249", "–" for what is missing, "[z]" for what is not applicable,
  /// "[c]" for what is withheld: a suppressed quantity has no digits to print.
  ///
  /// - Parameter decimals: Digits after the point; `nil` prints as many as the number has.
  package mutating func append(
    quantity: Quantity, decimals: Int? = nil, in language: LanguageRules = .english
  ) {
    if let hedge = quantity.hedge, quantity.absence == nil { append(text: hedge.symbol) }
    switch quantity.amount {
    case .value(let value) where quantity.unit == .named("year"):
      append(plain: value, decimals: decimals)  // 1985 is a name: no grouping
    case .value(let value):
      append(number: value, decimals: decimals, in: language)
    case .range(let low, let high):
      append(number: low, decimals: decimals, in: language)
      append("–")
      append(number: high, decimals: decimals, in: language)
    case .absent(.suppressed): append("[c]")
    case .absent(.unavailable): append("[x]")
    case .absent(.notApplicable): append("[z]")
    case .absent(.missing): append("–")
    }
  }
}

extension CalendarDate {
  /// In words: "November 20, 2026", "20. november 2026".
  package func text(in language: LanguageRules) -> String {
    fill(language.datePattern, [("d", String(day)), ("m", language.months[month - 1]), ("y", String(year))])
  }
}

private func fill(_ pattern: String, _ parts: [(String, String)]) -> String {
  var out = ""
  var rest = Substring(pattern)
  while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
    out += rest[..<open]
    let name = rest[rest.index(after: open)..<close]
    out += parts.first { $0.0 == name }?.1 ?? ""
    rest = rest[rest.index(after: close)...]
  }
  return out + rest
}
