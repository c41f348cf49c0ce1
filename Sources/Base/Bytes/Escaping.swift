// Escaping for every place where text meets markup. Runs are appended whole: most text has nothing to escape.

extension ByteWriter {
  /// HTML or XML text and double-quoted attribute values: `& < > "` as references.
  @inlinable package mutating func appendEscaped(_ run: UnsafeBufferPointer<UInt8>) {
    var start = 0
    for i in 0..<run.count {
      let reference: StaticString
      switch run[i] {
      case 0x26: reference = "&amp;"
      case 0x3C: reference = "&lt;"
      case 0x3E: reference = "&gt;"
      case 0x22: reference = "&quot;"
      default: continue
      }
      append(UnsafeBufferPointer(rebasing: run[start..<i]))
      append(reference)
      start = i + 1
    }
    append(UnsafeBufferPointer(rebasing: run[start...]))
  }

  @inlinable package mutating func appendEscaped(_ run: ArraySlice<UInt8>) {
    run.withUnsafeBufferPointer { appendEscaped($0) }
  }

  @inlinable package mutating func appendEscaped(_ text: String) {
    var text = text
    text.withUTF8 { appendEscaped($0) }
  }

  /// XML 1.0 text or attribute: as above, and control characters that XML forbids become U+FFFD.
  package mutating func appendXML(_ text: String) {
    var text = text
    text.withUTF8 { appendXML($0) }
  }

  package mutating func appendXML(_ run: UnsafeBufferPointer<UInt8>) {
    var start = 0
    for i in 0..<run.count {
      // Letters and digits, nearly always.
      if run[i] > 0x3E { continue }
      let reference: StaticString
      switch run[i] {
      case 0x26: reference = "&amp;"
      case 0x3C: reference = "&lt;"
      case 0x3E: reference = "&gt;"
      case 0x22: reference = "&quot;"
      case 0x09, 0x0A, 0x0D: continue
      case 0..<0x20: reference = "\u{FFFD}"
      default: continue
      }
      if start < i { append(UnsafeBufferPointer(rebasing: run[start..<i])) }
      append(reference)
      start = i + 1
    }
    if start < run.count { append(UnsafeBufferPointer(rebasing: run[start...])) }
  }

  /// A JSON string with its quotes. `<`, `>`, `&` and the line separators are written as \u escapes, so that the
  /// result is safe inside `<script type="application/json">` too.
  package mutating func appendJSON(_ text: String) {
    append(UInt8(ascii: "\""))
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x22: append("\\\"")
      case 0x5C: append("\\\\")
      case 0x0A: append("\\n")
      case 0x0D: append("\\r")
      case 0x09: append("\\t")
      case 0..<0x20, 0x3C, 0x3E, 0x26, 0x7F, 0x2028, 0x2029: appendUnicodeEscape(scalar.value)
      default: bytes.append(contentsOf: UTF8.encode(scalar)!)  // every Unicode.Scalar has a UTF-8 encoding
      }
    }
    append(UInt8(ascii: "\""))
  }

  /// One segment of a URL: all but unreserved characters percent-encoded. `keepSlash` leaves `/` as it is.
  package mutating func appendPercentEncoded(_ text: String, keepSlash: Bool = false) {
    for byte in text.utf8 {
      let unreserved = isWordByte(byte) || byte == 0x2D || byte == 0x2E || byte == 0x7E || keepSlash && byte == 0x2F
      if unreserved {
        append(byte)
      } else {
        append(UInt8(ascii: "%"))
        append(hexDigit(byte >> 4))
        append(hexDigit(byte & 15))
      }
    }
  }

  private mutating func appendUnicodeEscape(_ value: UInt32) {
    append("\\u")
    for shift in [12, 8, 4, 0] as [UInt32] { append(hexDigit(UInt8(value >> shift & 15)) | 0x20) }
  }
}

private func hexDigit(_ value: UInt8) -> UInt8 { value < 10 ? 48 + value : 55 + value }

/// Text as HTML, for the places where a String is at hand and speed does not matter.
package func escaped(_ text: String) -> String {
  var out = ByteWriter()
  out.appendEscaped(text)
  return out.text
}
