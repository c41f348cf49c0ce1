// A file that was read, kept whole so that any message can quote the line that it speaks of.

/// One input file: its place in the list of sources, its path as shown to people, its bytes.
@usableFromInline package struct SourceFile: Sendable {
  package let id: ID<SourceFile>
  /// Relative to the site's root, `/` between folders: `Content/articles/hub.md`.
  package let path: String
  package let bytes: [UInt8]

  package init(id: ID<SourceFile>, path: String, bytes: [UInt8]) {
    self.id = id
    self.path = path
    self.bytes = bytes
  }

  /// A file of its own, for a room used without a site around it (a test, `almanac render`).
  package init(path: String, _ text: String) {
    self.init(id: ID(0), path: path, bytes: Array(text.utf8))
  }

  /// A range of this file as a place.
  package func span(_ range: Range<Int>) -> Span { Span(id, range) }
}

/// Where something was written: a range of bytes of one file. Line and column are derived when it is printed.
@usableFromInline package struct Span: Hashable, Sendable {
  @usableFromInline package let file: ID<SourceFile>
  @usableFromInline package let start: Int32
  @usableFromInline package let end: Int32

  @inlinable package init(_ file: ID<SourceFile>, _ range: Range<Int>) {
    self.file = file
    start = Int32(truncatingIfNeeded: range.lowerBound)
    end = Int32(truncatingIfNeeded: range.upperBound)
  }

  @inlinable package var range: Range<Int> { Int(start)..<Int(end) }

  /// The part of this span that starts `offset` bytes after its start and is `count` bytes long.
  @inlinable package func part(_ offset: Int, _ count: Int) -> Span {
    Span(file, range.lowerBound + offset..<range.lowerBound + offset + count)
  }

  /// From the start of this span to the end of `other`, which lies behind it in the same file.
  @inlinable package func joined(_ other: Span) -> Span {
    Span(
      file, Swift.min(range.lowerBound, other.range.lowerBound)..<Swift.max(range.upperBound, other.range.upperBound))
  }
}

/// A place as people count: both from 1; columns count Unicode scalars, as editors do.
package struct Position: Equatable, Sendable {
  package let line: Int
  package let column: Int
}

extension SourceFile {
  /// The position of a byte offset; an offset past the end is the end. O(offset).
  package func position(of offset: Int) -> Position {
    let offset = min(max(offset, 0), bytes.count)
    var line = 1
    var lineStart = 0
    for i in 0..<offset where bytes[i] == UInt8(ascii: "\n") {
      line += 1
      lineStart = i + 1
    }
    let scalars = bytes[lineStart..<offset].reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    return Position(line: line, column: scalars + 1)
  }

  /// The bytes of the line that holds `offset`, without its line ending, and where it starts.
  package func line(at offset: Int) -> (start: Int, bytes: ArraySlice<UInt8>) {
    let offset = min(max(offset, 0), bytes.count)
    var start = offset
    while start > 0, bytes[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    var end = offset
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return (start, bytes[start..<max(end, start)])
  }
}
