import DiskSupport
import Glibc
import Testing

@testable import Tool

// The edit of an office: one figure revised, one withheld. The prose that asserts them follows.
private func editedStarter(_ outputs: String = "") throws -> TemporaryFolder {
  let folder = try starter()
  if !outputs.isEmpty { try folder.put("Content/site.yml", try #require(try folder.disk.text("Content/site.yml")) + outputs) }
  #expect(try almanac("build", root: folder.path).status == 0)
  rename(folder.path + "/Output", folder.path + "/before")
  try folder.change("Content/data/jobs.csv", "durham,3254,2016-Q4,6232", "durham,3254,2016-Q4,6300[r]")
  try folder.change("Content/data/jobs.csv", "san-diego,3254,2016-Q4,7011", "san-diego,3254,2016-Q4,[c]")
  try folder.change("Content/articles/what-makes-a-hub.md", "10.55 times", "10.67 times")
  try folder.change("Content/clusters/durham.md", "6,232 jobs", "6,300 jobs")
  let built = try almanac("build", root: folder.path)
  #expect(built.status == 0, "\(built.messages)")
  return folder
}

@Test(arguments: ["", "outputs: [html]\n"])
func everyFigureThatChangedIsTold(_ outputs: String) throws {
  let folder = try editedStarter(outputs)
  let ended = try almanac("diff", "before", "Output", root: folder.path)
  #expect(ended.status == 0)
  #expect(
    ended.output.hasPrefix("""
      Jobs (employment), jobs
        ~ durham (industry=3254), 2016-Q4: 6,232 → 6,300 [r], revised
        ~ san-diego (industry=3254), 2016-Q4: 7,011 → withheld

      Jobs in making medicines (pharma_jobs), jobs
        ~ durham, 2016-Q4: 6,232 → 6,300 [r], revised
        ~ san-diego, 2016-Q4: 7,011 → withheld
        ~ ranking: 2016-Q4: 3 ranked; 1 withheld → 2016-Q4: 2 ranked; 2 withheld
        ~ durham, rank: 3rd of 3 → 2nd of 2
        ~ san-diego, rank: 2nd of 3 → no place

      """), "\(ended.output)")
  #expect(ended.output.contains("\n  ~ clusters/durham/index.html: durham.pharma_jobs@2016-Q4: 6,232 → 6,300\n"))
  #expect(ended.output.contains("\n  ~ clusters/san-diego/index.html\n"))
  #expect(ended.messages.contains("Figures: 6 changed, 3 marked revised, 3 newly withheld. Also: 4 ranks, 2 sentences"))
}

@Test func diffPrintsALineOfJSONForEachChange() throws {
  let folder = try editedStarter()
  let lines = try almanac("diff", "before", "Output", "--json", root: folder.path).output.split(separator: "\n")
  #expect(lines.allSatisfy { $0.hasPrefix("{\"kind\":\"") && $0.hasSuffix("}") })
  #expect(lines.first == """
    {"kind":"figure","change":"changed","indicator":"employment","entity":"durham","codes":"industry=3254",\
    "period":"2016-Q4","old":"6232","new":"6300[r]","old_text":"6,232","new_text":"6,300 [r]","remarks":["revised"]}
    """)
}

@Test func aFileChangedByHandIsNoticed() throws {
  let folder = try starter()
  try almanac("build", root: folder.path)
  let copy = try folder.copy()
  try copy.put("Output/clusters/boston/index.html", "by hand")
  try copy.disk.remove("Output/about/index.html")
  let ended = try almanac("diff", "Output", copy.path + "/Output", root: folder.path)
  #expect(ended.output == "Files\n  - about/index.html\n  ~ clusters/boston/index.html\n")
  #expect(ended.messages.contains("/Output/clusters/boston/index.html was changed after the build [diff/by-hand]"))
  #expect(ended.messages.contains("/Output/about/index.html is gone"))
}

@Test func anEditionThatWasPublishedIsComparedLikeABuild() throws {
  let folder = try starter()
  try almanac("build", root: folder.path)
  try almanac("publish", "public", root: folder.path)
  #expect(try almanac("diff", "public", "Output", root: folder.path).messages == "Nothing differs.\n")
}

// Nothing of the data lies where a server could show it that the site does not publish.
@Test func aSiteWithoutDataFilesPublishesNoListOfItsFigures() throws {
  let folder = try starter()
  try folder.put("Content/site.yml", try #require(try folder.disk.text("Content/site.yml")) + "outputs: [html]\n")
  try almanac("build", root: folder.path)
  try almanac("publish", "public", root: folder.path)
  #expect(try folder.disk.kind(of: "public/.almanac/figures") == nil)
  let ended = try almanac("diff", "public", "Output", root: folder.path)
  #expect(ended.messages.contains("public has no list of its figures") && ended.messages.hasSuffix("No file differs.\n"))
}

@Test func publishingWhatIsBehindIsTold() throws {
  let folder = try starter()
  try almanac("build", root: folder.path)
  #expect(try almanac("publish", "public", root: folder.path).messages == "")
  try folder.put("Content/articles/wrong.md", "text {{ nobody.jobs }}\n")
  #expect(try almanac("build", root: folder.path).status == 1)
  let behind = try almanac("publish", "public", root: folder.path)
  #expect(behind.status == 0 && behind.messages.contains("warning: Output is the build of 2"))
  #expect(behind.messages.contains("since then Content/articles/wrong.md changed and a build failed"))
  #expect(try almanac("publish", "public", "--strict", root: folder.path).status == 1)
  try folder.disk.remove("Content/articles/wrong.md")
  #expect(try almanac("publish", "public", root: folder.path).messages.contains("since then a build failed"))
  try almanac("build", root: folder.path)
  #expect(try almanac("publish", "public", "--strict", root: folder.path).status == 0)
}

@Test func pathsBeginWhereTheyAreTyped() throws {
  let folder = try starter()
  try folder.disk.makeFolder("elsewhere")
  let elsewhere = folder.path + "/elsewhere"
  try almanac("build", "--drafts", "Drafts", root: folder.path, from: elsewhere)
  #expect(try folder.disk.kind(of: "elsewhere/Drafts/index.html") == .file)
  try almanac("build", root: folder.path, from: elsewhere)
  try almanac("publish", "public", root: folder.path, from: elsewhere)
  #expect(try folder.disk.kind(of: "elsewhere/public/index.html") == .file)
  try almanac("new", "other", root: folder.path, from: elsewhere)
  #expect(try folder.disk.kind(of: "elsewhere/other/Content/site.yml") == .file)
  #expect(
    try almanac("diff", "public", "../Output", root: folder.path, from: elsewhere).messages == "Nothing differs.\n")
}

@Test func aDiskThatFillsUpKeepsNothingHalf() throws {
  let folder = try TemporaryFolder()
  #expect(try almanac("new", "report", root: folder.path, limits: "ulimit -f 1").status == 3)
  #expect(try folder.disk.kind(of: "report") == nil)
  #expect(try almanac("new", "report", root: folder.path).status == 0)
  let site = folder.path + "/report"
  try almanac("build", root: site)
  #expect(try almanac("publish", "public", root: site, limits: "ulimit -f 1").status == 3)
  #expect(try folder.disk.kind(of: "report/public") == nil)
  #expect(try almanac("publish", "public", root: site).status == 0)
}

extension TemporaryFolder {
  /// Replaces words of a file, which must be there.
  func change(_ path: String, _ old: String, _ new: String) throws {
    let text = try #require(try disk.text(path))
    try #require(text.contains(old), "\(path) has no “\(old)”")
    try put(path, text.replacing(old, with: new))
  }
}
