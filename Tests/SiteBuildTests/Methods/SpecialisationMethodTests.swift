import Base
import Testing
import TestSupport

@testable import SiteBuild

private let jobs = "jobs: {label: Jobs, unit: jobs, decimals: 0}\n"
private let lq =
  jobs + "lq: {label: LQ, method: location-quotient, of: jobs, reference: {region: N, total: all}, decimals: 4}\n"

@Test func quotientsOfTheWorkedExample() {
  let site = SmallSite(indicators: lq, threeByThree)
  #expect(site.messages == [])
  #expect(site.cells("lq") == """
    N(A)@2016 1.0000
    N(B)@2016 1.0000
    N(C)@2016 1.0000
    R1(A)@2016 1.5000
    R1(B)@2016 1.0000
    R1(C)@2016 0.5000
    R2(A)@2016 0.5000
    R2(B)@2016 1.1667
    R2(C)@2016 1.0000
    R3(A)@2016 1.2500
    R3(B)@2016 0.8333
    R3(C)@2016 1.2500
    """)
}

// One method of one indicator on the worked example: parameters in, the cells of R1 and R2 out.
@Test(arguments: [
  (
    "method: location-quotient, reference: {region: N}, industry: A, form: symmetric, decimals: 3",
    ["R1 0.200", "R2 −0.333"]
  ),
  (
    "method: location-quotient, reference: {region: N}, industry: A, form: log, decimals: 4",
    ["R1 0.4055", "R2 −0.6931"]
  ),
  // 30 of 100 jobs of the industry where 100 of all 500 are.
  (
    "method: location-quotient, reference: {region: N}, industry: A, form: additive, decimals: 3",
    ["R1 0.100", "R2 −0.200"]
  ),
  // 1.5, 0.5, 1.25: mean 1.0833, sample deviation 0.5204.
  (
    "method: location-quotient, reference: {region: N}, industry: A, form: standardised, decimals: 3",
    ["R1 0.801", "R2 −1.121"]
  ),
  (
    "method: location-quotient, reference: {region: N}, industry: A, form: standardised-log, decimals: 3",
    ["R1 0.725", "R2 −1.141"]
  ), ("method: share, industry: B", ["R1 60.0", "R2 70.0"]),
  ("method: share, industry: B, unit: ratio, decimals: 2", ["R1 0.60", "R2 0.70"]),
  ("method: excess-jobs, reference: {region: N}, industry: A", ["R1 10", "R2 0"]),
  ("method: select, industry: C", ["R1 10", "R2 40"]),
  ("method: sum, industry: [A, C]", ["R1 40", "R2 60"]),
  ("method: average, industry: [A, B, C], decimals: 1", ["R1 33.3", "R2 66.7"]),
  ("method: average, measure: median", ["R1 30", "R2 40"]),
  // Shares .3 .6 .1 and .1 .7 .2 against .2 .6 .2.
  ("method: concentration", ["R1 0.460", "R2 0.540"]),
  ("method: concentration, measure: normalised-hhi", ["R1 0.190", "R2 0.310"]),
  ("method: concentration, measure: effective-number", ["R1 2.174", "R2 1.852"]),
  ("method: concentration, measure: entropy", ["R1 0.898", "R2 0.802"]),
  ("method: concentration, measure: krugman, reference: {region: N}", ["R1 0.200", "R2 0.200"]),
  ("method: concentration, measure: krugman-half, reference: {region: N}", ["R1 0.100", "R2 0.100"]),
  ("method: concentration, measure: hoover, reference: {region: N}", ["R1 0.100", "R2 0.100"]),
  // Against the other two together: .3 .6 .1 and .175 .6 .225, and so on.
  ("method: concentration, measure: krugman, against: rest, reference: {region: N}", ["R1 0.250", "R2 0.333"]),
  ("method: concentration, measure: hachman, reference: {region: N}", ["R1 0.909", "R2 0.938"]),
] as [(String, [String])])
func methodsOnTheWorkedExample(_ parameters: String, _ expected: [String]) {
  let site = SmallSite(indicators: jobs + "y: {label: Y, of: jobs, \(parameters)}\n", threeByThree)
  #expect(site.messages == [])
  let cells = site.cells("y").split(separator: "\n").map { String($0).replacing("@2016", with: "") }
  #expect(cells.filter { $0.hasPrefix("R1") || $0.hasPrefix("R2") } == expected)
}

@Test func concentrationOverEntitiesStandsAtTheReference() {
  let site = SmallSite(
    indicators: jobs
      + "spread: {label: Spread, method: concentration, of: jobs, over: entities, reference: {region: N}}\n",
    threeByThree)
  #expect(site.messages == [])
  // A is spread 30 20 50, B 60 140 100, C 10 40 50, all jobs 100 200 200.
  #expect(site.cells("spread") == "N(all)@2016 0.360\nN(A)@2016 0.380\nN(B)@2016 0.369\nN(C)@2016 0.420")
}

// G = .1² + .2² + .1² = .06; 1 − Σ x² = .64; (.06 − .64 · .05) / (.64 · .95).
@Test func ellisonGlaeserStandsAtTheReference() {
  let site = SmallSite(
    indicators: jobs + """
      plants: {label: H, unit: ratio}
      y: {label: Y, method: ellison-glaeser, of: jobs, plants: plants, reference: {region: N}, decimals: 5}

      """, threeByThree + [("plants.csv", "region,industry,year,plants\nN,A,2016,0.05\nN,B,2016,1\n")])
  #expect(site.messages == [])
  #expect(site.cells("y") == "N(A)@2016 0.04605")
}

// Status, bounds and hedges of the part, and what becomes of them.
@Test(arguments: [
  ("30", "1.5000"),
  ("0", "0.0000"),
  ("[c]", "[c]"),
  ("30[p]", "1.5000[p]"),
  ("30 (28..32)[e]", "1.5000 (1.4000–1.6000)[e]"),
  ("28..32", "1.4000–1.6000"),
  (">30", ">1.5000"),
  ("~30", "≈1.5000"),
  ("≤30", "≤1.5000"),
] as [(String, String)])
func quotientsKeepWhatTheirPartIs(_ cell: String, _ expected: String) {
  let files = threeByThree.map { ($0.path, $0.text.replacing("R1,A,2016,30", with: "R1,A,2016,\(cell)")) }
  let site = SmallSite(indicators: lq, files)
  #expect(site.messages == [])
  #expect(site.cells("lq").contains("R1(A)@2016 \(expected)\n"))
}

// A hedged divisor turns the hedge round.
@Test func quotientOfAHedgedTotal() {
  let files = threeByThree.map { ($0.path, $0.text.replacing("R1,all,2016,100", with: "R1,all,2016,>100")) }
  #expect(SmallSite(indicators: lq, files).cells("lq").contains("R1(A)@2016 ≤1.5000\n"))
}

@Test(arguments: [
  ("[c]", "≥60"), ("30", "90"), ("30[e]", "90[e]"), (">30", ">90"), ("28..32", "88–92"),
] as [(String, String)])
func sumsKeepWhatTheirPartsAre(_ cell: String, _ expected: String) {
  let files = threeByThree.map { ($0.path, $0.text.replacing("R1,A,2016,30", with: "R1,A,2016,\(cell)")) }
  let site = SmallSite(indicators: jobs + "y: {label: Y, method: sum, of: jobs, industry: [A, B]}\n", files)
  #expect(site.messages == [])
  #expect(site.cells("y").contains("R1@2016 \(expected)\n"))
}

@Test func aConcentrationWithAWithheldPartIsWithheldUnlessCovered() {
  let files = threeByThree.map { ($0.path, $0.text.replacing("R1,C,2016,10", with: "R1,C,2016,[c]")) }
  let indicators = jobs + """
    h: {label: H, method: concentration, of: jobs}
    covered: {label: H, method: concentration, of: jobs, coverage: 0.9}
    short: {label: H, method: concentration, of: jobs, coverage: 0.95}

    """
  let site = SmallSite(indicators: indicators, files)
  #expect(site.cells("h").contains("R1@2016 [c]\n"))
  #expect(site.cells("covered").contains("R1@2016 ≈0.556\n"))
  #expect(site.cells("short").contains("R1@2016 [c]\n"))
}

// The total less the disclosed parts would be the withheld one.
@Test func noDifferenceUncoversAWithheldPart() {
  let files = threeByThree.map { ($0.path, $0.text.replacing("R1,A,2016,30", with: "R1,A,2016,[c]")) }
  let indicators = jobs + """
    whole: {label: W, method: select, of: jobs, industry: all}
    known: {label: K, method: sum, of: jobs, industry: [A, B, C]}
    rest: {label: R, method: difference, of: whole, minus: known}

    """
  let site = SmallSite(indicators: indicators, files)
  #expect(site.messages == [])
  #expect(site.cells("rest") == "N@2016 0\nR1@2016 [c]\nR2@2016 0\nR3@2016 0")
}

// Whatever the numbers: shares sum to one, the reference's quotients are one, indices stay in their bounds.
@Test func identitiesOfAnyMix() throws {
  for seed in 0..<40 as Range<UInt64> {
    var random = Seeded(seed)
    let rows = ["A", "B", "C"].map {
      ($0, Int.random(in: 1...999, using: &random), Int.random(in: 1000...9999, using: &random))
    }
    let (own, all) = (rows.reduce(0) { $0 + $1.1 }, rows.reduce(0) { $0 + $1.2 })
    let table = "region,industry,year,jobs\nR1,all,2016,\(own)\nN,all,2016,\(all)\n"
      + rows.map { "R1,\($0.0),2016,\($0.1)\nN,\($0.0),2016,\($0.2)\n" }.joined()
    let site = SmallSite(
      indicators: jobs + """
        share: {label: S, method: share, of: jobs, unit: ratio, decimals: 9}
        lq: {label: LQ, method: location-quotient, of: jobs, reference: {region: N}, decimals: 9}
        hhi: {label: H, method: concentration, of: jobs, decimals: 9}
        entropy: {label: E, method: concentration, of: jobs, measure: entropy, decimals: 9}

        """, [threeByThree[0], threeByThree[1], ("jobs.csv", table)])
    func values(_ name: String, _ entity: String) -> [Double] {
      site.cells(name).split(separator: "\n").filter { $0.hasPrefix(entity) }.compactMap {
        $0.split(separator: " ").last.flatMap { Double($0) }
      }
    }
    #expect(abs(values("share", "R1").reduce(0, +) - 1) < 1e-8, "seed \(seed)")
    #expect(values("lq", "N") == [1, 1, 1], "seed \(seed)")
    let (hhi, entropy) = (try #require(values("hhi", "R1").first), try #require(values("entropy", "R1").first))
    #expect(hhi >= 1.0 / 3 - 1e-9 && hhi <= 1 && entropy >= 0 && entropy <= 1.098612290, "seed \(seed)")
  }
}

// Direct jobs of pharmaceutical manufacturing and research in Massachusetts, December 2016; a report of the time speaks
// of 300,000, which are supported ones.
@Test func directJobsAreASumOfIndustries() {
  let site = SmallSite(
    indicators: "jobs: {label: Jobs, unit: jobs, decimals: 0, effect: direct}\n"
      + "direct: {label: Direct, method: sum, of: jobs, industry: [\"3254\", \"541711\"]}\n",
    [
      ("industries.yml", "\"3254\": {name: Pharmaceuticals}\n\"541711\": {name: Research}\n"),
      ("regions.yml", "ma: {name: Massachusetts}\n"),
      ("jobs.csv", "region,industry,period,jobs\nma,3254,2016-12,10192\nma,541711,2016-12,36240\n"),
    ])
  #expect(site.messages == [])
  #expect(site.cells("direct") == "ma@2016-12 46,432")
}

// Jobs by industry and by sex: the total says which of the two is taken apart, and the other stays.
@Test func aBaseOfTwoDimensionsIsTakenApartByThatOfItsTotal() {
  let rows = [
    "N,A,m,60", "N,A,f,40", "N,all,m,300", "N,all,f,200", "R1,A,m,30", "R1,A,f,5", "R1,all,m,100", "R1,all,f,50",
  ]
  let site = SmallSite(
    indicators: "jobs: {label: Jobs, unit: jobs}\n"
      + "y: {label: Y, method: location-quotient, of: jobs, reference: {region: N, total: all}}\n"
      + "z: {label: Z, method: location-quotient, of: jobs, industry: A, reference: {region: N}}\n",
    threeByThree.filter { $0.path != "jobs.csv" } + [
      ("sexes.yml", "m: {name: Men}\nf: {name: Women}\n"),
      ("jobs.csv", "region,industry,sex,year,jobs\n" + rows.map { row in
        let cells = row.split(separator: ",")
        return "\(cells[0]),\(cells[1]),\(cells[2]),2016,\(cells[3])\n"
      }.joined()),
    ])
  #expect(site.messages == [])
  #expect(
    site.cells("y").contains("R1(A,m)@2016 1.50\nR1(A,f)@2016 0.50") || site.cells("y").contains("R1(A,f)@2016 0.50"))
  #expect(site.cells("z").contains("R1(f)@2016 0.50"))
}
