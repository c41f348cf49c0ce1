import Base

/// A place in a line, counted in columns as CommonMark does: a tab goes to the next multiple of four, and part of it
/// may already be consumed.
struct LineCursor {
  var start = 0
  /// Before the line ending.
  var end = 0
  var offset = 0
  var column = 0
  private var isInsideTab = false

  // What `look` finds.
  private(set) var first = 0
  private(set) var indent = 0
  private(set) var isBlank = false

  init() {}

  init(start: Int, end: Int) {
    (self.start, self.end, offset, first) = (start, end, start, start)
  }

  /// Finds the first byte that is no blank, and how many columns away it is.
  mutating func look(_ source: Bytes) {
    first = offset
    var at = column
    while first < end {
      if source[first] == 0x20 { at += 1 } else if source[first] == 0x09 { at += 4 - at % 4 } else { break }
      first += 1
    }
    indent = at - column
    isBlank = first == end
  }

  mutating func advance(columns count: Int, _ source: Bytes) {
    var rest = count
    while rest > 0, offset < end {
      if source[offset] == 0x09 {
        let width = 4 - column % 4
        isInsideTab = width > rest
        column += min(width, rest)
        if !isInsideTab { offset += 1 }
        rest -= min(width, rest)
      } else {
        isInsideTab = false
        offset += 1
        column += 1
        rest -= 1
      }
    }
  }

  /// Passes bytes that are no tabs.
  mutating func skip(_ count: Int) {
    isInsideTab = false
    offset += count
    column += count
  }

  mutating func skipBlanks(_ source: Bytes) {
    look(source)
    column += indent
    offset = first
    isInsideTab = false
  }

  /// Where copying goes on, and the spaces that stand for the rest of a tab.
  var resumption: (offset: Int, spaces: Int) { isInsideTab ? (offset + 1, 4 - column % 4) : (offset, 0) }
}
