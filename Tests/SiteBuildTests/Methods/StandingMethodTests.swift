import Base
import Testing
import TestSupport

@testable import SiteBuild

private func clusters(_ values: [String], _ columns: String = "x") -> [(path: String, text: String)] {
  let names = values.indices.map { "c\($0 + 1)" }
  return [
    ("clusters.csv", "id,name\n" + names.map { "\($0),\($0)\n" }.joined()),
    (
      "x.csv",
      "cluster,year,\(columns)\n" + zip(names, values).filter { $1 != "" }.map { "\($0),2016,\($1)\n" }.joined()
    ),
  ]
}

private func column(_ site: SmallSite, _ name: String) -> [String] {
  site.cells(name).split(separator: "\n").map { String($0).replacing("@2016", with: "") }
}

private let x = "x: {label: X, unit: jobs, decimals: 0}\n"

@Test func ranksTieOnWhatIsPrintedAndNameThePopulation() {
  let site = SmallSite(
    indicators: x + "y: {label: Y, method: rank, of: x}\n",
    clusters(["90", "85.4", "85", "70", "60", "[c]", "", ">100"]))
  #expect(site.messages == [])
  let rest = "of 5; 1 withheld, 1 known only as a bound, 1 without data}"
  #expect(column(site, "y") == [
    "c1 1 {1st \(rest)", "c2 2 {=2nd \(rest)", "c3 2 {=2nd \(rest)", "c4 4 {4th \(rest)", "c5 5 {5th \(rest)", "c6 [c]",
    "c8 [x] {without a place among \(rest.dropFirst(3))",
  ])
}

@Test func lowerIsFirstWhereItIsBetter() {
  let site = SmallSite(
    indicators: "x: {label: X, unit: days, decimals: 0, higher_is_better: false}\ny: {label: Y, method: rank, of: x}\n",
    clusters(["90", "60"]))
  #expect(column(site, "y") == ["c1 2 {2nd of 2}", "c2 1 {1st of 2}"])
}

// The first of three is first among places too, and a tie is a tie.
@Test func placesAreThemselvesRankedFromTheFirst() throws {
  let site = SmallSite(
    indicators: x + "y: {label: Y, method: rank, of: x}\nz: {label: Z, method: rank, of: y}\n",
    clusters(["90", "60", "75"]))
  #expect(column(site, "z") == ["c1 1 {1st of 3}", "c2 3 {3rd of 3}", "c3 2 {2nd of 3}"])
  let ranks = try #require(site.site.indicator(named: "y"))
  let selection = try #require(site.site.observations.all(of: ranks).first).key.selection
  let clusters = site.site.entities(of: .cluster)
  let found = ranking(of: ranks, selection: selection, period: .year(2016), among: clusters, in: site.site)
  #expect(found.entries.map { site.site.entities[$0.entity].id } == ["c1", "c3", "c2"])
}

@Test func aNationHasNoPlaceAmongItsStates() {
  let site = SmallSite(
    indicators: x + "y: {label: Y, method: rank, of: x}\n",
    [("regions.yml", "US: {name: US}\nma: {name: MA, parent: US}\nny: {name: NY, parent: US}\n"),
      ("x.csv", "region,year,x\nUS,2016,100\nma,2016,3\nny,2016,9\n")])
  #expect(column(site, "y") == ["US 1 {1st of 1}", "ma 2 {2nd of 2}", "ny 1 {1st of 2}"])
}

@Test(arguments: [
  ("method: percentile, kind: strict, decimals: 1", "c2 12.5"),
  ("method: percentile, decimals: 1", "c2 25.0"),
  ("method: percentile, kind: weak, decimals: 1", "c2 37.5"),
  ("method: z-score, decimals: 3", "c2 −0.871"),
  ("method: z-score, spread: sample, decimals: 3", "c2 −0.814"),
] as [(String, String)])
func standings(_ parameters: String, _ expected: String) {
  let site = SmallSite(
    indicators: x + "y: {label: Y, of: x, \(parameters)}\n", clusters(["1", "2", "2", "3", "5", "8", "9", "12", "[c]"]))
  #expect(site.messages == [])
  #expect(column(site, "y").contains(expected))
  #expect(column(site, "y").last == "c9 [c]")
}

// 2.4 and 2.6 both read 2 or 3: a percentile stands on what is printed, as a rank does.
@Test func percentilesTieOnWhatIsPrinted() {
  let site = SmallSite(indicators: x + "y: {label: Y, method: percentile, of: x}\n", clusters(["2.6", "3", "5", "8"]))
  #expect(column(site, "y") == ["c1 25", "c2 25", "c3 63", "c4 88"])
}

private let handbook = clusters(["100,2,10", "50,4,30", "75,3,20", "75,1,30"], "a,b,c")
private let given =
  "a: {label: A, unit: jobs}\nb: {label: B, unit: jobs}\nc: {label: C, unit: days, higher_is_better: false}\n"

@Test(arguments: [
  ("decimals: 2", ["c1 0.80", "c2 0.30", "c3 0.55", "c4 0.25"]),
  ("times: 100, decimals: 0", ["c1 80", "c2 30", "c3 55", "c4 25"]),
  ("aggregation: geometric, decimals: 2", ["c1 72.35", "c2 3.98", "c3 54.97", "c4 7.11"]),
  ("normalisation: z-score, decimals: 4", ["c1 0.8745", "c2 −0.4855", "c3 0.1945", "c4 −0.5834"]),
] as [(String, [String])])
func compositesOfTheHandbook(_ parameters: String, _ expected: [String]) {
  let site = SmallSite(
    indicators: given + "y: {label: Y, method: composite, parts: [{of: a, weight: 0.5}, {of: b, weight: 0.3}, "
      + "{of: c, weight: 0.2}], \(parameters)}\n",
    handbook)
  #expect(site.messages == [])
  #expect(column(site, "y") == expected)
}

@Test func aCompositeWithAWithheldPart() {
  let files = clusters(["100,2", "50,[c]", "75,3"], "a,b")
  let parts = "parts: [{of: a, weight: 0.7}, {of: b, weight: 0.3}]"
  let site = SmallSite(
    indicators: "a: {label: A, unit: jobs}\nb: {label: B, unit: jobs}\n"
      + "all: {label: All, method: composite, \(parts)}\nmost: {label: Most, method: composite, \(parts), coverage: 0.6}\n",
    files)
  #expect(column(site, "all") == ["c1 0.70", "c2 [c]", "c3 0.65"])
  #expect(column(site, "most") == ["c1 0.70", "c2 0.00[e]", "c3 0.65"])
}

@Test func starsAndTheRangeOfWhatIsWithheld() {
  let site = SmallSite(
    indicators: "a: {label: A, unit: jobs}\nb: {label: B, unit: ratio}\ny: {label: Y, method: designation, criteria: "
      + "[{of: a, top: 0.25}, {of: b, at_least: 2}], minimums: [{of: a, at_least: 1000}]}\n",
    clusters(["9000,1.5", "2000,2", "500,9", "8500,[c]", "[c],3", "[c],1"], "a,b"))
  #expect(site.messages == [])
  #expect(column(site, "y") == ["c1 1", "c2 1", "c3 0", "c4 0–1", "c5 [c]", "c6 0–1"])
}

@Test func ranksDoNotDependOnTheOrderOfRows() {
  for seed in 0..<20 as Range<UInt64> {
    var random = Seeded(seed)
    let values = (0..<8).map { _ in String(Int.random(in: 0...5, using: &random)) }
    let files = clusters(values)
    var rows = files[1].text.split(separator: "\n").dropFirst().map { String($0) }
    rows.shuffle(using: &random)
    let shuffled = [files[0], ("x.csv", "cluster,year,x\n" + rows.joined(separator: "\n") + "\n")]
    let indicators = x + "y: {label: Y, method: rank, of: x}\n"
    #expect(
      SmallSite(indicators: indicators, shuffled).cells("y") == SmallSite(indicators: indicators, files).cells("y"),
      "seed \(seed)")
  }
}

// Of what does not apply there are no stars, and no range of them either.
@Test func starsOfWhatDoesNotApply() {
  let site = SmallSite(
    indicators: "a: {label: A, unit: jobs}\nb: {label: B, unit: ratio}\ny: {label: Y, method: designation, criteria: "
      + "[{of: a, at_least: 5}, {of: b, at_least: 2}]}\n",
    clusters(["[z],[z]", "7,[z]", "[c],[z]", "9,3"], "a,b"))
  #expect(column(site, "y") == ["c1 [z]", "c2 1–2", "c3 [c]", "c4 2"])
}
