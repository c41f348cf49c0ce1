import Base

/// A column of text under construction: each distinct text once, and a code a row.
///
/// A class, since one is filled by each cell of a column in turn: a struct in an array would be copied or checked for
/// uniqueness at every cell. One thread fills it, one method at a time, so exclusive access needs no proof at run
/// time; the proof was a sixth of the loading time.
final class TextBuilder {
  @exclusivity(unchecked) private(set) var codes: [Int32] = []
  @exclusivity(unchecked) private var arena: [UInt8] = []
  /// Entry n is `arena[ends[n]..<ends[n + 1]]`.
  @exclusivity(unchecked) private var ends: [Int32] = [0]
  @exclusivity(unchecked) private var slots: [Int32] = Array(repeating: -1, count: 64)
  @exclusivity(unchecked) private var previous: Int32 = -1

  init(rows: Int) { codes.reserveCapacity(rows) }

  var distinctCount: Int { ends.count - 1 }

  func addMissing() { codes.append(-1) }

  func add(_ bytes: UnsafePointer<UInt8>, _ count: Int) {
    if count == 0 { return codes.append(-1) }
    // Sorted tables repeat the cell above.
    if previous >= 0, isEntry(previous, bytes, count) { return codes.append(previous) }
    let code = self.code(bytes, count)
    previous = code
    codes.append(code)
  }

  func finished() -> TextCells {
    TextCells(codes: codes, dictionary: (0..<distinctCount).map(entry))
  }

  func entryBytes(_ code: Int) -> ArraySlice<UInt8> { arena[Int(ends[code])..<Int(ends[code + 1])] }

  private func entry(_ code: Int) -> String { entryBytes(code).string }

  private func code(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int32 {
    if distinctCount * 2 >= slots.count { grow() }
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash(bytes, count)) & mask
    while slots[slot] >= 0 {
      if isEntry(slots[slot], bytes, count) { return slots[slot] }
      slot = (slot + 1) & mask
    }
    let code = Int32(distinctCount)
    slots[slot] = code
    arena.append(contentsOf: UnsafeBufferPointer(start: bytes, count: count))
    ends.append(Int32(truncatingIfNeeded: arena.count))
    return code
  }

  private func isEntry(_ code: Int32, _ bytes: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    let start = Int(ends[Int(code)])
    guard Int(ends[Int(code) + 1]) - start == count else { return false }
    return arena.withUnsafeBytes { arena in
      var i = 0
      let bytes = UnsafeRawPointer(bytes)
      while i + 8 <= count {
        let a = arena.loadUnaligned(fromByteOffset: start + i, as: UInt64.self)
        if a != bytes.loadUnaligned(fromByteOffset: i, as: UInt64.self) { return false }
        i += 8
      }
      while i < count {
        if arena[start + i] != bytes.load(fromByteOffset: i, as: UInt8.self) { return false }
        i += 1
      }
      return true
    }
  }

  private func grow() {
    slots = Array(repeating: -1, count: slots.count * 4)
    let mask = slots.count - 1
    arena.withUnsafeBufferPointer { arena in
      guard let base = arena.baseAddress else { return }
      for code in 0..<distinctCount {
        let (start, end) = (Int(ends[code]), Int(ends[code + 1]))
        var slot = Int(truncatingIfNeeded: hash(base + start, end - start)) & mask
        while slots[slot] >= 0 { slot = (slot + 1) & mask }
        slots[slot] = Int32(code)
      }
    }
  }
}

private func hash(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
  let raw = UnsafeRawPointer(bytes)
  var hash = UInt64(truncatingIfNeeded: count) &* 0x9E37_79B9_7F4A_7C15
  var i = 0
  while i + 8 <= count {
    hash = (hash ^ raw.loadUnaligned(fromByteOffset: i, as: UInt64.self)) &* 0x9FB2_1C65_1E98_DF25
    hash ^= hash >> 32
    i += 8
  }
  var tail: UInt64 = 0
  while i < count {
    tail = tail << 8 | UInt64(bytes[i])
    i += 1
  }
  hash = (hash ^ tail) &* 0x9FB2_1C65_1E98_DF25
  return hash ^ hash >> 29
}
