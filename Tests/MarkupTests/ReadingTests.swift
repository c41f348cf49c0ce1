import Base
import Markup
import TestSupport
import Testing

// Phrase, words before it, language; what is read: value, low, high, hedge, sign.
private typealias Case = (String, String, String, (Double, Double, Double)?, Hedge?, NumeralReading.Sign)

private let cases: [Case] = [
  ("18 percent", "", "en", (18, 17.5, 18.5), nil, .percent),
  ("16.5", "", "en", (16.5, 16.45, 16.55), nil, .none),
  ("$72.9 billion", "", "en", (72.9e9, 72.85e9, 72.95e9), nil, .currency("$")),
  ("US$3.2bn", "", "en", (3.2e9, 3.15e9, 3.25e9), nil, .currency("USD")),
  ("€1.2m", "", "en", (1.2e6, 1.15e6, 1.25e6), nil, .currency("EUR")),
  ("3.2 million euros", "", "en", (3.2e6, 3.15e6, 3.25e6), nil, .currency("EUR")),
  ("5k", "", "en", (5000, 4500, 5500), nil, .none),
  ("5 m", "", "en", (5, 4.5, 5.5), nil, .none),                         // metres, as far as anybody knows
  ("300,000 jobs", "", "en", (300_000, 299_999.5, 300_000.5), nil, .none),
  ("more than 480 companies", "", "en", (480, 479.5, 480.5), .moreThan, .none),
  ("480 companies", "The area has more than ", "en", (480, 479.5, 480.5), .moreThan, .none),
  ("480 companies", "That was over. ", "en", (480, 479.5, 480.5), nil, .none),
  ("480+", "", "en", (480, 479.5, 480.5), .atLeast, .none),
  ("no more than 20%", "", "en", (20, 19.5, 20.5), .upTo, .percent),    // not “more than”
  ("almost 900 drugs", "", "en", (900, 899.5, 900.5), .almost, .none),
  ("about the same 10 percent", "", "en", (10, 9.5, 10.5), nil, .percent),
  ("roughly 8 per cent", "", "en", (8, 7.5, 8.5), .about, .percent),
  ("1.8 times", "", "en", (1.8, 1.75, 1.85), nil, .times),
  ("3×", "", "en", (3, 2.5, 3.5), nil, .times),
  ("2.5 percentage points", "", "en", (2.5, 2.45, 2.55), nil, .percentagePoints),
  ("−5.4 %", "", "en", (-5.4, -5.45, -5.35), nil, .percent),
  ("18-percent", "", "en", (18, 17.5, 18.5), nil, .percent),
  ("17 to 20 percent", "", "en", (18.5, 16.5, 20.5), nil, .percent),
  ("17–20%", "", "en", (18.5, 16.5, 20.5), nil, .percent),
  ("between 17 and 20", "", "en", (18.5, 16.5, 20.5), nil, .none),
  ("$3 to $4 billion", "", "en", (3.5e9, 2.5e9, 4.5e9), nil, .currency("$")),
  ("17 and 20", "", "en", nil, nil, .none),
  ("20 to 17", "", "en", nil, nil, .none),
  ("four roles", "", "en", (4, 3.5, 4.5), nil, .none),
  ("twelve", "", "en", (12, 11.5, 12.5), nil, .none),
  ("one million", "", "en", (1e6, 0.5e6, 1.5e6), nil, .none),
  ("almost one in five", "", "en", nil, nil, .none),
  ("two thirds", "", "en", nil, nil, .none),
  ("roughly half", "", "en", nil, nil, .none),
  ("", "", "en", nil, nil, .none),
  ("480 companies in 2011", "", "en", (480, 479.5, 480.5), nil, .none),
  ("1985", "", "en", (1985, 1984.5, 1985.5), nil, .none),
  ("the 5th", "", "en", nil, nil, .none),
  ("1,5", "", "en", nil, nil, .none),                                   // no English number
  ("12\u{A0}480", "", "en", (12_480, 12_479.5, 12_480.5), nil, .none),
  ("1 234,5 kr.", "", "da", (1234.5, 1234.45, 1234.55), nil, .currency("kr")),
  ("1.234", "", "da", (1234, 1233.5, 1234.5), nil, .none),
  ("næsten 3,2 mia. kr.", "", "da", (3.2e9, 3.15e9, 3.25e9), .almost, .currency("kr")),
  ("18 procent", "op til ", "da", (18, 17.5, 18.5), .upTo, .percent),
  ("en femtedel", "", "da", nil, nil, .none),
  ("syv", "", "da", (7, 6.5, 7.5), nil, .none),
  ("mehr als 1,2 Mrd. Euro", "", "de", (1.2e9, 1.15e9, 1.25e9), .moreThan, .currency("EUR")),
  ("knapp 2,5 Prozentpunkte", "", "de", (2.5, 2.45, 2.55), .almost, .percentagePoints),
  ("eine Zunahme um 18 Prozent", "", "de", (18, 17.5, 18.5), nil, .percent),
  ("zwischen 17 und 20 Prozent", "", "de", (18.5, 16.5, 20.5), nil, .percent),
  ("86'100", "", "de-CH", (86_100, 86_099.5, 86_100.5), nil, .none),
  ("86’100.50 Franken", "", "de-CH", (86_100.5, 86_100.495, 86_100.505), nil, .currency("CHF")),
  ("1 234,5", "", "fr", (1234.5, 1234.45, 1234.55), nil, .none),
  ("plus de 3 milliards d'euros", "", "fr", (3e9, 2.5e9, 3.5e9), .moreThan, .none),
  ("environ 18 %", "", "fr", (18, 17.5, 18.5), .about, .percent),
  ("de 17 à 20 pour cent", "", "fr", (18.5, 16.5, 20.5), nil, .percent),
  ("5 M€", "", "fr", (5e6, 4.5e6, 5.5e6), nil, .currency("EUR")),
  ("casi 3,2 mil millones de dólares", "", "es", (3.2e9, 3.15e9, 3.25e9), .almost, .currency("$")),
  ("18 por ciento", "más de ", "es", (18, 17.5, 18.5), .moreThan, .percent),
  ("opptil 12 prosentpoeng", "", "nb", (12, 11.5, 12.5), .upTo, .percentagePoints),
  ("1 234 miljoner kronor", "", "sv", (1234e6, 1233.5e6, 1234.5e6), nil, .currency("SEK")),
]

@Test(arguments: cases.indices)
func readsNumerals(_ index: Int) throws {
  let (phrase, before, tag, numbers, hedge, sign) = cases[index]
  let found = reading(of: Array(phrase.utf8), before: Array(before.utf8), language: .rules(for: tag))
  guard let numbers else {
    #expect(found == nil, "\(phrase)")
    return
  }
  let reading = try #require(found, "\(phrase)")
  #expect(abs(reading.value - numbers.0) <= 1e-9 * abs(numbers.0), "\(phrase): \(reading.value)")
  #expect(abs(reading.low - numbers.1) <= 1e-9 * abs(numbers.1), "\(phrase): \(reading.low)")
  #expect(abs(reading.high - numbers.2) <= 1e-9 * abs(numbers.2), "\(phrase): \(reading.high)")
  #expect(reading.hedge == hedge && reading.sign == sign, "\(phrase): \(reading)")
}

@Test func everyPhraseIsReadWithoutACrash() {
  let pieces = [
    "18", " ", "percent", "-", "–", ",", ".", "'", "$", "€", "1.2", "m", "more than", "to", "\u{A0}", "é", "\u{2019}",
    "\u{FF}",
  ]
  for seed in 0..<2000 as Range<UInt64> {
    var random = Seeded(seed)
    let phrase = (0..<Int.random(in: 0...9, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }
      .joined()
    for tag in ["en", "da", "fr"] {
      if let found = reading(of: Array(phrase.utf8), language: .rules(for: tag)) {
        #expect(found.low <= found.value && found.value <= found.high, "\(phrase)")
      }
    }
  }
}

