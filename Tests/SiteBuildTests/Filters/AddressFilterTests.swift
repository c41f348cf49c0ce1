import Base
import Testing

@testable import SiteBuild

/// What the page `pages/about.md` prints for an expression in its template, and what is said about it.
private func page(_ expression: String) throws -> (text: String, messages: String) {
  let disk = MemoryDisk([
    "Content/site.yml": Array("title: Report\nlanguage: en\n".utf8),
    "Content/pages/about.md": Array("---\ntitle: About\n---\nText.\n".utf8),
    "Content/pages/method.md": Array("---\ntitle: Method\n---\nText.\n".utf8),
    "Content/assets/map.png": [1, 2, 3],
    "Templates/page.html": Array("{{ \(expression) }}".utf8),
  ])
  let prepared = prepare(try load(disk, workers: 1).result, BuildOptions(asOf: Moment(seconds: 1_795_000_000)))
  let index = try #require(prepared.result.artifacts.firstIndex { $0.path == "about/index.html" })
  var renderer = Renderer(prepared.result)
  let said = renderer.render(index) + prepared.diagnostics
  return (renderer.out.text, said.flatMap { [$0.message, $0.help ?? ""] }.joined(separator: "\n"))
}

@Test(arguments: [
  ("\"/method/\" | url", "../method/index.html"),
  ("\"method/#how\" | url", "../method/index.html#how"),
  ("\"/\" | url", "../index.html"),
  ("\"https://example.org/a\" | url", "https://example.org/a"),
  ("\"#here\" | url", "#here"),
])
func urlIsWrittenFromThePage(_ expression: String, _ address: String) throws {
  #expect(try page(expression).text == address)
}

@Test func assetHasTheMarkOfItsBytes() throws {
  let address = try page("\"map.png\" | asset").text
  #expect(
    address.hasPrefix("../assets/map.") && address.hasSuffix(".png")
      && address.utf8.count == "../assets/map.12345678.png".utf8.count)
}

@Test(arguments: [
  ("\"/methd/\" | url", "no page of the site is at “/methd/”", "did you mean “/method/”?"),
  ("\"mpa.png\" | asset", "there is no file “mpa.png” in assets", "did you mean “map.png”?"),
])
func addressThatLeadsNowhereIsSaid(_ expression: String, _ message: String, _ help: String) throws {
  let said = try page(expression).messages
  #expect(said.contains(message) && said.contains(help), "\(said)")
}
