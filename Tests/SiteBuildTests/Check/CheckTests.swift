import Base
import Testing

@testable import SiteBuild

private func page(_ body: String) -> String {
  "<html lang=en><title>t</title><main><h1>x</h1>\(body)</main></html>"
}

private func codes(_ files: KeyValuePairs<String, String>) -> [String] {
  let site = FakeSite(files)
  return checkPages(site.artifacts, [], workers: 2) { FakeRenderer(site: site) }.diagnostics.map(\.code)
}

@Test func aSoundSiteHasNoFaults() {
  let faults = codes([
    "index.html": page(
      "<a href=a/>a</a> <a href='a/#here'>b</a> <a href=#top>c</a> <a href='a/data.csv?x=1'>d</a><a href=https://x.example/>e</a>"
    ),
    "a/index.html": page(
      "<h2 id=here>x</h2><a href=../>up</a><a href=..>up</a><a href=./>here</a><img src='../p%20q.png' alt=''>"
    ),
    "a/data.csv": "a,b", "p q.png": "", "embed/x.html": "<html lang=en><title>x</title><svg></svg>"
  ])
  #expect(faults == [])
}

@Test(arguments: [
  ("<a href=none/>x</a>", "check/broken-link"),
  ("<a href='../x'>x</a>", "check/link-outside"),
  ("<a href=/a/>x</a>", "check/absolute-link"),
  ("<a href=#none>x</a>", "check/broken-anchor"),
  ("<img src=none.png alt=''>", "check/broken-link"),
  ("<img alt='' srcset='none.png 2x'>", "check/broken-link"),
  ("<img src=data:x>", "check/no-alternative"),
  ("<p id=a><p id=a>", "check/same-id"),
  ("<p id='a b'>", "check/bad-id"),
  ("<label for=none>x</label>", "check/unknown-id"),
  ("<h3>x</h3>", "check/heading-order"),
  ("<h1>x</h1>", "check/one-heading"),
  ("<th>x", "check/no-scope"),
  ("<!-- <a href=none> --><script>'<a href=none>'</script><a href=none>x</a>", "check/broken-link")
])
func faultsOfAPage(_ body: String, _ code: String) {
  #expect(codes(["index.html": page(body)]) == [code])
}

@Test(arguments: [
  ("<title>t</title><main><h1>x</h1></main>", []),
  ("<html><title>t</title><main><h1>x</h1></main>", ["check/no-language"]),
  ("<html lang=en><title> </title><main><h1>x</h1></main>", ["check/no-title"]),
  ("<html lang=en><title>x</title><h1>x</h1>", ["check/no-main"])
])
func faultsOfAFrame(_ html: String, _ expected: [String]) {
  #expect(codes(["index.html": html]) == expected)
}

@Test func aMessagePointsIntoThePage() {
  let site = FakeSite(["a/index.html": page("\n<a class=\"x\" href=\"none/?a&amp;b\">x</a>")])
  let checked = checkPages(site.artifacts, [], workers: 1) { FakeRenderer(site: site) }
  #expect(
    checked.diagnostics.map { $0.printed(checked.result.files) } == [
      """
      Output/a/index.html:2:14: error: the link “none/?a&b” leads to nothing [check/broken-link]
        |
      2 | <a class="x" href="none/?a&amp;b">x</a></main></html>
        |              ^^^^^^^^^^^^^^^^^^^^

      """
    ])
}
