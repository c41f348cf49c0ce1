// Whether Markdown takes time in proportion to its length, whatever is in it: inputs that made one parser or another
// quadratic, at 1.25, 2.5 and 5 MB. Doubling may cost at most 2.3 times.

import Base
import Markup
import TestSupport

#if canImport(Glibc)
  import Glibc
#endif

func benchMarkupGrowth() throws -> [Row] {
  let sizes = [1_250_000, 2_500_000, 5_000_000]
  let inputs = sizes.map(hardInputs)
  var worst = (name: "", factor: 0.0)
  var rows = inputs[0].indices.map { index in
    let name = inputs[0][index].0
    let growth = Growth(of: inputs.map { $0[index].1 })
    if growth.worst > worst.factor { worst = (name, growth.worst) }
    let factors = growth.factors.map { "× \(text($0))" }.joined(separator: ", ")
    let mark = growth.worst > limit ? " too much" : ""
    return Row(name: name, median: growth.times[sizes.count - 1], note: factors + mark)
  }
  rows.append(Row(
    name: "the worst of \(rows.count)", median: .zero,
    note: "\(worst.name): doubled, \(text(worst.factor)) times as long; bar \(limit)"))
  return rows
}

private let limit = 2.3

/// The least processor time for each of some texts, of which each is twice as long as the one before.
private struct Growth {
  private(set) var times: [Duration]

  // Neighbours on the machine only ever add time: where growth seems too much, measuring again tells.
  init(of texts: [[UInt8]]) {
    keepMemory()
    times = texts.map { _ in .seconds(1000) }
    if let longest = texts.last { _ = time(longest) }
    for round in 0..<12 where round < 2 || worst > limit {
      for (index, bytes) in texts.enumerated() { times[index] = min(times[index], time(bytes)) }
    }
  }

  var factors: [Double] { zip(times.dropFirst(), times).map { $0 / $1 } }
  var worst: Double { factors.max() ?? 0 }

  private func time(_ bytes: [UInt8]) -> Duration {
    let file = SourceFile(id: ID(0), path: "hard.md", bytes: bytes)
    return processorMedian(of: 1) { _ = document(file, body: 0..<bytes.count, options: MarkupOptions()) }
  }
}

// The kernel finds memory for trees of a gigabyte; how long that takes depends on who else wants some. So the process
// keeps what it has, and finds it there the next time. (What the kernel says of the time spent in and outside of it is
// no measure: it looks only a few hundred times a second.)
private func keepMemory() {
  #if canImport(Glibc)
    // Swift's module of the C library has no <malloc.h>.
    guard let symbol = dlsym(nil, "mallopt") else { return }
    let mallopt = unsafeBitCast(symbol, to: (@convention(c) (Int32, Int32) -> Int32).self)
    let (trimThreshold, mostMaps): (Int32, Int32) = (-1, -4)
    _ = mallopt(trimThreshold, -1)
    _ = mallopt(mostMaps, 0)
  #endif
}
