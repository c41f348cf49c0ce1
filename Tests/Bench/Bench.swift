// `swift run -c release Bench [NAME …]`: every benchmark, or those named. `Bench generate DIR N` only writes the big
// site.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Exits 1 where a benchmark could not be run: a number that is missing must not look like one that was not asked for.
func runBench(_ arguments: [String]) {
  do {
    if arguments.dropFirst().first == "generate", arguments.count == 4, let count = Int(arguments[3]) {
      return try generate(clusters: count, into: arguments[2])
    }
    let wanted = Set(arguments.dropFirst())
    // The table stays first: what others have freed would hide how much memory it takes.
    let known: [(name: String, run: () throws -> [Row])] = [
      ("csv", benchTable),
      ("front-matter", benchFrontMatter),
      ("markdown", benchMarkup),
      ("markdown-growth", benchMarkupGrowth),
      ("charts", benchCharts),
      ("templates", benchTemplates),
      ("build-1000", { try benchBuild(clusters: 1000, workers: 2) }),
      ("build-10000", { try benchBuild(clusters: 10_000, workers: 2) }),
      ("build-100000", { try benchBuild(clusters: 100_000, workers: 2) }),
    ]
    let unknown = wanted.subtracting(known.map(\.name))
    guard unknown.isEmpty else {
      let names = known.map(\.name).joined(separator: ", ")
      print("no benchmark is named \(unknown.sorted().joined(separator: ", ")); there is \(names)")
      exit(1)
    }
    print("load \(text(load()))")
    // What takes minutes and a gigabyte runs only where it is asked for.
    let large = ["markdown-growth", "build-100000"]
    for bench in known where wanted.isEmpty ? !large.contains(bench.name) : wanted.contains(bench.name) {
      printTable(try bench.run())
    }
  } catch {
    print("failed: \(error)")
    exit(1)
  }
}
