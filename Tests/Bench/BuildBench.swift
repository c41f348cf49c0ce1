// A full build of a big site, on tmpfs where there is one: stages by themselves, the whole, and the same again.

import Base
import SiteBuild

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Builds a synthetic site of so many clusters and prints how long each part took.
func benchBuild(clusters: Int, workers: Int) throws -> [Row] {
  let root = "/dev/shm/almanac-bench-\(getpid())"
  let site = SyntheticSite(clusters: clusters)
  try site.forEachFile { path, bytes in try write(bytes, to: root + "/" + path) }
  defer { remove(root) }
  let disk = try FileSystem(root: root)
  var options = BuildOptions(asOf: Moment(seconds: 1_770_000_000), workers: workers)
  options.program = 1
  let clock = ContinuousClock()
  var rows: [Row] = []
  var pages = 0
  let first = try clock.measure {
    let built = try build(disk, options)
    pages = built.result.written?.pages ?? 0
    for diagnostic in built.diagnostics.prefix(5) { print(diagnostic.headline(built.result.files)) }
  }
  guard pages >= clusters else { throw BenchFailure(message: "\(pages) pages of \(clusters) clusters") }
  let memory = "\(pages) pages, peak \(peakMemory() >> 20) MB"
  rows.append(Row(name: "build \(clusters) clusters", median: first, note: memory))
  let again = try clock.measure { _ = try build(disk, options) }
  rows.append(Row(name: "the same again", median: again, bar: first / 2, note: "nothing changed"))
  return rows
}

/// Writes the synthetic site into a folder, to build it by hand or with another generator.
func generate(clusters: Int, into folder: String) throws {
  try SyntheticSite(clusters: clusters).forEachFile { path, bytes in try write(bytes, to: folder + "/" + path) }
}

private func write(_ bytes: [UInt8], to path: String) throws {
  var folder = ""
  for part in path.split(separator: "/").dropLast() {
    folder += "/" + part
    mkdir(folder, 0o777)
  }
  guard let file = fopen(path, "w") else { throw BenchFailure(message: "cannot write \(path)") }
  defer { fclose(file) }
  guard fwrite(bytes, 1, bytes.count, file) == bytes.count else { throw BenchFailure(message: "cannot write \(path)") }
}

private func remove(_ path: String) {
  guard let folder = opendir(path) else {
    unlink(path)
    return
  }
  while let entry = readdir(folder) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if name != ".", name != ".." { remove(path + "/" + name) }
  }
  closedir(folder)
  rmdir(path)
}
