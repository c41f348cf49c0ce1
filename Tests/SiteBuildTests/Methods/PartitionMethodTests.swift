import Base
import Testing

@testable import SiteBuild

// d holds e holds f; the data have no figure for e. f and g are the parts: 25 and 40.
private let levels: [(path: String, text: String)] = [
  ("industries.yml", """
    all: {name: All, total: true}
    d: {name: d, parent: all}
    e: {name: e, parent: d}
    f: {name: f, parent: e}
    g: {name: g, parent: all}

    """),
  ("regions.yml", "R: {name: R}\n"),
  ("t.csv", "region,industry,year,jobs\nR,all,2016,100\nR,d,2016,60\nR,f,2016,25\nR,g,2016,40\n"),
]

private let jobs = "jobs: {label: Jobs, unit: jobs, decimals: 0}\n"

@Test func theFinestCodesAreFoundAcrossALevelWithoutFigures() {
  let site = SmallSite(
    indicators: jobs + """
      h: {label: H, method: concentration, of: jobs, decimals: 4}
      mean: {label: M, method: average, of: jobs, decimals: 1}

      """, levels)
  #expect(site.messages == [])
  #expect(site.cells("h") == "R@2016 0.5266")
  #expect(site.cells("mean") == "R@2016 32.5")
}

@Test(arguments: [
  ("sum, industry: [d, f]", "“f” lies in “d”, and would count twice"),
  ("sum, industry: [f, d]", "“f” lies in “d”, and would count twice"),
  ("sum, industry: [g, g]", "“g” is named twice, and would count twice"),
  ("concentration, industry: [all, g]", "“g” lies in “all”, and would count twice"),
  ("average, industry: [d, e]", "“e” lies in “d”, and would count twice"),
] as [(String, String)])
func overlappingCodesAreFaults(_ method: String, _ message: String) {
  let site = SmallSite(indicators: jobs + "y: {label: Y, of: jobs, method: \(method)}\n", levels)
  #expect(site.messages.map { $0.split(separator: ": ").dropFirst(2).joined(separator: ": ") } == [
    "“y”: \(message) [method/overlap]"
  ])
  #expect(site.messages.allSatisfy { $0.hasPrefix("Content/data/indicators.yml:2:") })
}

// A withheld part withholds, whatever else is missing; without one there is nothing to say.
@Test(arguments: [("[c]", "[c]"), ("30", nil)] as [(String, String?)])
func withheldPartsWithholdWhereAnotherIsMissing(_ cell: String, _ expected: String?) {
  let files = threeByThree.map {
    ($0.path, $0.text.replacing("R1,A,2016,30", with: "R1,A,2016,\(cell)").replacing("R1,all,2016,100\n", with: ""))
  }
  let site = SmallSite(
    indicators: jobs + """
      lq: {label: LQ, method: location-quotient, of: jobs, reference: {region: N}}
      share: {label: S, method: share, of: jobs}

      """, files)
  #expect(site.messages == [])
  for name in ["lq", "share"] {
    let found = site.cells(name).split(separator: "\n").first { $0.hasPrefix("R1(A)@2016 ") }
    #expect(found.map(String.init) == expected.map { "R1(A)@2016 \($0)" }, "\(name)")
  }
}

// People have a size that jobs have not: left out, it is the total.
@Test func aDivisorOfAnotherDimensionIsItsTotal() {
  let site = SmallSite(
    indicators: jobs + """
      people: {label: People, unit: people}
      y: {label: Y, method: ratio, of: jobs, per: people, times: 1000}

      """,
    threeByThree + [
      ("sizes.yml", "everyone: {name: All, total: true}\nsmall: {name: Small}\n"),
      ("people.csv", "region,size,year,people\nR1,everyone,2016,2000\nR1,small,2016,500\n"),
    ])
  #expect(site.messages == [])
  #expect(site.cells("y").hasPrefix("R1(all)@2016 50.00\nR1(A)@2016 15.00\n"))
}

@Test func anIndicatorWithoutFiguresIsToldOf() {
  let site = SmallSite(indicators: jobs + "y: {label: Y, method: growth, of: jobs}\n", threeByThree)
  #expect(site.messages == [
    "Content/data/indicators.yml:2:23: warning: “y” has no figures: no cells of “jobs” are what its method needs [method/no-figures]"
  ])
}

// R1's C is withheld: 100 less 30 and 60 is what is hidden.
@Test(arguments: [("", "[c]"), (", withheld: keep", "[c]"), (", withheld: reveal", "10")] as [(String, String)])
func aTotalLessItsDisclosedPartsIsWithheld(_ parameter: String, _ expected: String) {
  let files = threeByThree.map { ($0.path, $0.text.replacing("R1,C,2016,10", with: "R1,C,2016,[c]")) }
  let site = SmallSite(
    indicators: jobs + """
      whole: {label: W, method: select, of: jobs, industry: all}
      known: {label: K, method: sum, of: jobs, industry: [A, B]}
      rest: {label: R, method: difference, of: whole, minus: known\(parameter)}
      a: {label: A, method: select, of: jobs, industry: A}
      b: {label: B, method: select, of: jobs, industry: B}
      less_a: {label: L, method: difference, of: whole, minus: a\(parameter)}
      less_both: {label: L, method: difference, of: less_a, minus: b\(parameter)}

      """, files)
  #expect(site.messages == [])
  for name in ["rest", "less_both"] {
    #expect(site.cells(name) == "N@2016 100\nR1@2016 \(expected)\nR2@2016 40\nR3@2016 50", "\(name)")
  }
}
