// What is written for bytes that mean something to markup, and which addresses and styles are harmless.

import Base

/// How a byte is written where markup would take it for its own; `nil` for almost all, which stand as they are.
@inline(__always) func markupReference(_ byte: UInt8) -> StaticString? {
  // All lie below “?”: one bit for each.
  guard byte < 0x40, (marked &>> UInt64(byte)) & 1 != 0 else { return nil }
  return switch byte {
  case 0x26: "&amp;"
  case 0x3C: "&lt;"
  case 0x3E: "&gt;"
  case 0x22: "&#34;"
  case 0x27: "&#39;"
  case 0: "\u{FFFD}"  // no page may hold a NUL
  default: nil
  }
}

private let marked: UInt64 = 1 | 1 << 0x22 | 1 << 0x26 | 1 << 0x27 | 1 << 0x3C | 1 << 0x3E

extension Output {
  /// XML text: what XML forbids becomes U+FFFD.
  mutating func appendXMLMarkup(_ text: String) {
    guard text.utf8.contains(where: { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D || $0 == 0xEF }) else {
      return appendMarkup(text)
    }
    var clean = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isForbidden =
        scalar.value < 0x20 && scalar != "\t" && scalar != "\n" && scalar != "\r" || scalar.value == 0xFFFE
        || scalar.value == 0xFFFF
      clean.append(isForbidden ? "\u{FFFD}" : scalar)
    }
    appendMarkup(String(clean))
  }
}

/// Text as HTML, with Jinja's references.
func markupEscaped(_ text: String) -> String {
  var out = Output(capacity: text.utf8.count)
  out.appendMarkup(text)
  return out.text
}

/// Whether a URL may stand where a link, an image or a form begins: relative, or of a scheme that runs nothing.
func isHarmless(url text: String) -> Bool {
  // Most are paths: decided at the first byte that can end a scheme.
  if text.utf8.withContiguousStorageIfAvailable({ beginsWithPath($0) }) == true { return true }
  // Browsers drop white space and control characters inside a scheme.
  let bytes = text.utf8.filter { $0 > 0x20 && $0 != 0x7F }
  guard let end = bytes.firstIndex(where: { [0x3A, 0x2F, 0x3F, 0x23].contains($0) }), bytes[end] == 0x3A else {
    return true
  }
  let scheme = String(decoding: bytes[..<end], as: UTF8.self).lowercased()
  if ["http", "https", "mailto", "tel", "ftp", "geo"].contains(scheme) { return true }
  guard scheme == "data" else { return false }
  let rest = String(decoding: bytes[end...], as: UTF8.self).lowercased()
  return [":image/png", ":image/jpeg", ":image/gif", ":image/webp", ":image/avif"].contains { rest.hasPrefix($0) }
}

private func beginsWithPath(_ url: UnsafeBufferPointer<UInt8>) -> Bool {
  for byte in url {
    if byte == 0x2F || byte == 0x3F || byte == 0x23 { return true }
    if byte == 0x3A { return false }
  }
  return false
}

/// Whether text can stand in CSS without ending or beginning anything.
func isHarmless(style text: String) -> Bool {
  text.utf8.allSatisfy { isWordByte($0) || $0 >= 0x80 || " .,%#+-".utf8.contains($0) }
    && !text.utf8.elementsEqual("--".utf8)
}
