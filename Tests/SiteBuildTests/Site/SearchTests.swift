import Base
import Testing
import Theme

@testable import SiteBuild

private func rendered(_ paths: [String], _ text: String) throws -> [String] {
  let files: [(String, String)] = [
    ("Content/site.yml", "title: T\n"),
    ("Content/data/indicators.yml", "jobs: {label: Jobs, unit: jobs, decimals: 0}\n"),
    ("Content/data/sources.yml", "s: {title: S, date: 2020}\n"),
    ("Content/data/clusters.csv", "id,name\noslo,Oslo\n"),
    ("Content/data/jobs.csv", "cluster,year,jobs,source\noslo,2020,9507,s\n"),
    ("Content/articles/a.md", "---\ntitle: A\ndescription: An article.\n---\n" + text),
  ]
  let prepared = prepare(
    Inventory(files.map { ($0.0, Array($0.1.utf8)) } + themeFiles), BuildOptions(asOf: Moment(seconds: 0)))
  var renderer = Renderer(prepared.result)
  return try paths.map { path in
    _ = renderer.render(try #require(prepared.result.artifact(at: path)))
    return renderer.out.text
  }
}

@Test func textsAndKeyFiguresAreSearched() throws {
  let found = try rendered(
    ["search/index.js", "search/index.html"],
    "## Part\n\nThe *count* of [Oslo](/clusters/oslo/) is {{ oslo.jobs }}, as said.\n\n| a | b |\n|---|---|\n| c | d |\n")
  #expect(found[0].contains(#""body":["Part","The count of Oslo is 9,507, as said.","a","b","c","d"]"#))
  #expect(found[0].contains(#""title":"Oslo","href":"../clusters/oslo/index.html","kind":"Cluster","text":"","facts":["Jobs: 9,507"]"#))
  #expect(found[1].contains("Search pages, clusters, indicators and figures"))
}

// Nobody loads megabytes to find one page; what is searched is said.
@Test func ofALargeReportTitlesAreSearched() throws {
  let text = String(repeating: "Many words that say little. ", count: 40_000)
  let found = try rendered(["search/index.js", "search/index.html"], text)
  #expect(found[0].contains(#""title":"A","href":"../articles/a/index.html","kind":"Article","text":"An article."}"#))
  #expect(!found[0].contains("body") && !found[0].contains("facts"))
  #expect(found[1].contains("Search titles and descriptions"))
}

@Test func aReviewKnowsWhatEachNumberRestsOn() throws {
  let text = "{{ oslo.jobs }} and [9,507 jobs]{=oslo.jobs} of [1985]{=!}, 42.\n"
  let files: [(String, String)] = [
    ("Content/site.yml", "title: T\n"),
    ("Content/data/indicators.yml", "jobs: {label: Jobs, unit: jobs, decimals: 0}\n"),
    ("Content/data/sources.yml", "s: {title: S, date: 2020}\n"),
    ("Content/data/clusters.csv", "id,name\noslo,Oslo\n"),
    ("Content/data/jobs.csv", "cluster,year,jobs,source\noslo,2020,9507,s\n"),
    ("Content/articles/a.md", text),
  ]
  let site = prepare(Inventory(files.map { ($0.0, Array($0.1.utf8)) } + themeFiles), BuildOptions(asOf: Moment(seconds: 0))).result
  let marks = site.reviewMarks(ofArtifact: try #require(site.artifact(at: "articles/a/index.html")))
  #expect(
    marks.map { "\($0.kind) \($0.text) \($0.place) \($0.data)" } == [
      "traced 9,507 Content/articles/a.md:1:1 Content/data/jobs.csv:2",
      "asserted 9,507 jobs Content/articles/a.md:1:21 Content/data/jobs.csv:2",
      "waived 1985 Content/articles/a.md:1:49 ",
      "untraced 42 Content/articles/a.md:1:61 ",
    ])
}
