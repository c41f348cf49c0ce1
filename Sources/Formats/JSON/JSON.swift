import Base

// RFC 8259, strictly, and each value with its place. The text has been checked before, so bytes of 0x80 and more are
// whole characters.

/// A JSON file as a tree. Objects keep the order of their members; a member twice is an error.
package func json(_ file: SourceFile) -> Checked<Node> {
  let start = file.bytes.starts(with: byteOrderMark) ? 3 : 0
  let checked = checkedText(file, start..<file.bytes.count, code: "json")
  return checked.bytes.withUnsafeBufferPointer { bytes in
    var reader = JSONReader(file: file, bytes: bytes, base: start)
    let root = reader.document()
    return Checked(root, checked.faults.diagnostics("json") + reader.faults.diagnostics("json"))
  }
}

/// Thrown after the fault has been recorded.
private struct JSONStop: Error {}

private struct JSONReader {
  let file: SourceFile
  let bytes: UnsafeBufferPointer<UInt8>
  let base: Int
  var i = 0
  var depth = 0
  var faults = Faults()
  /// The items of an outermost list that were whole when a fault was met.
  private var partial: [Node] = []

  init(file: SourceFile, bytes: UnsafeBufferPointer<UInt8>, base: Int) {
    self.file = file
    self.bytes = bytes
    self.base = base
  }

  mutating func document() -> Node {
    do throws(JSONStop) {
      skipBlanks()
      guard i < bytes.count else { throw fault("json/empty", "an empty file is no JSON", i) }
      let root = try value()
      skipBlanks()
      if i < bytes.count {
        faults.report(.json("json/syntax", "something follows the end of the value", at: span(i..<i + 1)))
      }
      return root
    } catch {
      return Node(partial.isEmpty ? .null : .list(partial), at: span(0..<min(1, bytes.count)))
    }
  }

  private func span(_ range: Range<Int>) -> Span {
    file.span(range.lowerBound + base..<range.upperBound + base)
  }

  private mutating func fault(_ code: String, _ message: String, _ at: Int, help: String? = nil) -> JSONStop {
    let at = min(at, max(0, bytes.count - 1))
    faults.report(.json(code, message, at: span(at..<min(at + 1, bytes.count)), help: help))
    return JSONStop()
  }

  private mutating func skipBlanks() {
    while i < bytes.count, isWhitespace(bytes[i]) { i += 1 }
  }
}

// MARK: - Values

extension JSONReader {
  private mutating func value() throws(JSONStop) -> Node {
    guard i < bytes.count else { throw fault("json/syntax", "the file ends where a value is expected", i) }
    switch bytes[i] {
    case UInt8(ascii: "{"): return try nested { reader throws(JSONStop) in try reader.object() }
    case UInt8(ascii: "["): return try nested { reader throws(JSONStop) in try reader.array() }
    case UInt8(ascii: "\""):
      let start = i
      let text = try string()
      return Node(.string(text), text: text, at: span(start..<i))
    case UInt8(ascii: "-"), 0x30...0x39: return try number()
    default: return try word()
    }
  }

  private mutating func nested(
    _ read: (inout JSONReader) throws(JSONStop) -> Node
  ) throws(JSONStop) -> Node {
    depth += 1
    defer { depth -= 1 }
    guard depth <= maximalDepth else {
      throw fault("json/too-deep", "nested deeper than \(maximalDepth) levels", i)
    }
    return try read(&self)
  }

  private mutating func object() throws(JSONStop) -> Node {
    let start = i
    var map = MapEntries()
    i += 1
    while try more(UInt8(ascii: "}"), isFirst: map.isEmpty, opened: start) {
      guard bytes[i] == UInt8(ascii: "\"") else {
        throw fault("json/key", "a key in double quotes is expected here", i)
      }
      let keyStart = i
      let key = try string()
      let keySpan = span(keyStart..<i)
      skipBlanks()
      guard i < bytes.count, bytes[i] == UInt8(ascii: ":") else {
        throw fault("json/missing-colon", "no colon behind the key “\(shown(Array(key.utf8)[...]))”", i)
      }
      i += 1
      skipBlanks()
      let value = try value()
      if !map.append(Node.Entry(key: key, keySpan: keySpan, value: value)), faults.hasRoom() {
        faults.report(
          Diagnostic(
            .error, "json/duplicate-key", "the key “\(key)” stands here a second time", at: keySpan,
            notes: map.first(key).map { [Note("first here", at: $0.keySpan)] } ?? [],
            help: "keep one of the two"))
      }
    }
    return Node(.map(map.entries), at: span(start..<i))
  }

  private mutating func array() throws(JSONStop) -> Node {
    let start = i
    var items: [Node] = []
    let isOutermost = depth == 1
    i += 1
    do throws(JSONStop) {
      while try more(UInt8(ascii: "]"), isFirst: items.isEmpty, opened: start) { items.append(try value()) }
    } catch {
      if isOutermost { partial = items }
      throw error
    }
    return Node(.list(items), at: span(start..<i))
  }

  /// Goes to the next member; `false` behind the closing bracket.
  private mutating func more(_ closing: UInt8, isFirst: Bool, opened: Int) throws(JSONStop) -> Bool {
    skipBlanks()
    guard i < bytes.count else {
      let bracket = String(UnicodeScalar(bytes[opened]))
      throw fault(
        "json/unclosed-bracket", "“\(bracket)” is never closed", opened,
        help: "add “\(UnicodeScalar(closing))”")
    }
    if bytes[i] == closing {
      i += 1
      return false
    }
    if isFirst { return true }
    guard bytes[i] == UInt8(ascii: ",") else {
      throw fault("json/missing-comma", "a comma or “\(UnicodeScalar(closing))” is missing before this", i)
    }
    let comma = i
    i += 1
    skipBlanks()
    if i < bytes.count, bytes[i] == closing {
      throw fault("json/trailing-comma", "a comma with nothing behind it", comma, help: "delete it")
    }
    return i < bytes.count
      ? true : try more(closing, isFirst: isFirst, opened: opened)  // tells that the bracket is not closed
  }

  private mutating func word() throws(JSONStop) -> Node {
    let start = i
    while i < bytes.count, isWordByte(bytes[i]) { i += 1 }
    let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<i]), as: UTF8.self)
    switch text {
    case "null": return Node(.null, text: text, at: span(start..<i))
    case "true": return Node(.bool(true), text: text, at: span(start..<i))
    case "false": return Node(.bool(false), text: text, at: span(start..<i))
    case "NaN", "Infinity":
      throw fault("json/not-a-number", "\(text) is no value", start, help: "write null")
    default:
      if bytes[start] == UInt8(ascii: "'") {
        throw fault("json/quote", "text in single quotes", start, help: "use double quotes")
      }
      throw fault("json/syntax", "no value begins like this", start, help: "text stands in double quotes")
    }
  }

  private mutating func number() throws(JSONStop) -> Node {
    let start = i
    while i < bytes.count, isDigit(bytes[i]) || "+-.eE".utf8.contains(bytes[i]) { i += 1 }
    let run = UnsafeBufferPointer(rebasing: bytes[start..<i])
    let text = String(decoding: run, as: UTF8.self)
    let digits = run.first == 0x2D ? run.dropFirst() : run[...]
    guard let first = digits.first, isDigit(first),
      digits.count < 2 || first != 0x30 || !isDigit(digits[digits.startIndex + 1]),
      let base = run.baseAddress, plainNumber(base, run.count) != nil
    else { throw fault("json/not-a-number", "“\(shown(Array(run)[...]))” is not a JSON number", start) }
    return Node(plainContent(run, text), text: text, at: span(start..<i))
  }
}

// MARK: - Strings

extension JSONReader {
  private mutating func string() throws(JSONStop) -> String {
    let open = i
    i += 1
    let start = i
    while i < bytes.count, bytes[i] != UInt8(ascii: "\""), bytes[i] != 0x5C, bytes[i] >= 0x20 { i += 1 }
    if i < bytes.count, bytes[i] == UInt8(ascii: "\"") {
      i += 1
      return String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<i - 1]), as: UTF8.self)
    }
    var out = Array(bytes[start..<i])
    while i < bytes.count, bytes[i] != UInt8(ascii: "\"") {
      guard bytes[i] != 0x0A, bytes[i] != 0x0D else { break }
      if bytes[i] == 0x5C {
        try escape(into: &out)
      } else if bytes[i] < 0x20 {
        throw fault("json/syntax", "a bare tab inside text", i, help: "write \\t")
      } else {
        out.append(bytes[i])
        i += 1
      }
    }
    guard i < bytes.count, bytes[i] == UInt8(ascii: "\"") else {
      throw fault("json/unclosed-quote", "the quote \" is never closed on its line", open)
    }
    i += 1
    return String(decoding: out, as: UTF8.self)
  }

  private mutating func escape(into out: inout [UInt8]) throws(JSONStop) {
    let at = i
    i += 2
    switch at + 1 < bytes.count ? bytes[at + 1] : 0 {
    case UInt8(ascii: "\""): out.append(0x22)
    case UInt8(ascii: "\\"): out.append(0x5C)
    case UInt8(ascii: "/"): out.append(0x2F)
    case UInt8(ascii: "b"): out.append(0x08)
    case UInt8(ascii: "f"): out.append(0x0C)
    case UInt8(ascii: "n"): out.append(0x0A)
    case UInt8(ascii: "r"): out.append(0x0D)
    case UInt8(ascii: "t"): out.append(0x09)
    case UInt8(ascii: "u"): out.append(contentsOf: String(Character(try scalar(at))).utf8)
    default: throw fault("json/escape", "an unknown escape", at, help: "write \\\\ for a backslash")
    }
  }

  private mutating func scalar(_ at: Int) throws(JSONStop) -> Unicode.Scalar {
    let first = try unit(at)
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard first < 0xDC00, i + 1 < bytes.count, bytes[i] == 0x5C, bytes[i + 1] == UInt8(ascii: "u") else {
      throw fault("json/escape", "half of a surrogate pair", at)
    }
    i += 2
    let second = try unit(at)
    guard (0xDC00...0xDFFF).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw fault("json/escape", "half of a surrogate pair", at) }
    return scalar
  }

  private mutating func unit(_ at: Int) throws(JSONStop) -> UInt32 {
    var value: UInt32 = 0
    for j in i..<i + 4 {
      guard j < bytes.count, let digit = hexadecimalValue(bytes[j]) else {
        throw fault("json/escape", "\\u needs four hexadecimal digits", at)
      }
      value = value << 4 | UInt32(digit)
    }
    i += 4
    return value
  }
}

extension Diagnostic {
  fileprivate static func json(_ code: String, _ message: String, at span: Span, help: String? = nil)
    -> Diagnostic
  {
    Diagnostic(.error, code, message, at: span, help: help)
  }
}
