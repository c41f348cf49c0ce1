import Base

/// Where the bytes handed to cmark come from: runs that stand in the file as they are.
struct SourceMap {
  private var starts: [Int32] = []   // in the prepared bytes, ascending
  private var origins: [Int32] = []  // the same place in the file

  /// From `start` on, prepared bytes are the file's bytes from `origin` on.
  mutating func add(_ start: Int, _ origin: Int) {
    if let last = starts.last, Int(last) == start {
      origins[origins.count - 1] = Int32(truncatingIfNeeded: origin)
      return
    }
    starts.append(Int32(truncatingIfNeeded: start))
    origins.append(Int32(truncatingIfNeeded: origin))
  }

  /// Whether `origin` simply goes on from what was added last.
  func continues(_ start: Int, _ origin: Int) -> Bool {
    guard let last = starts.last, let from = origins.last else { return false }
    return start - Int(last) == origin - Int(from)
  }

  /// The file's offset for a prepared one. O(log runs).
  func origin(_ offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if Int(starts[middle]) <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return Int(origins.first ?? 0) }
    return Int(origins[low - 1]) + offset - Int(starts[low - 1])
  }
}
