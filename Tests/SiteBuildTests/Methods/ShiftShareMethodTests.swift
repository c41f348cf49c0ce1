import Base
import Testing
import TestSupport

@testable import SiteBuild

// Farhauer and Kröll's example, and a third year.
private let files: [(path: String, text: String)] = [
  ("industries.yml", "all: {name: All, total: true}\na: {name: a}\nb: {name: b}\nc: {name: c}\nd: {name: d}\n"),
  ("regions.yml", "N: {name: Nation}\nR: {name: Region, parent: N}\n"),
  ("jobs.csv", """
    region,industry,year,jobs
    R,all,2000,180
    R,a,2000,90
    R,b,2000,20
    R,c,2000,10
    R,d,2000,60
    R,a,2001,100
    R,b,2001,40
    R,c,2001,10
    R,d,2001,55
    R,a,2002,105
    R,b,2002,45
    R,c,2002,15
    R,d,2002,60
    N,a,2000,400
    N,b,2000,150
    N,c,2000,150
    N,d,2000,400
    N,a,2001,440
    N,b,2001,210
    N,c,2001,135
    N,d,2001,480
    N,a,2002,460
    N,b,2002,230
    N,c,2002,155
    N,d,2002,500

    """),
]

private func components(
  _ variant: String, _ files: [(path: String, text: String)], decimals: Int = 4,
  _ names: [String] = ["national", "mix", "competitive", "total", "coverage"]
) -> [String: String] {
  let names = names + (variant == "esteban-marquillas" ? ["allocation"] : [])
  let indicators = "jobs: {label: Jobs, unit: jobs, decimals: 0}\n" + names.map {
    "\($0): {label: \($0), method: shift-share, of: jobs, reference: {region: N}, from: 2000, component: \($0), "
      + "variant: \(variant), decimals: \(decimals)}\n"
  }.joined()
  let site = SmallSite(indicators: indicators, files)
  #expect(site.messages == [])
  return Dictionary(uniqueKeysWithValues: names.map { name in
    (
      name,
      site.cells(name).split(separator: "\n").filter { $0.hasPrefix("R") }.map { $0.dropFirst(2) }.joined(
        separator: "; ")
    )
  })
}

@Test func classicShiftShare() {
  #expect(components("classic", files) == [
    "national": "2001 27.0000; 2002 40.0909", "mix": "2001 1.0000; 2002 −0.5909",
    "competitive": "2001 −3.0000; 2002 5.5000", "total": "2001 25.0000; 2002 45.0000",
    "coverage": "2001 100.0000; 2002 100.0000",
  ])
}

@Test func dynamicShiftShareFollowsTheMix() {
  let parts = components("dynamic", files)
  #expect(parts["national"] == "2001 27.0000; 2002 39.9644")
  #expect(parts["mix"] == "2001 1.0000; 2002 0.1637")
  #expect(parts["competitive"] == "2001 −3.0000; 2002 4.8719")
  #expect(parts["total"] == "2001 25.0000; 2002 45.0000")
}

@Test func estebanMarquillasSplitsTheCompetitivePart() {
  let parts = components("esteban-marquillas", files)
  #expect(parts["competitive"]?.hasPrefix("2001 −0.6364;") == true)
  #expect(parts["allocation"]?.hasPrefix("2001 −2.3636;") == true)
}

@Test func asWholeJobsTheComponentsStillAddUp() {
  #expect(components("classic", files, decimals: 0) == [
    "national": "2001 27; 2002 40", "mix": "2001 1; 2002 −1", "competitive": "2001 −3; 2002 6",
    "total": "2001 25; 2002 45", "coverage": "2001 100; 2002 100",
  ])
}

// 10.54 + 5.45 − 14.39: each rounded by itself, they would sum to 1.5 beside a total of 1.6.
@Test func withDecimalsTheComponentsStillAddUp() {
  let rows = """
    region,industry,year,jobs
    R,a,2000,1.8
    R,b,2000,7.3
    R,a,2001,9.8
    R,b,2001,0.9
    N,a,2000,46.1
    N,b,2000,32
    N,a,2001,70.7
    N,b,2001,97.9

    """
  let parts = components(
    "classic", [files[0], files[1], ("jobs.csv", rows)], decimals: 1, ["national", "mix", "competitive", "total"])
  #expect(parts == ["national": "2001 10.5", "mix": "2001 5.5", "competitive": "2001 −14.4", "total": "2001 1.6"])
}

// Withheld at either end, here or there: out on both sides, and the coverage says so.
@Test(arguments: ["R,d,2000,60", "R,d,2001,55", "N,d,2000,400", "N,d,2001,480"])
func withheldIndustriesAreLeftOut(_ row: String) {
  let start = row.split(separator: ",").dropLast().joined(separator: ",")
  let changed = files.map { ($0.path, $0.text.replacing(row, with: "\(start),[c]")) }
  let parts = components("classic", changed)
  // The other three: 700 grow by 85; the region's 120 by 30.
  #expect(parts["national"]?.hasPrefix("2001 14.5714") == true)
  #expect(parts["total"]?.hasPrefix("2001 30.0000") == true)
  #expect(parts["coverage"]?.hasPrefix("2001 66.6667") == true)
  // What speaks of three industries of four is marked.
  #expect(["national", "mix", "competitive", "total"].allSatisfy { parts[$0]?.hasPrefix("2001 ") == true
    && parts[$0]?.split(separator: ";")[0].hasSuffix("[e]") == true })
}

// Without a published total all is covered where nothing is left out; else nobody knows how much is.
@Test func coverageWithoutATotal() {
  let whole = files.map { ($0.path, $0.text.replacing("R,all,2000,180\n", with: "")) }
  #expect(components("classic", whole)["coverage"]?.hasPrefix("2001 100.0000") == true)
  let part = whole.map { ($0.0, $0.1.replacing("R,d,2000,60", with: "R,d,2000,[c]")) }
  #expect(components("classic", part)["coverage"]?.hasPrefix("2001 [x]") == true)
}

// Whatever the numbers: as printed, the three components sum to the change of the region.
@Test func componentsAddUpForAnyNumbers() {
  let parts = ["national", "mix", "competitive", "total"]
  for seed in 0..<40 as Range<UInt64> {
    var random = Seeded(seed)
    var rows = "region,industry,year,jobs\n"
    var change = 0
    for code in ["a", "b", "c", "d"] {
      let (old, new) = (Int.random(in: 0...5000, using: &random), Int.random(in: 0...5000, using: &random))
      change += new - old
      rows += "R,\(code),2000,\(old)\nR,\(code),2001,\(new)\n"
      rows += "N,\(code),2000,\(old + Int.random(in: 1...90000, using: &random))\n"
      rows += "N,\(code),2001,\(new + Int.random(in: 0...90000, using: &random))\n"
    }
    let numbers = components("classic", [files[0], files[1], ("jobs.csv", rows)], decimals: 0, parts).mapValues {
      text in
      Int(text.replacing("2001 ", with: "").replacing("−", with: "-").replacing(",", with: "")) ?? .min
    }
    let (national, mix, competitive) = (numbers["national"] ?? 0, numbers["mix"] ?? 0, numbers["competitive"] ?? 0)
    #expect(national + mix + competitive == change, "seed \(seed)")
    #expect(numbers["total"] == change, "seed \(seed)")
  }
}
