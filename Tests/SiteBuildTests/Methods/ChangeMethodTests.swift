import Base
import Testing

@testable import SiteBuild

private let regions: (path: String, text: String) = (
  "regions.yml", "US: {name: United States}\nma: {name: Massachusetts, parent: US}\n"
)

private func series(_ cells: [(String, String)]) -> [(path: String, text: String)] {
  [regions, ("x.csv", "region,period,x\n" + cells.map { "ma,\($0.0),\($0.1)\n" }.joined())]
}

@Test(arguments: [
  // 60 percent over 2000–2009: nine intervals.
  ("method: cagr, from: 2000, decimals: 2", [("2000", "100"), ("2009", "160")], ["2009 5.36"]),
  (
    "method: cagr, from: 2004, decimals: 2", [("2004", "41128"), ("2010", "1"), ("2013", "57642")],
    ["2010 −82.98", "2013 3.82"]
  ), ("method: cagr, from: 2000", [("2000", "100"), ("2001", "0")], ["2001 −100.0"]),
  ("method: cagr, from: 2000", [("2000", "0"), ("2001", "10")], ["2001 [z] {new}"]),
  ("method: growth", [("2000", "0"), ("2001", "10")], ["2001 [z] {new}"]),
  ("method: growth", [("2000", "0"), ("2001", "0")], ["2001 [z]"]),
  ("method: growth", [("2000", "-5"), ("2001", "10")], ["2001 [z]"]),
  ("method: cagr, from: 2015-Q4, decimals: 2", [("2015-Q4", "100"), ("2016-Q2", "110")], ["2016-Q2 21.00"]),
  ("method: growth, from: 2004, decimals: 2", [("2004", "41128"), ("2013", "57642")], ["2013 40.15"]),
  ("method: growth", [("2015-Q4", "100"), ("2016-Q1", "9"), ("2016-Q4", "103")], ["2016-Q4 3.0"]),
  ("method: growth, unit: ratio, decimals: 3", [("2015", "100"), ("2016", "103")], ["2016 0.030"]),
  ("method: growth", [("2015", "[c]"), ("2016", "103")], ["2016 [c]"]),
  ("method: growth", [("2015", "100[r]"), ("2016", "103[p]")], ["2016 3.0[p][r]"]),
  ("method: growth", [("2015", "95..105"), ("2016", "103")], ["2016 −1.9–8.4"]),
  ("method: growth", [("2015", ">100"), ("2016", "103")], ["2016 ≤3.0"]),
  ("method: log-growth, from: 2004, decimals: 4", [("2004", "41128"), ("2013", "57642")], ["2013 0.3376"]),
  ("method: log-growth", [("2015", "0"), ("2016", "103")], ["2016 [z] {new}"]),
  (
    "method: index, base: 2016", [("2015", "90"), ("2016", "120"), ("2017", "180[p]")],
    ["2015 75.0", "2016 100.0", "2017 150.0[p]"]
  ), ("method: index, base: 2016", [("2015", "90"), ("2016", "0")], ["2015 [z]"]),
] as [(String, [(String, String)], [String])])
func changes(_ parameters: String, _ cells: [(String, String)], _ expected: [String]) {
  let site = SmallSite(
    indicators: "x: {label: X, unit: jobs, decimals: 0}\ny: {label: Y, of: x, \(parameters)}\n", series(cells))
  #expect(site.messages.map { $0.hasSuffix("[method/no-figures]") } == (expected.isEmpty ? [true] : []))
  #expect(site.cells("y").split(separator: "\n").map { $0.dropFirst(3) } == expected.map { $0[...] })
}

@Test func pointsAndDoublingAndSpans() {
  let site = SmallSite(
    indicators: """
      s: {label: S, unit: percent, decimals: 1}
      points: {label: P, method: percentage-points, of: s, from: 2010}
      years: {label: T, method: doubling-time, of: s, decimals: 2}
      total: {label: G, unit: percent}
      rate: {label: R, method: annual-rate, of: total}
      back: {label: B, method: compound, of: rate, decimals: 4}
      pace: {label: Pace, unit: percent}
      half: {label: Half a year, method: compound, of: pace, decimals: 2}

      """,
    [
      regions, ("s.csv", "region,period,s\nma,2010,16\nma,2011,18\nma,2012,10\nma,2013,-1\n"),
      ("t.csv", "region,period,total\nma,2000..2009,60\n"), ("u.csv", "region,period,pace\nma,2010-Q1..2010-Q3,10\n"),
    ])
  #expect(site.messages == [])
  #expect(site.cells("points") == "ma@2011 2.0\nma@2012 −6.0\nma@2013 −17.0")
  #expect(site.cells("years") == "ma@2010 4.67\nma@2011 4.19\nma@2012 7.27\nma@2013 [z]")
  #expect(site.cells("rate") == "ma@2000..2009 5.36")
  #expect(site.cells("back") == "ma@2000..2009 60.0000")
  #expect(site.cells("half") == "ma@2010-Q1..2010-Q3 4.88")
}

@Test func moneyInConstantPricesAndInAnotherCurrency() {
  let site = SmallSite(
    indicators: """
      funding: {label: Funding, unit: USD, decimals: 0}
      cpi: {label: CPI-U, unit: 1982 = 100}
      rate: {label: Rate, unit: EUR per USD}
      constant: {label: Constant, method: real, of: funding, deflator: cpi, reference: {region: US}, base: 2021}
      euro: {label: Euro, method: currency, of: funding, rate: rate, to: EUR, reference: {region: US}, at: 2021}
      dated: {label: Dated, method: currency, of: funding, rate: rate, to: EUR, reference: {region: US}}

      """,
    [
      regions, ("f.csv", "region,period,funding\nma,2017,3200000000\nma,2021-Q4,100\nma,2019,5\n"),
      ("p.csv", "region,period,cpi,rate\nUS,2017,245.120,\nUS,2021,270.970,0.8\n"),
    ])
  #expect(site.messages == [])
  #expect(site.cells("constant") == "ma@2017 3,537,467,363\nma@2021-Q4 100")
  #expect(site.site.indicators.first { $0.id == "constant" }?.unit?.text == "USD 2021")
  #expect(site.cells("euro") == "ma@2017 2,560,000,000\nma@2019 4\nma@2021-Q4 80")
  #expect(site.cells("dated") == "ma@2021-Q4 80")
}

@Test func contributionsSumToTheGrowthOfTheWhole() {
  let files: [(path: String, text: String)] = [
    regions, ("industries.yml", "all: {name: All, total: true}\nA: {name: A}\nB: {name: B}\n"),
    (
      "j.csv",
      "region,industry,year,jobs\nma,all,2015,200\nma,A,2015,50\nma,B,2015,150\nma,all,2016,210\nma,A,2016,65\nma,B,2016,145\n"
    ),
  ]
  let indicators = """
    jobs: {label: Jobs, unit: jobs}
    points: {label: P, method: contribution, of: jobs, from: 2015}
    part: {label: S, method: contribution, of: jobs, measure: share-of-change}

    """
  let site = SmallSite(indicators: indicators, files)
  #expect(site.messages == [])
  #expect(site.cells("points") == "ma(A)@2016 7.5\nma(B)@2016 −2.5")
  #expect(site.cells("part") == "ma(A)@2016 150.0\nma(B)@2016 −50.0")
}

@Test func differencesAndRatios() {
  let files = [
    regions,
    ("x.csv", "region,year,a,b\nma,2016,10,4\nma,2017,[c],4\nma,2018,10,\nma,2019,8..10,2..4\nma,2020,9,0\n"),
  ]
  let site = SmallSite(
    indicators: """
      a: {label: A, unit: jobs, decimals: 0}
      b: {label: B, unit: jobs, decimals: 0}
      d: {label: D, method: difference, of: a, minus: b}
      r: {label: R, method: ratio, of: a, per: b, unit: ratio}
      m: {label: M, method: ratio, of: a, per: b, times: 1000, unit: per thousand, decimals: 0}

      """, files)
  #expect(site.messages == [])
  #expect(site.cells("d") == "ma@2016 6\nma@2017 [c]\nma@2019 4–8\nma@2020 9")
  #expect(site.cells("r") == "ma@2016 2.50\nma@2017 [c]\nma@2019 2.00–5.00\nma@2020 [z]")
  #expect(site.cells("m") == "ma@2016 2,500\nma@2017 [c]\nma@2019 2,000–5,000\nma@2020 [z]")
}
