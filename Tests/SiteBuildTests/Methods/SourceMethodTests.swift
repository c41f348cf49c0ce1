import Base
import Testing

@testable import SiteBuild

private let files: [(path: String, text: String)] = [
  ("sources.yml", "s1: {title: One}\ns2: {title: Two}\ns3: {title: Three}\n"),
  ("regions.yml", "N: {name: Nation}\nR: {name: Region, parent: N}\nS: {name: Second, parent: N}\n"),
  ("industries.yml", "all: {name: All, total: true}\ni: {name: I, parent: all}\nj: {name: J, parent: all}\n"),
  ("jobs.csv", """
    region,industry,year,jobs,source
    R,i,2016,10,s1
    R,j,2016,20,s1
    R,all,2016,40,s2
    N,i,2016,100,s3
    N,j,2016,300,s3
    N,all,2016,1000,s3
    R,i,2015,5,s2
    N,i,2015,90,s3

    """),
  (
    "money.csv",
    "region,year,money,rate,cpi,source\nR,2016,100,,,s1\nR,2016,,2,,s2\nR,2016,,,110,s3\nR,2015,,,100,s2\n"
  ), ("scores.csv", "region,year,a,source\nR,2016,1,s1\nS,2016,2,s1\n"),
  ("more.csv", "region,year,b,source\nR,2016,5,s2\nS,2016,4,s3\n"),
]

// Whoever traces a computed figure must find everything that it rests on, each source once.
@Test(arguments: [
  ("method: select, of: jobs, industry: i", "R@2016", "s1"),
  ("method: share, of: jobs, industry: i", "R@2016", "s1 s2"),
  ("method: location-quotient, of: jobs, industry: i, reference: {region: N}", "R@2016", "s1 s2 s3"),
  ("method: excess-jobs, of: jobs, industry: i, reference: {region: N}", "R@2016", "s1 s2 s3"),
  ("method: growth, of: jobs", "R(i)@2016", "s2 s1"),
  ("method: sum, of: jobs, industry: [i, j]", "R@2016", "s1"),
  ("method: concentration, of: jobs, measure: krugman, reference: {region: N}", "R@2016", "s1 s3"),
  ("method: shift-share, of: jobs, industry: [i], reference: {region: N}", "R@2016", "s2 s1 s3"),
  ("method: currency, of: money, rate: rate, to: EUR", "R@2016", "s1 s2"),
  ("method: real, of: money, deflator: cpi, base: 2015", "R@2016", "s1 s3 s2"),
  ("method: composite, parts: [{of: a, weight: 0.5}, {of: b, weight: 0.5}]", "R@2016", "s1 s2"),
  ("method: designation, criteria: [{of: a, at_least: 1}, {of: b, at_least: 1}]", "S@2016", "s1 s3"),
  ("method: ratio, of: a, per: b", "S@2016", "s1 s3"),
  ("method: difference, of: a, minus: b", "S@2016", "s1 s3"),
  ("method: rank, of: b", "S@2016", "s3"),
] as [(String, String, String)])
func aFigureNamesAllItsSources(_ parameters: String, _ cell: String, _ expected: String) throws {
  let site = SmallSite(
    indicators: "jobs: {label: Jobs, unit: jobs}\nmoney: {label: M, unit: USD}\nrate: {label: R, unit: EUR}\n"
      + "cpi: {label: C, unit: 2015 = 100}\na: {label: A, unit: jobs}\nb: {label: B, unit: jobs}\ny: {label: Y, \(parameters)}\n",
    files)
  #expect(site.messages == [])
  #expect(site.sources("y")[cell] == expected)
}

// Half of a trace is none: the figure is told of where it is printed.
@Test func aFigureWithAPartWithoutASourceHasNone() {
  let site = SmallSite(
    indicators:
      "jobs: {label: Jobs, unit: jobs}\nb: {label: B, unit: jobs}\ny: {label: Y, method: ratio, of: jobs, per: b}\n",
    [
      ("sources.yml", "s1: {title: One}\n"), ("regions.yml", "R: {name: Region}\n"),
      ("jobs.csv", "region,year,jobs,source\nR,2016,10,s1\n"), ("b.csv", "region,year,b\nR,2016,5\n"),
    ])
  #expect(site.sources("y") == ["R@2016": ""])
}
