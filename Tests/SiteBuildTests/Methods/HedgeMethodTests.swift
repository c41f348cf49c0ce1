import Base
import Testing

@testable import SiteBuild

// What one method makes of two cells of a region: a and b in 2016.
private func computed(_ parameters: String, _ a: String, _ b: String) -> String {
  let site = SmallSite(
    indicators: "a: {label: A, unit: jobs}\nb: {label: B, unit: jobs}\ny: {label: Y, of: a, \(parameters)}\n",
    [("regions.yml", "R: {name: R}\n"), ("t.csv", "region,year,a,b\nR,2016,\(a),\(b)\n")])
  #expect(site.messages == [])
  return site.cells("y").replacing("R@2016 ", with: "")
}

@Test(arguments: [
  ("20", "100", "0.20"), (">20", "100", ">0.20"), ("20", ">100", "≤0.20"), ("~20", "~100", "≈0.20"),
  (">20", ">100", "[x]"), ("~20", ">100", "[x]"), (">20", "≤100", "≥0.20"), ("≤20", ">100", "≤0.20"),
  (">20", "50..100", "≥0.20"), ("≤20", "50..100", "≤0.40"), ("~20", "50..100", "≈0.20–0.40"),
  (">20", "100 (80..125)", "≥0.16"), ("20", "100 (80..125)", "0.20 (0.16–0.25)"), (">20", "[c]", "[c]"),
  ("0[low]", "100", "0.00[low]"), ("0[low]", "50..100", "0.00–0.00"), ("0", "100", "0.00"), ("20", "0.4[low]", "50.00"),
] as [(String, String, String)])
func quotientsOfHedgedParts(_ a: String, _ b: String, _ expected: String) {
  #expect(computed("method: ratio, per: b, unit: ratio, decimals: 2", a, b) == expected)
}

@Test(arguments: [
  (">20", ">100", "[x]"), (">120", "≤100", "≥20"), (">120", "100", ">20"), ("120", ">100", "≤20"),
] as [(String, String, String)])
func differencesOfHedgedParts(_ a: String, _ b: String, _ expected: String) {
  #expect(computed("method: difference, minus: b, decimals: 0", a, b) == expected)
}

// Of 2015 and 2016.
@Test(arguments: [
  ("growth", "~20", ">20", "[x]"), ("growth", "20", ">30", ">50.0"), ("growth", ">20", "30", "≤50.0"),
  ("growth, per_year: true", "100", "110..120", "10.0–20.0"), ("cagr, from: 2015", "100", "110..120", "10.0–20.0"),
  ("cagr, from: 2015", "100..110", "132", "20.0–32.0"), ("log-growth", "100", "110..120", "0.095–0.182"),
  ("growth", "100", "105 (95..110)", "5.0 (−5.0–10.0)"), ("growth", "0..10", "5", "[x]"),
] as [(String, String, String, String)])
func changesOfHedgedParts(_ method: String, _ old: String, _ new: String, _ expected: String) {
  let site = SmallSite(
    indicators: "a: {label: A, unit: jobs}\ny: {label: Y, of: a, method: \(method)}\n",
    [("regions.yml", "R: {name: R}\n"), ("t.csv", "region,year,a\nR,2015,\(old)\nR,2016,\(new)\n")])
  #expect(site.messages == [])
  #expect(site.cells("y") == "R@2016 \(expected)")
}

@Test func theBaseOfAnIndexIsAHundredWhateverIsSaidOfIt() {
  let site = SmallSite(
    indicators: "a: {label: A, unit: jobs}\ny: {label: Y, of: a, method: index, base: 2015}\n",
    [("regions.yml", "R: {name: R}\n"), ("t.csv", "region,year,a\nR,2015,>20\nR,2016,>30\nR,2017,30\n")])
  #expect(site.cells("y") == "R@2015 100.0\nR@2016 [x]\nR@2017 ≤150.0")
}

// No more than 30, 60 and a withheld part: neither a bound from above nor from below.
@Test(arguments: [("≤30", "[c]"), (">30", "≥90"), ("28..32", "≥88"), ("~30", "[c]")] as [(String, String)])
func sumsOfHedgedAndWithheldParts(_ cell: String, _ expected: String) {
  let files = threeByThree.map {
    (
      $0.path,
      $0.text.replacing("R1,A,2016,30", with: "R1,A,2016,\(cell)").replacing("R1,C,2016,10", with: "R1,C,2016,[c]")
    )
  }
  let site = SmallSite(
    indicators: "jobs: {label: Jobs, unit: jobs}\ny: {label: Y, method: sum, of: jobs, industry: [A, B, C]}\n", files)
  #expect(site.cells("y").contains("R1@2016 \(expected)\n"))
}

// A bound of one part says nothing of a measure that neither rises nor falls with it all the way.
@Test(arguments: [(">30", "[x]"), ("~30", "≈0.460")] as [(String, String)])
func concentrationsOfHedgedParts(_ cell: String, _ expected: String) {
  let files = threeByThree.map { ($0.path, $0.text.replacing("R1,A,2016,30", with: "R1,A,2016,\(cell)")) }
  let site = SmallSite(
    indicators: "jobs: {label: Jobs, unit: jobs}\ny: {label: Y, method: concentration, of: jobs}\n", files)
  #expect(site.cells("y").contains("R1@2016 \(expected)\n"))
}

// 100 of 1000 jobs in 2015, then a range: the points that it adds are a range too.
@Test(arguments: [("150..200", "5.0–10.0"), ("90..200", "−1.0–10.0"), ("150", "5.0")] as [(String, String)])
func contributionsOfRanges(_ cell: String, _ expected: String) {
  let site = SmallSite(
    indicators: "jobs: {label: Jobs, unit: jobs}\ny: {label: Y, method: contribution, of: jobs, industry: A}\n",
    [
      threeByThree[0], ("regions.yml", "R: {name: R}\n"),
      ("t.csv", "region,industry,year,jobs\nR,all,2015,1000\nR,A,2015,100\nR,all,2016,1100\nR,A,2016,\(cell)\n"),
    ])
  #expect(site.messages == [])
  #expect(site.cells("y") == "R@2016 \(expected)")
}

// An industry of about 300 jobs is strong, of another nobody knows: no bound, and nothing is withheld.
@Test(arguments: [("5..300", "[x]"), ("[c]", "[c]")] as [(String, String)])
func strongSharesThatHaveNoBound(_ cell: String, _ expected: String) {
  let site = SmallSite(
    indicators:
      "jobs: {label: Jobs, unit: jobs}\nst: {label: S, method: designation, criteria: [{of: jobs, at_least: 100}]}\n"
      + "y: {label: Y, method: strong-share, of: jobs, stars: st, industry: [A, B]}\n",
    [
      threeByThree[0], ("regions.yml", "R: {name: R}\n"),
      ("t.csv", "region,industry,year,jobs\nR,all,2016,1000\nR,A,2016,~300\nR,B,2016,\(cell)\n"),
    ])
  #expect(site.cells("y") == "R@2016 \(expected)")
}
