import Base
import Testing
import Theme

@testable import SiteBuild

private let files: [(path: String, bytes: [UInt8])] = [
  ("Content/site.yml", "title: T\n"),
  ("Content/data/clusters.csv", "id,name\noslo,Oslo\n"),
  ("Content/articles/a.md", """
    ---
    title: A
    description: An article.
    ---
    ## Here {#here}

    [same](#here), [other](/articles/b/#there), [template](/clusters/oslo/#main), [top](#top), note[^n]

    [^n]: A note.

    [no](#her), [none](/articles/b/#nowhere), [main](/clusters/oslo/#mein)
    """),
  ("Content/articles/b.md", "---\ntitle: B\ndescription: Another.\n---\n## There {#there}\n\ntext\n"),
].map { ($0.0, Array($0.1.utf8)) }

@Test func linksToPlacesThatAreNotThereAreFoundByABuild() {
  let inventory = Inventory(files + themeFiles)
  let faults = prepare(inventory, BuildOptions(asOf: Moment(seconds: 0))).diagnostics.filter { $0.code == "link/no-anchor" }
  #expect(
    faults.map { $0.printed(inventory.files).split(separator: "\n").first.map(String.init) } == [
      "Content/articles/a.md:11:6: error: the page “A” has no place “#her” [link/no-anchor]",
      "Content/articles/a.md:11:20: error: the page “B” has no place “#nowhere” [link/no-anchor]",
      "Content/articles/a.md:11:50: error: the page “Oslo” has no place “#mein” [link/no-anchor]",
    ])
  #expect(faults.map(\.help) == ["did you mean “#here”?", nil, "did you mean “#main”?"])
}

// A build finds it in the Markdown, a check on the finished page too: it is one fault, with one place.
@Test func checkTellsOfAFaultOnceAndWhereItWasWritten() throws {
  let disk = MemoryDisk(Dictionary(uniqueKeysWithValues: files))
  disk.replace("Content/articles/b.md", Array("---\ntitle: B\ndescription: Another.\n---\n## There {#there}\n\n#### Deep\n\n![x](/assets/none.png)\n".utf8))
  let checked = try check(disk, BuildOptions(asOf: Moment(seconds: 0)))
  #expect(
    checked.diagnostics.filter { $0.severity == .error }.map { $0.headline(checked.result.files) }.sorted() == [
      "Content/articles/a.md:11:20: error: the page “B” has no place “#nowhere” [link/no-anchor]",
      "Content/articles/a.md:11:50: error: the page “Oslo” has no place “#mein” [link/no-anchor]",
      "Content/articles/a.md:11:6: error: the page “A” has no place “#her” [link/no-anchor]",
      "Content/articles/b.md:7:6: error: a heading of level 4 follows one of level 2 [lint/heading-level]",
      "Content/articles/b.md:9:6: error: there is no image “/assets/none.png” in Content/assets [image/no-file]",
    ])
}
