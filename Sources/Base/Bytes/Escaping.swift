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

  /// The same of bytes.
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
    var text = text
    text.withUTF8 { run in
      var start = 0
      for i in 0..<run.count {
        let byte = run[i]
        // Digits and their points and hyphens, letters and what belongs to other scripts: nearly always.
        if byte > 0x26, byte < 0x3C { continue }
        if byte > 0x3E, byte != 0x5C, byte != 0x7F, byte != 0xE2 { continue }
        guard let escape = jsonEscape(run, at: i) else { continue }
        append(UnsafeBufferPointer(rebasing: run[start..<i]))
        append(text: escape.text)
        start = i + escape.length
      }
      append(UnsafeBufferPointer(rebasing: run[start...]))
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
}

// What is written instead of the character at `i`, and how many bytes it has; nil where it stays.
private func jsonEscape(_ run: UnsafeBufferPointer<UInt8>, at i: Int) -> (text: String, length: Int)? {
  switch run[i] {
  case 0x22: return ("\\\"", 1)
  case 0x5C: return ("\\\\", 1)
  case 0x0A: return ("\\n", 1)
  case 0x0D: return ("\\r", 1)
  case 0x09: return ("\\t", 1)
  case 0..<0x20, 0x3C, 0x3E, 0x26, 0x7F: return (unicodeEscape(UInt32(run[i])), 1)
  case 0xE2 where i + 2 < run.count && run[i + 1] == 0x80 && run[i + 2] & 0xFE == 0xA8:
    return (unicodeEscape(0x2000 + UInt32(run[i + 2] & 0x3F)), 3)
  default: return nil
  }
}

private func unicodeEscape(_ value: UInt32) -> String {
  let digits = [12, 8, 4, 0].map { hexDigit(UInt8(value >> $0 & 15)) | 0x20 }
  return "\\u" + String(decoding: digits, as: UTF8.self)
}

private func hexDigit(_ value: UInt8) -> UInt8 { value < 10 ? 48 + value : 55 + value }

/// Text as HTML, for the places where a String is at hand and speed does not matter.
package func escaped(_ text: String) -> String {
  var out = ByteWriter()
  out.appendEscaped(text)
  return out.text
}
