// Ids that templates give are kept from the headings of the texts around which they stand.

import Testing
import Theme

@testable import SiteBuild

@Test(arguments: [
  ("layout.html", FileRole.PageRoom.plain, "about"), ("cluster.html", .cluster, "boston"), ("home.html", .home, "index"),
  ("search.html", .plain, "search"), ("article.html", .article, "hub"), ("page.html", .plain, "about"),
  ("partials/source-notes.html", .article, "hub"), ("partials/cite.html", .article, "hub"),
  ("partials/downloads.html", .article, "hub"), ("partials/outline.html", .article, "hub"),
])
func headingsTakeNoIDOfTheTheme(_ template: String, _ room: FileRole.PageRoom, _ stem: String) throws {
  let bytes = try #require(themeFiles.first { $0.path == "Templates/" + template }?.bytes)
  let written = String(decoding: bytes, as: UTF8.self).matches(of: /\bid="([a-z-]+)"/).map { String($0.output.1) }
  #expect(Set(written).isSubset(of: takenIDs(in: room, stem)))
}
