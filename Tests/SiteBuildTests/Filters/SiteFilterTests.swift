import Base
import Model
import Templating
import Testing

@testable import SiteBuild

private let site = SmallSite(
  indicators: """
    x: {label: X, unit: jobs, decimals: 0}
    s: {label: S, unit: percent, decimals: 1}
    y: {label: Y, method: growth, of: x, from: 2007}

    """,
  [
    ("clusters.csv", "id,name\na,A\nb,B\nc,C\nd,D\ne,E\nf,F\ng,G\n"),
    ("x.csv", """
      cluster,year,x,s
      a,2007,100,16
      a,2016,160,18
      b,2016,85.4,
      c,2016,85,
      d,2016,[c],
      e,2016,>500,
      f,2007,0,
      f,2016,7[p],

      """),
  ])

/// An expression printed on a page in a language; a refusal as its message and help.
private func printed(_ expression: String, _ language: LanguageRules = .english) -> String {
  let bytes = Array(expression.utf8)
  let lookup = site.lookup
  let environment = Environment(
    filters: siteFilters, names: Names([], isEntity: { lookup.entity($0) != nil }, entities: { ["a"] }))
  let page = HostPage(language: language, words: Words(node: nil, fallback: nil), path: "")
  let host = host(lookup, page)
  let compiled = Expression.compile(bytes[...], in: ID(0), environment: environment)
  guard let result = compiled.result else { return compiled.diagnostics.map(\.message).joined() }
  let value = result.evaluate(Record([]), host: host, language: language)
  if let fault = value.diagnostics.first { return fault.message + (fault.help.map { " (\($0))" } ?? "") }
  return value.result.plainText(host: host, language: language)
}

@Test(arguments: [
  ("a.x | rank", "1st of 4; 1 withheld, 1 known only as a bound, 1 without data"),
  ("a.x@2016 | rank(\"short\")", "1st of 4"),
  ("b.x | rank(\"short\")", "=2nd of 4"),  // 85.4 and 85 read alike
  ("f.x | rank(\"short\")", "4th of 4"),
  ("a.x@2007 | rank(\"short\")", "1st of 2"),
  ("d.x | rank(\"short\")", "without a place among 4"),
  ("e.x | rank(\"short\")", "without a place among 4"),
  ("g.x | rank(\"short\")", "–"),
  ("a.y | rank", "1st of 1; 6 without data"),
  ("a.x | change(2007, 2016)", "60.0"),
  ("a.s | change(2007, 2016)", "2.0"),
  ("a.x | cagr(2007, 2016)", "5.4"),
  ("f.x | change(2007, 2016)", "new"),
  ("b.x | change(2007, 2016)", "–"),
  ("a.x | rank(\"brief\")", "`rank` takes “long” or “short” (write rank or rank(\"short\"))"),
  ("3 | rank", "a whole number is no figure (write boston.employment | rank)"),
  ("a.s | cagr(2007, 2016)", "a percentage has no growth per year (write change(…), which gives percentage points)"),
  ("a.x | change(2016, 2007)", "2016 does not come before 2007"),
  ("a.x | change(\"soon\", 2007)", "text is no period (write 2016 or \"2016-Q4\")"),
] as [(String, String)])
func filters(_ expression: String, _ expected: String) {
  #expect(site.messages == [])
  #expect(printed(expression) == expected)
}

@Test(arguments: [
  ("da", "=nr. 2 af 4"), ("de", "=2. von 4"), ("fr", "=2e sur 4"), ("es", "=2.º de 4"), ("nb", "=nr. 2 av 4"),
  ("sv", "=2:a av 4"), ("nl", "=2e van 4"), ("it", "=2º su 4"), ("en-GB", "=2nd of 4"),
] as [(String, String)])
func ranksByLanguage(_ tag: String, _ expected: String) {
  #expect(printed("b.x | rank(\"short\")", .rules(for: tag)) == expected)
}

@Test func ordinalsOfEnglish() {
  let words = RankWords.words(for: .english)
  let texts = [1, 2, 3, 4, 11, 12, 13, 21, 22, 23, 101, 111, 112].map {
    words.text(.init($0), of: 200).split(separator: " ")[0]
  }
  #expect(
    texts == ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "22nd", "23rd", "101st", "111th", "112th"])
}
