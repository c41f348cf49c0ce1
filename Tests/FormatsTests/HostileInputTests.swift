// What is built to hurt ends in a message, soon and without much memory.

import Base
import Formats
import Testing

private func codes(_ text: String) -> [String] { yaml(SourceFile(path: "a.yml", text)).diagnostics.map(\.code) }

@Test(arguments: ["[", "{a: ", "- ", "? ", "{? ", "[? ", "- [", "a: {b: ["])
func depth(_ opening: String) {
  let nested = String(repeating: opening, count: 10_000)
  #expect(codes(nested).count == 1)
  #expect(json(SourceFile(path: "a.json", nested)).diagnostics.count == 1)
}

@Test func depthByIndentation() {
  let text = (0..<2_000).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
  #expect(codes(text) == ["yaml/too-deep"])
  let anchored = "x: &x 1\n" + text
  #expect(codes(anchored) == ["yaml/too-deep"])
}

@Test func aliasBombs() {
  var laughs = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
  for level in 1..<40 {
    laughs += "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ") + "]\n"
  }
  #expect(codes(laughs) == ["yaml/alias-bomb"])
  #expect(codes(laughs + "k: {*a39 : 1, *a38 : 2}\n") == ["yaml/key"])
  #expect(codes(laughs + "k: {[*a39]: 1}\n") == ["yaml/key"])
  #expect(codes(laughs + "? *a39\n: 1\n") == ["yaml/key"])
}

@Test func largeScalars() {
  let long = String(repeating: "x ", count: 500_000)
  #expect(yaml(SourceFile(path: "a.yml", "a: \(long)y\n")).result["a"]?.text.utf8.count == 1_000_001)
  #expect(yaml(SourceFile(path: "a.yml", "a: \"\(long)\"\n")).result["a"]?.text.utf8.count == 1_000_000)
  #expect(yaml(SourceFile(path: "a.yml", "a: |\n  \(long)\n")).result["a"]?.text.utf8.count == 1_000_001)
  #expect(codes("a: \"\(String(repeating: long, count: 9))\n") == ["yaml/too-large"])
}

@Test func manyKeys() {
  let text = (0..<20_000).map { "k\($0): \($0)\n" }.joined()
  #expect(yaml(SourceFile(path: "a.yml", text)).result.entries.count == 20_000)
  #expect(codes(text + "k7: 1\n") == ["yaml/duplicate-key"])
}

@Test func placesInsideMarkdown() throws {
  let source = "Text.\n\n> ```{chart}\n> kind: bar\n> data: {x: [1,\n>   2], y: ä, z: 3}\n> ```\n"
  let file = SourceFile(path: "a.md", source)
  let start = try #require(source.utf8.firstRange(of: "kind".utf8)?.lowerBound)
  let offset = source.utf8.distance(from: source.utf8.startIndex, to: start)
  let stop = source.utf8.count - "> ```\n".utf8.count
  for from in [offset, offset - 2] {
    let read = yaml(file, in: from..<stop)
    #expect(read.diagnostics.isEmpty)
    func written(_ span: Span?) -> String { String(decoding: file.bytes[span?.range ?? 0..<0], as: UTF8.self) }
    #expect(written(read.result.entries.first?.keySpan) == "kind")
    #expect(written(read.result["data"]?["x"]?.items[1].span) == "2")
    #expect(written(read.result["data"]?["y"]?.span) == "ä")
    let place = read.result["data"]?["z"].map { file.position(of: $0.span.range.lowerBound) }
    #expect(place?.line == 6 && place?.column == 18)
  }
  let indented = SourceFile(path: "a.md", "   kind: bar\n   data:\n     x: 1\n     x: 2\n")
  #expect(
    yaml(indented).diagnostics.map { $0.headline([indented]) } == [
      "a.md:4:6: error: the key “x” stands here a second time [yaml/duplicate-key]"
    ])
}
