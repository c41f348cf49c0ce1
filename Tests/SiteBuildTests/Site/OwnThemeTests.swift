import Base
import Testing
import Theme

@testable import SiteBuild

private func rendered(_ path: String, _ own: [(String, String)]) throws -> (page: String, faults: [Diagnostic]) {
  let disk = MemoryDisk([:])
  let about = "---\ntitle: About\n---\n\nWho we are.\n"
  let content = [("Content/site.yml", "title: Clusters\n"), ("Content/about.md", about)]
  for (path, text) in content + own { disk.replace(path, Array(text.utf8)) }
  let loaded = try load(disk, workers: 1).result
  let site = prepare(loaded, BuildOptions(asOf: Moment(seconds: 1_795_000_000)))
  var renderer = Renderer(site.result)
  let index = try #require(site.result.artifacts.firstIndex { $0.path.hasPrefix(path) })
  let faults = site.diagnostics + renderer.render(index)
  return (renderer.out.text, faults)
}

@Test func aTemplateExtendsTheThemesOfItsName() throws {
  let own = "{% extends \"page.html\" %}{% block main %}<p>Ours</p>{{ super() }}{% endblock %}"
  let (page, faults) = try rendered("about/index.html", [("Templates/page.html", own)])
  #expect(faults == [])
  #expect(page.contains("<p>Ours</p>") && page.contains("Who we are.") && page.contains("</html>"))
}

@Test func aFewTokensLeaveTheOthers() throws {
  let theme = try #require(themeFiles.first { $0.path == "Templates/assets/tokens.css" })
  let (sheet, _) = try rendered("assets/style.", [("Templates/assets/tokens.css", ":root{--accent:#b00020}")])
  #expect(sheet.hasPrefix(String(decoding: theme.bytes, as: UTF8.self) + ":root{--accent:#b00020}"))
}

@Test func allTokensReplaceTheThemes() throws {
  let theme = try #require(themeFiles.first { $0.path == "Templates/assets/tokens.css" })
  let own = String(decoding: theme.bytes, as: UTF8.self).replacing("#025d6b", with: "#b00020")
  let (sheet, _) = try rendered("assets/style.", [("Templates/assets/tokens.css", own)])
  #expect(!sheet.contains("--accent:#025d6b") && sheet.contains("--accent:#b00020"))
}
