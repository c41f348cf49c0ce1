import Base
import Testing

@testable import SiteBuild

/// What the page `pages/about.md` prints for an expression in its template, and what is said about it.
private func page(_ expression: String) throws -> (text: String, messages: String) {
  let site = BuiltSite([
    ("Content/site.yml", "title: Report\nlanguage: en\n"),
    ("Content/pages/about.md", "---\ntitle: About\n---\nText.\n"),
    ("Content/pages/method.md", "---\ntitle: Method\n---\nText.\n"), ("Content/assets/map.png", "\u{1}\u{2}\u{3}"),
    ("Templates/page.html", "{{ \(expression) }}"),
  ])
  let (text, said) = try site.rendered("about/index.html")
  return (text, (said + site.diagnostics).flatMap { [$0.message, $0.help ?? ""] }.joined(separator: "\n"))
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
