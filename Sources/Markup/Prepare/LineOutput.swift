import Base

/// The lines for cmark under construction, and where each run of them comes from. Bytes of the source that follow each
/// other are copied together, when something else is to be written: most documents are a few long runs.
struct LineOutput: ~Copyable {
  private(set) var bytes: Pile<UInt8>
  private(set) var map = SourceMap()

  private let source: Bytes
  private let base: Int
  /// A run of the source that belongs at the end and is not yet copied.
  private var waiting: Range<Int>?

  /// - Parameter base: Where `source` starts in the file.
  init(_ source: Bytes, base: Int) {
    self.source = source
    self.base = base
    bytes = Pile(room: source.count + source.count / 4 + 64)
  }

  /// A run of the source.
  mutating func append(_ range: Range<Int>) {
    if let run = waiting, run.upperBound == range.lowerBound {
      waiting = run.lowerBound..<range.upperBound
      return
    }
    flush()
    waiting = range
  }

  mutating func append(_ byte: UInt8) {
    flush()
    bytes.append(byte)
  }

  @inline(__always) mutating func append(_ text: StaticString) {
    flush()
    bytes.append(text)
  }

  mutating func append(_ byte: UInt8, count: Int) {
    flush()
    for _ in 0..<count { bytes.append(byte) }
  }

  mutating func append(number: Int) {
    flush()
    bytes.append(int: number)
  }

  mutating func flush() {
    guard let run = waiting else { return }
    waiting = nil
    if !map.continues(bytes.count, base + run.lowerBound) { map.add(bytes.count, base + run.lowerBound) }
    bytes.append(Bytes(rebasing: source[run]))
  }
}
