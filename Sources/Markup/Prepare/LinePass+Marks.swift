// What is written in place of what cmark does not know, and the prefixes in front of it.

import Base

extension LinePass {
  /// The line as it stands, without what was cut out of its prefix.
  mutating func emit() {
    if !pieces.isEmpty || pieceSpaces > 0 {
      append(pieces)
      out.append(0x20, count: pieceSpaces)
    }
    if line.end + 1 == nextLine, line.end < source.count,
      source[line.end] == 0x0A { return out.append(pieceStart..<nextLine) }
    out.append(pieceStart..<line.end)
    out.append(0x0A)
  }

  mutating func append(_ pieces: [(range: Range<Int>, spaces: Int)]) {
    for piece in pieces {
      out.append(0x20, count: piece.spaces)
      out.append(piece.range)
    }
  }

  /// A mark in place of the rest of this line.
  mutating func markHere(_ index: Int, title: Range<Int>? = nil) {
    appendPieces()
    out.append("###### \u{E000}")
    out.append(number: index)
    if let title {
      out.append(0x20)
      out.append(title)
      end()
    } else {
      out.append(0x0A)
    }
  }

  /// In place of a line that is not printed: without it cmark would go on with the paragraph before.
  mutating func nothing() {
    appendPieces()
    out.append("###### \u{E004}\n")
  }

  /// The line's prefix up to here, without what was cut out of it.
  private mutating func appendPieces() {
    append(pieces)
    out.append(0x20, count: pieceSpaces)
    out.append(pieceStart..<max(pieceStart, line.offset))
    pieces.removeAll(keepingCapacity: true)
    (pieceStart, pieceSpaces) = (line.offset, 0)
  }

  /// The end of a container or footnote, on a line of its own in the blocks that are open.
  mutating func closingMark(_ index: Int) {
    appendPrefix()
    out.append("###### \u{E001}")
    out.append(number: index)
    out.append(0x0A)
  }

  /// Behind a marked heading's text: so that a trailing # stays.
  mutating func end() { out.append(" \u{E00F}\n") }

  /// What a line needs in front of it to belong to the blocks that are open.
  mutating func appendPrefix() {
    for open in stack {
      switch open.kind {
      case .quote: out.append("> ")
      case .item: out.append(0x20, count: open.need)
      case .footnote, .container: break
      }
    }
  }

  func span(_ range: Range<Int>) -> Span { Span(file, base + range.lowerBound..<base + range.upperBound) }
}
