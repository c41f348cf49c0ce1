import Base
import Testing

@testable import SiteBuild

private let sources = "s: {title: Source, date: 2016-12-31}\n"
private let lists: [(path: String, text: String)] = [
  ("sources.yml", sources), ("regions.yml", "ma: {name: Massachusetts}\n"),
  (
    "industries.yml",
    "all: {name: All, total: true, exhaustive: true}\nA: {name: A, parent: all}\nB: {name: B, parent: all}\n"
      + "C: {name: C, parent: all}\n"
  ),
]

private func messages(_ indicators: String, _ rows: String, settings: String = "title: A small site\n") -> [String] {
  let site = SmallSite(indicators: indicators, lists + [("t.csv", rows)], settings: settings)
  #expect(site.messages == [])
  return integrityFaults(site.lookup).map { $0.headline(site.files) }
}

private let jobs = "jobs: {label: Jobs, unit: jobs, decimals: 0}\n"

// The cells of all, A, B and C; the message, or none.
@Test(arguments: [
  (["60", "10", "20", "30"], nil),
  (["61", "10", "20", "30"], nil),  // each may have been rounded
  (
    ["66", "10", "20", "30"],
    "t.csv:2:15: warning: ma.jobs(industry=\"all\")@2016 is 66, and its parts add up to 60 [integrity/parts-and-total]"
  ),
  (
    ["50", "10", "20", "30"],
    "t.csv:2:15: warning: ma.jobs(industry=\"all\")@2016 is 50, and its parts add up to 60 [integrity/parts-and-total]"
  ), (["66 (55..70)", "10", "20", "30"], nil),
  ([">55", "10", "20", "30"], nil),
  (["~63", "10", "20", "30"], nil),
  (["70", "10", "20", ""], nil),  // the third may be anything
  (
    ["45", "10", "20", "[c]"],
    "t.csv:5:13: warning: ma.jobs(industry=\"C\")@2016 is withheld, and its total gives it away "
      + "[integrity/single-withheld-part]"
  ), (["45", "10", "[c]", "[c]"], nil),
  (["[c]", "10", "20", "[c]"], nil),
  (["45", "10", "", "[c]"], nil),
  (["20", "10", "20", "30"], nil),  // an average, not an amount
] as [([String], String?)])
func partsAndTotals(_ cells: [String], _ expected: String?) {
  let rows =
    "region,industry,year,source,jobs\n"
    + zip(["all", "A", "B", "C"], cells).map { "ma,\($0),2016,s,\($1)\n" }.joined()
  #expect(messages(jobs, rows) == (expected.map { ["Content/data/\($0)"] } ?? []))
}

// 70 of 60 jobs; of wages most parts are above their whole.
@Test(arguments: [
  ("share", ["60", "70", "20", "10"], ["A"]), ("share", ["60", "60", "20", ">70"], ["C"]),
  ("share", ["60", ">30", "≤70", "[c]"], []),
  ("location-quotient, reference: {region: ma}", ["60", "70", "20", "10"], ["A"]),
  ("location-quotient, reference: {region: ma}", ["60", "70", "80", "10"], []),
  ("share", ["50..65", "64", "20", "10"], []),
] as [(String, [String], [String])])
func partsAboveTheirWhole(_ method: String, _ cells: [String], _ codes: [String]) {
  let rows =
    "region,industry,year,source,jobs\n"
    + zip(["all", "A", "B", "C"], cells).map { "ma,\($0),2016,s,\($1)\n" }.joined()
  let found = messages(jobs + "y: {label: Y, of: jobs, method: \(method)}\n", rows).filter {
    $0.contains("part-above-whole")
  }
  let lines = ["A": "3:13", "B": "4:13", "C": "5:13"]
  let figures = Dictionary(uniqueKeysWithValues: zip(["all", "A", "B", "C"], cells))
  #expect(found == codes.map {
    "Content/data/t.csv:\(lines[$0] ?? ""): error: ma.jobs(industry=\"\($0)\")@2016 is \(figures[$0] ?? ""), "
      + "more than its whole, "
      + "60 [integrity/part-above-whole]"
  })
}

@Test func partsThatExceedTheirTotal() {
  let rows = "region,industry,year,source,jobs\nma,all,2016,s,30\nma,A,2016,s,20\nma,B,2016,s,14\nma,C,2016,s,[c]\n"
  #expect(
    messages(jobs, rows).first
      == "Content/data/t.csv:2:15: warning: ma.jobs(industry=\"all\")@2016 is 30, "
        + "and its parts add up to at least 33 [integrity/parts-and-total]"
  )
}

@Test func codesThatAreNotExhaustiveNeedNotAddUp() {
  let rows = "region,industry,year,source,jobs\nma,all,2016,s,66\nma,A,2016,s,10\nma,B,2016,s,20\nma,C,2016,s,[c]\n"
  let open = lists.map { ($0.path, $0.text.replacing(", exhaustive: true", with: "")) }
  #expect(integrityFaults(SmallSite(indicators: jobs, open + [("t.csv", rows)]).lookup) == [])
}

@Test(arguments: [
  ("17.5", nil), ("17.46", "17.5"), ("18", nil), ("19", "17.5"), ("~19", nil), (">17", nil), (">18", "17.5"),
  ("[c]", nil),
] as [(String, String?)])
func sharesAgainstLevels(_ share: String, _ computed: String?) {
  let rows = "region,industry,year,source,jobs,jobs_share\nma,all,2016,s,20000,\nma,A,2016,s,3500,\(share)\n"
  let found = messages(jobs + "jobs_share: {label: Share, unit: percent}\n", rows)
  let shown = share.replacing("~", with: "≈")
  #expect(found == (computed.map { _ in
    [
      "Content/data/t.csv:3:18: warning: ma.jobs_share(industry=\"A\")@2016 is \(shown), "
        + "and its levels give 17.50 [integrity/shares-and-levels]"
    ]
  } ?? []))
}

@Test(arguments: [
  ("2016,,20.0", true), ("2016,,21.0", false), ("2016,,20", true), ("2014..2016,,44.0", true),
  ("2014..2016,,20.0", true), ("2014..2016,,30.0", false), ("2017,,99", true),
] as [(String, Bool)])
func growthAgainstEnds(_ row: String, _ agrees: Bool) {
  let rows =
    "region,source,period,jobs,jobs_growth\nma,s,2014,10000,\nma,s,2015,12000,\nma,s,2016,14400,\nma,s,\(row)\n"
  let split = rows.replacing("ma,s,2016,14400,\nma,s,2016,,", with: "ma,s,2016,14400,")
  let found = messages(jobs + "jobs_growth: {label: Growth, unit: percent}\n", split)
  #expect(found.isEmpty == agrees)
  #expect(
    found.allSatisfy {
      $0.contains("jobs_growth@\(row.prefix { $0 != "," }) is ") && $0.contains("and its ends give ")
    })
}

@Test func missingUnitsAndSourcesAreToldOfOnce() {
  #expect(messages("x: {label: X}\n", "region,year,x\nma,2015,1\nma,2016,2\n") == [
    "Content/data/indicators.yml:1:1: warning: “x” has figures and no unit [integrity/missing-unit]",
    "Content/data/t.csv:2:9: warning: 2 figures of “x” in this file name no source [integrity/missing-source]",
  ])
}

@Test(arguments: [
  ("edition: {name: E, date: 2017-12-31}\npolicies: {stale_after_days: 365}\n", nil),
  (
    "edition: {name: E, date: 2018-01-01}\npolicies: {stale_after_days: 365}\n",
    "the source “s” is 366 days old at the edition's date, more than 365"
  ), ("edition: {name: E, date: 2018-01-01}\n", nil),
  ("policies: {stale_after_days: 365}\n", nil),
] as [(String, String?)])
func staleness(_ settings: String, _ expected: String?) {
  let found = messages(jobs, "region,year,source,jobs\nma,2016,s,1\n", settings: "title: T\n" + settings)
  #expect(found == (expected.map { ["Content/data/sources.yml:1:1: warning: \($0) [integrity/stale-source]"] } ?? []))
}

@Test func whatShouldBeOutByNow() {
  let site = SmallSite(
    indicators: jobs,
    [
      ("sources.yml", "s: {title: S, next_release: 2017-06-01}\n"), lists[1], lists[2],
      ("t.csv", "region,year,source,jobs\nma,2016,s,1\n"),
    ], settings: "title: T\nedition: {name: E, date: 2017-06-01}\n")
  #expect(
    integrityFaults(site.lookup).map(\.message) == ["newer figures than those of “s” should be out since 2017-06-01"])
}

@Test(arguments: [
  ("unit: rank", ["ma.x@2016 is a rank, and nothing says among how many"]), ("unit: rank, note: Of 48 states.", []),
  ("unit: rank, extra: {population: 48}", []), ("unit: jobs", []),
] as [(String, [String])])
func ranksAndTheirPopulation(_ indicator: String, _ expected: [String]) {
  let site = SmallSite(
    indicators: "x: {label: X, \(indicator)}\n", lists + [("t.csv", "region,year,source,x\nma,2016,s,3\n")])
  #expect(integrityFaults(site.lookup).map(\.message) == expected)
}

@Test func whatMayShareAnAxis() {
  let site = SmallSite(
    indicators: """
      direct: {label: A, unit: jobs}
      plain: {label: B, unit: jobs}
      total: {label: C, unit: jobs, effect: total}
      output: {label: D, unit: USD, effect: total}
      usd: {label: E, unit: USD}
      real: {label: F, unit: USD 2017}
      euro: {label: G, unit: EUR 2017}

      """, [])
  func codes(_ names: String...) -> [String] {
    sharedAxisFaults(names.compactMap { site.site.indicator(named: $0) }, at: nil, site.site).map(\.code)
  }
  #expect(codes("direct", "plain") == [])
  #expect(codes("direct", "total") == ["integrity/effects-on-one-axis"])
  #expect(codes("total", "usd") == [])
  #expect(codes("usd", "real") == ["integrity/nominal-beside-real"])
  #expect(codes("usd", "euro") == [])
  #expect(codes("output", "real") == ["integrity/effects-on-one-axis", "integrity/nominal-beside-real"])
}

@Test func everyLintHasANameOfItsOwn() {
  #expect(Set(IntegrityLint.all.map(\.name)).count == IntegrityLint.all.count)
  #expect(IntegrityLint.all.allSatisfy { $0.summary.hasSuffix(".") })
}
