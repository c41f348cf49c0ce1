import Base
import Preview
import SiteBuild
import TestSupport
import Testing

@testable import Tool

private let options = BuildOptions(asOf: Moment(seconds: 1_795_000_000), drafts: .shown, workers: 1)

// After any sequence of edits, wrong ones among them, the preview that followed them shows what a build of the same
// files from nothing would write: the same pages, the same bytes, the same messages.
@Test(arguments: 0..<4 as Range<UInt64>)
func afterAnyEditsThePreviewShowsWhatABuildWouldWrite(_ seed: UInt64) throws {
  var random = Seeded(seed)
  let disk = MemoryDisk(Dictionary(uniqueKeysWithValues: starterSite.map { ($0.key, Array($0.value.utf8)) }))
  let site = LiveSite(disk, workers: 1, prepare: preparer(options))
  for step in 0..<6 {
    let path = edit(disk, using: &random)
    site.refresh(Bool.random(using: &random) ? .files([path]) : .everything)

    let inventory = try load(disk, workers: 1)
    let fresh = prepare(inventory.result, options)
    let snapshot = site.snapshot
    #expect(
      snapshot.artifacts.map(\.path) == fresh.result.artifacts.map(\.path),
      "\(path), seed \(seed), step \(step)")
    let messages = (inventory.diagnostics + fresh.diagnostics + pathFaults(of: fresh.result.artifacts))
      .sorted(inventory.result.files)
    #expect(snapshot.sorted(snapshot.diagnostics).map(snapshot.printed) == messages.map { $0.printed(inventory.result.files) })
    var renderer = Renderer(fresh.result)
    for index in fresh.result.artifacts.indices {
      _ = renderer.render(index)
      #expect(
        snapshot.rendered(index).result == renderer.out.bytes,
        "\(fresh.result.artifacts[index].path) after \(path), seed \(seed)")
    }
  }
}

/// Changes one file, for better or worse.
private func edit(_ disk: MemoryDisk, using random: inout Seeded) -> String {
  let paths = disk.files.keys.filter { $0.hasPrefix("Content/") }.sorted()
  let path = paths.randomElement(using: &random) ?? "Content/site.yml"
  var lines = String(decoding: disk.files[path] ?? [], as: UTF8.self).split(
    separator: "\n", omittingEmptySubsequences: false)
  let line = Int.random(in: 0..<lines.count, using: &random)
  switch Int.random(in: 0..<6, using: &random) {
  case 0: lines.remove(at: line)
  case 1: lines.insert(lines[line], at: line)
  case 2: lines[line] += " words"
  case 3:
    disk.replace(
      "Content/articles/new.md",
      Array("---\ntitle: New\ndescription: x\n---\nSome {{ boston.companies }}.\n".utf8))
    return "Content/articles/new.md"
  case 4:
    let layout = themeFile("Templates/partials/footer.html") + Array("<!-- \(line) -->".utf8)
    disk.replace("Templates/partials/footer.html", layout)
    return "Templates/partials/footer.html"
  default:
    disk.delete(path)
    return path
  }
  disk.replace(path, Array(lines.joined(separator: "\n").utf8))
  return path
}

private func themeFile(_ path: String) -> [UInt8] {
  (try? load(MemoryDisk(["Content/site.yml": []]), workers: 1))?.result.files.first { $0.path == path }?.bytes
    ?? []
}
