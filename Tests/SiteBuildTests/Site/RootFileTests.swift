import Base
import Testing

@testable import SiteBuild

private func files(_ own: [String]) -> [(String, String)] {
  [("Content/site.yml", "title: Hubs\n"), ("Content/index.md", "---\ntitle: Hubs\n---\n\nSee [it](/terms.pdf).\n")]
    + own.map { ("Content/static/" + $0, "as it is") }
}

@Test func filesOfTheRootKeepTheirNamesAndBytes() throws {
  let disk = MemoryDisk([:])
  let own = ["CNAME", ".well-known/security.txt", ".nojekyll", "google1.html", "terms.pdf", "favicon.ico"]
  for (path, text) in files(own + [".DS_Store", "notes~"]) { disk.replace(path, Array(text.utf8)) }
  let options = BuildOptions(asOf: Moment(seconds: 1_795_000_000))
  for _ in 0..<2 {  // into an empty folder, and over what stands there
    #expect(try build(disk, options).diagnostics == [])
    for path in own { #expect(try disk.read("Output/" + path) == Array("as it is".utf8), "\(path)") }
    #expect(try disk.read("Output/.DS_Store") == nil)
  }
  #expect(try check(disk, options).diagnostics.isEmpty)
  let home = String(decoding: try #require(try disk.read("Output/index.html")), as: UTF8.self)
  #expect(home.contains("<a href=\"terms.pdf\">") && home.contains("<link rel=\"icon\" href=\"favicon.ico\">"))
  // What is gone from the site goes from Output; hidden files that no build wrote stay.
  disk.replace("Output/.git", Array("theirs".utf8))
  for path in own where path != "terms.pdf" { try disk.remove("Content/static/" + path) }
  #expect(try build(disk, options).diagnostics == [])
  #expect(try disk.read("Output/.nojekyll") == nil && disk.read("Output/.well-known/security.txt") == nil)
  #expect(try disk.read("Output/.git") != nil)
}

@Test(arguments: [
  ("robots.txt", "two files have the path “robots.txt”"), ("404.html", "two files have the path “404.html”"),
  ("data", "“data” is a file, and “data/index.html” needs a folder"),
])
func aFileOfTheRootStandsInNobodysPlace(_ name: String, _ message: String) throws {
  let made = BuiltSite(files([name, "terms.pdf"]))
  let said = pathFaults(of: made.prepared.artifacts)
  #expect(said.map(\.message).allSatisfy { $0.hasPrefix(message) } && !said.isEmpty, "\(said)")
  #expect(said.allSatisfy { $0.span.map { made.prepared.inventory.files[$0.file].path } == "Content/static/" + name })
}

@Test(arguments: [
  ("a/b", "write “a-b”"), ("index", "write letters, digits and hyphens, or leave it out"), (".hidden", "write “hidden”"),
  ("a\\\\b", "write “a-b”"), ("fine", ""), ("café", ""), ("2026", ""),
])
func aSlugIsOnePartOfAnAddress(_ slug: String, _ help: String) {
  let page = "---\ntitle: X\nslug: \"\(slug)\"\n---\n\nText.\n"
  let said = BuiltSite([("Content/site.yml", "title: Hubs\n"), ("Content/articles/x.md", page)]).diagnostics
  #expect(said.map(\.code) == (help.isEmpty ? [] : ["page/bad-slug"]) && said.first?.help ?? "" == help)
  #expect(said.allSatisfy { $0.span?.range.lowerBound == 19 })
}

@Test(arguments: ["/assets/x.css", "assets", "/assets/"])
func noOlderAddressLiesAmongTheAssets(_ alias: String) {
  let page = "---\ntitle: X\naliases: [\(alias)]\n---\n\nText.\n"
  let said = BuiltSite([("Content/site.yml", "title: Hubs\n"), ("Content/articles/x.md", page)]).diagnostics
  #expect(said.map(\.code) == ["page/bad-alias"])
}
