extension LanguageRules {
  /// What makes a number the name of a place: "th" of "5th", "." of "5.".
  package func ordinalMark(of number: Int) -> String {
    switch primaryLanguage(tag) {
    case "en":
      switch (number.magnitude % 100, number.magnitude % 10) {
      case (11...13, _): "th"
      case (_, 1): "st"
      case (_, 2): "nd"
      case (_, 3): "rd"
      default: "th"
      }
    case "fr": number == 1 ? "er" : "e"
    case "nl": "e"
    case "es": ".º"
    case "it": "º"
    case "sv": number.magnitude % 100 / 10 != 1 && (1...2).contains(number.magnitude % 10) ? ":a" : ":e"
    default: "."
    }
  }
}
