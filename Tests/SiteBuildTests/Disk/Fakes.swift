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
