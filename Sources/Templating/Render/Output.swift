// What a rendering has printed so far. Not a `ByteWriter`: appending to an array asks each time whether it is shared,
// which for runs of twenty bytes, as templates have them, cost three times the copying (70,000 of 400,000 instructions
// of a page of 12 KB). This memory belongs to one machine, and always has room behind its end for one more block, so
// that short runs are copied as blocks.

import Base

struct Output: ~Copyable {
  private(set) var count = 0
  private var bytes: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private var scratch = ByteWriter()

  init(capacity: Int) {
    self.capacity = max(capacity, 4 * blockSize)
    bytes = .allocate(capacity: self.capacity)
  }

  deinit { bytes.deallocate() }

  var written: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: bytes, count: count) }

  var text: String { String(decoding: written, as: UTF8.self) }

  /// Takes out again what was written since `mark`.
  mutating func cut(from mark: Int) -> [UInt8] {
    defer { count = mark }
    return Array(UnsafeBufferPointer(start: bytes + mark, count: count - mark))
  }

  // MARK: runs

  @inline(__always) mutating func append(_ start: UnsafePointer<UInt8>, _ length: Int) {
    reserve(length)
    (bytes + count).update(from: start, count: length)
    count += length
  }

  /// A run behind which a whole block can be read: literal text of a program.
  @inline(__always) mutating func append(padded start: UnsafePointer<UInt8>, _ length: Int) {
    guard length <= 4 * blockSize else { return append(start, length) }
    reserve(length)
    let (target, source) = (UnsafeMutableRawPointer(bytes + count), UnsafeRawPointer(start))
    for block in 0..<4 where block * blockSize < length {
      target.storeBytes(
        of: source.loadUnaligned(fromByteOffset: block * blockSize, as: Block.self), toByteOffset: block * blockSize,
        as: Block.self)
    }
    count += length
  }

  mutating func append(_ run: UnsafeBufferPointer<UInt8>) {
    if let start = run.baseAddress { append(start, run.count) }
  }

  mutating func append(_ run: [UInt8]) { run.withUnsafeBufferPointer { append($0) } }

  mutating func append(_ text: StaticString) { append(text.utf8Start, text.utf8CodeUnitCount) }

  mutating func append(text: String) {
    if text.utf8.withContiguousStorageIfAvailable({ append($0) }) == nil { append(Array(text.utf8)) }
  }

  mutating func append(_ byte: UInt8) {
    reserve(1)
    bytes[count] = byte
    count += 1
  }

  mutating func append(int value: Int) {
    reserve(20)
    var rest = value.magnitude
    if value < 0 { append(UInt8(ascii: "-")) }
    var length = 1
    var limit: UInt = 10
    while rest >= limit, length < 20 {
      length += 1
      let (next, overflow) = limit.multipliedReportingOverflow(by: 10)
      if overflow { break }
      limit = next
    }
    var place = count + length
    count = place
    repeat {
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      place -= 1
      bytes[place] = UInt8(truncatingIfNeeded: 48 + digit)
      rest = quotient
    } while rest > 0
  }

  /// What is written by functions that know only a `ByteWriter`.
  mutating func append<Failure>(_ body: (inout ByteWriter) throws(Failure) -> Void) throws(Failure) {
    scratch.removeAll()
    try body(&scratch)
    append(scratch.bytes)
  }

  // MARK: escaping

  /// `& < > " '` as Jinja's references.
  @inline(__always) mutating func appendMarkup(_ text: String) {
    if text.utf8.withContiguousStorageIfAvailable({ appendMarkup($0) }) == nil { appendMarkup(Array(text.utf8)) }
  }

  mutating func appendMarkup(_ bytes: [UInt8]) { bytes.withUnsafeBufferPointer { appendMarkup($0) } }

  // Copied and looked over in one go, block by block; almost all runs have nothing to escape. The last block may overlap
  // the one before it.
  mutating func appendMarkup(_ run: UnsafeBufferPointer<UInt8>) {
    guard let start = run.baseAddress else { return }
    guard run.count >= blockSize else { return appendSlowly(run, from: 0) }
    reserve(run.count)
    let (source, target) = (UnsafeRawPointer(start), UnsafeMutableRawPointer(bytes + count))
    var done = 0
    let last = run.count - blockSize
    while true {
      let block = source.loadUnaligned(fromByteOffset: done, as: Block.self)
      if holdsMarkup(block) { return appendSlowly(run, from: done) }
      target.storeBytes(of: block, toByteOffset: done, as: Block.self)
      if done == last { break }
      done = min(done + blockSize, last)
    }
    count += run.count
  }

  // Byte by byte; all before `checked` is written already.
  private mutating func appendSlowly(_ run: UnsafeBufferPointer<UInt8>, from checked: Int) {
    count += checked
    reserve(6 * (run.count - checked))  // at most six bytes for one
    for position in checked..<run.count {
      let byte = run[position]
      if let reference = markupReference(byte) {
        append(reference)
      } else {
        bytes[count] = byte
        count += 1
      }
    }
  }

  /// What is safe already, with only these bytes escaped.
  mutating func append(_ safe: [UInt8], escaping: (UInt8) -> StaticString?) {
    for byte in safe {
      if let reference = escaping(byte) { append(reference) } else { append(byte) }
    }
  }

  // MARK: room

  @inline(__always) private mutating func reserve(_ length: Int) {
    if capacity - count < length + 5 * blockSize { grow(length) }
  }

  @inline(never) private mutating func grow(_ length: Int) {
    capacity = max(2 * capacity, count + length + 5 * blockSize)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.update(from: bytes, count: count)
    bytes.deallocate()
    bytes = larger
  }
}

extension ByteWriter {
  mutating func append(_ output: borrowing Output) { append(output.written) }
}

/// How many bytes are read beyond the end of a padded run at most.
let blockSize = MemoryLayout<Block>.size

private typealias Block = UInt64

// Whether one of the bytes of `markupReference` is among the eight: a byte that equals another is zero after “exclusive
// or”, and a zero byte borrows from its highest bit when one is taken away. `&` and `'` differ in one bit, `<` and `>` too.
@inline(__always) private func holdsMarkup(_ block: Block) -> Bool {
  let ones: UInt64 = 0x0101_0101_0101_0101
  @inline(__always) func zeros(_ block: UInt64) -> UInt64 { (block &- ones) & ~block }
  let found =
    zeros(block) | zeros(block ^ (ones &* 0x22)) | zeros((block | ones) ^ (ones &* 0x27))
    | zeros((block | ones &* 2) ^ (ones &* 0x3E))
  return found & (ones &* 0x80) != 0
}

extension Output {
  /// A number as Python prints it.
  mutating func append(double value: Double) {
    // Up to four decimals: the fraction with the fewest digits is found by trying, since so few digits name one number
    // only. Every other number takes five times as long.
    var scale = 1
    for _ in 1...4 {
      scale *= 10
      let product = value.magnitude * Double(scale)
      guard product < 1e15, value != 0 else { break }
      let scaled = Double(Int(product + 0.5))
      if scaled / Double(scale) == value.magnitude {
        if value < 0 { append(UInt8(ascii: "-")) }
        return append(Int(scaled), over: scale)
      }
    }
    append(text: pythonText(value))
  }

  private mutating func append(_ whole: Int, over scale: Int) {
    append(int: whole / scale)
    append(UInt8(ascii: "."))
    var place = scale / 10
    while place > 0 {
      append(UInt8(truncatingIfNeeded: 48 + whole / place % 10))
      place /= 10
    }
  }
}
