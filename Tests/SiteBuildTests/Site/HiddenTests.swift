import Base
import Model
import Testing

@testable import SiteBuild

private let report: [(String, String)] = [
  ("Content/data/sources.yml", "s: {title: S, date: 2016}\n"),
  ("Content/data/indicators.yml", """
    jobs: {unit: jobs, decimals: 0}
    some_jobs: {method: ratio, of: jobs, per: jobs, unit: ratio}

    """),
  ("Content/data/t.csv", "cluster,year,jobs,source\nboston,2016,9507,s\ndurham,2016,6232,s\n"),
  ("Content/clusters/boston.md", "---\nname: Boston\n---\n\nText.\n"),
]

private func site(_ files: [(String, String)], _ settings: String = "", drafts: BuildOptions.DraftPolicy = .absent)
  -> Checked<Prepared>
{
  var options = BuildOptions(asOf: Moment(seconds: 1_795_000_000))  // November 2026
  options.drafts = drafts
  let all = [("Content/site.yml", "title: Hubs\n" + settings)] + report + files
  return prepare(Inventory(all.map { ($0.0, Array($0.1.utf8)) }), options)
}

private let open = ("Content/clusters/durham.md", "---\nname: Durham\n---\n")
private let draft = ("Content/clusters/durham.md", "---\nname: Durham\ndraft: true\n---\n\nText.\n")
private let soon = ("Content/articles/soon.md", "---\ntitle: Soon\nembargo: 2027-01-01\n---\n\nText.\n")
private let gone = ("Content/articles/gone.md", "---\ntitle: Gone\nslug: past\nexpires: 2026-01-01T09:00+01:00\n---\n\nText.\n")

@Test(arguments: [
  ("See [x](/articles/soon/).", [soon, open], "the page at “/articles/soon/” is embargoed until 2027-01-01 00:00 UTC"),
  ("See [x](soon.md#part).", [soon, open], "the page at “soon.md#part” is embargoed until 2027-01-01 00:00 UTC"),
  ("See [x](/articles/past/).", [gone, open], "the page at “/articles/past/” has been expired since 2026-01-01 08:00 UTC"),
  ("See [x](/clusters/durham/).", [draft], "the page at “/clusters/durham/” is a draft"),
  ("See [x](/articles/never/).", [soon, open], "no page of the site is at “/articles/never/”"),
  ("{{ durham.jobs }}", [draft], "“durham” is a draft"),
  ("{{ boston.jobs }}", [("Content/data/t.schema.yml", "columns: {jobs: {draft: true}}\n"), open], "the column “jobs” is a draft"),
  ("{{ boston.some_jobs }}", [("Content/data/t.schema.yml", "embargo: 2027-01-01\n"), open],
    "the column “jobs” is embargoed until 2027-01-01 00:00 UTC"),
  ("{{ boston.jobs }}", [("Content/data/t.schema.yml", "columns: {jobs: {expires: 2027-01-01}}\n"), open], ""),
] as [(String, [(String, String)], String)])
func whoeverHidesSomethingIsToldSo(_ prose: String, _ files: [(String, String)], _ message: String) {
  let said = site(files + [("Content/articles/hub.md", "---\ntitle: Hub\n---\n\n\(prose)\n")]).diagnostics
  #expect(said.filter { $0.severity == .error }.map(\.message) == (message.isEmpty ? [] : [message]))
}

@Test func aComparisonWithADraftSaysSo() {
  let said = site([draft], "pages: [{compare: [boston, durham]}]\n").diagnostics
  #expect(said.map(\.message) == ["the cluster “durham” is a draft"])
}

@Test func aChartOfADraftColumnSaysSo() throws {
  let block = "```{chart}\nkind: bar\ndata: clusters\ny: cluster\nx: some_jobs\n```\n"
  let made = site([
    open, ("Content/data/t.schema.yml", "columns: {jobs: {draft: true}}\n"),
    ("Content/articles/hub.md", "---\ntitle: Hub\n---\n\n\(block)"),
  ])
  var renderer = Renderer(made.result)
  let said = renderer.render(try #require(made.result.artifact(at: "articles/hub/index.html")))
  #expect(said.map(\.message).contains("the column “jobs” is a draft"))
  #expect(!said.contains { $0.code.hasPrefix("chart/") })
}

@Test func aDraftTranslationLeavesItsClusterAlone() {
  let made = site(
    [("Content/clusters/boston.da.md", "---\nname: B\ndraft: true\n---\n\nTekst.\n"), open], "languages: [en, da]\n").result
  #expect(made.artifact(at: "clusters/boston/index.html") != nil)
}

@Test(arguments: [
  ([soon, draft], "1 draft, 1 embargoed until 2027-01-01 00:00 UTC"), ([gone, open], ""),
  ([soon, open, ("Content/articles/later.md", "---\ntitle: L\nembargo: 2027-02-01T09:30+01:00\n---\n\nText.\n")],
    "2 embargoed, the first until 2027-01-01 00:00 UTC"),
  ([draft, ("Content/data/t.schema.yml", "columns: {jobs: {draft: true}}\n")], "2 drafts"),
] as [([(String, String)], String)])
func aBuildSaysWhatItHeldBack(_ files: [(String, String)], _ words: String) {
  #expect(site(files).result.heldBack.words == words)
  #expect(site(files, drafts: .shown).result.heldBack.words == "")
}

@Test func aCheckReadsWhatIsHidden() throws {
  let files = [
    ("Content/site.yml", "title: Hubs\n"), ("Content/articles/open.md", "---\ntitle: Open\n---\n\nText.\n"),
    ("Content/articles/soon.md", "---\ntitle: Soon\nembargo: 2027-01-01\n---\n\n{{ nosuch.x }}\n"),
    ("Content/articles/notes.md", "---\ntitle: Notes\ndraft: true\n---\n\n[x](/nowhere/)\n\n```{chart}\nkind: bar\n```\n"),
    ("Content/articles/past.md", "---\ntitle: Past\nexpires: 2026-01-01\n---\n\n{{ nosuch.y }}\n"),
  ]
  let disk = MemoryDisk([:])
  for (path, text) in files { disk.replace(path, Array(text.utf8)) }
  let said = try check(disk, BuildOptions(asOf: Moment(seconds: 1_795_000_000))).diagnostics
  #expect(Set(said.map { "\($0.severity.name): \($0.message)" }) == [
    "warning: no variable named “nosuch” (this file is embargoed until 2027-01-01 00:00 UTC)",
    "note: no page of the site is at “/nowhere/” (this file is a draft)",
    "note: this chart names no data (this file is a draft)",
  ])
}
