// A figure that is only an address takes a shorter way; what it prints and what is said of it is what the language says
// of the same address in brackets.

import Base
import Testing

@testable import SiteBuild

private func page(_ expression: String) throws -> (text: String, messages: [String]) {
  let site = BuiltSite([
    ("Content/site.yml", "title: Report\nlanguage: da\n"),
    ("Content/data/sources.yml", "o: {title: Office, date: 2018}\n"),
    ("Content/data/indicators.yml", "jobs: {label: Jobs, unit: jobs}\nshare: {label: Share, unit: percent, decimals: 1}\n"),
    ("Content/data/clusters.csv", "id,name\nboston,Boston\nsan-diego,San Diego\nnone,Nobody\n"),
    ("Content/data/jobs.csv", """
      cluster,year,jobs,share,source
      boston,2016,9507,12.25,o
      boston,2017,[c],,o
      san-diego,2016,>480,7[p],o
      san-diego,2017,500,,o
      none,2016,3,,o

      """),
    ("Content/pages/p.md", "---\ntitle: P\n---\nX{{ \(expression) }}Y\n"),
  ])
  let rendered = try site.rendered("p/index.html")
  let line = rendered.text.split(separator: "\n").first { $0.contains("X") && $0.contains("Y</p>") }
  return (line.map(String.init) ?? "", (site.diagnostics + rendered.diagnostics).map(\.message))
}

@Test(arguments: [
  "boston.jobs", "boston.jobs@2016", "san_diego.jobs@2016", "san_diego.share@2016", "boston.share", "san_diego.share",
  "boston.jobs@2017", "boston.jobs@1999", "boston.nothing", "atlanta.jobs", "san-diego.jobs", "page.jobs",
])
func anAddressReadsAsTheLanguageReadsIt(_ address: String) throws {
  let (short, long) = (try page(address), try page("(\(address))"))
  #expect(short.text == long.text)
  #expect(short.messages == long.messages)
  #expect(short.text.contains("<data") || short.messages.contains { $0.contains("“") || $0.contains("no data") } || short.text.contains("[c]"))
}

@Test func aWordOfTheLanguageIsNoName() throws {
  #expect(try page("none.jobs").messages == (try page("(none).jobs").messages))
}
