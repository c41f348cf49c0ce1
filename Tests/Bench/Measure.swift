// How a benchmark measures: the median of several runs, and the peak of memory that the process has used.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// One line of the table.
struct Row {
  let name: String
  let median: Duration
  let note: String
}

/// The median time of several runs.
func median(of runs: Int, _ body: () throws -> Void) rethrows -> Duration {
  let clock = ContinuousClock()
  var times: [Duration] = []
  for _ in 0..<runs { times.append(try clock.measure(body)) }
  return times.sorted()[runs / 2]
}

/// Resident memory at its highest since the process began, in bytes.
func peakMemory() -> Int {
  var usage = rusage()
  #if canImport(Glibc)
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss * 1024
  #else
    getrusage(RUSAGE_SELF, &usage)
    return usage.ru_maxrss  // Darwin counts bytes
  #endif
}

func text(_ duration: Duration) -> String {
  let (seconds, attoseconds) = duration.components
  let micros = Double(seconds) * 1e6 + Double(attoseconds) / 1e12
  // Microseconds keep one decimal: the bars are at 5, 20 and 40 of them.
  if micros < 1000 { return "\((micros * 10).rounded() / 10) µs" }
  if micros < 1e6 { return "\((micros / 100).rounded() / 10) ms" }
  return "\((micros / 1e4).rounded() / 100) s"
}

func printTable(_ rows: [Row]) {
  let width = rows.map(\.name.count).max() ?? 0
  for row in rows {
    let name = row.name + String(repeating: " ", count: width - row.name.count)
    print("\(name)  \(text(row.median))  \(row.note)")
  }
}
