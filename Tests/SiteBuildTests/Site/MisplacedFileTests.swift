import Base
import Testing

@testable import SiteBuild

@Test(arguments: [
  ("Content/data/jobs.xlsx", "nothing reads Content/data/jobs.xlsx", "save its sheet as CSV in Content/data"),
  ("Content/logo.svg", "nothing reads Content/logo.svg", "to publish it as it is, put it into Content/assets, or into Content/static for the root of the site"),
  (
    "Content/jobs.json", "nothing reads Content/jobs.json", "data is read from Content/data; beside a page only CSV is"
  ),
  ("Content/data/b.md", "Content/data/b.md: a page is no data", "move it to Content/articles, clusters or pages"),
  (
    "Content/artikles/a.md", "Content/artikles/a.md: “artikles” is a folder of its own",
    "did you mean Content/articles?"
  ),
])
func whatStandsInAWrongPlaceIsTold(_ path: String, _ message: String, _ help: String) {
  let faults = misplacement(of: path, as: FileRole(path: path))
  #expect(faults.map(\.message) == [message] && faults.map(\.help) == [help])
}

@Test(arguments: [
  "Content/site.yml", "Content/index.md", "Content/about.md", "Content/news/today.md", "Content/articles/a.md",
  "Content/pages/manual/index.md", "Content/data/jobs.csv", "Content/assets/report.pdf", "Templates/layout.html",
  "Templates/README.md", "Theme/layout.html",
])
func whatStandsInItsPlaceIsNot(_ path: String) {
  #expect(misplacement(of: path, as: FileRole(path: path)) == [])
}

@Test func causesComeBeforeWhatFollowsFromThem() {
  let paths = ["Content/articles/a.md", "Content/data/jobs.csv", "Content/site.yml", "Templates/page.html"]
  let files = paths.enumerated().map { SourceFile(id: ID($0), path: $1, bytes: []) }
  let placed = files.map { Diagnostic(.error, "a/b", $0.path, at: $0.span(0..<0)) }
  let faults = placed + [Diagnostic(.error, "a/b", "no file", at: nil)]
  #expect(faults.sorted(files, by: causeRank).map(\.message) == ["no file", paths[2], paths[1], paths[3], paths[0]])
}
