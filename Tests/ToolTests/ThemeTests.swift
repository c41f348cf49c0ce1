import Base
import SiteBuild
import Testing

// The list of the theme's files is written by `.ci/theme-list`; a template that it lacks would be missing from the
// binary.
@Test func theBinaryHoldsEveryTemplate() throws {
  let root = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()
  let disk = try FileSystem(root: root)
  var found: [String: [UInt8]] = [:]
  func visit(_ folder: String) throws {
    for entry in try disk.entries(of: folder) ?? [] where !entry.name.hasPrefix(".") {
      let path = "\(folder)/\(entry.name)"
      if entry.kind == .folder { try visit(path) } else { found[path] = try disk.read(path) }
    }
  }
  try visit("Templates")
  let inBinary = try load(MemoryDisk(["Content/site.yml": []]), workers: 1).result.files.filter {
    $0.path.hasPrefix("Templates/")
  }
  #expect(inBinary.map(\.path) == found.keys.sorted(), "run .ci/theme-list")
  #expect(inBinary.allSatisfy { found[$0.path] == $0.bytes })
  #expect(!inBinary.isEmpty)
}
