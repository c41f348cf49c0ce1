// The tokeniser: literal text moves a place on, byte by byte where a byte can change it.

import Base

extension Place {
  mutating func pass(_ text: [UInt8]) {
    guard mode != .plain else { return }
    var i = 0
    while i < text.count {
      // Runs of text, of attributes' values and of what closes a tag are most of a template.
      if let end = endOfRun {
        guard let next = text[i...].firstIndex(of: end) else { return }
        i = next
      }
      pass(text[i])
      i += 1
    }
  }

  // The byte up to which nothing happens here.
  private var endOfRun: UInt8? {
    switch mode {
    case .data: UInt8(ascii: "<")
    case .endTag: UInt8(ascii: ">")
    case .doubleQuoted where kind == .plain || kind == .url && isSchemeFixed: UInt8(ascii: "\"")
    default: nil
    }
  }

  private mutating func pass(_ byte: UInt8) {
    switch mode {
    case .data:
      guard byte == UInt8(ascii: "<") else { return }
      mode = .tagOpen
      tail.removeAll()
    case .tagOpen: openTag(byte)
    case .tagName:
      if isWhitespace(byte) || byte == UInt8(ascii: "/") {
        mode = .inTag
      } else if byte == UInt8(ascii: ">") {
        closeTag()
      } else {
        element.append(lower(byte))
      }
    case .endTag: if byte == UInt8(ascii: ">") { mode = .data }
    case .inTag: inTag(byte)
    case .attributeName: nameByte(byte)
    case .afterName:
      if byte == UInt8(ascii: "=") { mode = .beforeValue } else if !isWhitespace(byte) { inTag(byte) }
    case .beforeValue: beginValue(byte)
    case .doubleQuoted: valueByte(byte, quote: UInt8(ascii: "\""))
    case .singleQuoted: valueByte(byte, quote: UInt8(ascii: "'"))
    case .unquoted:
      if isWhitespace(byte) {
        mode = .inTag
      } else if byte == UInt8(ascii: ">") {
        closeTag()
      } else {
        if kind == .scriptType { scriptType?.append(lower(byte)) }
      }
    case .declaration: declaration(byte)
    case .instruction: if byte == UInt8(ascii: ">") { mode = .data }
    case .comment: until(byte, "-->")
    case .cdata: until(byte, "]]>")
    case .rawText: rawText(byte)
    case .json: jsonByte(byte)
    case .plain: break
    }
  }

  private mutating func openTag(_ byte: UInt8) {
    if isLetter(byte) {
      mode = .tagName
      element.removeAll()
      element.append(lower(byte))
      attribute.removeAll()
      scriptType = nil
      kind = .plain
    } else if byte == UInt8(ascii: "/") {
      mode = .endTag
    } else if byte == UInt8(ascii: "!") {
      mode = .declaration
      tail.removeAll()
    } else if byte == UInt8(ascii: "?") {
      mode = .instruction
    } else {
      mode = byte == UInt8(ascii: "<") ? .tagOpen : .data
    }
  }

  mutating func inTag(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: ">"): closeTag()
    case UInt8(ascii: "/"): mode = .inTag
    default:
      if isWhitespace(byte) {
        mode = .inTag
      } else {
        mode = .attributeName
        attribute.removeAll()
        appendToAttribute(byte)
      }
    }
  }

  private mutating func nameByte(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "="):
      mode = .beforeValue
    case UInt8(ascii: ">"): closeTag()
    case UInt8(ascii: "/"): mode = .inTag
    default: if isWhitespace(byte) { mode = .afterName } else { appendToAttribute(byte) }
    }
  }

  private mutating func appendToAttribute(_ byte: UInt8) {
    if byte == UInt8(ascii: ":") { attribute.removeAll() } else { attribute.append(lower(byte)) }
  }

  private mutating func beginValue(_ byte: UInt8) {
    if isWhitespace(byte) { return }
    kind = kindOfAttribute()
    isSchemeFixed = false
    tail.removeAll()
    if kind == .scriptType { scriptType = [] }
    switch byte {
    case UInt8(ascii: "\""): mode = .doubleQuoted
    case UInt8(ascii: "'"): mode = .singleQuoted
    case UInt8(ascii: ">"): closeTag()
    default:
      mode = .unquoted
      if kind == .scriptType { scriptType?.append(lower(byte)) }
    }
  }

  private mutating func valueByte(_ byte: UInt8, quote: UInt8) {
    if byte == quote {
      mode = .inTag
      isSchemeFixed = false
      kind = .plain
      tail.removeAll()
      return
    }
    if kind == .scriptType { scriptType?.append(lower(byte)) }
    guard kind == .url, !isSchemeFixed else { return }
    if byte > 0x20, tail.count < 16 { tail.append(lower(byte)) }
    switch byte {
    case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"): isSchemeFixed = true
    case UInt8(ascii: ":"):
      isSchemeFixed = true
      // What follows a scheme that runs scripts is a script.
      if ["javascript:", "vbscript:", "data:"].contains(tail) { kind = .event }
    default: return
    }
    tail.removeAll()
  }

  private mutating func closeTag() {
    attribute.removeAll()
    kind = .plain
    isSchemeFixed = false
    tail.removeAll()
    isInString = false
    isEscaped = false
    raw = markup == .html ? rawKind() : .none
    mode = raw == .none ? .data : .rawText
    if raw == .none { element.removeAll() }
    scriptType = nil
  }

  private func rawKind() -> Raw {
    // Few elements are as long as the names below, and this is asked of every tag.
    guard element.count >= 5 || element == "xmp" else { return .none }
    switch element.text {
    case "script":
      let type = scriptType.map { String(decoding: $0, as: UTF8.self) } ?? ""
      let isJSON = type == "importmap" || type == "speculationrules" || type.hasSuffix("json")
      return isJSON ? .json : .script
    case "style": return .style
    case "title", "textarea": return .title
    case "iframe", "noembed", "noframes", "xmp", "plaintext": return .script
    default: return .none
    }
  }

  mutating func declaration(_ byte: UInt8) {
    if byte == UInt8(ascii: ">") {
      mode = .data
      return
    }
    if tail.count < 7 { tail.append(byte) }
    if tail == "--" {
      mode = .comment
      tail.removeAll()
    } else if tail == "[CDATA[", markup == .xml {
      mode = .cdata
      tail.removeAll()
    }
  }

  private mutating func until(_ byte: UInt8, _ end: ShortText) {
    tail.append(byte)
    if tail.count > 3 { tail.removeFirst() }
    guard tail == end || end == "-->" && tail == "->" else { return }
    mode = .data
    tail.removeAll()
  }

  mutating func rawText(_ byte: UInt8) {
    // `</title` ends `<title>`; what follows up to `>` belongs to the end tag.
    if tail.count == element.count + 2, isWhitespace(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">") {
      mode = byte == UInt8(ascii: ">") ? .data : .endTag
      (raw, element, tail, isInString) = (.none, ShortText(), ShortText(), false)
      return
    }
    if raw == .json { jsonByte(byte) }
    if tail.count < element.count + 2, lower(byte) == endTag(tail.count) {
      tail.append(lower(byte))
    } else if byte == UInt8(ascii: "<") {
      tail.removeAll()
      tail.append(byte)
    } else if !tail.isEmpty {
      tail.removeAll()
    }
  }

  // The byte at a position of `</element`.
  func endTag(_ position: Int) -> UInt8 {
    position == 0 ? UInt8(ascii: "<") : position == 1 ? UInt8(ascii: "/") : element[position - 2]
  }

  private mutating func jsonByte(_ byte: UInt8) {
    if !isInString {
      isInString = byte == UInt8(ascii: "\"")
    } else if isEscaped {
      isEscaped = false
    } else if byte == UInt8(ascii: "\\") {
      isEscaped = true
    } else if byte == UInt8(ascii: "\"") {
      isInString = false
    }
  }

  private func kindOfAttribute() -> Attribute {
    let name = attribute.text
    guard let kind = attributeKinds[name] else {
      return name.utf8.count > 2 && name.utf8.starts(with: "on".utf8) && markup == .html ? .event : .plain
    }
    let tag = element.text
    return switch name {
    case "data": tag == "object" ? kind : .plain
    case "to", "from", "by", "values": tag.hasPrefix("animate") || tag == "set" ? kind : .plain
    case "type": tag == "script" ? kind : .plain
    default: kind
    }
  }
}

// What an attribute holds; of some elements only, for `data`, `type` and the animated values.
private let attributeKinds: NameTable<Place.Attribute> = [
  "href": .url, "src": .url, "action": .url, "formaction": .url, "cite": .url, "poster": .url, "background": .url,
  "manifest": .url, "longdesc": .url, "codebase": .url, "ping": .url, "base": .url,
  "data": .url, "to": .url, "from": .url, "by": .url, "values": .url,
  "srcset": .sourceSet, "imagesrcset": .sourceSet, "style": .style, "srcdoc": .document, "type": .scriptType,
]

private func lower(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }
