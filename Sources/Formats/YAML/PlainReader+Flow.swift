import Base

extension PlainReader {
  /// A list or map in brackets, over as many lines as it takes; goes behind the closing bracket.
  mutating func flowCollection() throws(PlainStop) -> Node {
    bytes[i] == UInt8(ascii: "[") ? try flowList() : try flowMap()
  }

  private mutating func flowList() throws(PlainStop) -> Node {
    let start = i
    i += 1
    var items: [Node] = []
    try skipToToken(opened: start)
    while bytes[i] != UInt8(ascii: "]") {
      items.append(try flowValue())
      try separator(closing: UInt8(ascii: "]"), opened: start)
    }
    i += 1
    let open = text.span(start..<start + 1)
    return Node(.list(items), at: items.last.map { open.joined($0.span) } ?? open)
  }

  private mutating func flowMap() throws(PlainStop) -> Node {
    let start = i
    i += 1
    var map = MapEntries()
    try skipToToken(opened: start)
    while bytes[i] != UInt8(ascii: "}") {
      let key = try flowScalar()
      guard key.span.range.count < 1000 else { throw .declined }
      try flowEntry(key, &map)
      try separator(closing: UInt8(ascii: "}"), opened: start)
    }
    i += 1
    let open = text.span(start..<start + 1)
    return Node(.map(map.entries), at: map.last.map { open.joined($0.value.span) } ?? open)
  }

  private mutating func flowEntry(_ key: Node, _ map: inout MapEntries) throws(PlainStop) {
    while i < bytes.count, bytes[i] == 0x20 { i += 1 }
    guard i < bytes.count, bytes[i] == UInt8(ascii: ":") else { throw .declined }
    i += 1
    guard isBlankOrEnd(i) else { throw .declined }
    try skipToToken(opened: nil)
    if bytes[i] == UInt8(ascii: ",") || bytes[i] == UInt8(ascii: "}") { throw .declined }
    let value = try flowValue()
    if !map.append(Node.Entry(key: key.text, keySpan: key.span, value: value)), faults.hasRoom() {
      faults.report(.duplicateKey(key.text, at: key.span, first: map.first(key.text)?.keySpan))
    }
  }

  private mutating func flowValue() throws(PlainStop) -> Node {
    switch bytes[i] {
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      depth += 1
      defer { depth -= 1 }
      guard depth <= maximalDepth else {
        faults.report(.tooDeep(at: text.span(i..<i + 1)))
        throw .faulty
      }
      return try flowCollection()
    default: return try flowScalar()
    }
  }

  private mutating func flowScalar() throws(PlainStop) -> Node {
    if bytes[i] == UInt8(ascii: "\"") || bytes[i] == UInt8(ascii: "'") { return try quoted() }
    guard canStartPlain(i), bytes[i] != UInt8(ascii: "-") || i + 1 < bytes.count && !isFlowMark(bytes[i + 1])
    else {
      throw .declined
    }
    let start = i
    var end = i
    while !isLineEnd(i), !isFlowMark(bytes[i]) {
      let byte = bytes[i]
      if byte == UInt8(ascii: "#"), isBlank(bytes[i - 1]) { break }
      if byte == UInt8(ascii: ":") {
        if isBlankOrEnd(i + 1) { break }
        if isFlowMark(bytes[i + 1]) || bytes[i + 1] == UInt8(ascii: "?") { throw .declined }
      }
      if byte == UInt8(ascii: "?") { throw .declined }
      i += 1
      if !isBlank(byte) { end = i }
    }
    guard end > start else { throw .declined }
    return content(start..<end)
  }

  private func isFlowMark(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"): true
    default: false
    }
  }

  /// Behind a value: a comma and what follows it, or the closing bracket.
  private mutating func separator(closing: UInt8, opened: Int) throws(PlainStop) {
    try skipToToken(opened: opened)
    if bytes[i] == closing { return }
    guard bytes[i] == UInt8(ascii: ",") else {
      guard unclosed(opened) else { throw .declined }
      faults.report(.unclosedBracket(bytes[opened], at: text.span(opened..<opened + 1)))
      throw .faulty
    }
    i += 1
    try skipToToken(opened: opened)
    if bytes[i] == UInt8(ascii: ",") { throw .declined }
  }

  // A key as far left as the line that opened the bracket: there the bracket should have been closed. The full parser
  // would miss a comma.
  private func unclosed(_ opened: Int) -> Bool {
    let (openedLine, line) = (start(ofLineAt: opened), start(ofLineAt: i))
    var indent = openedLine
    while bytes[indent] == 0x20 { indent += 1 }
    guard line > openedLine, i - line <= indent - openedLine else { return false }
    var end = i
    while end < bytes.count, isWordByte(bytes[end]) || bytes[end] == UInt8(ascii: "-") { end += 1 }
    return end > i && end < bytes.count && bytes[end] == UInt8(ascii: ":") && isBlankOrEnd(end + 1)
  }

  /// Passes blanks, line breaks and comments. The end of the text inside brackets is a fault.
  private mutating func skipToToken(opened: Int?) throws(PlainStop) {
    while i < bytes.count {
      switch bytes[i] {
      case 0x20, 0x09: i += 1
      case 0x0A, 0x0D:
        i += bytes[i] == 0x0A ? 1 : 2
        if i < bytes.count, isDocumentMark(i) { throw .declined }
      case UInt8(ascii: "#") where isWhitespace(bytes[i - 1]): skipLine()
      default: return
      }
    }
    guard let opened else { throw .declined }
    faults.report(.unclosedBracket(bytes[opened], at: text.span(opened..<opened + 1)))
    throw .faulty
  }
}
