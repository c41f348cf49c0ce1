import Base
import DiskSupport
import Glibc
import SiteBuild
import Testing

@testable import Tool

@Test func aNewSiteIsSmallCommentedAndBuildsWithoutAMessage() throws {
  let folder = try TemporaryFolder()
  let made = try almanac("new", "report", root: folder.path)
  #expect(made.status == 0 && made.output.hasPrefix("Made report with "))
  let built = try almanac("build", "--strict", root: folder.path + "/report")
  #expect(built.status == 0 && built.messages == "")
  #expect(built.output.hasPrefix("Built ") && built.output.hasSuffix("0 stale · 0 warnings · held back: 1 draft\n"))
  let checked = try almanac("check", "--strict", root: folder.path + "/report")
  #expect(checked.status == 0 && checked.messages == "")

  #expect(starterSite.count < 30)
  for (path, text) in starterSite where !path.hasSuffix(".csv") {
    #expect(text.hasPrefix("#") || text.hasPrefix("---\n#"), "\(path)")
    #expect(text.utf8.count < 3000)
  }
}

@Test func aNewSiteNeverTakesThePlaceOfSomething() throws {
  let folder = try TemporaryFolder()
  try folder.put("report/mine.txt", "mine")
  #expect(try almanac("new", "report", root: folder.path).status == 2)
  #expect(try folder.disk.published("report").keys.sorted() == ["mine.txt"])
}

@Test(
  arguments: [
    (["--help"], 0, "USAGE"), (["build", "--help"], 0, "--drafts"), (["--version"], 0, version),
    (["biuld"], 2, "biuld"), (["build", "--no-such"], 2, "--no-such"),
    (["build", "--as-of", "yesterday"], 2, "yesterday"),
    (["build", "--jobs", "0"], 2, "--jobs"), (["serve", "--port", "70000"], 2, "--port")
  ] as [([String], Int32, String)])
func usage(_ arguments: [String], _ status: Int32, _ word: String) throws {
  let ended = try start(arguments, root: nil).end()
  #expect(ended.status == status)
  #expect((status == 0 ? ended.output : ended.messages).contains(word))
}

@Test func withoutAFolderOrContentTheMessageSaysWhatToDo() throws {
  let folder = try TemporaryFolder()
  let nowhere = try almanac("build", root: folder.path + "/none")
  #expect(nowhere.status == 2 && nowhere.messages.contains("disk/no-root"))
  let empty = try almanac("build", root: folder.path)
  #expect(empty.status == 1 && empty.messages.contains("almanac new NAME"))
}

@Test func everyFaultOfARunIsToldWithItsPlaceAndNothingIsPublished() throws {
  let folder = try starter()
  #expect(try almanac("build", root: folder.path).status == 0)
  let before = try folder.disk.published()
  try folder.put("Content/data/clusters.csv", "id,name\nboston,Boston,extra\n")
  try folder.put("Content/articles/wrong.md", "---\ntitel: x\n---\ntext {{ bostn.companies }}\n")
  let ended = try almanac("build", "--no-color", root: folder.path)
  #expect(ended.status == 1)
  for place in [
    "Content/articles/wrong.md:2:1: error: ", "Content/articles/wrong.md:4:", "Content/data/clusters.csv:2:"
  ] {
    #expect(ended.messages.contains(place), "\(place)")
  }
  #expect(ended.messages.hasSuffix("Output is as it was.\n"))
  #expect(try folder.disk.published() == before)

  let lines = try almanac("build", "--json", root: folder.path).output.split(separator: "\n")
  #expect(lines.count > 2 && lines.allSatisfy { $0.hasPrefix("{\"severity\":\"") && $0.hasSuffix("}") })
}

@Test func aStrictBuildWithWarningsPublishesNothing() throws {
  let folder = try starter()
  #expect(try almanac("build", root: folder.path).status == 0)
  let before = try folder.disk.published()
  try folder.put("Content/data/bare.csv", "cluster,year,bare\nboston,2016,1\n")
  let strict = try almanac("build", "--strict", root: folder.path)
  #expect(strict.status == 1 && strict.messages.contains("integrity/missing-unit"))
  #expect(strict.messages.hasSuffix("which --strict does not allow. Output is as it was.\n"))
  #expect(try folder.disk.published() == before)
  let built = try almanac("build", root: folder.path)
  #expect(built.status == 0 && built.output.hasPrefix("Built "))
  #expect(try folder.disk.published() != before)
}

@Test func nothingOfTheContentControlsTheTerminal() throws {
  let folder = try starter()
  try folder.put("Content/articles/wrong.md", "---\n\"\\e[2J\\u009b\": x\n---\n")
  let ended = try almanac("build", root: folder.path)
  #expect(
    ended.status == 1 && !ended.messages.unicodeScalars.contains("\u{1B}")
      && !ended.messages.unicodeScalars.contains("\u{9B}"))
}

@Test func draftsGoToAFolderOfTheirOwnAndAreNeverPublished() throws {
  let folder = try starter()
  try almanac("build", root: folder.path)
  try almanac("build", "--drafts", "Drafts", root: folder.path)
  #expect(try folder.disk.published().keys.contains("articles/next-edition/index.html") == false)
  #expect(try folder.disk.published("Drafts").keys.contains("articles/next-edition/index.html"))
  #expect(try almanac("build", "--drafts", "Output", root: folder.path).status == 2)
}

@Test func aPageThatIsShownAheadOfItsTimeSaysWhyItIsHidden() throws {
  let folder = try starter()
  try folder.put(
    "Content/pages/soon.md", "---\ntitle: Soon\ndescription: Soon.\nembargo: 9000-12-01T09:00+01:00\n---\ntext\n")
  try folder.put("Content/pages/gone.md", "---\ntitle: Gone\ndescription: Gone.\nexpires: 2020-01-01\n---\ntext\n")
  try almanac("build", "--drafts", "Drafts", root: folder.path)
  for (page, words) in [
    ("soon", "<b>Embargoed until December 1, 9000, 08:00 UTC</b> Not published before."),
    ("gone", "<b>Expired on January 1, 2020, 00:00 UTC</b> No longer published."),
    ("articles/next-edition", "<b>Draft</b> Not published."),
  ] {
    #expect(try folder.disk.text("Drafts/\(page)/index.html")?.contains(words) == true, "\(page)")
  }
}

@Test func diffTellsOfFilesThatCame() throws {
  let folder = try starter()
  try almanac("build", root: folder.path)
  rename(folder.path + "/Output", folder.path + "/before")
  try folder.put("Content/pages/more.md", "---\ntitle: More\ndescription: More.\n---\ntext\n")
  try almanac("build", root: folder.path)
  #expect(try almanac("diff", "before", "Output", root: folder.path).output.contains("\n  + more/index.html\n"))
  #expect(try almanac("diff", "before", "none", root: folder.path).status == 2)
}

@Test func changesAreSortedByPath() {
  func manifest(_ files: [(String, UInt64)]) -> Manifest {
    Manifest(edition: .published, files: files.map { .init(path: $0.0, digest: $0.1) })
  }
  let found = changes(
    from: manifest([("a", 1), ("b", 1), ("d", 1)]), to: manifest([("a", 1), ("b", 2), ("c", 1)]))
  #expect(
    found == [
      .init(kind: .changed, path: "b"), .init(kind: .added, path: "c"), .init(kind: .removed, path: "d")
    ])
}

@Test(
  arguments: [
    ("/var/www", .folder("/var/www")), ("public", .folder("public")), ("./a:b", .folder("./a:b")),
    ("git:gh-pages", .branch("gh-pages")), ("me@host:/www", .rsync("me@host:/www")),
    ("rsync://host/www", .rsync("rsync://host/www")),
    ("rsync:/local", .rsync("/local")), ("rclone:s3:bucket", .rclone("s3:bucket"))
  ] as [(String, Target)])
func targets(_ text: String, _ expected: Target) {
  #expect(Target(text) == expected)
}

@Test func whatIsBuiltAheadOfItsTimeIsNotPublished() throws {
  let folder = try starter()
  try folder.put(
    "Content/pages/soon.md", "---\ntitle: Soon\ndescription: Soon.\nembargo: 9000-01-01\n---\ntext\n")
  try almanac("build", "--as-of", "9001-01-01", root: folder.path)
  let refused = try almanac("publish", folder.path + "/public", root: folder.path)
  #expect(refused.status == 2 && refused.messages.contains("Output was built as of 9001-01-01, which is still to come"))
  try almanac("build", root: folder.path)
  #expect(try almanac("publish", folder.path + "/public", root: folder.path).status == 0)
}

@Test func aBuildThatWasCutOffIsToldByCheck() throws {
  let folder = try starter()
  try almanac("build", root: folder.path)
  try folder.put("Output/.almanac/journal", "almanac journal 1\n")
  let ended = try almanac("check", root: folder.path)
  #expect(ended.status == 1 && ended.messages.contains("[check/cut-off]"))
}

@Test func publishingToAFolderSwitchesIt() throws {
  let folder = try starter()
  #expect(try almanac("publish", "public", root: folder.path).status == 2)
  try almanac("build", root: folder.path)
  let listed = try almanac("publish", "public", "--dry-run", root: folder.path)
  #expect(listed.output.contains("+ index.html\n"))
  #expect(try folder.disk.kind(of: "public") == nil)
  #expect(try almanac("publish", "public", root: folder.path).status == 0)
  #expect(try folder.disk.published("public") == folder.disk.published())
  try folder.put("Output/index.html", "touched")
  let refused = try almanac("publish", "public", root: folder.path)
  #expect(refused.status == 2 && refused.messages.contains("publish/changed"))
}

@Test func publishingToABranchLeavesTheWorkTreeAlone() throws {
  let folder = try starter()
  try almanac("build", root: folder.path)
  func git(_ words: String...) throws -> String {
    try runProgram("git", ["-C", folder.path, "-c", "user.name=x", "-c", "user.email=x@example.org"] + words)
  }
  _ = try git("init", "--quiet", "--initial-branch=main")
  _ = try git("config", "user.name", "x")
  _ = try git("config", "user.email", "x@example.org")
  #expect(try almanac("publish", "git:pages", root: folder.path).status == 0)
  let listed = Set(
    try git("ls-tree", "-r", "--name-only", "-z", "pages").split(separator: "\0").map(String.init))
  #expect(listed == Set(try folder.disk.published().keys))
  #expect(try git("status", "--short").contains("?? Content/"))
  #expect(try almanac("publish", "git:pages", root: folder.path).output.contains("holds this build already"))
}

@Test func theDoctorLooks() throws {
  let folder = try starter()
  let ended = try almanac("doctor", root: folder.path)
  #expect(ended.status == 0 && ended.output.contains("ok   watcher: "))
  try folder.put("Output/.almanac/journal", "almanac journal 1\n")
  let cutOff = try almanac("doctor", root: folder.path)
  #expect(cutOff.status == 3 && cutOff.output.contains("bad  output: a build was cut off"))
}

@Test func piecesAreRenderedByThemselves() throws {
  let folder = try starter()
  try folder.put("piece.md", "---\ntitle: x\n---\n~~a~~ <b>\n")
  try folder.put("piece.txt", "{{ names | join(\", \") }}")
  try folder.put("names.json", "{\"names\": [\"a\", \"b\"]}")
  try folder.put(
    "chart.yml", "kind: bar\ntitle: Jobs\ndata: clusters\nperiod: 2016-Q4\ny: cluster\nx: pharma_lq\n")
  #expect(try almanac("render", folder.path + "/piece.md", root: folder.path).output.contains("<del>a</del>"))
  #expect(
    try almanac("render", folder.path + "/piece.md", "--commonmark", root: folder.path).output.contains(
      "~~a~~ <b>"))
  #expect(
    try almanac(
      "render", folder.path + "/piece.txt", "--data", folder.path + "/names.json", root: folder.path
    ).output == "a, b")
  #expect(try almanac("render", folder.path + "/chart.yml", root: folder.path).output.hasPrefix("<svg "))
  #expect(
    try almanac("render", folder.path + "/chart.yml", "--figure", root: folder.path).output.contains("<table")
  )
  #expect(try almanac("render", folder.path + "/none.md", root: folder.path).status == 2)
  try folder.disk.makeFolder("empty")
  let alone = try almanac("render", "../chart.yml", root: folder.path + "/empty")
  #expect(alone.status == 2 && alone.messages.contains("there is no Content in"))
  try folder.put("own.csv", "name,jobs\na,3\nb,4\n")
  try folder.put("own.yml", "kind: bar\ntitle: Jobs\ndata: own.csv\ny: name\nx: jobs\nsource: Our own count\n")
  let drawn = try almanac("render", "../own.yml", "--figure", root: folder.path + "/empty")
  #expect(drawn.output.contains("Our own count"), "\(drawn.messages)")
}

@Test func messagesAreExplained() throws {
  let folder = try starter()
  let explained = try almanac("explain", "figure/hedge", root: folder.path)
  #expect(explained.output.hasPrefix("figure/hedge\n\nThe source hedges its figure"))
  #expect(explained.output.contains("right:\n  [more than 480 companies]{=boston.companies}"))
  #expect(try almanac("explain", "[csv/utf-16]", root: folder.path).output.contains("a table of Content/data"))
  let unknown = try almanac("explain", "figur/hedge", root: folder.path)
  #expect(unknown.status == 2 && unknown.messages.contains("did you mean “figure/hedge”?"))
  #expect(try almanac("explain", "mismatch", root: folder.path).messages.contains("did you mean “figure/mismatch”?"))
  let codes = try almanac("explain", root: folder.path).output.split(separator: "\n")
  #expect(codes.count > 30 && Set(codes).count == codes.count)
}

@Test func figuresArePrintedWithStatusAndSource() throws {
  let folder = try starter()
  let printed = try almanac(
    "data", "employment", "--cluster", "san-francisco", "--where", "industry=3254", root: folder.path)
  #expect(
    printed.output
      == "entity,industry,period,employment,status,unit,source\nsan-francisco,3254,2016-Q4,,confidential,jobs,bls-qcew\n"
  )
  #expect(try almanac("data", "pharma_lqq", root: folder.path).messages.contains("did you mean “pharma_lq”?"))
  #expect(
    try almanac("data", "pharma_lq", "--cluster", "bostn", root: folder.path).messages.contains(
      "did you mean “boston”?"))
  #expect(
    try almanac("data", "employment", "--where", "industry=11", root: folder.path).messages.contains(
      "there is 3254, all"))
}

@Test func figuresOfAFaultySiteAreNoSuccess() throws {
  let folder = try starter()
  try folder.put("Content/data/more.csv", "entity,year,more,source\nnobody,2016,1,bls-qcew\n")
  let printed = try almanac("data", "employment", "--cluster", "boston", root: folder.path)
  #expect(printed.status == 1 && printed.messages.contains("data/unknown-entity"))
  #expect(printed.output.contains("9507"))
}

@Test func anOfficesFileBecomesATableThatIsNeverReplaced() throws {
  let folder = try starter()
  try folder.put("une.csv", "DATAFLOW,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG\nX,DK,2020,5.6,p\nX,DK,2021,1 000,\n")
  let made = try almanac("import", folder.path + "/une.csv", root: folder.path)
  #expect(made.status == 0 && made.messages.contains("“1 000” is not a number; it is left out"), "\(made.messages)")
  #expect(try folder.disk.kind(of: "Content/data/une.schema.yml") == .file)
  #expect(
    try almanac("import", folder.path + "/une.csv", root: folder.path).messages.contains("import/exists"))
  #expect(
    try almanac("import", folder.path + "/README.md", root: folder.path).messages.contains(
      "import/unknown-layout"))
}
