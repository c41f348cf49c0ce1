import Base

extension PlainReader {
  /// Whether a key and its colon stand here.
  func atKey() throws(PlainStop) -> Bool {
    switch bytes[i] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      guard var end = closingQuote(i) else { return false }
      while end < bytes.count, bytes[end] == 0x20 { end += 1 }
      return end < bytes.count && bytes[end] == UInt8(ascii: ":") && isBlankOrEnd(end + 1)
    default:
      guard canStartPlain(i) else { return false }
      return colon(from: i) != nil
    }
  }

  /// Reads a key and its colon. Long ones are declined: a scanner looks only so far for the colon.
  mutating func blockKey() throws(PlainStop) -> (String, Span) {
    let start = i
    if bytes[i] == UInt8(ascii: "\"") || bytes[i] == UInt8(ascii: "'") {
      guard try atKey() else { throw .declined }
      let node = try quoted()
      guard i - start < 1000 else { throw .declined }
      while bytes[i] != UInt8(ascii: ":") { i += 1 }
      i += 1
      return (node.text, node.span)
    }
    guard canStartPlain(i) else { throw .declined }
    guard let colon = colon(from: i) else { throw .declined }
    var end = colon
    while end > start, bytes[end - 1] == 0x20 { end -= 1 }
    guard colon - start < 1000, end > start, bytes[end - 1] != 0x09 else { throw .declined }
    i = colon + 1
    return (string(start..<end), text.span(start..<end))
  }

  /// A scalar without quotes up to the end of its line.
  mutating func plain(parent column: Int) throws(PlainStop) -> Node {
    guard canStartPlain(i) else { throw .declined }
    let start = i
    var end = start
    var ambiguous: Int?
    while !isLineEnd(i) {
      let byte = bytes[i]
      if byte == UInt8(ascii: "#"), isBlank(bytes[i - 1]) { break }
      if byte == UInt8(ascii: ":"), isBlankOrEnd(i + 1) { ambiguous = ambiguous ?? i }
      i += 1
      if !isBlank(byte) { end = i }
    }
    skipLine()
    try refuseContinuation(deeperThan: column)
    let content = self.content(start..<end)
    if let ambiguous {
      if faults.hasRoom() {
        faults.report(.colonInText(content.text, at: text.span(ambiguous..<ambiguous + 1)))
      }
      return Node(.string(content.text), text: content.text, at: text.span(start..<end))
    }
    return content
  }

  /// Text in quotes, on one line; goes behind the closing quote.
  mutating func quoted() throws(PlainStop) -> Node {
    let start = i
    guard let end = closingQuote(start) else { throw .declined }
    i = end
    let inner = start + 1..<end - 1
    let quote = bytes[start]
    let value: String
    if quote == UInt8(ascii: "'") {
      value = inner.contains { bytes[$0] == quote } ? unescapedSingle(inner) : string(inner)
    } else {
      value = inner.contains { bytes[$0] == 0x5C } ? try unescapedDouble(inner) : string(inner)
    }
    return Node(.string(value), text: value, at: text.span(start..<end))
  }

  /// `|` and the lines below it that are indented deeper than `column`.
  mutating func literal(parent column: Int) throws(PlainStop) -> Node {
    let span = text.span(i..<i + 1)
    i += 1
    var keepsLastBreak = true
    if i < bytes.count, bytes[i] == UInt8(ascii: "-") {
      keepsLastBreak = false
      i += 1
    }
    try endOfLine()
    var out: [UInt8] = []
    var pendingBreaks = 0
    var indent: Int?
    while i < bytes.count {
      let lineStart = i
      while i < bytes.count, bytes[i] == 0x20, indent.map({ i - lineStart < $0 }) ?? true { i += 1 }
      if isLineEnd(i) {
        if indent == nil, i - lineStart > 0 { throw .declined }
        pendingBreaks += 1
        skipLine()
        continue
      }
      if bytes[i] == 0x09, indent.map({ i - lineStart < $0 }) ?? true { throw .declined }
      if i - lineStart < indent ?? column + 1 {
        i = lineStart
        break
      }
      if column < 0 { throw .declined }
      indent = indent ?? i - lineStart
      out.append(contentsOf: repeatElement(0x0A, count: pendingBreaks))
      let contentStart = i
      while !isLineEnd(i) { i += 1 }
      out.append(contentsOf: bytes[contentStart..<i])
      pendingBreaks = i < bytes.count ? 1 : 0
      skipLine()
    }
    if keepsLastBreak, pendingBreaks > 0, indent != nil { out.append(0x0A) }
    let value = String(decoding: out, as: UTF8.self)
    return Node(.string(value), text: value, at: span)
  }
}

// MARK: - Pieces

extension PlainReader {
  func string(_ range: Range<Int>) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
  }

  /// A plain scalar by its meaning.
  func content(_ range: Range<Int>) -> Node {
    let value = string(range)
    return Node(
      plainContent(UnsafeBufferPointer(rebasing: bytes[range]), value), text: value, at: text.span(range))
  }

  /// Whether a plain scalar may start here. What may only sometimes is left to the full parser.
  func canStartPlain(_ at: Int) -> Bool {
    switch bytes[at] {
    case UInt8(ascii: "-"): !isBlankOrEnd(at + 1)
    case UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"),
      UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "#"), UInt8(ascii: "&"), UInt8(ascii: "*"),
      UInt8(ascii: "!"), UInt8(ascii: "|"), UInt8(ascii: ">"), UInt8(ascii: "'"), UInt8(ascii: "\""),
      UInt8(ascii: "%"), UInt8(ascii: "@"), UInt8(ascii: "`"), 0x09:
      false
    default: true
    }
  }

  /// The offset behind the quote that closes the one at `start`; `nil` where there is none on the line.
  func closingQuote(_ start: Int) -> Int? {
    let quote = bytes[start]
    var j = start + 1
    while !isLineEnd(j) {
      if bytes[j] == quote {
        guard quote == UInt8(ascii: "'"), j + 1 < bytes.count, bytes[j + 1] == quote else { return j + 1 }
        j += 1
      } else if bytes[j] == 0x5C, quote == UInt8(ascii: "\"") {
        j += 1
        if isLineEnd(j) { return nil }
      }
      j += 1
    }
    return nil
  }

  /// The colon that ends a plain key on this line.
  private func colon(from start: Int) -> Int? {
    var j = start
    while !isLineEnd(j) {
      if bytes[j] == UInt8(ascii: ":"), isBlankOrEnd(j + 1) { return j }
      if bytes[j] == UInt8(ascii: "#"), j > start, isBlank(bytes[j - 1]) { return nil }
      j += 1
    }
    return nil
  }

  // `title:Hubs` above another key: told here, since the full parser takes it for text and finds fault with the next
  // line. Where no key follows it may be text indeed.
  mutating func missingColon(_ column: Int) throws(PlainStop) -> PlainStop {
    let start = i
    let end = lineEnd(i)
    guard let colon = bytes[start..<end].firstIndex(of: UInt8(ascii: ":")), colon > start, colon + 1 < end,
      bytes[start..<colon].allSatisfy({ isWordByte($0) || $0 == 0x2D })
    else { return .declined }
    skipLine()
    guard let next = try lookAhead(), next.column == column, try atKey() else { return .declined }
    faults.report(.missingBlank(string(start..<colon), at: text.span(colon..<colon + 1)))
    return .faulty
  }

  /// Text in quotes that is all there is behind a key or a dash.
  mutating func quotedValue() throws(PlainStop) -> Node {
    let start = i
    let node = try quoted()
    let close = i
    while i < bytes.count, isBlank(bytes[i]) { i += 1 }
    if isLineEnd(i) || bytes[i] == UInt8(ascii: "#") && i > close {
      skipLine()
      return node
    }
    let end = trimmedLineEnd(start)
    // A comment right behind the quote is one to the full parser.
    guard bytes[i] != UInt8(ascii: "#"), bytes[i] != UInt8(ascii: ":") || !isBlankOrEnd(i + 1) else {
      throw .declined
    }
    if faults.hasRoom() { faults.report(.textAfterQuote(bytes[start], at: text.span(close - 1..<close))) }
    skipLine()
    return Node(.string(string(start..<end)), text: string(start..<end), at: text.span(start..<end))
  }

  /// Text that begins with a character that YAML keeps for itself; told of and taken as it is.
  mutating func reservedValue() -> Node {
    let end = trimmedLineEnd(i)
    let value = string(i..<end)
    if faults.hasRoom() { faults.report(.reserved(bytes[i], at: text.span(i..<i + 1), value: value)) }
    let node = Node(.string(value), text: value, at: text.span(i..<end))
    skipLine()
    return node
  }

  private func lineEnd(_ start: Int) -> Int {
    var end = start
    while !isLineEnd(end) { end += 1 }
    return end
  }

  private func trimmedLineEnd(_ start: Int) -> Int {
    var end = lineEnd(start)
    while end > start, isBlank(bytes[end - 1]) { end -= 1 }
    return end
  }

  private mutating func refuseContinuation(deeperThan column: Int) throws(PlainStop) {
    let here = i
    if let line = try lookAhead(), line.column > column { throw .declined }
    i = here
  }

  // A tab in front of text that goes on from the line above may be allowed; the full parser knows.
  private mutating func lookAhead() throws(PlainStop) -> ContentLine? {
    let told = faults
    do throws(PlainStop) { return try nextLine() } catch {
      faults = told
      throw .declined
    }
  }

  private func unescapedSingle(_ range: Range<Int>) -> String {
    var out: [UInt8] = []
    var j = range.lowerBound
    while j < range.upperBound {
      out.append(bytes[j])
      j += bytes[j] == UInt8(ascii: "'") ? 2 : 1
    }
    return String(decoding: out, as: UTF8.self)
  }

  private func unescapedDouble(_ range: Range<Int>) throws(PlainStop) -> String {
    var out: [UInt8] = []
    var j = range.lowerBound
    while j < range.upperBound {
      guard bytes[j] == 0x5C else {
        out.append(bytes[j])
        j += 1
        continue
      }
      switch bytes[j + 1] {
      case UInt8(ascii: "n"): out.append(0x0A)
      case UInt8(ascii: "t"): out.append(0x09)
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): out.append(bytes[j + 1])
      case UInt8(ascii: "u"):
        guard j + 6 <= range.upperBound, let scalar = scalar(j + 2) else { throw .declined }
        out.append(contentsOf: String(Character(scalar)).utf8)
        j += 4
      default: throw .declined
      }
      j += 2
    }
    return String(decoding: out, as: UTF8.self)
  }

  private func scalar(_ at: Int) -> Unicode.Scalar? {
    var value: UInt32 = 0
    for j in at..<at + 4 {
      guard let digit = hexadecimalValue(bytes[j]) else { return nil }
      value = value << 4 | UInt32(digit)
    }
    return Unicode.Scalar(value)
  }
}
