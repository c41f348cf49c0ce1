import Base

// Readers below work on bytes that are known to be text: valid UTF-8 without control characters. What is not is told
// of here and overwritten, byte for byte, so that all offsets stay true and reading goes on.

/// Some text and how its offsets lie in the file.
struct CheckedText {
  var bytes: [UInt8]
  /// Where it has a byte that a YAML 1.1 scanner takes for a line break or refuses, although it is text.
  var hasUnusual = false
  var faults = Faults()
}

/// The bytes of `range` as clean text. One pass; a word at a time over plain ASCII.
func checkedText(_ file: SourceFile, _ range: Range<Int>, code area: String) -> CheckedText {
  var text = CheckedText(bytes: range == 0..<file.bytes.count ? file.bytes : Array(file.bytes[range]))
  var offset = 0
  while let found = firstSuspect(text.bytes, from: offset) {
    offset = found
    check(&text, &offset, file, base: range.lowerBound, area)
  }
  return text
}

/// The first byte that is no printable ASCII, tab, or line break (LF, CR LF); `nil` where there is none.
private func firstSuspect(_ bytes: [UInt8], from start: Int) -> Int? {
  bytes.withUnsafeBytes { raw in
    var i = start
    let count = raw.count
    while i < count {
      if i + 8 <= count {
        let word = raw.loadUnaligned(fromByteOffset: i, as: UInt64.self)
        // A byte below 0x20 borrows into its high bit; 0x7F and bytes above have it or get it by adding one.
        let low = (word &- 0x2020_2020_2020_2020) & ~word
        if (low | word | (word &+ 0x0101_0101_0101_0101)) & 0x8080_8080_8080_8080 == 0 {
          i += 8
          continue
        }
      }
      let byte = raw[i]
      let plain =
        byte >= 0x20 && byte < 0x7F || byte == 0x0A || byte == 0x09
        || byte == 0x0D && i + 1 < count && raw[i + 1] == 0x0A
      if !plain { return i }
      i += 1
    }
    return nil
  }
}

private func check(_ text: inout CheckedText, _ i: inout Int, _ file: SourceFile, base: Int, _ area: String) {
  let byte = text.bytes[i]
  func place(_ count: Int) -> Span { file.span(base + i..<base + i + count) }
  switch byte {
  case 0x0D:
    text.hasUnusual = true
    i += 1
  case 0x00:
    if text.faults.hasRoom() { text.faults.report(.nulByte(area, at: place(1))) }
    text.bytes[i] = 0x20
    i += 1
  case ..<0x20, 0x7F:
    if text.faults.hasRoom() { text.faults.report(.controlCharacter(byte, area, at: place(1))) }
    text.bytes[i] = 0x20
    i += 1
  default:
    let length = scalarLength(text.bytes, i)
    guard length > 0 else {
      if text.faults.hasRoom() { text.faults.report(.invalidUTF8(byte, area, at: place(1))) }
      text.bytes[i] = UInt8(ascii: "?")
      i += 1
      return
    }
    if isUnusual(text.bytes, i) { text.hasUnusual = true }
    i += length
  }
}

/// So many faults of one file are told; the rest is counted.
let maximalFaults = 20

/// The number of bytes of the well-formed UTF-8 sequence at `i`; 0 where there is none.
/// - Source: The Unicode Standard 15, table 3-7.
func scalarLength(_ bytes: [UInt8], _ i: Int) -> Int {
  func tail(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
    i + offset < bytes.count && range.contains(bytes[i + offset])
  }
  switch bytes[i] {
  case ..<0x80: return 1
  case 0xC2...0xDF: return tail(1) ? 2 : 0
  case 0xE0: return tail(1, 0xA0...0xBF) && tail(2) ? 3 : 0
  case 0xE1...0xEC, 0xEE, 0xEF: return tail(1) && tail(2) ? 3 : 0
  case 0xED: return tail(1, 0x80...0x9F) && tail(2) ? 3 : 0
  case 0xF0: return tail(1, 0x90...0xBF) && tail(2) && tail(3) ? 4 : 0
  case 0xF1...0xF3: return tail(1) && tail(2) && tail(3) ? 4 : 0
  case 0xF4: return tail(1, 0x80...0x8F) && tail(2) && tail(3) ? 4 : 0
  default: return 0
  }
}

// C1 controls, the line separators, a byte order mark inside, and U+FFFE: text, but not to every YAML scanner.
private func isUnusual(_ bytes: [UInt8], _ i: Int) -> Bool {
  switch bytes[i] {
  case 0xC2: bytes[i + 1] < 0xA0
  case 0xE2: bytes[i + 1] == 0x80 && (bytes[i + 2] == 0xA8 || bytes[i + 2] == 0xA9)
  case 0xEF: bytes[i + 1] == 0xBB && bytes[i + 2] == 0xBF || bytes[i + 1] == 0xBF && bytes[i + 2] >= 0xBE
  default: false
  }
}

extension Diagnostic {
  static func invalidUTF8(_ byte: UInt8, _ area: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .error, "\(area)/invalid-utf8", "byte 0x\(hexadecimal(byte)) is not valid UTF-8", at: span,
      help: "save the file as UTF-8")
  }

  static func nulByte(_ area: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .error, "\(area)/nul-byte", "a NUL byte does not belong into text", at: span,
      help: "save the file as UTF-8 without NUL bytes")
  }

  static func controlCharacter(_ byte: UInt8, _ area: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .error, "\(area)/control-character",
      "control character 0x\(hexadecimal(byte)) does not belong into text",
      at: span, help: "delete it")
  }
}

private func hexadecimal(_ byte: UInt8) -> String {
  let digits = String(byte, radix: 16, uppercase: true)
  return digits.utf8.count < 2 ? "0" + digits : digits
}
