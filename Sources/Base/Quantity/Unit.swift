/// What a number counts. The unit belongs to the indicator; a quantity carries it so that filters, charts and
/// comparisons need no second look.
package enum Unit: Hashable, Sendable {
  /// 18 is eighteen of a hundred.
  case percent
  /// The difference of two percentages.
  case percentagePoints
  /// 0.18 is eighteen of a hundred; 1.8 is 1.8 times as much. No unit is printed.
  case ratio
  /// Amounts of money, by ISO 4217 code; `basis` is what a currency amount needs to be compared: "2017 prices".
  case currency(String, basis: String?)
  /// Anything that is counted or measured, by its name in the plural: jobs, companies, km².
  case named(String)

  /// From `unit:` in a data file: `percent`, `percentage-points`, `ratio`, `USD`, `USD 2017`, or any name.
  package init(_ text: String) {
    let words = text.split(separator: " ", maxSplits: 1)
    switch text {
    case "percent", "%": self = .percent
    case "percentage-points", "pp": self = .percentagePoints
    case "ratio": self = .ratio
    default:
      let head = words.first.map(String.init) ?? ""
      if head.utf8.count == 3, head.utf8.allSatisfy({ (0x41...0x5A).contains($0) }), Unit.currencyCodes.contains(head) {
        self = .currency(head, basis: words.count > 1 ? String(words[1]) : nil)
      } else {
        self = .named(text)
      }
    }
  }

  /// The spelling in data files and downloads; `Unit(unit.text) == unit`.
  package var text: String {
    switch self {
    case .percent: "percent"
    case .percentagePoints: "percentage-points"
    case .ratio: "ratio"
    case .currency(let code, let basis): basis.map { "\(code) \($0)" } ?? code
    case .named(let name): name
    }
  }

  // Codes in use; three capitals that are none of them ("GWP") are an ordinary name.
  private static let currencyCodes: Set<String> = [
    "AUD", "BRL", "CAD", "CHF", "CNY", "CZK", "DKK", "EUR", "GBP", "HKD", "HUF", "ILS", "INR", "ISK", "JPY", "KRW",
    "MXN", "NOK", "NZD", "PLN", "RON", "SEK", "SGD", "TRY", "TWD", "USD", "ZAR",
  ]
}
