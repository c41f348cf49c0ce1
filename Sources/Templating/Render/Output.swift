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
    if text.utf8.withContiguousStorageIfAvailable({ append($0) }) == nil { append(foreignBytes(text)) }
  }

  mutating func append(_ byte: UInt8) {
    reserve(1)
    bytes[count] = byte
    count += 1
  }

  mutating func append(int value: Int) {
    if value < 0 { append(UInt8(ascii: "-")) }
    append(digits: value.magnitude, decimals: 0)
  }

  // Digits from the last to the first, with a point before so many of them. By 10 and no other number is divided, since
  // that is a multiplication in truth.
  @inline(__always) private mutating func append(digits value: UInt, decimals: Int) {
    reserve(24)
    var (rest, length) = (value, 1)
    while rest >= 10 {
      rest /= 10
      length += 1
    }
    length = max(length, decimals + 1) + (decimals > 0 ? 1 : 0)
    var place = count + length
    let point = decimals > 0 ? place - decimals - 1 : -1
    rest = value
    while place > count {
      place -= 1
      if place == point {
        bytes[place] = UInt8(ascii: ".")
        continue
      }
      let quotient = rest / 10
      bytes[place] = UInt8(truncatingIfNeeded: 48 + rest - 10 * quotient)
      rest = quotient
    }
    count += length
  }

  /// A number as Python prints it.
  mutating func append(double value: Double) {
    // Up to four decimals: the fraction with the fewest digits is found by trying, since so few digits name one number
    // only. Every other number takes five times as long.
    var scale = 1.0
    for decimals in 1...4 {
      scale *= 10
      let product = value.magnitude * scale
      guard product < 1e15, value != 0 else { break }
      let whole = UInt(product + 0.5)
      if Double(whole) / scale == value.magnitude {
        if value < 0 { append(UInt8(ascii: "-")) }
        return append(digits: whole, decimals: decimals)
      }
    }
    append(text: pythonText(value))
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
    if text.utf8.withContiguousStorageIfAvailable({ appendMarkup($0) }) == nil { appendMarkup(foreignBytes(text)) }
  }

  mutating func appendMarkup(_ bytes: [UInt8]) { bytes.withUnsafeBufferPointer { appendMarkup($0) } }

  // Copied and looked over in one go, block by block; almost none has anything to escape.
  mutating func appendMarkup(_ run: UnsafeBufferPointer<UInt8>) {
    guard let start = run.baseAddress else { return }
    reserve(6 * run.count)  // at most six bytes for one
    let source = UnsafeRawPointer(start)
    var target = UnsafeMutableRawPointer(bytes + count)
    var done = 0
    while done + blockSize <= run.count {
      let block = source.loadUnaligned(fromByteOffset: done, as: Block.self)
      if holdsMarkup(block) {
        for position in done..<done + blockSize { target = placed(start[position], at: target) }
      } else {
        target.storeBytes(of: block, as: Block.self)
        target += blockSize
      }
      done += blockSize
    }
    for position in done..<run.count { target = placed(start[position], at: target) }
    count = target - UnsafeMutableRawPointer(bytes)
  }

  // One byte or its reference, and where the next will stand.
  @inline(__always) private func placed(_ byte: UInt8, at target: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer {
    guard let reference = markupReference(byte) else {
      target.storeBytes(of: byte, as: UInt8.self)
      return target + 1
    }
    target.copyMemory(from: reference.utf8Start, byteCount: reference.utf8CodeUnitCount)
    return target + reference.utf8CodeUnitCount
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

// Of a text that is kept in another form, as only Apple's frameworks make them. By itself: where this stood in its
// callers, they counted a reference to every text.
@inline(never) private func foreignBytes(_ text: String) -> [UInt8] { Array(text.utf8) }

// Whether one of the bytes of `markupReference` is among the eight: a byte that equals another is zero after
// “exclusive or”, and a zero byte borrows from its highest bit when one is taken away. `&` and `'` differ in one bit,
// `<` and `>` too.
@inline(__always) private func holdsMarkup(_ block: Block) -> Bool {
  let ones: UInt64 = 0x0101_0101_0101_0101
  @inline(__always) func zeros(_ block: UInt64) -> UInt64 { (block &- ones) & ~block }
  let found =
    zeros(block) | zeros(block ^ (ones &* 0x22)) | zeros((block | ones) ^ (ones &* 0x27))
    | zeros((block | ones &* 2) ^ (ones &* 0x3E))
  return found & (ones &* 0x80) != 0
}
