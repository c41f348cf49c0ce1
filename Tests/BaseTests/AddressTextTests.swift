import Base
import Testing

@Test(arguments: [
  ("Boston–Cambridge & Co.", "boston-cambridge-co"),
  ("Øresund", "oeresund"),
  ("Cafe\u{301} au lait", "cafe-au-lait"),  // an accent of its own belongs to its letter
])
func slugTable(_ text: String, _ expected: String) { #expect(slug(text) == expected) }

@Test func noAddressIsEmpty() {
  #expect(slug("…").count == 9 && slug("…") != slug("!?"))
}

@Test(arguments: [
  ("a%2Fb", "a/b"), ("%c3%A5", "å"), ("plain", "plain"), ("%", nil), ("%2", nil), ("%+5", nil), ("%zz", nil),
] as [(String, String?)])
func percentSignsAreUndoneOnce(_ text: String, _ expected: String?) {
  #expect(percentDecoded(text.utf8).map { String(decoding: $0, as: UTF8.self) } == expected)
}

@Test(arguments: [
  ("en", 1, "st"), ("en", 12, "th"), ("en", 22, "nd"), ("en-GB", 113, "th"), ("fr", 1, "er"), ("sv", 2, ":a"),
  ("sv", 12, ":e"), ("da", 5, "."),
])
func ordinalTable(_ language: String, _ number: Int, _ mark: String) {
  #expect(LanguageRules.rules(for: language).ordinalMark(of: number) == mark)
}
