import Base
import Testing

@testable import SiteBuild

@Test(arguments: [
  ("da", "[1,8 gange]{=a.lq}", "", ""),
  ("da", "[1.8 gange]{=a.lq}", "figure/decimal-point", "write “1,8 gange”"),
  ("de", "[1.80-fach]{=a.lq}", "figure/decimal-point", "write “1,80-fach”"),
  ("en", "[1.8 times]{=a.lq}", "", ""), ("de-CH", "[1.8 mal]{=a.lq}", "", ""),
  ("da", "[1.800 gange]{=a.lq}", "figure/mismatch", "write “1,80 gange”"),  // a thousand eight hundred: no tolerance
  ("da", "[9,507 job]{=a.jobs}", "figure/mismatch", "write “9.507 job”"),
  ("en", "[9,407 jobs]{=a.jobs}", "figure/mismatch", "write “9,507 jobs”, or widen with tol=100"),
  ("da", "[9.507 job]{=a.jobs}", "", ""),
  ("de", "[more than 480]{=a.firms}", "figure/hedge", "write “mehr als 480”"),
  ("da", "[480 virksomheder]{=a.firms}", "figure/hedge", "write “mere end 480 virksomheder”"),
  ("en", "[480 companies]{=a.firms}", "figure/hedge", "write “more than 480 companies”"),
  ("de", "[mehr als 480]{=a.firms}", "", ""),
  ("en", "[$4 billion]{=a.money}", "figure/hedge", "write “about $4 billion”"),
])
func adviceIsInTheWritersLanguage(_ language: String, _ text: String, _ code: String, _ help: String) {
  let site = BuiltSite([
    ("Content/site.yml", "title: Hubs\nlanguage: \(language)\n"),
    ("Content/data/sources.yml", "s: {title: S, date: 2016}\n"),
    ("Content/data/regions.yml", "a: {name: A}\n"),
    ("Content/data/indicators.yml", """
      jobs: {unit: jobs, decimals: 0}
      lq: {unit: ratio, decimals: 2}
      firms: {unit: companies, decimals: 0}
      money: {unit: USD, decimals: 0}

      """),
    ("Content/data/t.csv", "region,year,jobs,lq,firms,money,source\na,2016,9507,1.8,>480,~4000000000,s\n"),
    ("Content/articles/x.md", "---\ntitle: X\n---\n\nThere: \(text) and no more.\n"),
  ])
  let said = site.diagnostics.filter { $0.code.hasPrefix("figure/") }
  #expect(said.map(\.code) == (code.isEmpty ? [] : [code]))
  #expect(said.first?.help ?? "" == help)
}
