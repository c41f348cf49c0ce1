import Base
import Testing

@testable import SiteBuild

/// A site of a few files, made ready as a build makes it ready, without a disk.
struct BuiltSite {
  let prepared: Prepared
  /// What was said of its files; rendering says more.
  let diagnostics: [Diagnostic]

  init(_ files: [(String, [UInt8])], after previous: Documents? = nil) {
    let read = prepare(Inventory(files), BuildOptions(asOf: Moment(seconds: 1_795_000_000)), after: previous)
    (prepared, diagnostics) = (read.result, read.diagnostics)
  }

  init(_ files: [(String, String)], after previous: Documents? = nil) {
    self.init(files.map { ($0.0, Array($0.1.utf8)) }, after: previous)
  }

  /// One file of its output, and what was said while it was rendered.
  func rendered(_ path: String) throws -> (text: String, diagnostics: [Diagnostic]) {
    var renderer = Renderer(prepared)
    let said = renderer.render(try #require(prepared.artifact(at: path)))
    return (renderer.out.text, said)
  }
}
