import Base
import Testing
import Theme

@testable import SiteBuild

private func site(_ settings: String, _ own: [(String, String)]) throws -> Checked<Prepared> {
  try site([("Content/site.yml", "title: Hubs\nbase_url: https://hubs.example\n" + settings)] + own)
}

private func site(_ files: [(String, String)]) throws -> Checked<Prepared> {
  let disk = MemoryDisk([:])
  for (path, text) in files { disk.replace(path, Array(text.utf8)) }
  return prepare(try load(disk, workers: 1).result, BuildOptions(asOf: Moment(seconds: 1_795_000_000)))
}

private func page(_ path: String, of site: Prepared) throws -> String {
  var renderer = Renderer(site)
  _ = renderer.render(try #require(site.artifact(at: path)))
  return renderer.out.text
}

@Test func aLanguageWithoutWordsIsTold() throws {
  let checked = try site("language: de\n", [])
  #expect(checked.diagnostics.map(\.code) == ["content/no-words"])
  let some = try site("language: de\n", [("Templates/strings/de.yml", "source: Quelle\n")])
  #expect(some.diagnostics.count == 1 && some.diagnostics[0].message.contains(" of the words in “de” are missing: "))
  #expect(try site("language: da\n", []).diagnostics == [])
  #expect(try site("language: en-GB\n", []).diagnostics == [])
}

// Another language's first page is no translation of a page that has none.
@Test func onlyTranslationsAreAlternates() throws {
  let pages = ["about", "about.da", "alone"].map { ("Content/pages/\($0).md", "---\ntitle: \($0)\n---\n\nText.\n") }
  let built = try site("languages: [en, da]\n", pages).result
  #expect(try page("about/index.html", of: built).contains("hreflang=\"da\" href=\"https://hubs.example/da/about/\""))
  #expect(try !page("alone/index.html", of: built).contains("rel=\"alternate\" hreflang=\"da\""))
}

@Test func aTranslationHasItsOwnWordsForACluster() throws {
  let checked = try site("languages: [en, da]\n", [
    ("Content/clusters/boston.md", "---\ntitle: Boston\ndescription: Where medicines are made.\n---\n\nText.\n"),
    ("Content/clusters/boston.da.md", "---\ntitle: Boston\ndescription: Her laves medicin.\n---\n\nTekst.\n"),
  ])
  #expect(checked.diagnostics.isEmpty)
  #expect(try page("clusters/boston/index.html", of: checked.result).contains("Where medicines are made."))
  #expect(try page("da/clusters/boston/index.html", of: checked.result).contains("Her laves medicin."))
}

private let bilingual: [(String, String)] = [
  ("Content/site.yml", """
    title: {en: Hubs, da: Klynger i tal}
    base_url: https://hubs.example
    languages: [en, da]
    edition: {name: {en: First Edition, da: Første udgave}, date: 2026-11-20}
    navigation: [{label: {en: Clusters, da: Klynger}, path: /clusters/}, {label: {en: About, da: Om}, path: /about/}]
    cluster_pages:
      tiles: [jobs]
      ranking: {kind: bar, title: {en: By jobs, da: Efter job}, data: clusters, y: cluster, x: jobs}
    pages: [{for: industry, path: "/industries/{id}/"}, {compare: [boston, durham]}]

    """),
  ("Content/index.md", "---\ntitle: Where medicines are made\n---\n\nHello [Durham](/clusters/durham/).\n"),
  ("Content/pages/about.md", "---\ntitle: About us\n---\n\nText.\n"),
  ("Content/articles/hub.md", "---\ntitle: A hub\ndate: 2026-11-01\ntags: [Jobs]\nauthors: [Ada]\n---\n\nText.\n"),
  ("Content/articles/hub.da.md", """
    ---
    title: En klynge
    slug: klynge
    date: 2026-11-02
    tags: [Job]
    ---

    Læs [om os](/about/) og [Boston](/clusters/boston/).

    ```{ranking}
    by: jobs
    highlight: [boston]
    ```

    """),
  ("Content/articles/alone.md", "---\ntitle: Only English\ndescription: Not yet.\ndate: 2026-11-03\n---\n\nText.\n"),
  ("Content/clusters/boston.md", "---\nname: Boston\n---\n\nText.\n"),
  ("Content/clusters/boston.da.md", "---\nname: Boston-området\n---\n\nTekst.\n"),
  ("Content/clusters/durham.md", """
    ---
    name: Durham
    description: Small.
    ---

    It has {{ durham.jobs }} jobs. See [Boston](/clusters/boston/).

    ```{chart #fig-own}
    {kind: bar, title: Jobs, data: clusters, y: cluster, x: jobs}
    ```

    """),
  ("Content/data/indicators.yml", "jobs: {label: {en: Jobs, da: Job}, unit: jobs, decimals: 0}\n"),
  ("Content/data/industries.yml", "\"1\": {name: {en: Medicines, da: Medicin}}\n"),
  ("Content/data/sources.yml", "bls: {title: QCEW, date: 2016-Q4}\n"),
  ("Content/data/jobs.csv", "cluster,period,jobs,source\nboston,2016-Q4,9507,bls\ndurham,2016-Q4,[c],bls\n"),
]

@Test(arguments: [
  // Every page that the build makes is there in both languages, and leads to its like.
  ("da/clusters/boston/index.html", "<li><a href=\"../../index.html\">Rapport</a></li>\n<li><a href=\"../index.html\">Klynger"),
  ("da/clusters/boston/index.html", "<li><a href=\"../index.html\" aria-current=\"page\">Klynger</a>"),
  ("da/clusters/boston/index.html", "<h1>Boston-området</h1>"),
  ("da/clusters/boston/index.html", "id=\"fig-ranking-title\">Efter job<"),
  ("da/clusters/boston/index.html", "<tr class=\"subject\"><th scope=\"row\">Boston-området</th>"),
  ("da/clusters/boston/index.html", "href=\"../../../clusters/boston/boston.csv\""),
  ("da/clusters/boston/index.html", "»Boston-området«, i <i>Klynger i tal</i>, Første udgave."),
  ("da/clusters/boston/index.html", "<link rel=\"next\" href=\"../durham/index.html\">"),
  ("clusters/boston/index.html", "“Boston”, in <i>Hubs</i>, First Edition."),
  ("da/clusters/index.html", "<a href=\"boston/index.html\">Boston-området</a>"),
  ("da/indicators/jobs/index.html", "<td>4. kvartal 2016</td>"),
  ("da/indicators/jobs/index.html", "1 på listen; 1 fortrolig."),
  ("da/indicators/index.html", "<a href=\"jobs/index.html\">Job</a>"),
  ("da/industries/1/index.html", "<h1>Medicin</h1>"),
  ("da/compare/boston-durham/index.html", "hreflang=\"en\" href=\"https://hubs.example/compare/boston-durham/\""),
  ("da/sources/index.html", "<h1>Kilder</h1>"), ("da/data/index.html", "../../indicators/jobs/jobs.csv"),
  ("da/search/index.html", "<script src=\"index.js\" defer>"), ("da/404.html", "https://hubs.example/da/clusters/index.html"),
  // A text in two languages is one, whatever its addresses.
  ("articles/hub/index.html", "hreflang=\"da\" href=\"https://hubs.example/da/articles/klynge/\""),
  ("articles/hub/index.html", "lang=\"da\" hreflang=\"da\">Dansk</a>"),
  ("da/articles/klynge/index.html", "lang=\"en\" hreflang=\"en\">English</a>"),
  ("da/articles/klynge/index.html", "<a href=\"../../../about/index.html\" hreflang=\"en\">om os</a>"),
  ("da/articles/klynge/index.html", "<a href=\"../../clusters/boston/index.html\">Boston</a>"),
  ("da/articles/klynge/index.html", "<tr class=\"current\">"),
  ("da/articles/klynge/index.html", "href=\"../../tags/job/index.html\""),
  // What nobody translated is the main language's, and says so.
  ("da/index.html", "<h1>Klynger i tal</h1>"),
  ("da/index.html", "<div class=\"prose\" lang=\"en\">\n<p>Hello <a href=\"clusters/durham/index.html\">Durham</a>"),
  ("da/articles/index.html", "<a href=\"../../articles/alone/index.html\" lang=\"en\" hreflang=\"en\">Only English</a>"),
  ("da/articles/index.html", "<p class=\"about\" lang=\"en\">Not yet.</p>"),
  ("da/clusters/durham/index.html", "<p class=\"standfirst\" lang=\"en\">Small.</p>"),
  ("da/clusters/durham/index.html", "<p class=\"chart-number\">Figure 1</p>"),
  ("da/clusters/durham/index.html", "href=\"../../../clusters/durham/fig-own.csv\""),
  ("da/clusters/durham/index.html", "See <a href=\"../boston/index.html\">Boston</a>"),
  ("da/clusters/durham/index.html", "<p class=\"chart-number\">Figur 2</p>"),
  ("da/index.html", "<a href=\"../about/index.html\" hreflang=\"en\">Om</a>"),
  ("da/feed.xml", "<id>https://hubs.example/da/articles/klynge/</id>"),
  ("da/search/index.js", "\"href\":\"../../articles/alone/index.html\",\"lang\":\"en\",\"kind\":\"Artikel\""),
  ("sitemap.xml", "<loc>https://hubs.example/da/clusters/durham/</loc>"),
])
func everyLanguageHasAWholeReport(_ path: String, _ expected: String) throws {
  let text = try page(path, of: site(bilingual).result)
  #expect(text.contains(expected), "\(text)")
}

@Test(arguments: [
  ("da/index.html", "class=\"breadcrumbs\""), ("da/articles/index.html", ">A hub<"),
  ("da/clusters/boston/index.html", "Klynger i tal</a></li>"), ("articles/index.html", "En klynge"),
  ("articles/alone/index.html", "rel=\"alternate\" hreflang"), ("404.html", "rel=\"alternate\" hreflang"),
  ("feed.xml", "klynge"), ("da/tags/index.html", ">Jobs<"), ("da/clusters/boston/index.html", "lang=\"en\">\n<h2"),
])
func noLanguageStandsInTheOther(_ path: String, _ unwanted: String) throws {
  let text = try page(path, of: site(bilingual).result)
  #expect(!text.contains(unwanted), "\(text)")
}

@Test func whatIsNotTranslatedIsListed() throws {
  let said = try site(bilingual).diagnostics
  #expect(said.allSatisfy { $0.severity == .note && $0.code == "content/untranslated" })
  #expect(said.map(\.message) == [
    "not in “da”: 4 pages: Content/pages/about.md, Content/articles/alone.md, Content/clusters/durham.md, Content/index.md",
  ])
}

@Test func filesOfAnUntranslatedTextAreWrittenOnce() throws {
  let paths = try site(bilingual).result.artifacts.map(\.path)
  #expect(paths.contains("clusters/durham/fig-own.csv") && !paths.contains("da/clusters/durham/fig-own.csv"))
  #expect(paths.contains("indicators/jobs/jobs.csv") && !paths.contains("da/indicators/jobs/jobs.csv"))
  #expect(paths.count == Set(paths).count)
}
