// What cannot be published as it stands: bytes that are no UTF-8, characters that HTML does not admit, and those
// that the line pass marks its lines with.

import Base

/// Replaces by `?` bytes that are no UTF-8 and characters that HTML does not admit, and our private characters by
/// U+FFFD, which is as long.
func repaired(_ bytes: inout [UInt8], from base: Int, of file: ID<SourceFile>) -> [Diagnostic] {
  var i = bytes.withUnsafeBufferPointer { $0.firstUnusual(from: 0) }
  guard i < bytes.count else { return [] }
  var diagnostics: [Diagnostic] = []
  var (invalid, reserved, controls) = (0, 0, 0)
  while i < bytes.count {
    let length = bytes[i] < 0x80 ? 1 : sequenceLength(bytes, i)
    let span = Span(file, base + i..<base + i + max(1, length))
    if length == 0 {
      if invalid < 5 { diagnostics.append(.notUTF8(bytes[i], at: span)) }
      invalid += 1
      bytes[i] = 0x3F
    } else if isReserved(bytes, i, length) {
      if reserved < 5 { diagnostics.append(.reserved(at: span)) }
      reserved += 1
      (bytes[i], bytes[i + 1], bytes[i + 2]) = (0xEF, 0xBF, 0xBD)
    } else if isControl(bytes, i, length) {
      if controls < 5 { diagnostics.append(.control(bytes[i..<i + length], at: span)) }
      controls += 1
      for k in i..<i + length { bytes[k] = 0x3F }
    }
    i += max(1, length)
    if i < bytes.count, bytes[i] < 0x80 { i = bytes.withUnsafeBufferPointer { $0.firstUnusual(from: i) } }
  }
  return diagnostics
}

/// A text with U+FFFD in place of each character that HTML does not admit or that is ours; nil where it has none.
///
/// - Parameter text: UTF-8.
func withoutStrangeCharacters(_ text: Bytes) -> [UInt8]? {
  var i = text.firstUnusual(from: 0)
  var clean: [UInt8] = []
  var from = 0
  while i < text.count {
    let length = max(1, sequenceLength(text, i))
    if isReserved(text, i, length) || isControl(text, i, length) {
      clean += text[from..<i] + [0xEF, 0xBF, 0xBD]
      from = i + length
    }
    i = text.firstUnusual(from: i + length)
  }
  return from == 0 ? nil : clean + text[from...]
}

private func isReserved(_ bytes: some ByteRun, _ i: Int, _ length: Int) -> Bool {
  length == 3 && bytes[i] == MarkByte.first && bytes[i + 1] == MarkByte.second && bytes[i + 2] <= MarkByte.end
}

/// Whether the character at `i` is one that HTML does not admit: U+0001…U+001F, U+007F…U+009F, and the code points
/// that are no characters (U+FDD0…U+FDEF and the last two of each plane).
private func isControl(_ bytes: some ByteRun, _ i: Int, _ length: Int) -> Bool {
  switch length {
  case 1: return true
  case 2: return bytes[i] == 0xC2 && bytes[i + 1] < 0xA0
  case 3:
    guard bytes[i] == 0xEF else { return false }
    return bytes[i + 1] == 0xB7 ? (0x90...0xAF).contains(bytes[i + 2]) : bytes[i + 1] == 0xBF && bytes[i + 2] >= 0xBE
  default: return bytes[i + 1] & 0x0F == 0x0F && bytes[i + 2] == 0xBF && bytes[i + 3] >= 0xBE
  }
}

/// The length of the well-formed UTF-8 sequence at `i`; 0 where there is none (Unicode 15, table 3-7).
private func sequenceLength(_ bytes: some ByteRun, _ i: Int) -> Int {
  func trail(_ k: Int, _ low: UInt8 = 0x80, _ high: UInt8 = 0xBF) -> Bool {
    i + k < bytes.count && bytes[i + k] >= low && bytes[i + k] <= high
  }
  switch bytes[i] {
  case 0xC2...0xDF: return trail(1) ? 2 : 0
  case 0xE0: return trail(1, 0xA0) && trail(2) ? 3 : 0
  case 0xED: return trail(1, 0x80, 0x9F) && trail(2) ? 3 : 0
  case 0xE1...0xEF: return trail(1) && trail(2) ? 3 : 0
  case 0xF0: return trail(1, 0x90) && trail(2) && trail(3) ? 4 : 0
  case 0xF1...0xF3: return trail(1) && trail(2) && trail(3) ? 4 : 0
  case 0xF4: return trail(1, 0x80, 0x8F) && trail(2) && trail(3) ? 4 : 0
  default: return 0
  }
}

/// Bytes that are counted from 0.
private protocol ByteRun: RandomAccessCollection where Element == UInt8, Index == Int {}

extension [UInt8]: ByteRun {}
extension UnsafeBufferPointer<UInt8>: ByteRun {}

extension Diagnostic {
  fileprivate static func notUTF8(_ byte: UInt8, at span: Span) -> Diagnostic {
    Diagnostic(
      .error, "markdown/not-utf8", "byte \(span.start) (0x\(String(byte, radix: 16, uppercase: true))) is not UTF-8",
      at: span, help: "save the file as UTF-8")
  }

  fileprivate static func control(_ character: ArraySlice<UInt8>, at span: Span) -> Diagnostic {
    let number = String(decoding: character, as: UTF8.self).unicodeScalars.first?.value ?? 0
    let hexadecimal = String(number, radix: 16, uppercase: true)
    let code = String(repeating: "0", count: max(0, 4 - hexadecimal.count)) + hexadecimal
    return Diagnostic(
      .warning, "markdown/control-character", "the character U+\(code) is no text; shown as “?”", at: span,
      help: "remove it: it often comes with text copied from a PDF file")
  }

  fileprivate static func reserved(at span: Span) -> Diagnostic {
    Diagnostic(
      .warning, "markdown/reserved-character", "the characters U+E000 to U+E00F are reserved; shown as U+FFFD",
      at: span)
  }
}
