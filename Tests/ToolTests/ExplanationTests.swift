import Foundation
import Testing

@testable import Tool

/// Every code that the program's source has belongs to an area that `explain` knows.
@Test func everyCodeHasAnArea() throws {
  let sources = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Sources").standardized
  let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
  var codes: Set<String> = []
  while let file = files?.nextObject() as? URL {
    guard file.pathExtension == "swift" else { continue }
    let text = try String(contentsOf: file, encoding: .utf8)
    for match in text.matches(of: /\.(error|warning|note|usage|machine),\s+"([a-z-]+\/[a-z-]+)"/) {
      codes.insert(String(match.2))
    }
  }
  #expect(codes.count > 200)
  let areas = Set(Explanation.areas.map(\.name))
  let strangers = codes.filter { code in !areas.contains { code.hasPrefix($0 + "/") } }
  #expect(strangers.sorted() == [])
  #expect(Explanation.areas.map(\.name) == areas.sorted())
}
