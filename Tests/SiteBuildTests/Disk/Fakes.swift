import Base
import Glibc
import Testing
@testable import SiteBuild

/// A site that is a table of paths and texts, in place of stages parse to compute.
struct FakeSite: Sendable {
  let artifacts: [Artifact]
  let texts: [String]
  var faults: [Int: Diagnostic] = [:]

  init(_ files: KeyValuePairs<String, String>) { self.init(files.map { ($0.key, $0.value) }) }

  init(_ files: [(String, String)]) {
    let sorted = files.sorted { $0.0 < $1.0 }
    artifacts = sorted.map { Artifact(path: $0.0, source: nil) }
    texts = sorted.map(\.1)
  }

  var files: [String: [UInt8]] {
    Dictionary(uniqueKeysWithValues: zip(artifacts, texts).map { ($0.path, Array($1.utf8)) })
  }

  @discardableResult
  func write(
    to disk: any Disk, _ output: OutputOptions = OutputOptions(), workers: Int = 1,
    telling events: BuildEvents = .none
  ) throws(BuildFailure) -> Checked<WriteReport?> {
    try SiteBuild.write(artifacts, to: disk, output, workers: workers, telling: events) {
      FakeRenderer(site: self)
    }
  }
}

extension FakeSite: CustomTestStringConvertible {
  var testDescription: String { zip(artifacts, texts).map { "\($0.path): \($1)" }.joined(separator: ", ") }
}

struct FakeRenderer: ArtifactRenderer {
  let site: FakeSite
  var out = ByteWriter()

  init(site: FakeSite) { self.site = site }

  mutating func render(_ index: Int) -> [Diagnostic] {
    out.removeAll()
    out.append(text: site.texts[index])
    return site.faults[index].map { [$0] } ?? []
  }
}

/// A folder of its own below the system's temporary one, deleted with the value.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    var template = Array(
      "\(getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp")/almanac-test-XXXXXX".utf8CString)
    path = try #require(mkdtemp(&template).map { String(cString: $0) })
  }
  deinit { try? FileSystem(root: path).removeTree(path) }

  var disk: FileSystem { get throws { try FileSystem(root: path) } }

  func put(_ name: String, _ text: String) throws {
    let disk = try disk
    try disk.remove(name)
    try disk.create(name, Array(text.utf8))
  }
}

extension Disk {
  func text(_ path: String) throws -> String? { try read(path).map { String(decoding: $0, as: UTF8.self) } }

  /// All files below a folder by relative path, hidden ones of its top aside.
  func published(_ folder: String = "Output") throws -> [String: [UInt8]] {
    var found: [String: [UInt8]] = [:]
    func visit(_ path: String) throws {
      for entry in try entries(of: path.isEmpty ? folder : "\(folder)/\(path)") ?? [] {
        if path.isEmpty, entry.name.hasPrefix(".") { continue }
        let child = path.isEmpty ? entry.name : "\(path)/\(entry.name)"
        if entry.kind == .folder { try visit(child) } else { found[child] = try read("\(folder)/\(child)") }
      }
    }
    try visit("")
    return found
  }
}
