import Base
import Formats
import Testing

@testable import SiteBuild

// What an editor reads is what a build checks.
@Test(arguments: [(FrontMatterKind.page, PageKeys.page), (.cluster, PageKeys.cluster)])
func theSchemaHasTheKeysOfTheBuild(_ kind: FrontMatterKind, _ keys: [KnownKey]) throws {
  let read = json(SourceFile(id: ID(0), path: "schema.json", bytes: Array(kind.schema.utf8)))
  #expect(read.diagnostics.isEmpty)
  let properties = try #require(read.result["properties"])
  #expect(properties.entries.map(\.key) == keys.map(\.name))
  #expect(properties.entries.map { $0.value["description"]?.scalar } == keys.map(\.meaning))
  #expect(properties["date"]?["format"]?.scalar == "date")
  #expect(properties["draft"]?["type"]?.scalar == "boolean")
}
