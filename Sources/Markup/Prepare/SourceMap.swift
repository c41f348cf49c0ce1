import Base

/// Where the bytes handed to cmark come from: runs that stand in the file as they are.
struct SourceMap {
  private struct Run {
    let start: Int32   // in the prepared bytes, ascending
    var origin: Int32  // the same place in the file
  }

  private var runs: [Run] = []

  init() { runs.reserveCapacity(16) }

  /// From `start` on, prepared bytes are the file's bytes from `origin` on.
  mutating func add(_ start: Int, _ origin: Int) {
    let run = Run(start: Int32(truncatingIfNeeded: start), origin: Int32(truncatingIfNeeded: origin))
    if let last = runs.last, last.start == run.start { runs[runs.count - 1] = run } else { runs.append(run) }
  }

  /// Whether `origin` simply goes on from what was added last.
  func continues(_ start: Int, _ origin: Int) -> Bool {
    guard let last = runs.last else { return false }
    return start - Int(last.start) == origin - Int(last.origin)
  }

  /// The file's offset for a prepared one.
  func origin(_ offset: Int) -> Int { origins(offset, offset).0 }

  /// The file's offsets for two prepared ones, the first no greater than the second. O(log runs).
  func origins(_ first: Int, _ last: Int) -> (Int, Int) {
    let run = run(first)
    // Most spans lie in one run.
    let other = run + 1 < runs.count && Int(runs[run + 1].start) <= last ? self.run(last) : run
    return (origin(first, in: run), origin(last, in: other))
  }

  /// The run that an offset lies in; -1 before the first.
  private func run(_ offset: Int) -> Int {
    var low = 0
    var high = runs.count
    while low < high {
      let middle = (low + high) / 2
      if Int(runs[middle].start) <= offset { low = middle + 1 } else { high = middle }
    }
    return low - 1
  }

  private func origin(_ offset: Int, in run: Int) -> Int {
    guard run >= 0 else { return Int(runs.first?.origin ?? 0) }
    return Int(runs[run].origin) + offset - Int(runs[run].start)
  }
}
