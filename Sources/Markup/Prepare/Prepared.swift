// What cmark is given. Most documents go through untouched; those with containers, footnotes or tables go through the
// line pass first, which leaves marks: headings that start with a private-use character. A heading, unlike a
// paragraph, interrupts a paragraph and takes no further lines, so no blank lines are needed around a mark and a
// tight list stays tight.

import Base

/// A document's bytes made ready for cmark, with what was taken out of them.
struct Prepared {
  var bytes: [UInt8]
  var map = SourceMap()
  /// Where each line starts in `bytes`; one more for the end.
  var lines: [Int32] = []
  var marks: [Mark] = []
  var tables: [TablePlan] = []
  /// Labels of footnote definitions → index in `marks`.
  var footnotes: [String: Int] = [:]
  var diagnostics: [Diagnostic] = []
}

/// What a marker heading stands for, by its number.
struct Mark {
  enum Kind { case container, footnote, table }
  let kind: Kind
  /// The line that opened it, in the file.
  let span: Span
  /// A container's head ("note "Title" {#id}"), a footnote's label, in the file.
  let head: Range<Int>
  var text: [UInt8] = []
  /// The index of a table's plan.
  var table = 0
}

/// A pipe table: its cells follow its mark as headings, row by row, the head first.
struct TablePlan {
  var alignments: [Alignment]
  var rows = 0
  var hasCaption = false
}

enum Alignment: UInt8 { case none, left, center, right }

/// Private-use characters U+E000...U+E00F; the first two bytes are the same for all of them.
enum MarkByte {
  static let first: UInt8 = 0xEE
  static let second: UInt8 = 0x80
  static let open: UInt8 = 0x80      // U+E000 and a mark's number
  static let close: UInt8 = 0x81     // U+E001 and its number
  static let cell: UInt8 = 0x82
  static let caption: UInt8 = 0x83
  static let nothing: UInt8 = 0x84   // in place of a line that is not printed, and ends a paragraph all the same
  static let end: UInt8 = 0x8F       // after a cell, so that its trailing # stays
}

/// Makes the bytes of `body` ready. What is not UTF-8 and what is ours alone is replaced, byte by byte, so that every
/// offset stays true.
func prepared(_ file: SourceFile, body: Range<Int>) -> Prepared {
  var range = body.clamped(to: 0..<file.bytes.count)
  if file.bytes[range].starts(with: [0xEF, 0xBB, 0xBF]) { range = range.lowerBound + 3..<range.upperBound }
  var result = Prepared(bytes: Array(file.bytes[range]))
  result.diagnostics = repaired(&result.bytes, from: range.lowerBound, of: file.id)
  if needsLinePass(result.bytes) {
    result = result.bytes.withUnsafeBufferPointer { source in
      var pass = LinePass(result, source, base: range.lowerBound, file: file.id)
      return pass.run()
    }
  } else {
    result.map.add(0, range.lowerBound)
  }
  result.lines = lineStarts(result.bytes)
  return result
}

/// A single line's bytes, checked as a document's are; its places are offsets in the line.
func prepared(plain file: SourceFile) -> Prepared {
  var result = Prepared(bytes: file.bytes)
  result.diagnostics = repaired(&result.bytes, from: 0, of: file.id)
  return result
}

private func lineStarts(_ bytes: [UInt8]) -> [Int32] {
  var starts: [Int32] = [0]
  starts.reserveCapacity(bytes.count / 40 + 2)
  bytes.withUnsafeBufferPointer { bytes in
    var end = bytes.lineEnd(from: 0)
    while end < bytes.count {
      starts.append(Int32(truncatingIfNeeded: end + 1))
      end = bytes.lineEnd(from: end + 1)
    }
  }
  starts.append(Int32(truncatingIfNeeded: bytes.count))
  return starts
}

/// Whether the text may hold what only the line pass understands, or nests so deeply that cmark must be protected.
private func needsLinePass(_ bytes: [UInt8]) -> Bool {
  bytes.withUnsafeBufferPointer { bytes in
    let end = bytes.count
    if bytes.index(of: 0x7C, from: 0, to: end) < end || bytes.index(of: 0x0D, from: 0, to: end) < end { return true }
    return holds(0x3A, 0x3A, 0x3A, bytes) || holds(0x5B, 0x5E, nil, bytes) || nestsDeeply(bytes)
  }
}

/// Whether two or three bytes stand side by side somewhere.
func holds(_ first: UInt8, _ second: UInt8, _ third: UInt8?, _ bytes: Bytes) -> Bool {
  var i = bytes.index(of: first, from: 0, to: bytes.count)
  while i + (third == nil ? 1 : 2) < bytes.count {
    if bytes[i + 1] == second, third == nil || bytes[i + 2] == third { return true }
    i = bytes.index(of: first, from: i + 1, to: bytes.count)
  }
  return false
}

/// Whether a line begins with more than 50 bytes that may be prefixes of quotes and lists.
private func nestsDeeply(_ bytes: Bytes) -> Bool {
  let prefix = prefixBytes
  var start = 0
  while start < bytes.count {
    var i = start
    while i < bytes.count, prefix.contains(bytes[i]) { i += 1 }
    if i - start > 50 { return true }
    start = bytes.lineEnd(from: i) + 1
  }
  return false
}

private let prefixBytes = ByteSet(" \t>-+*0123456789.)")
