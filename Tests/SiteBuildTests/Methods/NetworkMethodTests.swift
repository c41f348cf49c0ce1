import Base
import Testing

@testable import SiteBuild

// M = [11110; 11100; 11000; 10001], as quotients of 2 and 0.
private func network(_ rows: [String]) -> [(path: String, text: String)] {
  let codes = ["a", "b", "c", "d", "e"]
  var cells = "cluster,industry,year,lq,jobs\n"
  for (row, bits) in rows.enumerated() {
    cells += "c\(row + 1),all,2016,,100\n"
    for (code, bit) in zip(codes, bits) { cells += "c\(row + 1),\(code),2016,\(bit == "1" ? 2 : 0),20\n" }
  }
  return [
    (
      "industries.yml",
      "all: {name: All, total: true}\n" + codes.map { "\($0): {name: \($0), parent: all}\n" }.joined()
    ), ("regions.yml", "US: {name: US}\n"),
    ("clusters.csv", "id,name\n" + rows.indices.map { "c\($0 + 1),c\($0 + 1)\n" }.joined()), ("lq.csv", cells),
  ]
}

private let given = "lq: {label: LQ, unit: ratio}\njobs: {label: Jobs, unit: jobs}\n"
private let worked = network(["11110", "11100", "11000", "10001"])

@Test func complexityOfTheWorkedExample() {
  let site = SmallSite(
    indicators: given + """
      eci: {label: ECI, method: complexity, of: lq, decimals: 4}
      sample: {label: ECI, method: complexity, of: lq, spread: sample, decimals: 4}
      pci: {label: PCI, method: complexity, of: lq, side: codes, reference: {region: US}}

      """, worked)
  #expect(site.messages == [])
  #expect(site.cells("eci") == "c1@2016 0.7525\nc2@2016 0.5996\nc3@2016 0.3632\nc4@2016 −1.7153")
  #expect(site.cells("sample") == "c1@2016 0.6517\nc2@2016 0.5193\nc3@2016 0.3145\nc4@2016 −1.4855")
  #expect(
    site.cells("pci").split(separator: "\n").map { $0.prefix(10) } == [
      "US(a)@2016", "US(b)@2016", "US(c)@2016", "US(d)@2016", "US(e)@2016",
    ])
}

@Test func complexityOfUnlinkedGroupsIsToldOf() {
  let site = SmallSite(
    indicators: given + "eci: {label: ECI, method: complexity, of: lq}\n",
    network(["11000", "11000", "00110", "00110"]))
  #expect(site.cells("eci") == "")
  #expect(site.messages == [
    "Content/data/indicators.yml:3:27: warning: “eci” has no complexity in 2016: areas and industries fall into 2 groups without a link [method/no-complexity]"
  ])
}

@Test func relatednessDensityLeavesTheIndustryItselfOut() {
  let site = SmallSite(indicators: given + "near: {label: Near, method: relatedness, of: lq, decimals: 1}\n", worked)
  #expect(site.messages == [])
  // Of a: φ to b .75, c .5, d .25, e .25. c4 has a and e, so that .25 of 1.75 are there.
  #expect(site.cells("near").contains("c4(a)@2016 14.3\n"))
  #expect(site.cells("near").contains("c1(e)@2016 100.0\n"))
}

// What is withheld counts as no, and every figure of the network says that it rests on that.
@Test func networksWithWithheldCellsAreEstimates() {
  let site = SmallSite(
    indicators: given + """
      near: {label: Near, method: relatedness, of: lq, decimals: 1}
      eci: {label: ECI, method: complexity, of: lq, decimals: 4}

      """,
    worked.map {
      (
        $0.path,
        $0.text.replacing("c4,b,2016,0", with: "c4,b,2016,[c]").replacing("c1,a,2016,2", with: "c1,a,2016,2[p]")
      )
    })
  #expect(site.messages == [])
  #expect(site.cells("near").contains("c4(a)@2016 14.3[p][e]\nc4(b)@2016 [c]\n"))
  #expect(site.cells("eci").hasPrefix("c1@2016 0.7525[p][e]\n"))
}

@Test func theShareInStrongClustersIsABoundWhereStarsAreOpen() {
  let site = SmallSite(
    indicators: given + """
      stars: {label: Stars, method: designation, criteria: [{of: lq, at_least: 1}]}
      strength: {label: Strength, method: strong-share, of: jobs, stars: stars}

      """,
    worked.map { ($0.path, $0.text.replacing("c4,b,2016,0", with: "c4,b,2016,[c]")) })
  #expect(site.messages == [])
  #expect(site.cells("strength") == "c1@2016 80.0\nc2@2016 60.0\nc3@2016 40.0\nc4@2016 ≥40.0")
}
