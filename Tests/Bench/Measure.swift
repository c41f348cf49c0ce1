// How a benchmark measures: medians of several runs, the peak of memory, and a table with the bar beside each number.

import Base

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// One line of the table.
struct Row {
  let name: String
  let median: Duration
  /// At most so long; `nil` for what is shown only to compare with.
  var bar: Duration?
  let note: String
}

/// Why a benchmark measured nothing.
struct BenchFailure: Error { let message: String }

/// The median time of several runs, by the clock on the wall: for work on several cores and on the disk.
func median(of runs: Int, _ body: () throws -> Void) rethrows -> Duration {
  let clock = ContinuousClock()
  return median(try (0..<runs).map { _ in try clock.measure(body) })
}

/// The median of several runs, each the mean of so many calls, in processor time of all threads together: neighbours
/// on the machine change it less than the clock on the wall.
func processorMedian(of runs: Int, each calls: Int = 1, _ body: () throws -> Void) rethrows -> Duration {
  let times = try (0..<runs).map { _ in
    let start = processorTime()
    for _ in 0..<calls { try body() }
    return (processorTime() - start) / calls
  }
  return median(times)
}

private func median(_ times: [Duration]) -> Duration { times.sorted()[times.count / 2] }

private func processorTime() -> Duration {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
}

/// What a room made of an input that has no faults: telling of faults would be measured too.
func faultless<Result>(_ checked: Checked<Result>, _ files: [SourceFile] = []) throws -> Result {
  guard let first = checked.diagnostics.first else { return checked.result }
  throw BenchFailure(message: first.headline(files))
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

/// By how much resident memory grew at its highest during the work, in bytes; `nil` where the system does not tell.
/// Memory that earlier work has freed is used again and not counted: measure early.
func memoryGrowth(_ body: () throws -> Void) rethrows -> Int? {
  guard let before = processStatus("VmRSS:"), resetPeak() else { return nil }
  try body()
  return processStatus("VmHWM:").map { $0 - before }
}

/// How many processes want a core, as a mean over the last minute: above the number of cores, numbers are high.
func load() -> Double {
  var mean = 0.0
  return getloadavg(&mean, 1) == 1 ? mean : 0
}

// Linux sets the peak back to the present when it is told so.
private func resetPeak() -> Bool {
  guard let file = fopen("/proc/self/clear_refs", "w") else { return false }
  defer { fclose(file) }
  return fputs("5", file) >= 0
}

private func processStatus(_ name: String) -> Int? {
  guard let file = fopen("/proc/self/status", "r") else { return nil }
  defer { fclose(file) }
  var buffer = [CChar](repeating: 0, count: 256)
  while fgets(&buffer, 256, file) != nil {
    let line = String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let words = line.split { $0 == " " || $0 == "\t" }
    if words.count > 1, words[0] == name { return Int(words[1]).map { $0 * 1024 } }
  }
  return nil
}

func text(_ duration: Duration) -> String {
  let micros = duration / .microseconds(1)
  // Microseconds keep one decimal: the bars are at 5, 20 and 40 of them.
  if micros < 1000 { return "\(rounded(micros, 1)) µs" }
  if micros < 1e6 { return "\(rounded(micros / 1e3, 1)) ms" }
  return "\(rounded(micros / 1e6, 2)) s"
}

/// A factor as people read it: 1.83.
func text(_ factor: Double) -> String { "\(rounded(factor, 2))" }

private func rounded(_ value: Double, _ decimals: Int) -> Double {
  let scale = decimals == 1 ? 10.0 : 100.0
  return (value * scale).rounded() / scale
}

func printTable(_ rows: [Row]) {
  for row in rows {
    let bar = row.bar.map { "bar \(text($0)), \(text(row.median / $0)) of it" } ?? ""
    print(padded(row.name, 36), padded(text(row.median), 9), padded(bar, 26), row.note, separator: "  ")
  }
}

private func padded(_ text: String, _ width: Int) -> String {
  text + String(repeating: " ", count: max(0, width - text.count))
}
