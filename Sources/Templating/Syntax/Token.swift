import Base

/// One token of an expression. Symbols are kept as their bytes: `==`, `//`, `|`.
struct Token {
  enum Kind: Equatable {
    case name(String)
    case int(Int)
    case double(Double)
    case string(String)
    case symbol(String)
    /// `}}` or `%}` with its sign, or the end of the text.
    case end
  }

  let kind: Kind
  let range: Range<Int>

  func isSymbol(_ text: String) -> Bool { kind == .symbol(text) }
  func isWord(_ text: String) -> Bool { kind == .name(text) }

  /// For messages: “foo”, or "the end of the tag".
  var words: String {
    switch kind {
    case .name(let text), .symbol(let text): "“\(text)”"
    case .int(let value): "“\(value)”"
    case .double(let value): "“\(value)”"
    case .string: "a string"
    case .end: "the end of the tag"
    }
  }
}

/// Reads tokens on demand: the parser says where, so that `@2017-Q4` and `{{ {'a': {}} }}` need no guessing here.
struct Lexer {
  let bytes: ArraySlice<UInt8>
  let file: ID<SourceFile>
  var position: Int

  init(_ bytes: ArraySlice<UInt8>, in file: ID<SourceFile>, at position: Int) {
    self.bytes = bytes
    self.file = file
    self.position = position
  }

  /// The next token; at the end of a tag, or of the text, one of kind `end` without moving.
  mutating func next() throws(SyntaxFault) -> Token {
    while let byte = byte(0), isWhitespace(byte) || byte == 0x0B { position += 1 }
    let start = position
    guard let first = byte(0) else { return Token(kind: .end, range: start..<start) }
    if isLetter(first) || first == UInt8(ascii: "_") { return name(from: start) }
    if isDigit(first) { return try number(from: start) }
    if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") { return try string(from: start, quote: first) }
    if isTagEnd { return Token(kind: .end, range: start..<start) }
    return try symbol(from: start)
  }

  /// Whether a tag ends here: `}}`, `%}`, with a sign before it or not.
  var isTagEnd: Bool {
    let skip = byte(0) == UInt8(ascii: "-") || byte(0) == UInt8(ascii: "+") ? 1 : 0
    guard let a = byte(skip), let b = byte(skip + 1), b == UInt8(ascii: "}") else { return false }
    return a == UInt8(ascii: "%") || a == UInt8(ascii: "}")
  }

  func byte(_ offset: Int) -> UInt8? { position + offset < bytes.endIndex ? bytes[position + offset] : nil }

  private mutating func name(from start: Int) -> Token {
    while let byte = byte(0), isWordByte(byte) { position += 1 }
    return Token(kind: .name(bytes[start..<position].string), range: start..<position)
  }

  private mutating func number(from start: Int) throws(SyntaxFault) -> Token {
    if byte(0) == 0x30, let mark = byte(1), let radix = [0x78: 16, 0x6F: 8, 0x62: 2][Int(mark | 0x20)] {
      position += 2
      while let byte = byte(0), isWordByte(byte) { position += 1 }
      let text = bytes[(start + 2)..<position].string.filter { $0 != "_" }
      guard let value = Int(text, radix: radix) else { throw badNumber(start) }
      return Token(kind: .int(value), range: start..<position)
    }
    skipDigits()
    var isWhole = true
    if byte(0) == UInt8(ascii: "."), byte(1).map(isDigit) == true {
      isWhole = false
      position += 1
      skipDigits()
    }
    if let mark = byte(0), mark | 0x20 == UInt8(ascii: "e") {
      let sign = byte(1) == UInt8(ascii: "-") || byte(1) == UInt8(ascii: "+") ? 1 : 0
      if byte(1 + sign).map(isDigit) == true {
        isWhole = false
        position += 1 + sign
        skipDigits()
      }
    }
    if let byte = byte(0), isLetter(byte) {
      while let byte = self.byte(0), isWordByte(byte) { position += 1 }
      throw badNumber(start)
    }
    let text = bytes[start..<position].string.filter { $0 != "_" }
    if isWhole, text.utf8.count > 1, text.utf8.first == 0x30, text.utf8.contains(where: { $0 != 0x30 }) {
      throw badNumber(start, help: "a code with leading zeros is text: \"\(text)\"")
    }
    if isWhole {
      guard let value = Int(text) else { throw badNumber(start, help: "whole numbers reach to 9223372036854775807") }
      return Token(kind: .int(value), range: start..<position)
    }
    guard let value = Double(text), value.isFinite else { throw badNumber(start) }
    return Token(kind: .double(value), range: start..<position)
  }

  private mutating func skipDigits() {
    while let byte = byte(0), isDigit(byte) || byte == 0x5F && self.byte(1).map(isDigit) == true { position += 1 }
  }

  private func badNumber(_ start: Int, help: String? = nil) -> SyntaxFault {
    fault("template/number", "“\(bytes[start..<position].string)” is no number", start..<position, help: help)
  }

  private mutating func string(from start: Int, quote: UInt8) throws(SyntaxFault) -> Token {
    position += 1
    var text: [UInt8] = []
    while let byte = byte(0), byte != quote {
      if byte == UInt8(ascii: "\\") {
        try escape(into: &text)
      } else {
        text.append(byte)
        position += 1
      }
    }
    guard byte(0) == quote else {
      throw fault("template/string", "this string has no closing quote", start..<min(start + 1, bytes.endIndex))
    }
    position += 1
    return Token(kind: .string(String(decoding: text, as: UTF8.self)), range: start..<position)
  }

  private mutating func escape(into text: inout [UInt8]) throws(SyntaxFault) {
    let start = position
    guard let mark = byte(1) else {
      position += 1
      return
    }
    position += 2
    switch mark {
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "\n"): break
    case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""): text.append(mark)
    case UInt8(ascii: "x"): try scalar(digits: 2, from: start, into: &text)
    case UInt8(ascii: "u"): try scalar(digits: 4, from: start, into: &text)
    case UInt8(ascii: "U"): try scalar(digits: 8, from: start, into: &text)
    default: text += [UInt8(ascii: "\\"), mark]  // as Python: an escape that is none stands for itself
    }
  }

  private mutating func scalar(digits count: Int, from start: Int, into text: inout [UInt8]) throws(SyntaxFault) {
    let digits = bytes[position..<min(position + count, bytes.endIndex)]
    guard digits.count == count, let value = UInt32(digits.string, radix: 16), let scalar = Unicode.Scalar(value) else {
      throw fault("template/string", "this escape names no character", start..<min(position + count, bytes.endIndex))
    }
    text += Array(String(scalar).utf8)
    position += count
  }

  private mutating func symbol(from start: Int) throws(SyntaxFault) -> Token {
    let two = bytes[start..<min(start + 2, bytes.endIndex)].string
    if ["==", "!=", "<=", ">=", "//", "**"].contains(two) {
      position += 2
      return Token(kind: .symbol(two), range: start..<position)
    }
    let one = bytes[start]
    if "+-*/%~<>=|.,:()[]{}@".utf8.contains(one) {
      position += 1
      return Token(kind: .symbol(String(UnicodeScalar(one))), range: start..<position)
    }
    var end = start + 1
    while end < bytes.endIndex, bytes[end] & 0xC0 == 0x80 { end += 1 }
    let help: String? =
      switch one {
      case UInt8(ascii: "&"): "write “and”"
      case UInt8(ascii: "!"): "write “not”"
      case UInt8(ascii: ";"): "one tag holds one statement"
      default: nil
      }
    throw fault("template/character", "“\(bytes[start..<end].string)” has no meaning here", start..<end, help: help)
  }

  func fault(_ code: String, _ message: String, _ range: Range<Int>, help: String? = nil) -> SyntaxFault {
    SyntaxFault(diagnostic: Diagnostic(.error, code, message, at: Span(file, range), help: help))
  }
}
