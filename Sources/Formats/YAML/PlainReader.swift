import Base

// The reader for the YAML that people write in front matter and data files: block maps and lists, flow maps and
// lists, plain and quoted scalars on one line, literal text. It is some fifty times faster than the full parser and
// its messages know what was meant. What it does not know for certain (anchors, tags, folded or continued text, odd
// indentation) it declines, and the full parser decides; a property test holds the two equal on what both read.

/// Why reading stopped.
enum PlainStop: Error {
  /// Nothing wrong is known; the full parser shall read it.
  case declined
  /// It is wrong, and the message has been recorded.
  case faulty
}

/// Deeper nesting is refused: no data is meant to be so, and readers must not run out of stack.
let maximalDepth = 100

struct PlainReader {
  let text: YAMLText
  let bytes: UnsafeBufferPointer<UInt8>
  var i = 0
  var depth = 0
  var faults = Faults()
  /// The root's entries so far, so that a fault further down does not lose them.
  var rootEntries: [Node.Entry] = []

  init(_ text: YAMLText, _ bytes: UnsafeBufferPointer<UInt8>) {
    self.text = text
    self.bytes = bytes
  }

  /// The whole text as one node; null for a text without content.
  mutating func document() throws(PlainStop) -> Node {
    guard var line = try nextLine() else { return Node(.null, at: text.span(bytes.count..<bytes.count)) }
    if line.column == 0, isDocumentMark(line.start) {
      guard bytes[i] == UInt8(ascii: "-") else { throw .declined }
      i += 3
      try endOfLine()
      guard let next = try nextLine() else { throw .declined }
      line = next
    }
    if line.column == 0, bytes[i] == UInt8(ascii: "%") || isDocumentMark(i) { throw .declined }
    let root = try block(line, parent: -1)
    guard try nextLine() == nil else { throw .declined }
    return root
  }
}

// MARK: - Lines

struct ContentLine {
  /// Of its first byte that is no space.
  let start: Int
  let column: Int
}

extension PlainReader {
  /// Goes to the first byte of the next line with content and tells where that is; `nil` at the end. To be called at
  /// the start of a line. Comments and blank lines are passed.
  mutating func nextLine() throws(PlainStop) -> ContentLine? {
    while i < bytes.count {
      let lineStart = i
      while i < bytes.count, bytes[i] == 0x20 { i += 1 }
      guard i < bytes.count else { return nil }
      switch bytes[i] {
      case 0x0A: i += 1
      case 0x0D: i += 2  // checked text: a line feed follows
      case UInt8(ascii: "#"): skipLine()
      case 0x09: try passBlankLineWithTab()
      default: return ContentLine(start: i, column: i - lineStart)
      }
    }
    return nil
  }

  /// Goes behind the line break; anything but blanks and a comment on the way is not for this reader.
  mutating func endOfLine() throws(PlainStop) {
    let start = i
    while i < bytes.count, isBlank(bytes[i]) { i += 1 }
    guard i < bytes.count else { return }
    switch bytes[i] {
    case 0x0A: i += 1
    case 0x0D: i += 2
    case UInt8(ascii: "#") where i > start: skipLine()
    default: throw .declined
    }
  }

  mutating func skipLine() {
    while i < bytes.count, bytes[i] != 0x0A { i += 1 }
    if i < bytes.count { i += 1 }
  }

  func isLineEnd(_ at: Int) -> Bool { at >= bytes.count || bytes[at] == 0x0A || bytes[at] == 0x0D }

  func isBlankOrEnd(_ at: Int) -> Bool { isLineEnd(at) || isBlank(bytes[at]) }

  func isDocumentMark(_ at: Int) -> Bool {
    guard at + 2 < bytes.count, bytes[at] == 0x2D || bytes[at] == 0x2E else { return false }
    return bytes[at + 1] == bytes[at] && bytes[at + 2] == bytes[at] && isBlankOrEnd(at + 3)
  }

  private mutating func passBlankLineWithTab() throws(PlainStop) {
    let tab = i
    while i < bytes.count, isBlank(bytes[i]) { i += 1 }
    if isLineEnd(i) { return }
    if bytes[i] == UInt8(ascii: "#") { throw .declined }
    faults.report(.tabIndentation(at: text.span(tab..<tab + 1)))
    throw .faulty
  }
}

// MARK: - Blocks

extension PlainReader {
  /// What starts on this line, whose parent's column is `parent`.
  mutating func block(_ line: ContentLine, parent: Int) throws(PlainStop) -> Node {
    try deeper()
    defer { depth -= 1 }
    if isListMark(i) { return try list(at: line.column) }
    if let node = try wholeFlow() { return node }
    guard try atKey() else { throw try missingColon(line.column) }
    return try map(at: line.column)
  }

  private mutating func deeper() throws(PlainStop) {
    depth += 1
    guard depth > maximalDepth else { return }
    faults.report(.tooDeep(at: text.span(i..<i + 1)))
    throw .faulty
  }

  func isListMark(_ at: Int) -> Bool { bytes[at] == UInt8(ascii: "-") && isBlankOrEnd(at + 1) }

  // A flow collection that is all there is: `{kind: bar}`.
  private mutating func wholeFlow() throws(PlainStop) -> Node? {
    guard bytes[i] == UInt8(ascii: "{") || bytes[i] == UInt8(ascii: "[") else { return nil }
    let node = try flowCollection()
    try endOfLine()
    return node
  }

  private mutating func map(at column: Int) throws(PlainStop) -> Node {
    var map = MapEntries()
    do throws(PlainStop) { try fill(&map, at: column) } catch {
      if depth == 1 { rootEntries = map.entries }
      throw error
    }
    return Node(.map(map.entries), at: collectionSpan(map.entries))
  }

  private mutating func fill(_ map: inout MapEntries, at column: Int) throws(PlainStop) {
    while true {
      let entry = try self.entry(at: column)
      if !map.append(entry), faults.hasRoom() {
        faults.report(.duplicateKey(entry.key, at: entry.keySpan, first: map.first(entry.key)?.keySpan))
      }
      let here = i
      guard let line = try nextLine(), line.column >= column else {
        i = here
        return
      }
      guard line.column == column, !isListMark(i), column > 0 || !isDocumentMark(i) else { throw .declined }
    }
  }

  private func collectionSpan(_ entries: [Node.Entry]) -> Span {
    entries[0].keySpan.joined(entries[entries.count - 1].value.span)
  }

  private mutating func entry(at column: Int) throws(PlainStop) -> Node.Entry {
    let (key, keySpan) = try blockKey()
    let colonEnd = i
    let value = try self.value(parent: column, after: colonEnd, key: true)
    return Node.Entry(key: key, keySpan: keySpan, value: value)
  }

  private mutating func list(at column: Int) throws(PlainStop) -> Node {
    var items: [Node] = []
    let start = i
    while true {
      i += 1
      items.append(try value(parent: column, after: i, key: false))
      let here = i
      guard let line = try nextLine(), line.column >= column else {
        i = here
        break
      }
      if line.column == column, !isListMark(i) {
        i = here
        break
      }
      guard line.column == column, column > 0 || !isDocumentMark(i) else { throw .declined }
    }
    return Node(.list(items), at: text.span(start..<start + 1).joined(items[items.count - 1].span))
  }

  /// What stands behind a colon or a dash; goes behind its last line break.
  private mutating func value(parent column: Int, after mark: Int, key: Bool) throws(PlainStop) -> Node {
    let lineStart = start(ofLineAt: mark)
    while i < bytes.count, bytes[i] == 0x20 { i += 1 }
    guard i < bytes.count, !isLineEnd(i), bytes[i] != UInt8(ascii: "#") || i == mark else {
      skipLine()
      return try valueBelow(parent: column, after: mark, key: key)
    }
    var beginsBlock = false
    if !key { beginsBlock = try isListMark(i) ? true : atKey() }
    if beginsBlock {
      return try block(ContentLine(start: i, column: i - lineStart), parent: column)
    }
    switch bytes[i] {
    case UInt8(ascii: "|"): return try literal(parent: column)
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      return try quotedValue()
    case UInt8(ascii: "@"), UInt8(ascii: "`"), UInt8(ascii: "%"): return reservedValue()
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      try deeper()
      defer { depth -= 1 }
      let node = try flowCollection()
      try endOfLine()
      return node
    default: return try plain(parent: column)
    }
  }

  private mutating func valueBelow(parent column: Int, after mark: Int, key: Bool) throws(PlainStop) -> Node {
    let here = i
    if let line = try nextLine() {
      if line.column > column { return try block(line, parent: column) }
      // A list may stand as far left as the key it belongs to.
      if key, line.column == column, isListMark(i) {
        try deeper()
        defer { depth -= 1 }
        return try list(at: column)
      }
    }
    i = here
    return Node(.null, at: text.span(mark..<mark))
  }

  func start(ofLineAt offset: Int) -> Int {
    var start = offset
    while start > 0, bytes[start - 1] != 0x0A { start -= 1 }
    return start
  }
}
