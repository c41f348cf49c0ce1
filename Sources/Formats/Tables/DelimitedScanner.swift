import Base

/// Where a cell lies, and what follows it.
struct ScannedCell {
  enum Fault { case unclosedQuote, textAfterQuote, quoteInside }

  /// Without quotes and, where it has none, without blanks at its ends.
  var start: Int
  var end: Int
  var isQuoted = false
  /// Whether doubled quotes are inside.
  var hasDoubledQuotes = false
  var fault: Fault?
}

/// Goes through the cells of delimited text.
/// - Source: RFC 4180; line ends LF or CR LF, blanks around unquoted cells ignored.
struct DelimitedScanner {
  let bytes: UnsafePointer<UInt8>
  let count: Int
  let separator: UInt8
  var i = 0
  /// After one quote that nothing closes, quotes may not reach over lines any more: else every further one would be
  /// looked for to the end of the file.
  private var staysOnLine = false

  init(_ bytes: UnsafePointer<UInt8>, _ count: Int, separator: UInt8, from start: Int = 0) {
    self.bytes = bytes
    self.count = count
    self.separator = separator
    i = start
  }

  /// Passes empty lines; whether a row follows.
  @inline(__always)
  mutating func atRow() -> Bool {
    while i < count, bytes[i] == 0x0A || bytes[i] == 0x0D && i + 1 < count && bytes[i + 1] == 0x0A { i += 1 }
    return i < count
  }

  /// The next cell of the row, and whether it is its last. Stands behind the separator or the line break after it.
  @inline(__always)
  mutating func next() -> (cell: ScannedCell, isLast: Bool) {
    while i < count, bytes[i] == 0x20 || bytes[i] == 0x09 && separator != 0x09 { i += 1 }
    if i < count, bytes[i] == 0x22 { return quoted() }
    var cell = ScannedCell(start: i, end: i)
    while i < count, bytes[i] != separator, bytes[i] != 0x0A {
      if bytes[i] == 0x22 { cell.fault = .quoteInside }
      i += 1
    }
    cell.end = i
    if cell.end > cell.start, bytes[cell.end - 1] <= 0x20 { trim(&cell) }
    return (cell, pass())
  }

  private func trim(_ cell: inout ScannedCell) {
    if i < count, bytes[i] == 0x0A, bytes[cell.end - 1] == 0x0D { cell.end -= 1 }
    while cell.end > cell.start, bytes[cell.end - 1] == 0x20 || bytes[cell.end - 1] == 0x09 { cell.end -= 1 }
  }

  /// Goes behind what ended a cell; whether that was the row's end.
  @inline(__always)
  private mutating func pass() -> Bool {
    guard i < count else { return true }
    i += 1
    return bytes[i - 1] == 0x0A
  }

  private mutating func quoted() -> (ScannedCell, Bool) {
    let open = i
    var cell = ScannedCell(start: i + 1, end: i + 1, isQuoted: true)
    i += 1
    while true {
      while i < count, bytes[i] != 0x22, !staysOnLine || bytes[i] != 0x0A { i += 1 }
      guard i < count, bytes[i] == 0x22 else { return unclosed(open) }
      guard i + 1 < count, bytes[i + 1] == 0x22 else { break }
      cell.hasDoubledQuotes = true
      i += 2
    }
    cell.end = i
    i += 1
    let close = i
    while i < count, bytes[i] == 0x20 || bytes[i] == 0x0D || bytes[i] == 0x09 && separator != 0x09 { i += 1 }
    if i < count, bytes[i] != separator, bytes[i] != 0x0A {
      cell.fault = .textAfterQuote
      cell.start = close  // for the message; the cell is not used
      while i < count, bytes[i] != separator, bytes[i] != 0x0A { i += 1 }
      cell.end = i
    }
    return (cell, pass())
  }

  // The rest of the line is the cell, so that the rows below it are still read.
  private mutating func unclosed(_ open: Int) -> (ScannedCell, Bool) {
    staysOnLine = true
    i = open
    while i < count, bytes[i] != 0x0A { i += 1 }
    var cell = ScannedCell(start: open, end: i, fault: .unclosedQuote)
    if cell.end > cell.start { trim(&cell) }
    return (cell, pass())
  }
}

/// The text between quotes, doubled quotes as one.
func withoutDoubledQuotes(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
  var out: [UInt8] = []
  out.reserveCapacity(bytes.count)
  var i = 0
  while i < bytes.count {
    out.append(bytes[i])
    i += bytes[i] == 0x22 ? 2 : 1
  }
  return out
}
