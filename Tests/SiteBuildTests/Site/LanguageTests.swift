import Base
import Testing
import Theme

@testable import SiteBuild

private func site(_ settings: String, _ own: [(String, String)]) throws -> Checked<Prepared> {
  let disk = MemoryDisk([:])
  for (path, text) in [("Content/site.yml", "title: Hubs\nbase_url: https://hubs.example\n" + settings)] + own {
    disk.replace(path, Array(text.utf8))
  }
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
  #expect(checked.diagnostics == [])
  #expect(try page("clusters/boston/index.html", of: checked.result).contains("Where medicines are made."))
  #expect(try page("da/clusters/boston/index.html", of: checked.result).contains("Her laves medicin."))
}
