import Base
import SiteBuild
import TestSupport
import Testing

@testable import Preview

private let files = [
  "Content/index.html": "<body>home</body>", "Content/a/index.html": "<body>a</body>",
  "Content/data.csv": "a,b\n1,2\n",
  "Content/404.html": "<body>nothing here</body>"
]

private let noProblems = #"{"errors":0,"warnings":0,"first":[]}"#

@Test(arguments: [
  ("/", 200, "text/html; charset=utf-8"), ("/index.html", 200, "text/html; charset=utf-8"),
  ("/a/", 200, "text/html; charset=utf-8"), ("/data.csv", 200, "text/csv; charset=utf-8"),
  ("/none/", 404, "text/html; charset=utf-8"), ("/none.csv", 404, "text/html; charset=utf-8"),
  ("/_almanac/live.js", 200, "text/javascript; charset=utf-8")
])
func replies(_ target: String, _ status: Int, _ type: String) {
  let reply = liveSite(files).site.reply(to: Question(target: target))
  #expect(reply.status == status && reply.header("Content-Type") == type)
}

@Test func aFolderWithoutItsSlashIsSentOn() {
  let reply = liveSite(files).site.reply(to: Question(target: "/a"))
  #expect(reply.status == 301 && reply.header("Location") == "/a/")
}

@Test(arguments: escapes)
func anEscapeIsRefused(_ target: String) {
  #expect(liveSite(files).site.reply(to: Question(target: target)).status == 400)
}

@Test func aPageIsTheBuildsBytesAndTheElement() {
  let page = liveSite(files).site.reply(to: Question(target: "/")).text
  #expect(page.hasPrefix("<body>home<script src=\"/_almanac/live.js\"") && page.hasSuffix("</script></body>"))
  #expect(liveSite(files).site.reply(to: Question(target: "/data.csv")).text == "a,b\n1,2\n")
}

@Test func aPageThatIsTheSameIsNotSentAgain() throws {
  let (site, _) = liveSite(files)
  let tag = try #require(site.reply(to: Question(target: "/")).header("ETag"))
  let again = site.reply(to: Question(target: "/", ifNoneMatch: tag))
  #expect(again.status == 304 && again.body.isEmpty)
}

@Test func aRangeIsAPart() {
  let reply = liveSite(files).site.reply(to: Question(target: "/data.csv", range: "bytes=4-"))
  #expect(reply.status == 206 && reply.text == "1,2\n" && reply.header("Content-Range") == "bytes 4-7/8")
  #expect(liveSite(files).site.reply(to: Question(target: "/data.csv", range: "bytes=8-")).status == 416)
}

@Test func anErrorShowsAndClearsByItself() {
  let (site, disk) = liveSite(files)
  disk.replace("Content/a/index.html", Array("one\nWRONG two".utf8))
  site.refresh(.files(["Content/a/index.html"]))
  let problems = site.reply(to: Question(target: "/_almanac/problems?path=/")).text
  #expect(
    problems
      == #"{"errors":1,"warnings":0,"first":[{"error":true,"here":false,"place":"Content/a/index.html:2:1","text":"#
      + #""Content/a/index.html:2:1: error: WRONG is wrong [test/wrong]\n  |\n2 | WRONG two\n  | ^^^^^\n"}]}"#
  )
  disk.replace("Content/a/index.html", Array("right".utf8))
  site.refresh(.files(["Content/a/index.html"]))
  #expect(site.reply(to: Question(target: "/_almanac/problems?path=/")).text == noProblems)
}

@Test func anErrorOfAPageShowsOnThatPageOnly() {
  let (site, _) = liveSite(["Content/index.html": "fine", "Content/b.html": "BROKEN"])
  #expect(site.reply(to: Question(target: "/_almanac/problems?path=/")).text == noProblems)
  let own = site.reply(to: Question(target: "/_almanac/problems?path=/b.html")).text
  #expect(own.contains(#""here":true,"place":"Content/b.html:1:1""#))
}

// Errors before warnings, and of each those of the page that is looked at before the others.
@Test func theProblemsOfThePageComeFirst() throws {
  let (site, _) = liveSite([
    "Content/a.html": "WRONG", "Content/b.html": "ODD", "Content/c.html": "WRONG ODD BROKEN",
  ])
  let problems = site.reply(to: Question(target: "/_almanac/problems?path=/c.html")).text
  #expect(problems.hasPrefix(#"{"errors":3,"warnings":2,"#))
  let places = problems.split(separator: #""place":""#).dropFirst().map { $0.prefix { $0 != "\"" } }
  #expect(
    places == ["Content/c.html:1:1", "Content/c.html:1:11", "Content/a.html:1:1", "Content/c.html:1:7", "Content/b.html:1:1"])
}

@Test func aReviewIsOfThePageThatIsAskedFor() {
  let (site, _) = liveSite(["Content/a.html": "text"])
  #expect(
    site.reply(to: Question(target: "/_almanac/review?path=/a.html")).text
      == #"[{"kind":"asserted","text":"18 percent","place":"Content/a.html:1:1","data":"","about":"a figure"}]"#)
  #expect(site.reply(to: Question(target: "/_almanac/review?path=/none.html")).text == "[]")
  #expect(site.reply(to: Question(target: "/_almanac/review.js")).header("Content-Type") == "text/javascript; charset=utf-8")
}

@Test func anUnreadableSiteKeepsItsPagesAndSaysWhy() {
  let (site, disk) = liveSite(files)
  for path in disk.files.keys where path.hasPrefix("Content/") { disk.delete(path) }
  site.refresh(.everything)
  #expect(site.reply(to: Question(target: "/")).status == 404)
  #expect(site.reply(to: Question(target: "/")).text.contains("live.js"))
}

@Test func nothingChangedIsNoNewState() {
  let (site, disk) = liveSite(files)
  let before = site.snapshot.generation
  disk.replace("Content/index.html", Array(files["Content/index.html"]!.utf8))  // it is in the table above
  site.refresh(.files(["Content/index.html"]))
  site.refresh(.everything)
  #expect(site.snapshot.generation == before)
}

@Test(arguments: [
  ("<link rel=stylesheet href=a.css><p>x", "<link rel=stylesheet href=b.css><p>x", true),
  ("<link rel=\"stylesheet\" href=a>", "", true),
  ("<link rel=icon href=a>", "<link rel=icon href=b>", false),
  ("<p>x", "<p>y", false)
])
func onlyStyleSheetsMayDifferInOneContent(_ a: String, _ b: String, _ isSame: Bool) {
  #expect((contentDigest(Array(a.utf8)) == contentDigest(Array(b.utf8))) == isSame)
}

// The big one: whatever is edited in whatever order, and however little the watch tells of it, what the preview shows
// is what a fresh look at the same files shows.
@Test func afterAnyEditsThePreviewShowsWhatAFreshOneWould() {
  for seed in 0..<40 as Range<UInt64> {
    var random = Seeded(seed)
    let (site, disk) = liveSite(files)
    for _ in 0..<15 {
      var changed: Set<String> = []
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let path = [
          "Content/index.html", "Content/a/index.html", "Content/b.css", "Content/c/d.html",
          "Templates/x.html"
        ]
        .randomElement(using: &random)!  // the list is not empty
        changed.insert(path)
        if Int.random(in: 0...3, using: &random) == 0 {
          disk.delete(path)
        } else {
          let words = ["one", "two", "WRONG", "BROKEN", "<body></body>"]
          disk.replace(path, Array(words.randomElement(using: &random)!.utf8))  // not empty either
        }
      }
      site.refresh(Bool.random(using: &random) ? .files(changed) : .everything)
      let fresh = LiveSite(disk, workers: 1, prepare: fakePreparation)
      #expect(site.snapshot.artifacts.map(\.path) == fresh.snapshot.artifacts.map(\.path), "seed \(seed)")
      #expect(
        site.snapshot.sorted(site.snapshot.diagnostics).map(site.snapshot.printed)
          == fresh.snapshot.sorted(fresh.snapshot.diagnostics).map(fresh.snapshot.printed)
      )
      for index in site.snapshot.artifacts.indices {
        #expect(site.snapshot.rendered(index).result == fresh.snapshot.rendered(index).result, "seed \(seed)")
      }
    }
  }
}
